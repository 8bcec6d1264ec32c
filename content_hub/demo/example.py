"""The example brand's files: packed with the distribution, or in the checkout beside it."""

import json
from pathlib import Path

from content_hub.errors import StoreUnusable

__all__ = ["block", "draft", "example_folder", "picture"]


def example_folder(brand: str = "nordlicht") -> Path:
    """Find the example brand. Raise StoreUnusable where this installation has none."""
    package = Path(__file__).resolve().parent
    for folder in (package / "examples" / brand, package.parent.parent / "examples" / brand):
        if (folder / "brand.toml").exists():
            return folder
    raise StoreUnusable(
        de="Die Beispielmarke fehlt in dieser Installation.", en="The example brand is missing in this installation."
    )


def block(key: str) -> dict[str, object]:
    """Read one of the example's blocks as the body of a PUT."""
    return _body("blocks", key)


def draft(key: str) -> dict[str, object]:
    """Read one of the example's off-brand drafts as the body of a PUT."""
    return _body("drafts", key)


def _body(folder: str, key: str) -> dict[str, object]:
    line: dict[str, object] = json.loads((example_folder() / folder / f"{key}.json").read_text("utf-8"))
    del line["key"]
    return line


def picture(name: str) -> bytes:
    """Read one of the example's pictures."""
    return (example_folder() / "pictures" / name).read_bytes()
