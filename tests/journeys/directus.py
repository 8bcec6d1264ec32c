"""The German rows of a public content export, as `message` blocks: HTML turned into our Markdown.

`faithful` keeps what the HTML says, also what our Markdown subset refuses; `MENDED` says how an editor mends it.
"""

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from msgspec import Struct

__all__ = ["DATA", "Row", "informal", "mended_html", "message", "rows"]

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "directus-cms-i18n"


class Row(Struct, frozen=True, kw_only=True):
    """One German translation: whose it is, and its HTML."""

    key: str
    parent: str
    headline: str | None
    html: str


def rows() -> tuple[Row, ...]:
    """Read the German posts and rich texts."""
    found = []
    for table, title in (("posts", "title"), ("block_richtext", "headline")):
        for item in json.loads((DATA / f"{table}_translations.json").read_text("utf-8")):
            if item["languages_code"] == "de-DE":
                key = item.get("slug") or f"text-{item['id'][:8]}"
                found.append(Row(key=key, parent=item[table], headline=item[title], html=item["content"]))
    return tuple(found)


def message(row: Row) -> dict[str, object]:
    """Make the content of a message for mail and web."""
    texts = {"headline": row.headline, "body": markdown(row.html)}
    return {
        "channels": ["email", "web"],
        "facts": {},
        "texts": {"de-DE": {name: text for name, text in texts.items() if text}},
    }


# HTML → Markdown

_BLOCKS = {"h1": "# ", "h2": "## ", "h3": "### ", "blockquote": "> "}
_AROUND = {"strong": "**", "em": "*", "code": "`"}
_SPECIAL = re.compile(r"([\\`*_\[\]<{}])")


def markdown(html: str) -> str:
    """Write HTML as Markdown, faithfully."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return re.sub(r"\n{3,}", "\n\n", writer.text).strip()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._quoted = ""
        self._lists: list[int | None] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _AROUND:
            self.text += _AROUND[tag]
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""
            self.text += "["
        elif tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag == "hr":
            self.text += "\n\n---\n\n"
        elif tag == "blockquote":
            self._quoted = _BLOCKS[tag]
        else:
            self.text += f"\n\n{self._quoted}{_BLOCKS.get(tag, '')}"

    def _begin_item(self) -> None:
        number = self._lists[-1]
        if number is not None:
            self._lists[-1] = number + 1
        self.text += "\n" + ("- " if number is None else f"{number + 1}. ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _AROUND:
            self.text += _AROUND[tag]
        elif tag == "a":
            self.text += f"]({self._address})"
        elif tag in {"ul", "ol"}:
            self._lists.pop()
            self.text += "\n\n"
        elif tag == "blockquote":
            self._quoted = ""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.text += _SPECIAL.sub(r"\\\1", data.replace("\n", " "))


# mending, as an editor would

_HTML = (
    ("<h1>", "<h2>"),
    ("</h1>", "</h2>"),
    ("<blockquote>", ""),
    ("</blockquote>", ""),
    ("<hr>", ""),
    ("<code>", "<em>"),
    ("</code>", "</em>"),
    ('href="/', 'href="https://hub.example/'),
)


def mended_html(html: str) -> str:
    """Say in our subset what it lacks: smaller headings, no quotes, rules or code, full addresses."""
    for old, new in _HTML:
        html = html.replace(old, new)
    return html


_VERBS: Mapping[str, str] = {
    "wenn Sie es brauchen": "wenn du es brauchst",
    "Aktualisieren Sie": "Aktualisiere",
    "verwalten Sie": "verwalte",
    "bearbeiten Sie": "bearbeite",
    "organisieren Sie": "organisiere",
    "Stellen Sie es sich": "Stell es dir",
    "während Sie die Dinge heute einfach halten": "während du die Dinge heute einfach hältst",
    "Was Sie lieben werden": "Was du lieben wirst",
    "wenn Sie bereit für mehr als nur CMS sind": "wenn du bereit für mehr als nur CMS bist",
    "Beginnen Sie einfach, wachsen Sie nahtlos": "Beginne einfach, wachse nahtlos",
    "Versprechen an Sie": "Versprechen an dich",
    "besser für Sie": "besser für dich",
    "Wenn Sie Fragen": "Wenn du Fragen",
    "Informationen haben, kontaktieren Sie": "Informationen hast, kontaktiere",
    "stimmen Sie": "stimmst du",
    "die Sie uns freiwillig zur Verfügung stellen, wenn Sie sich auf der Website registrieren": (
        "die du uns freiwillig zur Verfügung stellst, wenn du dich auf der Website registrierst"
    ),
    "Dienstleistungen bekunden": "Dienstleistungen bekundest",
    "auf der Website teilnehmen oder uns anderweitig kontaktieren": (
        "auf der Website teilnimmst oder uns anderweitig kontaktierst"
    ),
    "die Sie treffen": "die du triffst",
    "die Sie verwenden": "die du verwendest",
    "wenn Sie Einkäufe tätigen": "wenn du Einkäufe tätigst",
    "um Sie zu kontaktieren": "um dich zu kontaktieren",
    "sollten Sie sich": "solltest du dir",
    "haben Sie": "hast du",
    "empfehlen Ihnen": "empfehlen dir",
    "von Ihnen": "von dir",
}
_POSSESSIVE = re.compile(r"\b(Ihr)(e[nmrs]?)?\b")


def informal(html: str) -> str:
    """Turn Sie into du, verbs included."""
    for old, new in _VERBS.items():
        html = html.replace(old, new)
    html = _POSSESSIVE.sub(lambda found: f"dein{found[2] or ''}", html)
    return re.sub(r"(^|[>.:] ?)dein", lambda found: f"{found[1]}Dein", html)
