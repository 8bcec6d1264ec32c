"""Content that cannot be kept is refused at its place, all of it at once, and nothing is written."""

from typing import Any

import pytest

from brand.model import Kind
from content_hub.actions.check import Check, check
from content_hub.actions.comment import AddComment, comment
from content_hub.errors import ContentHubError, ContentRejected, Invalid
from content_hub.storage.queries import BlockOf
from tests.journeys.corridor import BRAND, NOW, WANDA, Corridor, a_footer, a_message, a_page, an_offer


def changed(content: dict[str, Any], *path: str, to: object) -> dict[str, Any]:
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return content


def nested(depth: int) -> object:
    value: object = "tief"
    for _ in range(depth):
        value = [value]
    return value


def message(*path: str, to: object) -> tuple[str, dict[str, Any]]:
    return "message", changed(a_message(), *path, to=to)


def offer(*path: str, to: object) -> tuple[str, dict[str, Any]]:
    return "offer", changed(an_offer(), *path, to=to)


HEADLINE = ("texts", "de-DE", "headline")
PRICE = ("facts", "price")
BAD = {
    "unknown-locale": (message("texts", "fr-FR", to={"headline": "Bonjour"}), "/texts/fr-FR"),
    "unknown-field": (message("texts", "de-DE", "titel", to="x"), "/texts/de-DE/titel"),
    "unknown-member": (message("textes", to={}), "/textes"),
    "unknown-channel": (message("channels", to=["fax"]), "/channels/0"),
    "no-facts": (("message", {"texts": {}}), "/facts"),
    "nul": (message(*HEADLINE, to="Li\x00cht"), "/texts/de-DE/headline"),
    "surrogate": (message(*HEADLINE, to="Li\ud800cht"), "/texts/de-DE/headline"),
    "surrogate-in-a-name": (message("facts", "\udfff", to=1), "/facts/\\udfff"),
    "no-text": (message(*HEADLINE, to=7), "/texts/de-DE/headline"),
    "two-lines": (message(*HEADLINE, to="a\nb"), "/texts/de-DE/headline"),
    "html": (message("texts", "de-DE", "body", to="<script>x</script>"), "/texts/de-DE/body"),
    "javascript": (message("facts", "cta_url", to="javascript:alert(1)"), "/facts/cta_url"),
    "unknown-fact-quoted": (message(*HEADLINE, to="{price}"), "/texts/de-DE/headline"),
    "deep": (message("facts", "cta_url", to=nested(900)), "/facts/cta_url"),
    "deeper": (message("facts", "cta_url", to=nested(5_000)), "/facts/cta_url"),
    "price-with-comma": (offer(*PRICE, to={"amount": "149,90", "currency": "EUR"}), "/facts/price/amount"),
    "price-as-number": (offer(*PRICE, to={"amount": 149.9, "currency": "EUR"}), "/facts/price/amount"),
    "price-in-words": (offer(*PRICE, to="149.90 EUR"), "/facts/price"),
    "currency-sign": (offer(*PRICE, to={"amount": "149.90", "currency": "€"}), "/facts/price/currency"),
    "lost-currency": (offer(*PRICE, to={"amount": "149.90"}), "/facts/price/currency"),
    "not-a-list": (("page", changed(a_page("x"), "facts", "blocks", to="x")), "/facts/blocks"),
    "unknown-block": (("page", a_page("nirgends")), "/facts/blocks/0"),
    "unknown-picture": (message("facts", "image", to=f"sha256:{'0' * 64}"), "/facts/image"),
    "no-digest": (message("facts", "image", to="bild.png"), "/facts/image"),
}


@pytest.mark.parametrize(("block", "pointer"), BAD.values(), ids=BAD)
def test_a_writer_is_told_the_place_of_what_is_wrong(
    corridor: Corridor, block: tuple[str, dict[str, Any]], pointer: str
) -> None:
    component, content = block
    before = corridor.position()
    with pytest.raises(ContentRejected) as caught:
        corridor.save("abende", content, component=component)
    assert pointer in {fault.pointer for fault in caught.value.faults}
    assert all(fault.de and fault.en for fault in caught.value.faults)
    assert corridor.facts(BlockOf(brand=BRAND, key="abende")) is None
    assert corridor.position() == before


@pytest.mark.parametrize("content", [None, [], "text", 7], ids=repr)
def test_a_content_that_is_no_object_is_refused(corridor: Corridor, content: object) -> None:
    with pytest.raises(ContentRejected) as caught:
        corridor.save("abende", content)
    assert [fault.pointer for fault in caught.value.faults] == ["/content"]


