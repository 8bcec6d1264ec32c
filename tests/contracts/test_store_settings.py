"""What delivery holds in memory: brands, and the tokens that may read."""

import pytest

from content_hub.errors import Conflict
from content_hub.model import ReleaseState
from content_hub.storage.changes import ActivateRuleset, PutActor, PutBrand, PutRelease, PutRuleset, PutToken, Write
from content_hub.storage.port import BrandSettings, TokenSettings
from tests.contracts.building import BRAND, NOW, a_brand, a_release, a_ruleset, a_token, an_actor, going_live, saved
from tests.contracts.desk import Desk


def test_delivery_knows_brands_their_locales_and_the_ruleset_in_force(desk: Desk) -> None:
    desk.commit(PutBrand(brand=a_brand("suedwind", delivery="token")))
    ruleset = a_ruleset(profiles=("landscape-hd", "portrait-hd"))
    desk.commit(PutRuleset(ruleset=ruleset, pack=b"", compiled=b""), ActivateRuleset(brand=BRAND, number=1))
    brands = desk.reader.settings().brands
    assert brands[BRAND] == BrandSettings(
        key=BRAND,
        is_public=True,
        locales=("de-DE", "de-AT", "en-GB"),
        default_locale="de-DE",
        default_profile="landscape-hd",
        ruleset="ruleset:nordlicht/1",
        fallbacks={"de-AT": "de-DE"},
    )
    assert not brands["suedwind"].is_public
    assert brands["suedwind"].default_profile == "portrait-hd"
    assert brands["suedwind"].ruleset == "ruleset:suedwind/default"


def test_delivery_knows_a_token_by_its_digest_with_its_actors_person_and_roles(desk: Desk) -> None:
    desk.commit(
        PutActor(actor=an_actor("mailer", owner="ada", roles={BRAND: ("reader",)})),
        PutToken(token=a_token("t", actor="mailer", digest="sha256:secret", expires=NOW)),
    )
    assert desk.reader.settings().tokens == {
        "sha256:secret": TokenSettings(
            id="t", actor="mailer", person="ada", kind="person", expires=NOW, roles={BRAND: ("reader",)}
        )
    }


def test_revoked_tokens_and_those_of_suspended_actors_are_unknown(desk: Desk) -> None:
    desk.commit(PutActor(actor=an_actor("ada")), PutActor(actor=an_actor("ben", suspended=True)))
    desk.commit(
        PutToken(token=a_token("fine", actor="ada")),
        PutToken(token=a_token("revoked", actor="ada", revoked=True)),
        PutToken(token=a_token("suspended", actor="ben")),
    )
    assert list(desk.reader.settings().tokens) == ["sha256:fine"]


@pytest.mark.parametrize(
    ("held", "narrowed", "given"),
    [
        ({BRAND: ("reader", "writer")}, None, {BRAND: ("reader", "writer")}),
        ({BRAND: ("reader", "writer")}, {BRAND: ("reader",)}, {BRAND: ("reader",)}),
        ({BRAND: ("reader",)}, {BRAND: ("reader", "publisher")}, {BRAND: ("reader",)}),
        ({BRAND: ("reader",)}, {"suedwind": ("reader",)}, {}),
        ({"*": ("admin", "reader")}, {BRAND: ("reader",)}, {BRAND: ("reader",)}),
        ({"*": ("admin",)}, {"*": ("reader",)}, {"*": ("reader",)}),
        ({BRAND: ("writer",)}, {BRAND: ("reader", "publisher")}, {BRAND: ("reader",)}),
        ({"suedwind": ("writer",)}, {BRAND: ("reader",)}, {}),
        (
            {"*": ("reader",), BRAND: ("writer",)},
            {"*": ("reader", "writer")},
            {"*": ("reader",), BRAND: ("reader", "writer")},
        ),
        ({BRAND: ("reader",)}, {"*": ("reader",)}, {BRAND: ("reader",)}),
        ({BRAND: ("reader",)}, {}, {}),
    ],
)
def test_a_token_never_gives_more_than_its_actor_holds_now(
    desk: Desk,
    held: dict[str, tuple[str, ...]],
    narrowed: dict[str, tuple[str, ...]] | None,
    given: dict[str, tuple[str, ...]],
) -> None:
    desk.commit(PutActor(actor=an_actor(roles=held)), PutToken(token=a_token(roles=narrowed)))
    (token,) = desk.reader.settings().tokens.values()
    assert {place: set(roles) for place, roles in token.roles.items()} == {
        place: set(roles) for place, roles in given.items()
    }


RULESET = PutRuleset(ruleset=a_ruleset(), pack=b"", compiled=b"")
PLANNED = a_release(state=ReleaseState.SCHEDULED, starts=NOW)
ACTOR, TOKEN = PutActor(actor=an_actor("ada")), PutToken(token=a_token("t", actor="ada"))


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ((), PutBrand(brand=a_brand("suedwind"))),
        ((), PutBrand(brand=a_brand(delivery="token"))),
        ((RULESET,), ActivateRuleset(brand=BRAND, number=1)),
        ((), ACTOR),
        ((ACTOR,), PutActor(actor=an_actor("ada", suspended=True))),
        ((ACTOR,), TOKEN),
        ((ACTOR, TOKEN), PutToken(token=a_token("t", actor="ada", revoked=True))),
        ((), PutRelease(release=PLANNED)),
        ((PutRelease(release=PLANNED),), PutRelease(release=a_release(state=ReleaseState.CANCELLED))),
    ],
)
def test_whatever_changes_the_settings_moves_their_revision(
    desk: Desk, before: tuple[Write, ...], change: Write
) -> None:
    desk.commit(*saved(), *going_live(b"one"), *before)
    held = desk.reader.settings()
    assert held.revision == desk.reader.settings_revision() == live_at(desk)
    desk.commit(change)
    revision = desk.reader.settings_revision()
    assert revision > held.revision
    assert revision == desk.reader.settings().revision == live_at(desk)


def test_work_on_blocks_does_not_move_the_revision_of_the_settings(desk: Desk) -> None:
    held = desk.reader.settings()
    desk.commit(*saved(), *going_live(b"one"), RULESET)
    assert desk.reader.settings_revision() == held.revision


def test_a_refused_change_does_not_move_the_revision_of_the_settings(desk: Desk) -> None:
    held = desk.reader.settings()
    with pytest.raises(Conflict):
        desk.commit(PutBrand(brand=a_brand("suedwind")), ActivateRuleset(brand="nowhere", number=1))
    assert desk.reader.settings() == held


def live_at(desk: Desk) -> int:
    live = desk.live()
    assert live is not None
    return live.settings
