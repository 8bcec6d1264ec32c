"""`python -m brand.mail.refresh caniemail.json`: take what our features need from a newer file of caniemail.com."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from brand.mail import features

__all__ = ["extract", "main"]

_TARGET = Path(__file__).parent / "support.json"
_LACKS = "n"


def extract(raw: Mapping[str, Any]) -> dict[str, object]:
    """Keep of each feature that we judge its title, its page and the programs whose newest version lacks it."""
    families, platforms = raw["nicenames"]["family"], raw["nicenames"]["platform"]
    wanted = {feature.slug for feature in features()}
    programs = {
        (family, platform) for each in raw["data"] for family, some in each["stats"].items() for platform in some
    }
    found = {}
    for each in sorted(raw["data"], key=lambda one: str(one["slug"])):
        if each["slug"] in wanted:
            names = [
                f"{families[family]} ({platforms[platform]})"
                for family, some in sorted(each["stats"].items())
                for platform, versions in sorted(some.items())
                if str(list(versions.values())[-1]).startswith(_LACKS)
            ]
            found[each["slug"]] = {"title": each["title"], "url": each["url"], "programs": names}
    return {"date": raw["last_update_date"][:10], "programs": len(programs), "features": found}


def main(path: str) -> None:
    """Write the extract beside the features."""
    raw = msgspec.json.decode(Path(path).read_bytes())
    _TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(extract(raw)), indent=1) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
