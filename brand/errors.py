"""What `brand` refuses, each with the sentence that a person needs.

BrandError
├── PackInvalid    a brand pack has faults; carries all of them
├── Unreadable     an input cannot be read as what it should be
├── UnknownRule    a rule was named that no check answers to
└── MisplacedCheck a file below `brand.checks` does not hold the check that its path promises
"""

from msgspec import Struct

from brand.finding import Said

__all__ = ["BrandError", "MisplacedCheck", "PackInvalid", "PackProblem", "UnknownRule", "Unreadable"]


class BrandError(Exception):
    """The root: catch it to answer all of them. `reason` is the sentence in German and English."""

    def __init__(self, reason: Said) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason.en


class PackProblem(Struct, frozen=True, kw_only=True):
    """One fault of a brand pack. `line` counts from 1; None where a file is missing or holds no lines."""

    file: str
    line: int | None
    reason: Said


class PackInvalid(BrandError):
    """A brand pack has faults; `problems` are all of them, by file and line."""

    def __init__(self, problems: tuple[PackProblem, ...]) -> None:
        shown = [f"{problem.file}:{problem.line}" if problem.line else problem.file for problem in problems]
        super().__init__(
            Said(
                de="\n".join(f"{at}: {problem.reason.de}" for at, problem in zip(shown, problems, strict=True)),
                en="\n".join(f"{at}: {problem.reason.en}" for at, problem in zip(shown, problems, strict=True)),
            )
        )
        self.args = (problems,)  # so that it crosses a process border whole
        self.problems = problems


class Unreadable(BrandError):
    """An input cannot be read: no such file, not UTF-8, no zip, damaged."""


class UnknownRule(BrandError):
    """A rule was named that no check answers to."""


class MisplacedCheck(BrandError):
    """A file below `brand.checks` lacks its CHECK, or the CHECK's id is not the file's path."""
