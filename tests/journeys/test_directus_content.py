"""Real content of another system: what the gate refuses of it and why, mended, published and delivered."""

import html
import json
import re
from collections.abc import Iterable

import msgspec
import pytest

from content_hub.actions.import_ import ImportBlocks, Imported, import_blocks, read_lines
from content_hub.errors import ContentHubError, ContentRejected, GateFailed, Invalid
from content_hub.model import BlockState
from tests.journeys.corridor import BRAND, NOW, WANDA, Corridor
from tests.journeys.directus import DATA, Row, informal, mended_html, message, rows

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="NOT RUN: the Directus content is not beside the checkout"),
]

PIRATES = "pirates-guide-to-productivity-web-developers-favorite-tools-on-macs"
PROMISE, AGENCY, PRIVACY = "text-bc99c42e", "text-5c81c6ce", "text-9a3ec00b"


def import_rows(corridor: Corridor, wanted: Iterable[Row]) -> dict[str, Imported]:
    """Import as the command line does, from lines of JSON."""
    lines = [json.dumps({"key": row.key, "component": "message", "content": message(row)}) for row in wanted]
    command = ImportBlocks(brand=BRAND, lines=read_lines("\n".join(lines)))
    return {item.key: item for item in corridor.do(import_blocks(corridor.hub, command, caller=WANDA, now=NOW))}


def refusals(corridor: Corridor, wanted: Iterable[Row]) -> dict[str, ContentHubError]:
    """Submit each row by itself, and keep why those that are refused are."""
    found = {}
    for row in wanted:
        try:
            corridor.do(corridor.taking_back(corridor.submit(row.key)))
        except ContentHubError as refusal:
            found[row.key] = refusal
    return found


def rules_of(refusal: ContentHubError) -> set[str]:
    assert isinstance(refusal, GateFailed)
    findings = refusal.members["findings"]
    assert isinstance(findings, tuple)
    return {finding.rule for finding in findings}


def sibling_headline(row: Row, every: tuple[Row, ...]) -> Row:
    """Take the headline from the other German row of the same text: the export has two of each."""
    other = next(item.headline for item in every if item.parent == row.parent and item.headline)
    return msgspec.structs.replace(row, headline=row.headline or other)


def plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def mended_words(row: Row) -> Row:
    """Say du, and speak with people instead of about customers."""
    text = informal(row.html)
    text = text.replace(
        "Bedürfnisse unserer Kunden zugeschnitten sind", "Bedürfnisse unserer Partner zugeschnitten sind"
    )
    return msgspec.structs.replace(row, html=text.replace("Hilfe unserer Kunden beim Aufbau", "Hilfe beim Aufbau"))


def test_german_content_of_another_system_is_refused_where_it_must_be_mended_then_delivered(
    corridor: Corridor,
) -> None:
    every = rows()
    assert len(every) == 14
    outside_the_subset(corridor, every)
    every = tuple(msgspec.structs.replace(row, html=mended_html(row.html)) for row in every)
    assert {item.outcome for item in import_rows(corridor, every).values()} == {"created", "unchanged"}

    without_headline(corridor, every)
    every = tuple(sibling_headline(row, every) for row in every)
    import_rows(corridor, every)

    off_brand(corridor, every)
    every = tuple(mended_words(row) for row in every)
    import_rows(corridor, every)
    assert refusals(corridor, every) == {}

    corridor.approved(*(row.key for row in every))
    corridor.publish(*(row.key for row in every))
    for row in every:
        is_delivered(corridor, row)


def outside_the_subset(corridor: Corridor, every: tuple[Row, ...]) -> None:
    """Importing takes twelve rows and names what the Markdown of the other two may not hold."""
    refused = {key: item.error for key, item in import_rows(corridor, every).items() if item.error}
    assert set(refused) == {PIRATES, AGENCY}
    said: dict[str, list[str]] = {}
    for key, error in refused.items():
        assert isinstance(error, ContentRejected)
        assert {fault.pointer for fault in error.faults} == {"/texts/de-DE/body"}
        said[key] = [re.sub(r"^line \d+, column \d+: ", "", fault.en) for fault in error.faults]
    assert said[PIRATES] == ["code is not allowed"]
    assert said[AGENCY] == [
        'links lead to full addresses with https, http, mailto or tel, not to "/team"',
        'links lead to full addresses with https, http, mailto or tel, not to "/contact-us"',
        "headings are of level 2 or 3 (## or ###), not 1",
        "block quotes are not allowed",
        "horizontal rules are not allowed",
    ]


def without_headline(corridor: Corridor, every: tuple[Row, ...]) -> None:
    """Four rows have no headline, so no locale of theirs is complete."""
    refused = refusals(corridor, every)
    assert set(refused) == {row.key for row in every if not row.headline}
    assert len(refused) == 4
    for error in refused.values():
        assert isinstance(error, Invalid)
        assert "de-DE: headline" in error.en


def off_brand(corridor: Corridor, every: tuple[Row, ...]) -> None:
    """Two texts say Sie where this brand says du, and one speaks about its customers."""
    refused = refusals(corridor, every)
    assert {key: rules_of(error) for key, error in refused.items()} == {
        PROMISE: {"tone/address"},
        PRIVACY: {"tone/address"},
        AGENCY: {"tone/avoided-term"},
    }
    before = {finding.quote for finding in refused[AGENCY].members["findings"]}  # type: ignore[attr-defined]  # findings
    assert before == {"Kunden"}


def is_delivered(corridor: Corridor, row: Row) -> None:
    """Every word of the row reaches the web page and the plain mail, in this order."""
    assert corridor.block(row.key).state is BlockState.LIVE
    page = plain((corridor.live(row.key) or b"").decode())
    mail = " ".join((corridor.live(row.key, channel="email", form="text") or b"").decode().split())
    assert plain(row.headline or "") in page
    for paragraph in re.findall(r"<(?:p|li|h2|h3)>(.*?)</(?:p|li|h2|h3)>", row.html, flags=re.DOTALL):
        words = plain(re.sub(r"</?(?:em|strong|a)\b[^>]*>|<p>", "", paragraph))
        assert words in page.replace(" .", "."), words
        assert words.split()[-1].strip(".:") in mail
