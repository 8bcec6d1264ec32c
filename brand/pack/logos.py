"""logos.toml and logos/: the logos and how they may be used."""

from collections.abc import Iterator

from brand.errors import BrandError, PackProblem
from brand.finding import Said
from brand.layout import logo_ratio
from brand.model import Logo
from brand.nearest import did_you_mean
from brand.pack.reading import Reading
from brand.pack.shape import LogoEntry, LogosFile
from brand.pack.svg import unsafe_part
from brand.pack.typed import Typed

__all__ = ["read_logos"]

_MEDIA = {"svg": "image/svg+xml", "png": "image/png"}


def read_logos(reading: Reading) -> tuple[Logo, ...]:
    """Read the logos with their pictures."""
    file = reading.typed("logos.toml", LogosFile)
    if file is None:
        return ()
    reading.problems.extend(_doubled(file))
    logos = [_logo(reading, file, entry) for entry in file.value.logos]
    return tuple(logo for logo in logos if logo is not None)


def _doubled(file: Typed[LogosFile]) -> Iterator[PackProblem]:
    seen = set[str]()
    for entry in file.value.logos:
        if entry.id in seen:
            reason = Said(
                de=f"das Logo `{entry.id}` steht schon weiter oben", en=f"logo `{entry.id}` is stated already"
            )
            yield file.problem(entry, reason, "id")
        seen.add(entry.id)


def _logo(reading: Reading, file: Typed[LogosFile], entry: LogoEntry) -> Logo | None:
    media_type = _MEDIA.get(entry.file.rpartition(".")[2].casefold())
    data = reading.files.get(entry.file)
    if media_type is None or data is None:
        reading.problems.append(file.problem(entry, _missing(reading, entry, media_type), "file"))
        return None
    reason = unsafe_part(data) if media_type == "image/svg+xml" else None
    if reason is not None:
        reading.problems.append(PackProblem(file=entry.file, line=None, reason=reason))
        return None
    try:
        ratio = logo_ratio(data, media_type)
    except BrandError as fault:
        reading.problems.append(PackProblem(file=entry.file, line=None, reason=fault.reason))
        return None
    return Logo(
        id=entry.id,
        file=entry.file,
        media_type=media_type,
        data=data,
        ratio=ratio,
        on=entry.on,
        min_width_px=entry.min_width.px,
        min_width_mm=entry.min_width.mm,
        clear_space=entry.clear_space,
        max_stretch=entry.max_stretch,
        max_rotation=entry.max_rotation,
        min_contrast=entry.min_contrast,
        retired=entry.retired,
    )


def _missing(reading: Reading, entry: LogoEntry, media_type: str | None) -> Said:
    if media_type is None:
        return Said(de=f"`{entry.file}` ist weder SVG noch PNG", en=f"`{entry.file}` is neither SVG nor PNG")
    hint = did_you_mean(entry.file, (name for name in reading.files if name.startswith("logos/")))
    return Said(
        de=f"die Datei `{entry.file}` ist nicht im Paket{hint.de}",
        en=f"the file `{entry.file}` is not in the pack{hint.en}",
    )
