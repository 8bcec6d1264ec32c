"""`brand check --annotate`: writes the picture with what was found drawn into it."""

from collections.abc import Sequence
from pathlib import Path

from brand.cli.inputs import Named, read_bytes
from brand.document import Kind
from brand.errors import Unreadable
from brand.finding import Said
from brand.reports.judged import FileReport

__all__ = ["annotate", "refuse_annotating"]


def refuse_annotating(named: Sequence[Named]) -> None:
    """Say at once where there is not one picture to draw into."""
    if len(named) != 1 or named[0].kind is not Kind.PICTURE or named[0].path == "-":
        raise Unreadable(
            Said(
                de="--annotate zeichnet in ein Bild: nenne genau eine Bilddatei",
                en="--annotate draws into a picture: name exactly one picture file",
            )
        )


def annotate(target: Path, named: Named, file: FileReport) -> None:
    """Write the annotated picture as PNG."""
    from brand.image.annotate import annotated  # noqa: PLC0415 -- 0.2 s that only pictures need

    drawn = annotated(read_bytes(named), file.report)
    try:
        target.write_bytes(drawn)
    except OSError as fault:
        raise Unreadable(
            Said(
                de=f"{target} lässt sich nicht schreiben: {fault.strerror}",
                en=f"{target} cannot be written: {fault.strerror}",
            )
        ) from fault
