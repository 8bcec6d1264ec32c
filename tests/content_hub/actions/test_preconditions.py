import pytest

from content_hub.actions.keys import check_key
from content_hub.actions.preconditions import ANY_STATE, Precondition, check_precondition
from content_hub.errors import ContentHubError, Invalid, PreconditionMissing, Stale

FIRST_TIME = Precondition(none_match=("*",))


@pytest.mark.parametrize(
    ("given", "present"),
    [
        (Precondition(), None),
        (FIRST_TIME, None),
        (Precondition(match=('"1-a"',)), '"1-a"'),
        (Precondition(match=('"0-z"', '"1-a"')), '"1-a"'),
        (Precondition(match=("*",)), '"1-a"'),
        (ANY_STATE, '"1-a"'),
        (ANY_STATE, None),
    ],
)
def test_a_writer_who_knows_what_is_there_may_save(given: Precondition, present: str | None) -> None:
    check_precondition(given, present)


@pytest.mark.parametrize(
    ("given", "present", "refusal"),
    [
        (Precondition(), '"1-a"', PreconditionMissing),
        (FIRST_TIME, '"1-a"', Stale),
        (Precondition(match=('"1-a"',)), '"2-b"', Stale),
        (Precondition(match=('"1-a"',)), None, Stale),
        (Precondition(match=("*",)), None, Stale),
        (Precondition(match=('"2-b"',), none_match=('"2-b"',)), '"2-b"', Stale),
    ],
)
def test_a_writer_who_does_not_is_refused(
    given: Precondition, present: str | None, refusal: type[ContentHubError]
) -> None:
    with pytest.raises(refusal) as caught:
        check_precondition(given, present)
    assert not isinstance(caught.value, Stale) or caught.value.etag == (present or "")


@pytest.mark.parametrize("key", ["a", "0", "winter-sale", "a" * 100, "9-lives-"])
def test_lower_case_letters_digits_and_hyphens_make_a_key(key: str) -> None:
    check_key(key)


@pytest.mark.parametrize(
    "key", ["", "-a", "A", "ä", "a b", "a/b", "a" * 101, "a\n", "a\x00", "\ud800", "..", "renditions", "assets", "feed"]
)
def test_nothing_else_does(key: str) -> None:
    with pytest.raises(Invalid):
        check_key(key)
