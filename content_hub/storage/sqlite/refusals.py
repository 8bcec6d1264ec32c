"""What went wrong in SQLite, said in our own tree."""

from content_hub.errors import Conflict, ContentHubError, Invalid, StoreFailed
from content_hub.storage.sqlite.connection import driver

__all__ = ["UNWRITABLE", "closed", "refusal"]

UNWRITABLE = (UnicodeEncodeError, RecursionError, OverflowError)
"""Values that no column takes: lone surrogates, nesting without end, numbers beyond 64 bits."""


def refusal(error: Exception) -> Exception:
    """Translate; what is already ours, and what is a mistake in our own code, stays as it is."""
    match error:
        case ContentHubError():
            return error
        case driver.IntegrityError():
            return Conflict(
                de=f"Worauf die Änderung aufbaut, ist inzwischen anders ({error}): neu lesen und neu entscheiden.",
                en=f"What the change builds on is different by now ({error}): read again and decide anew.",
            )
        case UnicodeEncodeError() | RecursionError() | OverflowError():
            return Invalid(
                de=f"Das lässt sich nicht speichern ({_reason(error)}).",
                en=f"This cannot be stored ({_reason(error)}).",
            )
        case driver.Error():
            return StoreFailed(
                de=f"Der Speicher kann gerade nicht arbeiten ({error}); nichts ist geändert. Später wieder.",
                en=f"The store cannot write or read just now ({error}); nothing was changed. Try again later.",
            )
    return error


def closed() -> StoreFailed:
    """Say that the store takes nothing any more."""
    return StoreFailed(
        de="Der Dienst wird gerade beendet; nichts wurde geändert. Gleich noch einmal versuchen.",
        en="The service is stopping; nothing was changed. Try again in a moment.",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return f"lone surrogate U+{ord(error.object[error.start]):04X}"
    return "nested too deeply" if isinstance(error, RecursionError) else "number beyond 64 bits"
