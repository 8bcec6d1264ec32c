"""Entity tags and the conditions that name them (RFC 9110, section 13)."""

import re

__all__ = ["matches", "parse_tags"]

_TAG = re.compile(r'(?:W/)?"[^"\x00-\x20\x7f]*"')


def parse_tags(value: str | None) -> tuple[str, ...]:
    """List the entity tags of a header as they were sent, quotes included; `*` stands for itself."""
    if value is None:
        return ()
    return ("*",) if value.strip() == "*" else tuple(_TAG.findall(value))


def matches(value: str, etag: str) -> bool:
    """Tell whether an If-None-Match list names this tag; `*` names any. Weak tags count, as RFC 9110 has it."""
    return value == etag or any(tag in ("*", etag, f"W/{etag}") for tag in parse_tags(value))