def test_all_faults_are_told_at_once(corridor: Corridor) -> None:
    content = changed(a_message(), *HEADLINE, to="\x00")
    changed(content, "facts", "cta_url", to="ftp://x")
    changed(content, "texts", "tlh", to={})
    with pytest.raises(ContentRejected) as caught:
        corridor.save("abende", content)
    assert {fault.pointer for fault in caught.value.faults} == {
        "/texts/de-DE/headline",
        "/facts/cta_url",
        "/texts/tlh",
    }


def test_a_component_that_does_not_exist_is_refused(corridor: Corridor) -> None:
    for name in ("hologram", "", "\ud800", "../message"):
        with pytest.raises(Invalid, match="component"):
            corridor.save("abende", a_message(), component=name)


def test_a_block_keeps_its_component(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    with pytest.raises(Invalid) as caught:
        corridor.save("abende", a_footer(), component="legal-footer")
    assert [fault.pointer for fault in caught.value.faults] == ["/component"]
    assert corridor.block("abende").newest == 1


@pytest.mark.parametrize("labels", [("",), (" ",), ("x" * 101,), tuple(map(str, range(51)))], ids=len)
def test_labels_that_do_not_fit_are_refused(corridor: Corridor, labels: tuple[str, ...]) -> None:
    with pytest.raises(Invalid):
        corridor.save("abende", a_message(), labels=labels)


@pytest.mark.parametrize("more", [{"labels": ("\ud800",)}, {"note": "\udfff"}], ids=["label", "note"])
def test_half_a_character_anywhere_leaves_no_trace(corridor: Corridor, more: dict[str, Any]) -> None:
    before = corridor.position()
    with pytest.raises(Invalid):
        corridor.save("abende", a_message(), **more)
    assert corridor.position() == before


def test_references_that_lead_round_in_a_circle_are_refused_where_they_close_it(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    for key, shown in (("a", "abende"), ("b", "a"), ("c", "b")):
        corridor.save(key, a_page(shown), component="page")
    for key, back in (("a", "c"), ("a", "a"), ("b", "c")):
        with pytest.raises(ContentRejected) as caught:
            corridor.save(key, a_page("abende", back), component="page")
        assert [fault.pointer for fault in caught.value.faults] == ["/facts/blocks/1"]
        assert corridor.block(key).newest == 1


def test_ten_megabytes_of_text_are_refused_or_kept_whole(corridor: Corridor) -> None:
    content = changed(a_message(), "texts", "de-DE", "body", to="Licht. " * 1_500_000)
    before = corridor.position()
    with pytest.raises(ContentHubError):
        corridor.save("abende", content)
    assert corridor.position() == before


@pytest.mark.parametrize(
    ("draft", "pointer"),
    [
        (Check(brand=BRAND, kind=Kind.TEXT, content="x", locale="fr-FR"), "/locale"),
        (Check(brand=BRAND, kind=Kind.TEXT, content={"a": 1}), "/content"),
        (Check(brand=BRAND, kind="block", content="x", component="message"), "/component"),
        (Check(brand=BRAND, kind="block", content={}), "/component"),
        (Check(brand=BRAND, kind="block", content={}, component="message"), "/facts"),
    ],
    ids=["locale", "no-string", "no-object", "no-component", "no-facts"],
)
def test_a_check_that_cannot_be_meant_is_refused_at_its_place(corridor: Corridor, draft: Check, pointer: str) -> None:
    with pytest.raises(Invalid) as caught:
        corridor.do(check(corridor.hub, draft, caller=WANDA, now=NOW))
    assert pointer in {fault.pointer for fault in caught.value.faults}


@pytest.mark.parametrize("text", ["", "\x00", "Li\ud800cht billig", "<b" * 2_000, "*" * 5_000], ids=len)
@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_any_text_at_all_can_be_checked(corridor: Corridor, kind: Any, text: str) -> None:
    draft = Check(brand=BRAND, kind=kind, content=text, locale="de-DE")
    corridor.do(check(corridor.hub, draft, caller=WANDA, now=NOW))


@pytest.mark.parametrize(
    ("said", "pointer"),
    [({"text": " "}, "/text"), ({"text": "x" * 10_001}, "/text"), ({"text": "x", "block": "morgen"}, "/block")],
    ids=["empty", "long", "foreign-block"],
)
def test_a_comment_that_says_nothing_here_is_refused(corridor: Corridor, said: dict[str, Any], pointer: str) -> None:
    corridor.save("abende", a_message())
    review = corridor.submit("abende")
    command = AddComment(brand=BRAND, review=review.id, **said)
    with pytest.raises(Invalid) as caught:
        corridor.do(comment(corridor.hub, command, caller=WANDA, now=NOW))
    assert [fault.pointer for fault in caught.value.faults] == [pointer]
