"""Entity tags and the conditions that name them (RFC 9110, section 13)."""

import re

__all__ = ["matches", "parse_tags", "quoted"]

_TAG = re.compile(r'(?:W/)?"([^"\x00-\x1f\x7f]*)"')


def quoted(digest: str) -> str:
    """Write a strong entity tag."""
    return f'"{digest}"'


def parse_tags(value: str) -> tuple[str, ...]:
    """List the opaque tags of a header's list, without their quotes; `*` stands for itself."""
    return ("*",) if value.strip() == "*" else tuple(_TAG.findall(value))


def matches(value: str, digest: str) -> bool:
    """Tell whether an If-None-Match list names this digest; `*` names any. Weak tags count, as RFC 9110 has it."""
    found = parse_tags(value)
    return found == ("*",) or digest in found
