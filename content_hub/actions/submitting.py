"""What a submission must name, before anything is rendered."""

from collections.abc import Collection, Mapping

from content_hub.actions.sheets import Sheet, empty_fields
from content_hub.errors import Fault, Invalid
from content_hub.model import VersionRef

__all__ = ["check_locales", "check_named"]


def check_named(versions: Collection[VersionRef], locales: tuple[str, ...] | None) -> None:
    """Refuse a submission that names nothing, or one block twice. Raise Invalid."""
    keys = [ref.block for ref in versions]
    if locales == ():
        raise Invalid(
            de="Mindestens eine Sprache nennen, oder „locales“ weglassen: dann gelten alle vollständigen.",
            en="Name at least one locale, or leave “locales” out: then all complete ones are meant.",
            faults=(Fault(pointer="/locales", de="Die Liste ist leer.", en="The list is empty."),),
        )
    if not keys:
        raise Invalid(
            de="Mindestens eine Version einreichen.",
            en="Submit at least one version.",
            faults=(Fault(pointer="/versions", de="Die Liste ist leer.", en="The list is empty."),),
        )
    doubled = sorted({key for key in keys if keys.count(key) > 1})
    if doubled:
        raise Invalid(
            de=f"Je Baustein eine Version; doppelt genannt: {', '.join(doubled)}.",
            en=f"One version per block; named twice: {', '.join(doubled)}.",
            faults=(Fault(pointer="/versions", de="Doppelter Baustein.", en="Doubled block."),),
        )


def check_locales(sheet: Sheet, locales: Mapping[str, str | None], wanted: tuple[str, ...] | None) -> None:
    """Refuse a version that is not complete, or not in a locale that is wanted. Raise Invalid."""
    lacking = [locale for locale in wanted or () if locale not in sheet.complete]
    if sheet.complete and not lacking:
        return
    empty = {locale: ", ".join(empty_fields(sheet, locale, locales)) for locale in lacking or locales}
    names = "; ".join(f"{locale}: {fields}" for locale, fields in empty.items() if fields) or ", ".join(empty)
    version = sheet.version
    raise Invalid(
        de=f"„{version.block}“ Version {version.number} ist nicht vollständig. Es fehlt: {names}. "
        "Alle Pflichtfelder füllen oder die Sprache auslassen.",
        en=f"“{version.block}” version {version.number} is not complete. Lacking: {names}. "
        "Fill every required field or leave the locale out.",
        faults=(Fault(pointer="/locales", de=f"unvollständig: {names}", en=f"incomplete: {names}"),),
    )
