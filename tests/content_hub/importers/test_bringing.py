"""Somebody comes from another system: their content as drafts, the same every time, and what is in its way."""

import json
from pathlib import Path
from typing import Any

import pytest

from content_hub.actions.bring import Brought, bring
from content_hub.errors import Invalid
from content_hub.importers.duplicates import near_duplicates
from content_hub.importers.mapping import lines_of, read_mapping
from content_hub.importers.markdown import from_html, from_rich_text
from content_hub.importers.records import contentful_records, directus_records
from content_hub.model import BlockState
from tests.journeys.corridor import NOW, WANDA, Corridor

MAPPING = """
format = "contentful"
locales = { de = "de-DE", "en-GB" = "en-GB" }

[[kinds]]
source = "banner"
component = "message"
key = "slug"
channels = ["web"]
texts = { headline = "title", body = "text", cta_label = "button" }
facts = { cta_url = "link" }

[[kinds]]
source = "offer"
component = "offer"
prefix = "offer-"
key = "slug"
channels = ["web"]
texts = { product = "name", headline = "name", body = "text", cta_label = "button" }
facts = { price = "price", cta_url = "link" }
"""


def rich(*paragraphs: str) -> dict[str, Any]:
    content = [
        {"nodeType": "paragraph", "data": {}, "content": [{"nodeType": "text", "value": text, "marks": [], "data": {}}]}
        for text in paragraphs
    ]
    return {"nodeType": "document", "data": {}, "content": content}


def entry(kind: str, id: str, **fields: Any) -> dict[str, Any]:  # noqa: A002 - as the export names it
    return {
        "sys": {"id": id, "type": "Entry", "contentType": {"sys": {"type": "Link", "id": kind}}},
        "fields": {name: value if isinstance(value, dict) else {"de": value} for name, value in fields.items()},
    }


def banner(id: str, slug: str, text: object) -> dict[str, Any]:  # noqa: A002 - as above
    link = "https://nordlicht.example/a"
    texts = {"de": text, "en-GB": rich("It gets dark at four in the afternoon.")}
    title = {"de": "Lange Abende", "en-GB": "Long evenings"}
    button = {"de": "Ansehen", "en-GB": "See them"}
    return entry("banner", id, slug=slug, title=title, text=texts, link=link, button=button)


def an_export(folder: Path) -> Path:
    """A small export after the public format."""
    offer = {"name": "Polarstern", "text": "{price}", "button": "Ansehen", "link": "https://nordlicht.example/p"}
    entries = [
        banner("e1", "Lange Abende für Größe", rich("Um vier wird es dunkel, und das Haus ist still.", "Ruf an.")),
        banner("e2", "zweite", rich("Um vier wird es dunkel, und das Haus ist still.", "Ruf uns an.")),
        entry("offer", "o1", slug="stern", price={"de": {"amount": "149.90", "currency": "EUR"}}, **offer),
        entry("offer", "o2", slug="stern", price={"de": {"amount": "129.90", "currency": "EUR"}}, **offer),
        entry("navigation", "n1", title="x"),
    ]
    file = folder / "contentful.json"
    file.write_text(json.dumps({"contentTypes": [], "entries": entries, "assets": [], "locales": []}))
    (folder / "mapping.toml").write_text(MAPPING)
    return file


def brought(corridor: Corridor, file: Path) -> Brought:
    lines = tuple(lines_of(read_mapping(file.parent / "mapping.toml"), contentful_records(file)))
    return corridor.do(bring(corridor.hub, "nordlicht", lines, caller=WANDA, now=NOW))


def test_contentful_comes_as_drafts_with_what_is_in_its_way(corridor: Corridor, tmp_path: Path) -> None:
    first = brought(corridor, an_export(tmp_path))
    assert {one.key: (one.outcome, one.error) for one in first.imported} == {
        "lange-abende-fuer-groesse": ("created", None),
        "zweite": ("created", None),
        "offer-stern": ("created", None),
        "offer-stern-o2": ("created", None),
    }
    assert corridor.block("zweite").state is BlockState.DRAFT
    assert next((near.locale, near.first, near.second) for near in first.duplicates) == (
        "de-DE",
        "lange-abende-fuer-groesse",
        "zweite",
    )
    assert {finding.rule for finding in first.contradictions} == {"facts/contradiction"}
    position = corridor.position()
    again = brought(corridor, tmp_path / "contentful.json")
    assert {one.outcome for one in again.imported} == {"unchanged"}
    assert corridor.position() == position


