"""Says how many findings of what gravity there are, each number with the word that it takes."""

from brand.finding import Counts, Said

__all__ = ["counted"]


def counted(counts: Counts) -> Said:
    """Give "1 error, 2 warnings, 0 notes", and the same in German."""
    warnings, notes = (
        ("Warnung" if counts.warning == 1 else "Warnungen"),
        ("Hinweis" if counts.note == 1 else "Hinweise"),
    )
    named = ((counts.error, "error"), (counts.warning, "warning"), (counts.note, "note"))
    return Said(
        de=f"{counts.error} Fehler, {counts.warning} {warnings}, {counts.note} {notes}",
        en=", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in named),
    )
