"""One table a benchmark: what was measured, the reference of the same run, the goal, and whether it is reached."""

from collections.abc import Iterable

from msgspec import Struct
from rich.console import Console
from rich.table import Table

__all__ = ["Row", "show"]


class Row(Struct, frozen=True, kw_only=True):
    """One figure. `reached` None: there is no goal for it."""

    figure: str
    measured: str
    reference: str = ""
    goal: str = ""
    reached: bool | None = None


def show(title: str, rows: Iterable[Row]) -> None:
    """Print the table."""
    table = Table(title=title, title_justify="left")
    for column in ("figure", "measured", "reference in this run", "goal", ""):
        table.add_column(column)
    for row in rows:
        mark = {True: "[green]reached[/green]", False: "[red]not reached[/red]", None: ""}[row.reached]
        table.add_row(row.figure, row.measured, row.reference, row.goal, mark)
    Console(width=140).print(table)
