"""Findings stand where the writer typed, once; what only the finished bytes show stands at the rendition."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from brand.finding import At, Finding
from brand.model import Report, Ruleset
from brand.pack import load_zip
from components.content import decode
from components.library import discover
from components.look import default_look
from components.model import Rendition, Request, Target
from components.render import render_all, targets
from content_hub.judging import Subject, judge
from tests.journeys.corridor import a_message, an_offer

LOCALES: Mapping[str, str | None] = {"de-DE": None, "de-AT": "de-DE", "en-GB": None}
BRAND_TOML = 'name = "Fjord"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n[locales."de-AT"]\nfallback = "de-DE"\n'
COLOUR = '{"color": {"$type": "color", "ink": {"$value": "#1b1f24"}, "paper": {"$value": "#ffffff"}}}'


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    """A brand that says du and knows two colours."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("brand.toml", f'{BRAND_TOML}[locales."en-GB"]\n')
        archive.writestr("voice.toml", '[address]\nde = "du"\n')
        archive.writestr("tokens.json", COLOUR)
    return load_zip(out.getvalue())


def subject(content: Mapping[str, Any], component: str = "message", *, is_rendered: bool = False) -> Subject:
    made = discover()[component]
    decoded = decode(content, made, LOCALES)
    renditions: tuple[Rendition, ...] = ()
    if is_rendered:
        request = Request(component=component, content=decoded, look=default_look(), locales=LOCALES)
        renditions = render_all(request, targets(made, decoded, locales=LOCALES, profiles=()))
    return Subject(block="abende", version=3, component=made, content=decoded, locales=LOCALES, renditions=renditions)


def message(**texts: object) -> dict[str, Any]:
    content: dict[str, Any] = a_message()
    content["texts"]["de-DE"].update(texts)
    return content


def of_rule(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def test_what_all_channels_and_locales_show_alike_is_found_once_where_it_was_typed(ruleset: Ruleset) -> None:
    content = message(headline="Entdecken Sie den Abend")
    (finding,) = of_rule(judge(subject(content, is_rendered=True), ruleset), "tone/address")
    assert (finding.block, finding.version) == ("abende", 3)
    assert (finding.locale, finding.channel, finding.format) == ("de-DE", None, None)
    assert isinstance(finding.at, At)
    assert (finding.at.pointer, finding.at.start, finding.at.end) == ("/texts/de-DE/headline", 0, 13)
    assert finding.quote == "Entdecken Sie"


def test_a_channels_own_words_are_found_at_that_channel(ruleset: Ruleset) -> None:
    content = message(**{"@email": {"headline": "Besuchen Sie uns"}})
    (finding,) = of_rule(judge(subject(content), ruleset), "tone/address")
    assert (finding.channel, finding.at.pointer) == ("email", "/texts/de-DE/@email/headline")


def test_a_market_that_falls_back_is_judged_by_its_own_words_only(ruleset: Ruleset) -> None:
    content = message()
    content["texts"]["de-AT"] = {"headline": "Kommen Sie herein"}
    (finding,) = of_rule(judge(subject(content), ruleset), "tone/address")
    assert (finding.locale, finding.at.pointer) == ("de-AT", "/texts/de-AT/headline")


def test_places_in_markdown_are_those_of_what_was_typed(ruleset: Ruleset) -> None:
    body = "Am Abend.\n\n- Ein **Licht**\n- Rufen Sie [uns](https://fjord.example) an"
    (finding,) = of_rule(judge(subject(message(body=body)), ruleset), "tone/address")
    assert isinstance(finding.at, At)
    start = body.index("Rufen")
    assert (finding.at.start, finding.at.end, finding.quote) == (start, start + 9, "Rufen Sie")


def test_a_typed_price_that_contradicts_the_fact_is_an_error_and_a_right_one_a_warning(ruleset: Ruleset) -> None:
    content: dict[str, Any] = an_offer()
    content["texts"]["de-DE"] = {**content["texts"]["de-DE"], "body": "Nur 139,90 €."}
    content["texts"]["en-GB"] = {**content["texts"]["en-GB"], "body": "Only €149.90."}
    found = of_rule(judge(subject(content, "offer"), ruleset), "facts/typed-price")
    assert {(finding.quote, str(finding.severity)) for finding in found} == {
        ("139,90 €", "error"),
        ("€149.90", "warning"),
    }


def test_a_market_with_a_price_of_its_own_is_held_to_that(ruleset: Ruleset) -> None:
    content: dict[str, Any] = an_offer()
    content["facts"]["@de-AT"] = {"price": {"amount": "139.90", "currency": "EUR"}}
    content["texts"]["de-AT"] = {"body": "Nur 149,90 €."}
    (finding,) = of_rule(judge(subject(content, "offer"), ruleset), "facts/typed-price")
    assert (finding.locale, str(finding.severity)) == ("de-AT", "error")


@pytest.mark.parametrize(("alt", "pointers"), [("Ein Steg", set()), (None, {"/facts/image"})], ids=["with", "without"])
def test_a_picture_needs_words_for_those_who_do_not_see_it(
    ruleset: Ruleset, alt: str | None, pointers: set[str]
) -> None:
    content = a_message(image=f"sha256:{'a' * 64}")
    texts: Any = content["texts"]
    for words in texts.values():
        words.update({"image_alt": alt} if alt else {})
    found = of_rule(judge(subject(content), ruleset), "access/alt-text")
    assert {finding.at.pointer for finding in found} == pointers


def test_a_foreign_colour_in_the_finished_bytes_is_found_at_the_rendition(ruleset: Ruleset) -> None:
    rendered = Rendition(
        target=Target(channel="web", format="html", locale="de-DE"),
        body=b'<p style="color:#ff00ff;background:#ffffff">Licht</p>',
        media_type="text/html; charset=utf-8",
        digest="sha256:x",
        component_version="1",
    )
    judged = msgspec.structs.replace(subject(message()), renditions=(rendered,))
    (finding,) = of_rule(judge(judged, ruleset), "colour/off-palette")
    assert (finding.channel, finding.format, finding.locale) == ("web", "html", "de-DE")
    assert finding.at.pointer == "/renditions/web/html/de-DE"
    assert finding.quote == "#ff00ff"


def test_a_mail_that_programs_would_cut_off_is_too_large(ruleset: Ruleset) -> None:
    body = "\n\n".join(f"Absatz {n}: um vier wird es dunkel am Fjord." for n in range(900))
    found = of_rule(judge(subject(message(body=body), is_rendered=True), ruleset), "channel/too-large")
    assert {(finding.channel, finding.format, str(finding.severity)) for finding in found} >= {
        ("email", "html", "error")
    }


def test_the_same_subject_gives_the_same_report(ruleset: Ruleset) -> None:
    judged = subject(message(headline="Entdecken Sie den Abend"), is_rendered=True)
    assert judge(judged, ruleset) == judge(judged, ruleset)


def test_a_draft_without_a_version_names_none(ruleset: Ruleset) -> None:
    draft = msgspec.structs.replace(subject(message(headline="Entdecken Sie den Abend")), version=None)
    (finding,) = of_rule(judge(draft, ruleset), "tone/address")
    assert finding.version is msgspec.UNSET
