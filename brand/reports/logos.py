"""The logos of a picture in a page to look at: boxes with their clear space, and a table of what was measured."""

import html
from collections.abc import Sequence

from brand.finding import LogoMeasured, Said
from brand.reports.language import said

__all__ = ["LOGO_STYLE", "frames", "place", "table"]

Box = tuple[float, float, float, float]

LOGO_STYLE = """
.logo, .clear { position: absolute; box-sizing: border-box; pointer-events: none }
.logo { border: 2px solid #0a7d3c } .clear { border: 2px dashed #0a7d3c }
table { border-collapse: collapse } th, td { border: 1px solid #8888; padding: .3rem .6rem; text-align: left }
"""
_HEAD = (
    Said(de="Logo", en="Logo"),
    Said(de="Breite", en="width"),
    Said(de="Verzerrung", en="stretch"),
    Said(de="Drehung", en="rotation"),
    Said(de="Schutzraum", en="clear space"),
    Said(de="Sicherheit", en="confidence"),
    Said(de="offen", en="undecided"),
)


def place(box: Box, size: tuple[int, int]) -> str:
    """Write a box as a style, in shares of the picture that it lies on."""
    names = ("left", "top", "width", "height")
    shares = (100 * value / size[index % 2] for index, value in enumerate(box))
    return ";".join(f"{name}:{share:.3f}%" for name, share in zip(names, shares, strict=True))


def frames(logos: Sequence[LogoMeasured], size: tuple[int, int]) -> str:
    """Draw each logo's box and, dashed, what must stay free around it."""
    drawn = []
    for logo in logos:
        x, y, width, height = logo.box
        clear = logo.clear or 0.0
        zone = (x - clear, y - clear, width + 2 * clear, height + 2 * clear)
        drawn.append(f'<div class="logo" style="{place(logo.box, size)}"></div>')
        drawn.append(f'<div class="clear" style="{place(zone, size)}"></div>')
    return "".join(drawn)


def table(logos: Sequence[LogoMeasured], lang: str) -> str:
    """List what was measured of each logo, and what could not be told."""
    if not logos:
        return ""
    head = "".join(f"<th>{html.escape(said(word, lang))}</th>" for word in _HEAD)
    rows = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in _cells(logo))}</tr>" for logo in logos)
    return f"<h2>Logos</h2><table><tr>{head}</tr>{rows}</table>"


def _cells(logo: LogoMeasured) -> tuple[str, ...]:
    return (
        logo.id,
        f"{logo.width:.1f} px",
        f"{round(100 * (logo.stretch - 1), 1) + 0.0:+.1f} %",
        f"{round(logo.rotation, 1) + 0.0:+.1f}°",
        "" if logo.clear is None else f"{logo.clear:.0f} px",
        f"{logo.confidence:.0%}",
        ", ".join(logo.undecided),
    )
