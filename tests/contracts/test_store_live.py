"""Delivery sees what is live, whole and at once; what never was live never leaves."""

import msgspec
import pytest

from content_hub.digests import digest_of_bytes
from content_hub.errors import Conflict
from content_hub.model import LivePointer, Reference
from content_hub.storage.changes import (
    Changes,
    GoLive,
    PutBrand,
    PutRenditions,
    TakeOff,
)
from content_hub.storage.locale_queries import LiveIn
from content_hub.storage.port import Delivered, Immutable, LiveAddress, ManifestQuery, Presence
from content_hub.storage.queries import LiveOf, LiveRowsOf
from tests.contracts.building import (
    BRAND,
    NOW,
    a_brand,
    a_rendition,
    a_row,
    an_asset,
    an_entry,
    going_live,
    saved,
)
from tests.contracts.desk import Desk

TARGET = LiveAddress(
    brand=BRAND, key="winter-sale", locale="de-DE", channel="email", format="html", profile="", dialect="none"
)


def test_customer_gets_the_bytes_that_went_live_with_their_place_in_the_log(desk: Desk) -> None:
    desk.commit(*saved(), entries=(an_entry(), an_entry()))
    entries = (an_entry("release.live"), an_entry("block.published"))
    desk.commit(*going_live(b"<p>Winter</p>"), entries=entries)
    assert desk.reader.live(TARGET) == Delivered(
        digest=digest_of_bytes(b"<p>Winter</p>"),
        media_type="text/html",
        body=b"<p>Winter</p>",
        surrogate="brand:nordlicht block:nordlicht/winter-sale",
        position=3,
        settings=desk.reader.settings_revision(),
    )


def test_the_entry_that_made_it_live_can_stand_anywhere_in_the_commit(desk: Desk) -> None:
    stored, live = going_live(b"one")
    assert isinstance(live, GoLive)
    desk.commit(
        *saved(), stored, msgspec.structs.replace(live, entry=1), entries=(an_entry(), an_entry("release.live"))
    )
    delivered = desk.reader.live(TARGET)
    assert delivered is not None
    assert delivered.position == 2


@pytest.mark.parametrize("part", ["brand", "key", "locale", "channel", "format", "profile", "dialect"])
def test_nothing_is_live_at_any_other_address(desk: Desk, part: str) -> None:
    desk.commit(*saved(), *going_live(b"one"))
    assert desk.reader.live(TARGET) is not None
    assert desk.reader.live(msgspec.structs.replace(TARGET, **{part: "other"})) is None


def test_nothing_goes_live_without_an_entry_that_says_so(desk: Desk) -> None:
    with pytest.raises(ValueError, match="entry 0"):
        desk.run(desk.store.commit(Changes(brand=BRAND, writes=(*saved(), *going_live(b"one")))))
    assert desk.live_body() is None


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "", "x" * 100_000, "' OR 1 --"])
def test_a_name_that_nothing_can_have_finds_nothing(desk: Desk, name: str) -> None:
    desk.commit(*saved(), *going_live(b"one"))
    for part in ("brand", "key", "locale", "channel", "format", "dialect"):
        assert desk.reader.live(msgspec.structs.replace(TARGET, **{part: name})) is None
    assert desk.reader.presence(BRAND, name) is None
    assert desk.reader.rendition(name, digest_of_bytes(b"one")) is None
    assert desk.reader.asset(BRAND, name) is None
    assert desk.reader.manifest(ManifestQuery(brand=BRAND, label=name, since=10**30)).items == ()


def test_publishing_again_replaces_all_rows_of_that_locale_and_leaves_the_others(desk: Desk) -> None:
    pushed = a_row(b"push", channel="push")
    stored, live = going_live(b"one")
    assert isinstance(live, GoLive)
    desk.commit(
        *saved(),
        *saved(number=2),
        stored,
        PutRenditions(brand=BRAND, renditions=(a_rendition(b"push"),)),
        msgspec.structs.replace(live, rows=(*live.rows, pushed)),
        *going_live(b"english", locale="en-GB"),
    )
    desk.commit(*going_live(b"two", version=2))
    assert desk.live_body() == b"two"
    assert desk.live_body(channel="push") is None
    assert desk.live_body(locale="en-GB") == b"english"


def test_what_ends_in_time_names_its_end_and_what_follows(desk: Desk) -> None:
    later = NOW.replace(day=24)
    after = a_rendition(b"expired")
    desk.commit(
        *saved(),
        PutRenditions(brand=BRAND, renditions=(after,)),
        *going_live(b"one", valid_until=later, next_digest=after.digest),
    )
    delivered = desk.reader.live(TARGET)
    assert delivered is not None
    assert (delivered.valid_until, delivered.next_digest) == (later, after.digest)
    assert desk.reader.rendition(BRAND, after.digest) == Immutable(media_type="text/html", body=b"expired")


