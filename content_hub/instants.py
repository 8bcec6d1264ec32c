"""Wall times as instants: a time that a clock change skips does not exist, one that comes twice is the first."""

import re
from datetime import UTC, datetime, timedelta

from components.zones import zone
from content_hub.errors import Fault, Invalid
from content_hub.schedules import Ending, LocalTime

__all__ = ["instant_of"]

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?", re.ASCII)
_MOST_AHEAD = timedelta(days=3660)


def instant_of(moment: LocalTime | Ending, *, pointer: str, now: datetime) -> datetime:
    """Find the instant of a wall time.

    Raises:
        Invalid: no such time or zone, a time that the clocks skip, one that is over, or one decades away.
    """
    local = _read(moment.local, f"{pointer}/local")
    rules = zone(moment.zone)
    if rules is None:
        raise _refused(
            f"{pointer}/zone",
            de=f"Es gibt keine Zeitzone „{moment.zone}“; gemeint ist ein IANA-Name wie Europe/Berlin.",
            en=f"There is no time zone “{moment.zone}”; an IANA name such as Europe/Berlin is wanted.",
        )
    try:
        instant = local.replace(tzinfo=rules, fold=moment.fold).astimezone(UTC)
        is_shown = instant.astimezone(rules).replace(tzinfo=None, fold=0) == local
    except OverflowError:
        raise _malformed(moment.local, f"{pointer}/local") from None
    if not is_shown:
        raise _refused(
            f"{pointer}/local",
            de=f"{moment.local} gibt es in {moment.zone} nicht: die Uhren überspringen diese Zeit.",
            en=f"{moment.local} does not exist in {moment.zone}: the clocks skip that time.",
        )
    _check_ahead(moment, instant, pointer=pointer, now=now)
    return instant


def _read(text: str, pointer: str) -> datetime:
    if not _FORM.fullmatch(text):
        raise _malformed(text, pointer)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise _malformed(text, pointer) from None


def _check_ahead(moment: LocalTime | Ending, instant: datetime, *, pointer: str, now: datetime) -> None:
    if instant <= now:
        raise _refused(
            f"{pointer}/local",
            de=f"{moment.local} ({moment.zone}) ist vorbei. Ohne „at“ wird sofort veröffentlicht.",
            en=f"{moment.local} ({moment.zone}) is over. Without “at” it is published at once.",
        )
    if instant > now + _MOST_AHEAD:
        raise _refused(
            f"{pointer}/local",
            de=f"{moment.local} liegt mehr als zehn Jahre voraus.",
            en=f"{moment.local} is more than ten years ahead.",
        )


def _malformed(text: str, pointer: str) -> Invalid:
    shown = text[:40]
    return _refused(
        pointer,
        de=f"„{shown}“ ist keine Ortszeit; gemeint ist JJJJ-MM-TTThh:mm, ohne Versatz und ohne Z.",
        en=f"“{shown}” is no local time; YYYY-MM-DDThh:mm is wanted, without an offset and without Z.",
    )


def _refused(pointer: str, *, de: str, en: str) -> Invalid:
    return Invalid(de=de, en=en, faults=(Fault(pointer=pointer, de=de, en=en),))