def test_directus_collections_come_with_their_translations(tmp_path: Path) -> None:
    posts = [{"id": 1, "slug": "hallo", "link": "https://nordlicht.example/"}]
    translated = [
        {
            "id": 7,
            "posts": 1,
            "languages_code": "de-DE",
            "title": "Hallo",
            "content": "<h1>Oben</h1><p>Ein <b>Text</b></p>",
        },
        {"id": 8, "posts": 1, "languages_code": "en-US", "title": "Hello", "content": None},
    ]
    (tmp_path / "posts.json").write_text(json.dumps(posts))
    (tmp_path / "posts_translations.json").write_text(json.dumps(translated))
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'format = "directus"\nlocales = { "en-US" = "en-GB" }\n[[kinds]]\nsource = "posts"\ncomponent = "message"\n'
        'key = "slug"\nhtml = ["body"]\ntexts = { headline = "title", body = "content" }\nfacts.cta_url = "link"\n'
    )
    (line,) = lines_of(read_mapping(mapping), directus_records(tmp_path))
    assert (line.key, line.component) == ("hallo", "message")
    assert line.content == {
        "facts": {"cta_url": "https://nordlicht.example/"},
        "texts": {"de-DE": {"headline": "Hallo", "body": "## Oben\n\nEin **Text**"}, "en-GB": {"headline": "Hello"}},
    }


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <strong>b </strong>c</p>", "a **b** c"),
        (
            "<ul><li><p>one</p></li><li>two<ol><li>deep</li></ol></li></ul><p>after</p>",
            "- one\n- two\n   1. deep\n\nafter",
        ),
        (
            '<p><a href="https://a.example/?b=1&amp;c=2">link</a><br>next</p>',
            "[link](https://a.example/?b=1&c=2)\\\nnext",
        ),
        ("1. no list", "1\\. no list"),
        ("# none *at all* {x}", "\\# none \\*at all\\* \\{x}"),
        ("<script>alert(1)</script><p>seen</p><hr>", "seen"),
        ("</li></ul></a></b>loose", "loose"),
        ("", ""),
    ],
)
def test_html_is_said_in_our_markdown(html: str, markdown: str) -> None:
    assert from_html(html) == markdown


def test_rich_text_says_what_it_holds() -> None:
    link = {
        "nodeType": "hyperlink",
        "data": {"uri": "https://a.example/"},
        "content": [{"nodeType": "text", "value": "b"}],
    }
    bold = {"nodeType": "text", "value": "<c>", "marks": [{"type": "bold"}]}
    document = {"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [link, bold]}]}
    assert from_rich_text(document) == "[b](https://a.example/)**\\<c>**"
    deep: dict[str, Any] = {"nodeType": "paragraph"}
    for _ in range(5000):
        deep = {"nodeType": "blockquote", "content": [deep]}
    assert from_rich_text(deep) == ""


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"entries": 1}', '{"entries": [1]}', '{"entries": [{"sys": 1}]}', "[" * 9999]
)
def test_what_is_no_export_is_said_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "export.json"
    file.write_text(text)
    with pytest.raises(Invalid):
        list(contentful_records(file))


@pytest.mark.parametrize(
    "text", ["", "format = 1", 'format = "word"\nkinds = []', "\x00", 'format = "directus"\nkinds = [{sauce = 1}]']
)
def test_what_is_no_mapping_is_said_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mapping.toml"
    file.write_text(text)
    with pytest.raises(Invalid):
        read_mapping(file)


def test_a_thousand_texts_are_compared_in_no_time() -> None:
    words = [f"w{number}" for number in range(4000)]
    texts = {("de-DE", f"b{n}"): " ".join(words[n : n + 60]) for n in range(1000)}
    texts["de-DE", "twin"] = " ".join(words[:60])
    found = [(near.first, near.second) for near in near_duplicates(texts, alike=1.0)]
    assert found == [("b0", "twin")]
