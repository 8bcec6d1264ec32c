"""A brand loses no locale in which something is live."""

from collections.abc import Mapping

import pytest
from msgspec import Struct

from content_hub.actions.losing_locales import locales_lost


class Change(Struct, frozen=True):
    before: Mapping[str, str | None]
    after: Mapping[str, str | None]
    lost: tuple[str, ...]


@pytest.mark.parametrize(
    "change",
    [
        Change({"de-DE": None}, {"de-DE": None, "en-GB": None}, ()),
        Change({"de-DE": None, "en-GB": None}, {"de-DE": None}, ("en-GB",)),
        Change({"de-AT": "de-DE", "de-DE": None}, {"de-AT": None, "de-DE": None}, ("de-AT",)),
        Change({"a": "b", "b": "c", "c": None}, {"a": "b", "b": None, "c": None}, ("a", "b")),
        Change({"a": None, "b": None}, {"a": "b", "b": "a"}, ("a", "b")),
    ],
)
def test_locale_is_lost_where_it_goes_or_its_texts_would_come_from_elsewhere(change: Change) -> None:
    assert locales_lost(change.before, change.after) == change.lost
