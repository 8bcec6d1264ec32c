"""Logos in layouts and scenes: found by address or name, held to their proportions, width and ground."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brand.check import Check, Context
from brand.checks.logo import low_contrast, retired, stretched, too_small
from brand.checks.logo._inks import inks_of
from brand.document import Document, Item, Kind
from brand.finding import Finding
from brand.layout import logo_ratio, read_layout
from brand.model import Brand, Logo, Voice

FOLDER = Path(__file__).parents[3] / "examples/nordlicht"
SVG = "image/svg+xml"


def logo(name: str, *, is_retired: bool = False) -> Logo:
    data = (FOLDER / f"logos/{name}.svg").read_bytes()
    ratio = logo_ratio(data, SVG)
    return Logo(
        id=name,
        file=f"logos/{name}.svg",
        media_type=SVG,
        data=data,
        ratio=ratio,
        min_width_px=96,
        retired=is_retired,
    )


CONTEXT = Context(
    brand=Brand(name="Nordlicht", default_locale="de-DE", locales={}),
    voice=Voice(),
    logos=(logo("primary"), logo("inverse"), logo("classic", is_retired=True)),
)


def found(check: Check, html: str, **known: str) -> list[Finding]:
    colours, pictures = read_layout(html, Kind.HTML, pointer="/content")
    document = Document(locale="de-DE", colours=colours, pictures=pictures, logo_sources=known)
    return list(check.run(document, CONTEXT))


def shown(check: Check, item: Item) -> list[Finding]:
    return list(check.run(Document(locale="de-DE", items=(item,)), CONTEXT))


@pytest.mark.parametrize(
    "address",
    [
        "logos/primary.svg",
        "https://nordlicht.example/a/PRIMARY.svg?v=2#x",
        "//cdn.example/primary%2Esvg",
    ],
)
def test_logo_is_known_by_its_file_name(address: str) -> None:
    assert found(stretched.CHECK, f'<img src="{address}" width="240" height="80">')


@pytest.mark.parametrize("address", ["", "primary.svg/", "my-primary.svg", "http://[::1", "data:image/png;base64,AAAA"])
def test_other_pictures_are_no_logos(address: str) -> None:
    assert found(stretched.CHECK, f'<img src="{address}" width="240" height="80">') == []


def test_logo_is_known_by_what_the_service_says_of_its_address() -> None:
    html = '<img src="/assets/sha256:ab" width="240" height="80">'

    assert found(stretched.CHECK, html) == []
    assert found(stretched.CHECK, html, **{"/assets/sha256:ab": "inverse"})


@given(st.integers(24, 2000), st.sampled_from(["primary", "classic"]))
def test_whole_pixels_are_no_stretch(width: int, name: str) -> None:
    height = round(width / logo(name).ratio)

    assert found(stretched.CHECK, f'<img src="{name}.svg" width="{width}" height="{height}">') == []
    assert shown(stretched.CHECK, Item(kind="logo", box=(0, 0, width, height), logo=name)) == []


@given(st.floats(0.5, 0.96) | st.floats(1.04, 2))
def test_every_clear_stretch_is_found(by: float) -> None:
    ratio = logo("primary").ratio

    assert shown(stretched.CHECK, Item(kind="logo", box=(0, 0, 900 * by, 900 / ratio), logo="primary"))


@pytest.mark.parametrize("fit", ["contain", "cover", "scale-down", "none"])
def test_fitted_logo_keeps_its_proportions(fit: str) -> None:
    html = f'<img src="primary.svg" style="width: 240px; height: 90px; object-fit: {fit}">'

    assert found(stretched.CHECK, html) == []


def test_fitted_logo_is_as_small_as_its_box_makes_it() -> None:
    html = '<img src="primary.svg" style="width: 240px; height: 10px; object-fit: contain">'

    assert [finding.message.en for finding in found(too_small.CHECK, html)] == [
        "The logo “primary” is 60 pixels wide, it must be at least 96."
    ]


def test_height_alone_tells_the_width() -> None:
    assert found(too_small.CHECK, '<img src="primary.svg" height="10">')
    assert found(too_small.CHECK, '<img src="primary.svg" height="20">') == []


def test_retired_logo_is_named_with_those_in_use() -> None:
    (finding,) = found(retired.CHECK, '<img src="classic.svg" alt="Nordlicht">')

    assert finding.message.de == "Das Logo „classic“ ist abgelöst; in Gebrauch: primary, inverse."


@pytest.mark.parametrize(
    ("name", "ground", "is_lost"),
    [
        ("primary", "#fbf8f1", False),
        ("primary", "#f2ebdd", False),
        ("primary", "#101d39", True),
        ("inverse", "#101d39", False),
        ("inverse", "#1b2a4b", False),
        ("inverse", "#fbf8f1", True),
    ],
)
def test_each_variant_stands_out_on_its_own_ground_only(name: str, ground: str, *, is_lost: bool) -> None:
    item = Item(kind="logo", box=(0, 0, 609, 101), logo=name, ground=ground)

    assert bool(shown(low_contrast.CHECK, item)) is is_lost


@pytest.mark.parametrize("data", [b"", b"<svg", b"<svg viewBox='0 0 1 1'/>", b"\xff"])
def test_logo_that_cannot_be_drawn_is_not_judged(data: bytes) -> None:
    assert inks_of(data, SVG) == ()