def test_bytes_that_are_not_stored_cannot_go_live(desk: Desk) -> None:
    desk.commit(*saved(), *going_live(b"one"))
    _, live = going_live(b"two")
    with pytest.raises(Conflict):
        desk.commit(live)
    with pytest.raises(Conflict):
        desk.commit(*going_live(b"three", next_digest="sha256:none"))
    with pytest.raises(Conflict):
        desk.commit(*going_live(b"four", version=9))
    with pytest.raises(Conflict):
        desk.commit(*going_live(b"five", assets=("sha256:no-picture",)))
    assert desk.live_body() == b"one"


def test_a_row_without_its_pointer_cannot_go_live(desk: Desk) -> None:
    stored, live = going_live(b"one")
    assert isinstance(live, GoLive)
    with pytest.raises(Conflict):
        desk.commit(*saved(), stored, msgspec.structs.replace(live, pointers=()))


def test_presence_tells_nothing_of_drafts_and_all_of_what_is_live(desk: Desk) -> None:
    desk.commit(*saved(), PutRenditions(brand=BRAND, renditions=(a_rendition(b"one"),)))
    assert desk.reader.presence(BRAND, "winter-sale") is None
    desk.commit(*going_live(b"one"), *going_live(b"two", locale="en-GB", channel="signage", profile="portrait-hd"))
    targets = (("email", "html", "de-DE", "", "none"), ("signage", "html", "en-GB", "portrait-hd", "none"))
    assert desk.reader.presence(BRAND, "winter-sale") == Presence(is_withdrawn=False, targets=targets)
    assert desk.reader.presence("other", "winter-sale") is None
    desk.commit(TakeOff(brand=BRAND, key="winter-sale", at=NOW))
    assert desk.reader.presence(BRAND, "winter-sale") == Presence(is_withdrawn=True, targets=())
    desk.commit(*going_live(b"one"))
    assert desk.reader.presence(BRAND, "winter-sale") == Presence(is_withdrawn=False, targets=targets[:1])


def test_immutable_bytes_stay_after_they_were_replaced_are_gone_when_withdrawn_and_come_back(desk: Desk) -> None:
    desk.commit(*saved(), *saved(number=2), *going_live(b"one"))
    desk.commit(*going_live(b"two", version=2))
    one = digest_of_bytes(b"one")
    assert desk.reader.rendition(BRAND, one) == Immutable(media_type="text/html", body=b"one")
    desk.commit(TakeOff(brand=BRAND, key="winter-sale", at=NOW))
    assert desk.reader.rendition(BRAND, one) == Immutable(media_type="text/html", body=b"one", is_gone=True)
    assert desk.live_body() is None
    desk.commit(*going_live(b"two", version=2))
    assert desk.reader.rendition(BRAND, one) == Immutable(media_type="text/html", body=b"one")


def test_bytes_that_two_blocks_used_are_gone_only_when_both_are_withdrawn(desk: Desk) -> None:
    desk.commit(*saved("a"), *saved("b"), *going_live(b"same", "a"), *going_live(b"same", "b"))
    states = []
    for key in ("a", "b"):
        desk.commit(TakeOff(brand=BRAND, key=key, at=NOW))
        found = desk.reader.rendition(BRAND, digest_of_bytes(b"same"))
        assert found is not None
        states.append(found.is_gone)
    assert states == [False, True]


def test_never_live_bytes_and_other_brands_bytes_do_not_leave(desk: Desk) -> None:
    desk.commit(PutBrand(brand=a_brand("suedwind")))
    desk.commit(*saved(), *going_live(b"live"), PutRenditions(brand=BRAND, renditions=(a_rendition(b"draft"),)))
    desk.commit(PutRenditions(brand="suedwind", renditions=(a_rendition(b"live"),)))
    assert desk.reader.rendition(BRAND, digest_of_bytes(b"draft")) is None
    assert desk.reader.rendition("suedwind", digest_of_bytes(b"live")) is None
    assert desk.reader.rendition(BRAND, "sha256:unknown") is None


