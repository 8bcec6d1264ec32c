"""What the reading of tokens refuses.

BrandError
└── TokensInvalid   a token file has faults; carries all of them
"""

from msgspec import Struct

from brand.errors import BrandError
from brand.finding import Said

__all__ = ["TokenProblem", "TokensInvalid", "problem"]


class TokenProblem(Struct, frozen=True, kw_only=True):
    """One fault of a token file: `pointer` is the JSON pointer of its place, `line` counts from 1.

    `file` is named where the fault lies in another file than the one that was asked for.
    """

    pointer: str
    line: int | None
    reason: Said
    file: str | None = None


class TokensInvalid(BrandError):
    """A token file has faults; `problems` are all of them, in the order of the file."""

    def __init__(self, file: str, problems: tuple[TokenProblem, ...]) -> None:
        shown = [f"{problem.file or file}:{problem.line or 1} {problem.pointer}".rstrip() for problem in problems]
        super().__init__(
            Said(
                de="\n".join(f"{at}: {problem.reason.de}" for at, problem in zip(shown, problems, strict=True)),
                en="\n".join(f"{at}: {problem.reason.en}" for at, problem in zip(shown, problems, strict=True)),
            )
        )
        self.args = (file, problems)  # so that it crosses a process border whole
        self.file = file
        self.problems = problems


def problem(pointer: str, *, de: str, en: str) -> TokenProblem:
    """Note a fault; its line is looked up when all are known."""
    return TokenProblem(pointer=pointer, line=None, reason=Said(de=de, en=en))
