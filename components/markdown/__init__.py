"""Rich text: a closed subset of Markdown as a node tree, each node with its range in what the writer typed.

The subset is paragraphs, headings of level 2 and 3, lists, strong, emphasis, links, hard breaks and footnotes.
Everything else is a fault at its place, never silently dropped.
"""

from components.markdown.plain import paragraphs
from components.markdown.subset import faults_of_markdown, link_placeholders
from components.markdown.tree import parse

__all__ = ["faults_of_markdown", "link_placeholders", "paragraphs", "parse"]
