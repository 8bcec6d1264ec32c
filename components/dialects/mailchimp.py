"""Mailchimp's merge tags: `*|IF:FNAME|**|FNAME|**|ELSE:|*Kundin*|END:IF|*`."""

from components.dialects.dialect import Dialect, Tag

__all__ = ["DIALECT"]

# Mailchimp cuts the name of a merge tag after ten characters.
_LONGEST = 10


def _write(tag: Tag) -> str:
    value = f"*|URL:{tag.name}|*" if tag.encoded else f"*|{tag.name}|*"
    return f"*|IF:{tag.name}|*{value}*|ELSE:|*{tag.fallback}*|END:IF|*"


DIALECT = Dialect(
    name="mailchimp",
    write=_write,
    names={"first_name": "FNAME", "last_name": "LNAME", "email": "EMAIL"},
    default_name=lambda name: name.upper()[:_LONGEST],
)
