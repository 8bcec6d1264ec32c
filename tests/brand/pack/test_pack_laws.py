"""Whatever somebody uploads as a pack is compiled or refused with its faults."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from brand.errors import PackInvalid
from brand.model import Ruleset
from brand.pack import load_zip

NAMES = st.sampled_from(
    [
        "brand.toml",
        "voice.toml",
        "rules.toml",
        "logos.toml",
        "workflow.toml",
        "tokens.json",
        "logos/a.svg",
        "examples/a.toml",
    ]
)
KEYS = st.sampled_from(
    [
        "name",
        "default_locale",
        "locales",
        "terms",
        "term",
        "except",
        "address",
        "rules",
        "steps",
        "logos",
        "file",
        "on",
        "x",
    ]
)
VALUES = st.sampled_from(
    ['""', '"de-DE"', "1", "-1.5", "true", "[]", "{}", "[{}]", "1979-05-27", '["a", 1]', '{ "de" = "du" }', "nan"]
)
LINES = st.one_of(
    st.builds("{} = {}".format, KEYS, VALUES),
    st.builds("[{}]".format, KEYS),
    st.builds("[[{}]]".format, KEYS),
    st.builds("[{}.{}]".format, KEYS, KEYS),
    st.text(max_size=8),
)
CONTENTS = st.one_of(st.lists(LINES, max_size=6).map("\n".join).map(str.encode), st.binary(max_size=30))


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def compiled(data: bytes) -> Ruleset | PackInvalid:
    try:
        return load_zip(data)
    except PackInvalid as fault:
        return fault


def judge(data: bytes) -> None:
    found = compiled(data)
    if isinstance(found, PackInvalid):
        assert found.problems
        assert all(problem.reason.de and problem.reason.en for problem in found.problems)
    else:
        assert found.brand.default_locale in found.brand.locales


@settings(deadline=None)
@given(st.dictionaries(NAMES, CONTENTS, max_size=4))
def test_any_files_are_compiled_or_refused(files: dict[str, bytes]) -> None:
    whole = {"brand.toml": b'name = "T"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n', **files}

    judge(zipped(whole))


@settings(deadline=None)
@given(st.integers(0, 200), st.binary(max_size=6))
def test_any_damage_to_a_zip_is_compiled_or_refused(place: int, damage: bytes) -> None:
    data = zipped({"brand.toml": b'name = "T"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n', "rules.toml": b""})

    judge(data[:place] + damage + data[place + len(damage) :])


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_compiled_or_refused(data: bytes) -> None:
    judge(data)
