"""A brand with two logos, and pictures in which they are used."""

import io
import math
from collections.abc import Callable

import pytest
import resvg_py
from PIL import Image

from brand.model import Logo

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">'
    '<path fill="{ink}" d="M50 4A46 46 0 1 0 50 96A46 46 0 1 0 50 4zM50 28L72 72H28z" fill-rule="evenodd"/>'
    '<path fill="{ink}" d="M112 20h20v60h-20zM144 20h52v16h-34v8h28v14h-28v22h-18z'
    'M208 20h18v26l26-26h22l-30 28 32 32h-24l-26-28v28h-18z"/>'
    "</svg>"
)
OLD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="120" height="120">'
    '<path fill="#8a1c3b" d="M0 0h120L60 58zM4 120l52-50 8 8-40 42zM70 70h46v46z"/></svg>'
)


def logo(name: str, drawing: str, ratio: float, *, on: str = "any", retired: bool = False) -> Logo:
    return Logo(
        id=name,
        file=f"logos/{name}.svg",
        media_type="image/svg+xml",
        data=drawing.encode(),
        ratio=ratio,
        on=on,  # type: ignore[arg-type] # each caller writes one of the three words
        min_width_px=90,
        retired=retired,
    )


@pytest.fixture(scope="session")
def logos() -> tuple[Logo, ...]:
    return (
        logo("primary", MARK.format(ink="#0b3d91"), 3.0, on="light"),
        logo("white", MARK.format(ink="#ffffff"), 3.0, on="dark"),
        logo("classic", OLD, 1.0, retired=True),
    )


Draw = Callable[..., Image.Image]


@pytest.fixture(scope="session")
def drawn() -> Draw:
    """Draw a logo on a ground: centre, width and height in pixels, degrees clockwise."""

    def draw(
        drawing: str = MARK.format(ink="#0b3d91"),
        *,
        ground: str = "#f4efe6",
        centre: tuple[float, float] = (300, 220),
        size: tuple[float, float] = (240, 80),
        turn: float = 0.0,
        canvas: tuple[int, int] = (640, 480),
        opacity: float = 1.0,
    ) -> Image.Image:
        inner = drawing.partition(">")[2].removesuffix("</svg>")
        width, height = (float(part) for part in drawing.partition('viewBox="0 0 ')[2].partition('"')[0].split())
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        kx, ky = size[0] / width, size[1] / height
        a, b, c, d = cos * kx, sin * kx, -sin * ky, cos * ky
        e, f = centre[0] - a * width / 2 - c * height / 2, centre[1] - b * width / 2 - d * height / 2
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{canvas[0]}" height="{canvas[1]}">'
            f'<g opacity="{opacity}" transform="matrix({a} {b} {c} {d} {e} {f})">{inner}</g></svg>'
        )
        layer = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg)))).convert("RGBA")
        page = Image.new("RGBA", canvas, ground)
        page.alpha_composite(layer)
        return page.convert("RGB")

    return draw


@pytest.fixture(scope="session")
def saved() -> Callable[[Image.Image], bytes]:
    def save(picture: Image.Image, kind: str = "PNG") -> bytes:
        stream = io.BytesIO()
        picture.save(stream, kind)
        return stream.getvalue()

    return save
