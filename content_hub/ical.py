"""The schedule of a brand as an iCalendar feed (RFC 5545), for the calendars that people have."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from content_hub.model import Release
from content_hub.schedules import ReleaseState, StepKind
from content_hub.timeline import next_step

__all__ = ["calendar_of"]

_WIDEST = 75
_NEWLINE = "\r\n"


def calendar_of(brand: str, name: str, releases: Iterable[Release], *, now: datetime) -> str:
    """Write a calendar with one event per beginning and end that is still to come."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Content Hub//Schedule//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
        *(line for release in releases for line in _events(brand, release, now)),
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) + _NEWLINE for line in lines)


def _events(brand: str, release: Release, now: datetime) -> Iterator[str]:
    step = next_step(release)
    if step is None:
        return
    instant, kind = step
    yield from _event(brand, release, (kind, instant), now)
    if release.state is ReleaseState.SCHEDULED and release.ends is not None:
        yield from _event(brand, release, (StepKind.END, release.ends), now)


def _event(brand: str, release: Release, step: tuple[StepKind, datetime], now: datetime) -> Iterator[str]:
    kind, instant = step
    sign = "▶" if kind is StepKind.START else "■"
    blocks = ", ".join(f"{item.block} {item.version} ({', '.join(item.locales)})" for item in release.versions)
    asked = release.at if kind is StepKind.START else release.until
    where = "" if asked is None else f"{asked.local} {asked.zone}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{release.id}-{kind}@{brand}')}"
    yield f"SEQUENCE:{release.revision}"
    yield f"DTSTAMP:{_instant(now)}"
    yield f"DTSTART:{_instant(instant)}"
    yield f"SUMMARY:{_text(f'{sign} {release.name or release.id}')}"
    yield f"DESCRIPTION:{_text(f'{where}: {blocks}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """Escape a text; what is no printable character, or would end the line, becomes a space."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text.replace("\n", " "))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Break a line so that no part has more than 75 bytes, and no character is torn."""
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode("utf-8", "replace"))
        if size + width > _WIDEST - (1 if parts else 0):
            parts.append(part)
            part, size = "", 0
        part += letter
        size += width
    return f"{_NEWLINE} ".join([*parts, part])