def test_pictures_leave_with_the_bytes_that_name_them(desk: Desk) -> None:
    shown, unseen = an_asset(b"shown"), an_asset(b"unseen")
    desk.commit(*saved(), shown, unseen)
    assert desk.reader.asset(BRAND, shown.asset.digest) is None
    desk.commit(*going_live(b"one", assets=(shown.asset.digest,)))
    assert desk.reader.asset(BRAND, shown.asset.digest) == Immutable(media_type="image/png", body=b"shown")
    assert desk.reader.asset(BRAND, unseen.asset.digest) is None
    desk.commit(TakeOff(brand=BRAND, key="winter-sale", at=NOW))
    assert desk.reader.asset(BRAND, shown.asset.digest) == Immutable(
        media_type="image/png", body=b"shown", is_gone=True
    )


def test_publisher_reads_pointers_and_rows_of_what_is_live(desk: Desk) -> None:
    picture = an_asset()
    pointer = LivePointer(
        block="a",
        locale="de-DE",
        version=1,
        since=NOW,
        review="review-7",
        references=(Reference(locale="de-DE", block="footer", version=2),),
    )
    row = a_row(
        b"one",
        "a",
        profile="portrait-hd",
        assets=(picture.asset.digest,),
        valid_until=NOW,
        next_digest=digest_of_bytes(b"one"),
    )
    desk.commit(
        picture,
        *saved("a"),
        *saved("b"),
        PutRenditions(brand=BRAND, renditions=(a_rendition(b"one"),)),
        GoLive(brand=BRAND, pointers=(pointer,), rows=(row,)),
        *going_live(b"two", "b", locale="en-GB"),
        *going_live(b"three", "b"),
    )
    assert desk.facts(LiveOf(brand=BRAND, keys=("a",))) == (pointer,)
    pointers = desk.facts(LiveOf(brand=BRAND, keys=("b", "a", "nothing")))
    assert [(p.block, p.locale) for p in pointers] == [("a", "de-DE"), ("b", "de-DE"), ("b", "en-GB")]
    assert desk.facts(LiveRowsOf(brand=BRAND, keys=("a",))) == (row,)
    rows = desk.facts(LiveRowsOf(brand=BRAND, keys=("b", "a")))
    assert [(r.key, r.locale) for r in rows] == [("a", "de-DE"), ("b", "de-DE"), ("b", "en-GB")]


def test_a_change_is_seen_by_the_next_read_and_only_then(desk: Desk) -> None:
    desk.reader.has_changed()
    assert not desk.reader.has_changed()
    assert desk.live_body() is None
    desk.commit(*saved(), *going_live(b"one"))
    assert desk.live_body() == b"one"
    assert desk.reader.has_changed()
    assert not desk.reader.has_changed()


def test_the_label_of_a_draft_changes_nothing_that_delivery_lists(desk: Desk) -> None:
    desk.commit(*saved(labels=("winter",)), *going_live(b"one"))
    desk.commit(*saved(number=2, labels=("secret",)))

    def listed(label: str) -> list[str]:
        return [item.key for item in desk.reader.manifest(ManifestQuery(brand=BRAND, label=label)).items]

    assert (listed("winter"), listed("secret")) == (["winter-sale"], [])
    desk.commit(*going_live(b"two", version=2))
    assert (listed("winter"), listed("secret")) == ([], ["winter-sale"])


def test_the_position_that_delivery_tells_moves_with_what_is_live_only(desk: Desk) -> None:
    assert desk.reader.position(BRAND) == 0
    desk.commit(*saved(), *going_live(b"one"), entries=(an_entry(),))
    desk.commit(*saved(number=2), entries=(an_entry(),))
    assert desk.reader.position(BRAND) == 1
    desk.commit(TakeOff(brand=BRAND, key="winter-sale", at=NOW), entries=(an_entry("block.withdrawn"),))
    assert desk.reader.position(BRAND) == 3
    assert desk.reader.position("nobody") == 0


def test_what_is_live_in_some_locales_is_named_a_few_at_a_time(desk: Desk) -> None:
    for key in ("winter-sale", "autumn-sale", "spring-sale"):
        desk.commit(*saved(key))
        desk.commit(*going_live(b"german", key))
    desk.commit(*going_live(b"english", "spring-sale", locale="en-GB"))

    def places(*locales: str, limit: int = 5) -> list[tuple[str, str]]:
        found = desk.facts(LiveIn(brand=BRAND, locales=locales, limit=limit))
        return [(pointer.block, pointer.locale) for pointer in found]

    assert places("en-GB", "fr-FR") == [("spring-sale", "en-GB")]
    assert places("de-DE", "en-GB", limit=2) == [("autumn-sale", "de-DE"), ("spring-sale", "de-DE")]
    assert places() == places("fr-FR") == []
    assert desk.facts(LiveIn(brand="other", locales=("de-DE",))) == ()
