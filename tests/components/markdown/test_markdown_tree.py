"""Nodes know what the writer typed: every range is in code points of the value as it was sent."""

from collections.abc import Iterable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from components.markdown import paragraphs, parse
from components.nodes import (
    Break,
    Emphasis,
    Footnote,
    FootnoteReference,
    Heading,
    Link,
    List,
    ListItem,
    Node,
    Paragraph,
    Strong,
    Text,
)
from components.placeholders import Placeholder


def fill(gap: Placeholder) -> str:
    return {"price": "149,90 €", "cta_url": "https://a.example/ü"}.get(gap.name, gap.fallback or "")


def every(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from every(node.items if isinstance(node, List) else getattr(node, "children", ()))


def test_ranges_count_umlauts_and_emoji_as_one() -> None:
    text = "Größe 😀 **fünf**"
    (paragraph,) = parse(text, fill)
    assert paragraph == Paragraph(
        start=0,
        end=len(text),
        children=(
            Text(start=0, end=8, text="Größe 😀 "),
            Strong(start=8, end=16, children=(Text(start=10, end=14, text="fünf"),)),
        ),
    )


def test_placeholder_is_one_text_with_the_range_that_was_typed() -> None:
    text = "Für **{price}**, {recipient.first_name|*Kundin*}."
    (paragraph,) = parse(text, fill)
    texts = [(node.text, text[node.start : node.end]) for node in every([paragraph]) if isinstance(node, Text)]
    assert texts == [
        ("Für ", "Für "),
        ("149,90 €", "{price}"),
        (", ", ", "),
        ("*Kundin*", "{recipient.first_name|*Kundin*}"),
        (".", "."),
    ]


def test_filled_words_are_never_read_as_markup() -> None:
    (paragraph,) = parse("{recipient.first_name|**<b>[x](https://e.example)**}", fill)
    assert paragraph.children == (  # type: ignore[union-attr]  # a paragraph has children
        Text(start=0, end=52, text="**<b>[x](https://e.example)**"),
    )


def test_link_takes_an_address_from_a_fact_and_escapes_other_facts() -> None:
    text = "[a]({cta_url}) [b](https://b.example/?p={price}&n={recipient.first_name|A B})"
    links = [node.href for node in every(parse(text, fill)) if isinstance(node, Link)]
    assert links == ["https://a.example/ü", "https://b.example/?p=149%2C90%20%E2%82%AC&n=A%20B"]


def test_reference_links_and_bare_addresses_are_links() -> None:
    text = "[hier][z] <https://a.example> <a@b.example>\n\n[z]: https://{price}.example"
    links = [node.href for node in every(parse(text, fill)) if isinstance(node, Link)]
    assert links == ["https://149%2C90%20%E2%82%AC.example", "https://a.example", "mailto:a@b.example"]


def test_entities_and_escapes_are_the_signs_they_stand_for() -> None:
    text = "10&nbsp;% \\*nur\\* &amp; mehr"
    (paragraph,) = parse(text, fill)
    assert "".join(node.text for node in every([paragraph]) if isinstance(node, Text)) == "10\u00a0% *nur* & mehr"


def test_footnotes_are_numbered_as_they_are_mentioned_and_stand_last() -> None:
    nodes = parse("a[^x] b[^y] c[^x]\n\n[^y]: Ypsilon\n\n[^x]: Iks\n\nEnde", fill)
    marks = [node.number for node in every(nodes) if isinstance(node, FootnoteReference)]
    notes = [(node.number, paragraphs([node])) for node in nodes if isinstance(node, Footnote)]
    assert marks == [1, 2, 1]
    assert notes == [(1, ("¹ Iks",)), (2, ("² Ypsilon",))]
    assert isinstance(nodes[1], Paragraph)


def test_lists_keep_their_first_number_and_their_nesting() -> None:
    bullets, numbers = parse("- a\n  - b\n\n3. c\n4. d", fill)
    assert isinstance(bullets, List)
    assert bullets.first is None
    assert isinstance(bullets.items[0].children[1], List)
    assert isinstance(numbers, List)
    assert (numbers.first, len(numbers.items)) == (3, 2)


def test_plain_lines_keep_breaks_bullets_and_numbers() -> None:
    nodes = parse("## Titel\n\nEins\\\nzwei [Link](https://a.example)\nweich\n\n- a\n  - b\n\n2. c\n\n   d", fill)
    assert paragraphs(nodes) == ("Titel", "Eins\nzwei Link weich", "• a", "• b", "2. c", "d")


def test_node_kinds_are_all_there() -> None:
    text = "## H\n\n*e* **s** [l](https://a.example)[^1]\\\nx\n\n- i\n\n[^1]: f"
    kinds = {type(node) for node in every(parse(text, fill))}
    assert kinds == {
        Heading, Text, Paragraph, Emphasis, Strong, Link, FootnoteReference, Break, List, ListItem, Footnote,
    }  # fmt: skip


MARKUP = st.text(alphabet=st.sampled_from(list("ab äß€😀*_[]()#>-\n`~|{}<&;!^:1.\\")), max_size=60) | st.lists(
    st.sampled_from(
        ["{price}", "**", "*", "[a](https://a.example)", "\n\n", "- ", "ü", "[^1]", "[^1]: x", "&amp;", "## "]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(text=MARKUP)
def test_every_range_lies_in_the_text_and_plain_texts_are_what_was_typed(text: str) -> None:
    for node in every(parse(text, fill)):
        assert 0 <= node.start <= node.end <= len(text)
        if isinstance(node, Text) and len(node.text) == node.end - node.start and "{" not in text and "&" not in text:
            assert text[node.start : node.end].replace("\n", " ") == node.text.replace("\n", " ")
