from collections.abc import Iterator, Mapping

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._numbers import said
from brand.checks.colour._example import CONTEXT
from brand.finding import At, Finding, PaletteShare, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_OPTIONS: Mapping[str, object] = {"accent": 0.4}
_ROLES = ("text", "background", "accent", "border")
_NAMES = {
    "text": Said(de="Textfarben", en="Text colours"),
    "background": Said(de="Hintergrundfarben", en="Background colours"),
    "accent": Said(de="Akzentfarben", en="Accent colours"),
    "border": Said(de="Linienfarben", en="Border colours"),
}


def _covered(document: Document, context: Context) -> Mapping[str, float]:
    roles = {swatch.path: swatch.role for swatch in context.palette}
    found = dict.fromkeys(_ROLES, 0.0)
    for share in document.shares:
        role = roles.get(share.token or "")
        if role:
            found[role] += share.share
    return found


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each role whose colours cover more of a picture than they should."""
    for role, covered in _covered(document, context).items():
        most = context.options.get(role)
        if not isinstance(most, int | float) or covered <= most:
            continue
        shown, limit, name = said(covered * 100), said(most * 100), _NAMES[role]
        width, height = document.size or (0, 0)
        yield Finding(
            at=At(box=(0, 0, width, height)),
            message=Said(
                de=f"{name.de} bedecken {shown.de} % des Bildes, gedacht sind höchstens {limit.de} %.",
                en=f"{name.en} cover {shown.en}% of the picture, {limit.en}% at most is meant.",
            ),
        )


def _picture(accent: float) -> Document:
    shares = (
        PaletteShare(colour="#086750", share=accent, token="color.accent.default", delta_e=0.0),  # noqa: S106 — a design token
        PaletteShare(colour="#fbf8f1", share=1 - accent, token="color.background.page", delta_e=0.0),  # noqa: S106 — as above
    )
    return Document(locale=None, shares=shares, size=(400, 300))


CHECK = Check(
    id="colour/share",
    family="colour",
    summary=Said(de="Farbe mit zu großem Anteil", en="Colour with too large a share"),
    why=Said(
        de="Ein Akzent wirkt, weil er selten ist.",
        en="An accent works because it is rare.",
    ),
    severity=Severity.NOTE,
    needs=Needs.SHARES,
    run=run,
    options=_OPTIONS,
    examples=(
        Breach(
            content=_picture(0.62),
            context=CONTEXT,
            findings=(
                Finding(
                    at=At(box=(0, 0, 400, 300)),
                    message=Said(
                        de="Akzentfarben bedecken 62 % des Bildes, gedacht sind höchstens 40 %.",
                        en="Accent colours cover 62% of the picture, 40% at most is meant.",
                    ),
                    severity=Severity.NOTE,
                ),
            ),
        ),
        Pass(content=_picture(0.1), context=CONTEXT),
    ),
)
