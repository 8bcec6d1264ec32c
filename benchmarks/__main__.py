"""`make bench`: runs every benchmark, or those that are named."""

import importlib
import sys
from pathlib import Path

__all__ = ["main"]


def main(wanted: list[str]) -> int:
    """Run benchmarks one after another; each prints its own table."""
    folder = Path(__file__).parent
    names = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_") and path.stem != "table")
    unknown = [name for name in wanted if name not in names]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there is: {', '.join(names)}", file=sys.stderr)
        return 2
    for name in wanted or names:
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
