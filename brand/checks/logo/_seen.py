"""Logos that were found in a picture, beside what the pack says of them."""

from collections.abc import Iterator

from msgspec import Struct

from brand.check import Context
from brand.finding import At
from brand.model import Document, Logo, LogoSeen

__all__ = ["Found", "example", "found_logos"]


class Found(Struct, frozen=True, kw_only=True):
    """What was measured and what is allowed."""

    seen: LogoSeen
    logo: Logo

    @property
    def at(self) -> At:
        """Give the place of the finding: the logo's box."""
        return At(box=self.seen.box)


def found_logos(document: Document, context: Context, rule: str) -> Iterator[Found]:
    """Give the logos of a picture for which a rule can be decided."""
    by_id = {logo.id: logo for logo in context.logos}
    for seen in document.logos:
        logo = by_id.get(seen.id)
        if logo is not None and rule not in seen.undecided:
            yield Found(seen=seen, logo=logo)


def example(**facts: object) -> Document:
    """Make the document of a picture in which the logo `primary` was found, 400 × 100 pixels large."""
    usual: dict[str, object] = {"id": "primary", "box": (100.0, 80.0, 400.0, 100.0), "width": 400.0, "height": 100.0}
    seen = LogoSeen(**{**usual, **facts})  # type: ignore[arg-type] # each example states facts by their names
    return Document(locale="de-DE", logos=(seen,), size=(1080, 1350))
