"""What the reading of layouts and logos refuses.

BrandError
├── PictureUnreadable   a file is no picture that a logo can be
└── StyleUnreadable     a style nests deeper than anyone reads
"""

from brand.errors import BrandError
from brand.finding import Said

__all__ = ["PictureUnreadable", "StyleUnreadable"]


class PictureUnreadable(BrandError):
    """A file is no picture, or none that states its size."""


class StyleUnreadable(BrandError):
    """A style nests too deep, at `line` and `column` of the source."""

    def __init__(self, *, line: int, column: int) -> None:
        super().__init__(
            Said(
                de=f"Zeile {line}, Spalte {column}: Der Stil ist zu tief verschachtelt.",
                en=f"line {line}, column {column}: the style nests too deep.",
            )
        )
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.line, self.column)


def _again(line: int, column: int) -> StyleUnreadable:
    return StyleUnreadable(line=line, column=column)
