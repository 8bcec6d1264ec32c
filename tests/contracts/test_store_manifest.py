"""What a signage player or a static site syncs by: all that is live, in a stable order."""

import msgspec
import pytest

from content_hub.digests import digest_of_bytes
from content_hub.errors import CursorInvalid
from content_hub.storage.port import ManifestItem, ManifestQuery
from tests.contracts.building import (
    BRAND,
    NOW,
    an_entry,
    going_live,
    saved,
)
from tests.contracts.desk import Desk


def test_a_signage_player_lists_what_is_live(desk: Desk) -> None:
    desk.commit(*saved("a"), *saved("b", labels=("home",)), *saved("c"))
    desk.commit(*going_live(b"one", "a"), entries=(an_entry(),))
    desk.commit(*going_live(b"two", "b", channel="signage", profile="portrait-hd"), entries=(an_entry(),))
    desk.commit(*going_live(b"three", "c", locale="en-GB"), entries=(an_entry(),))

    def keys(**asked: object) -> list[str]:
        query = msgspec.structs.replace(ManifestQuery(brand=BRAND), **asked)
        return [item.key for item in desk.reader.manifest(query).items]

    assert keys() == ["a", "b", "c"]
    assert keys(brand="other") == []
    assert keys(channel="signage") == ["b"]
    assert keys(format="png") == []
    assert keys(locale="en-GB") == ["c"]
    assert keys(profile="portrait-hd") == ["b"]
    assert keys(label="home") == ["b"]
    assert keys(since=1) == ["b", "c"]
    assert desk.reader.manifest(ManifestQuery(brand=BRAND, channel="signage")).items == (
        ManifestItem(
            key="b",
            channel="signage",
            format="html",
            locale="de-DE",
            profile="portrait-hd",
            dialect="none",
            digest=digest_of_bytes(b"two"),
            bytes=3,
            valid_from=NOW,
        ),
    )


def test_a_signage_player_reads_the_list_in_pages(desk: Desk) -> None:
    names = [f"block-{number}" for number in range(7)]
    for name in names:
        desk.commit(*saved(name), *going_live(name.encode(), name))
    first = desk.reader.manifest(ManifestQuery(brand=BRAND, limit=3))
    desk.commit(*saved("a-new-one"), *going_live(b"new", "a-new-one"))
    second = desk.reader.manifest(ManifestQuery(brand=BRAND, limit=3, cursor=first.next))
    third = desk.reader.manifest(ManifestQuery(brand=BRAND, limit=3, cursor=second.next))
    assert [item.key for page in (first, second, third) for item in page.items] == names
    assert third.next is None
    with pytest.raises(CursorInvalid):
        desk.reader.manifest(ManifestQuery(brand="other", cursor=first.next))
