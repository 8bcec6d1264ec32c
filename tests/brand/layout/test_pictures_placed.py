"""Pictures placed in a layout, and the true proportions of logos."""

import io

import pytest
from PIL import Image

from brand.document import Kind, PictureUse
from brand.errors import BrandError
from brand.layout import logo_ratio, read_layout


def picture(content: str) -> PictureUse:
    (found,) = read_layout(content, Kind.HTML, pointer="/content")[1]
    return found


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ('<img src="a.png" width="200" height=80>', (200, 80)),
        ('<img src="a.png" width="200px" height="80.5">', (200, 80.5)),
        ('<img src="a.png" width="50%">', (None, None)),
        ('<img src="a.png" width="200" height="80" style="height:auto">', (200, None)),
        ('<img src="a.png" width="200" style="width: 10rem; height: 1in">', (160, 96)),
        ('<img src="a.png" style="width:100px!important;width:50px">', (100, None)),
        ('<img src="a.png" style="width: calc(100px + 2em); height: 3">', (None, None)),
    ],
)
def test_shown_size_is_that_of_the_style_before_the_attribute(
    tag: str, size: tuple[float | None, float | None]
) -> None:
    found = picture(tag)

    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    ("tag", "alt"),
    [
        ('<img src="a.png">', None),
        ('<img src="a.png" alt>', ""),
        ('<img src="a.png" alt="">', ""),
        ('<img src="a.png" alt="Zelt &amp; Stern">', "Zelt & Stern"),
        ('<img src="a.png" aria-label="Zelt">', "Zelt"),
        ('<img src="a.png" role="presentation">', ""),
        ('<img src="a.png" aria-hidden="true">', ""),
        ('<input type="image" src="a.png">', None),
        ('<svg><image href="a.png"/></svg>', None),
    ],
)
def test_alternative_is_none_only_where_nobody_thought_of_it(tag: str, alt: str | None) -> None:
    assert picture(tag).alt == alt


def test_place_is_the_whole_tag() -> None:
    content = 'ä\n<p><img\n src="a.png"\n alt="1 > 0"></p>'
    at = picture(content).at

    assert isinstance(at.start, int)
    assert isinstance(at.end, int)
    assert content[at.start : at.end] == '<img\n src="a.png"\n alt="1 > 0">'


def test_fit_is_told() -> None:
    assert picture('<img src="a.png" style="object-fit: Cover">').fit == "cover"


def test_text_fields_are_no_pictures() -> None:
    assert read_layout('<input type="text" src="a.png"></img>', Kind.HTML, pointer="/content")[1] == ()


@pytest.mark.parametrize(
    ("svg", "ratio"),
    [
        ('<svg viewBox="0 0 400 100"/>', 4),
        ('<?xml version="1.0"?><!-- a > b --><svg:svg viewBox="-10,-10 30 , 10">', 3),
        ('<svg width="200" height="50" viewBox="0 0 9 9">', 4),
        ('<svg width="20mm" height="1cm">', 2),
        ('<svg width="100%" height="100%" viewBox="0 0 2 1">', 2),
    ],
)
def test_vector_logo_tells_its_proportions(svg: str, ratio: float) -> None:
    assert logo_ratio(svg.encode(), "image/svg+xml") == pytest.approx(ratio)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_bitmap_logo_tells_its_proportions(form: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 100)).save(file, form)

    assert logo_ratio(file.getvalue(), f"image/{form.lower()}") == 3


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (b"<svg>", "image/svg+xml", "The SVG states no size: give it a viewBox."),
        (b'<svg viewBox="0 0 0 1">', "image/svg+xml", "The SVG states no size: give it a viewBox."),
        (b'<svg viewBox="0 0 nan 1">', "image/svg+xml", "The SVG states no size: give it a viewBox."),
        (b'<svg viewBox="a b c d">', "image/svg+xml", "The SVG states no size: give it a viewBox."),
        (b"<html><svg viewBox='0 0 1 1'>", "image/svg+xml", "The file is no SVG."),
        (b"", "image/svg+xml", "The file is no SVG."),
        (b"\xff", "image/svg+xml", "The SVG is not UTF-8."),
        (b"\x89PNG\r\n\x1a\n", "image/png", "The file is no PNG picture."),
        (b"GIF89a", "image/png", "The file is no PNG picture."),
        (b"GIF89a", "image/gif", "image/gif cannot be a logo: use SVG, PNG, JPEG or WebP."),
    ],
)
def test_file_that_is_no_logo_is_refused_with_its_reason(data: bytes, media_type: str, reason: str) -> None:
    with pytest.raises(BrandError) as caught:
        logo_ratio(data, media_type)

    assert caught.value.reason.en == reason
