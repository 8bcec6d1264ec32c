"""The HTML standard's rules for parsing a legacy colour value: whatever the letters, out comes a colour."""

import re

__all__ = ["legacy_hex"]

_SHORT = re.compile(r"#[0-9a-fA-F]{3}", re.ASCII)
_LONGEST = 128


def legacy_hex(text: str) -> str:
    """Turn any letters into `#rrggbb`, as browsers have done since the nineties."""
    if _SHORT.fullmatch(text):
        return "#" + "".join(digit * 2 for digit in text[1:])
    wide = "".join("00" if ord(char) > 0xFFFF else char for char in text)[:_LONGEST]  # noqa: PLR2004 — beyond the BMP
    digits = re.sub(r"[^0-9a-fA-F]", "0", wide.removeprefix("#")) or "0"
    digits += "0" * (-len(digits) % 3)
    size = len(digits) // 3
    parts = [digits[at : at + size][-8:] for at in (0, size, 2 * size)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):  # noqa: PLR2004 — two digits make a channel
        parts = [part[1:] for part in parts]
    return "#" + "".join(part[:2].rjust(2, "0") for part in parts)
