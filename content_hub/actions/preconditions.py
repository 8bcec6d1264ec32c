"""If-Match and If-None-Match: nobody overwrites what they have not read."""

from msgspec import Struct

from content_hub.errors import PreconditionMissing, Stale

__all__ = ["ANY_STATE", "Precondition", "check_precondition"]


class Precondition(Struct, frozen=True, kw_only=True):
    """The caller's headers: `match` holds the entity tags of If-Match (`*` for any), `none_match` of If-None-Match.

    `waived` is for the command line, which has just read what it replaces.
    """

    match: tuple[str, ...] = ()
    none_match: tuple[str, ...] = ()
    waived: bool = False


ANY_STATE = Precondition(waived=True)


def check_precondition(precondition: Precondition, etag: str | None) -> None:
    """Compare the headers with the present ETag (None: there is nothing yet).

    Raises:
        PreconditionMissing: the thing exists and no header says which state of it is meant.
        Stale: the header names another state.
    """
    if precondition.waived:
        return
    if etag is None:
        if precondition.match:
            raise _stale("")
        return
    if "*" in precondition.none_match or etag in precondition.none_match:
        raise _stale(etag)
    if not precondition.match:
        raise PreconditionMissing(
            de="Das gibt es schon: If-Match mit dem ETag des Standes senden, der ersetzt werden soll.",
            en="This exists already: send If-Match with the ETag of the state that is to be replaced.",
        )
    if "*" not in precondition.match and etag not in precondition.match:
        raise _stale(etag)


def _stale(etag: str) -> Stale:
    return Stale(
        de="Der Stand hat sich geändert, seit er gelesen wurde. Neu lesen, vergleichen und noch einmal senden.",
        en="This changed since it was read. Read it again, compare, and send once more.",
        etag=etag,
    )
