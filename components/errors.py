"""What can go wrong here.

ComponentsError
├── ContentInvalid      a content does not fit its component
├── RenderFailed        a rendition cannot be made
├── UnknownName         a component, channel, format or profile that there is not
└── BrokenManifest      a component's or channel's own folder is at fault
"""

from collections.abc import Iterable
from functools import partial

from components.model import Problem, Said

__all__ = ["BrokenManifest", "ComponentsError", "ContentInvalid", "RenderFailed", "UnknownName"]


class ComponentsError(Exception):
    """Catch this to catch all that this package raises. `said` is the message in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


class ContentInvalid(ComponentsError):
    """A content does not fit its component; `problems` holds every fault with its JSON pointer."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        places = "; ".join(f"{problem.pointer or '/'}: {problem.detail.en}" for problem in problems[:5])
        more = f" (and {len(problems) - 5} more)" if len(problems) > 5 else ""  # noqa: PLR2004 — as many as are shown
        super().__init__(
            Said(de=f"Der Inhalt passt nicht zur Komponente: {len(problems)} Stellen", en=f"{places}{more}")
        )
        self.problems = problems

    def __reduce__(self) -> tuple[type["ContentInvalid"], tuple[tuple[Problem, ...]]]:
        return ContentInvalid, (self.problems,)


class RenderFailed(ComponentsError):
    """A rendition cannot be made: names the component, the channel and, where one is to blame, the field.

    `pointer` is the value to mend in the content that was to be rendered; None where no value is to blame.
    """

    def __init__(
        self, said: Said, *, component: str, channel: str, field: str | None = None, pointer: str | None = None
    ) -> None:
        super().__init__(said)
        self.component = component
        self.channel = channel
        self.field = field
        self.pointer = pointer

    def __reduce__(self) -> tuple[object, ...]:
        return partial(_render_failed, pointer=self.pointer), (self.said, self.component, self.channel, self.field)


def _render_failed(said: Said, component: str, channel: str, field: str | None, *, pointer: str | None) -> RenderFailed:
    """Build the error again on the other side of a process border."""
    return RenderFailed(said, component=component, channel=channel, field=field, pointer=pointer)


class UnknownName(ComponentsError):
    """A component, channel, format or profile that there is not; `known` lists those that there are."""

    def __init__(self, what: Said, name: str, known: Iterable[str] = ()) -> None:
        known = tuple(sorted(known))
        listed = ", ".join(known) or "–"
        super().__init__(
            Said(
                de=f"{what.de} „{name}“ gibt es nicht; es gibt: {listed}",
                en=f'there is no {what.en} "{name}"; there is: {listed}',
            )
        )
        self.what = what
        self.name = name
        self.known = known

    def __reduce__(self) -> tuple[type["UnknownName"], tuple[Said, str, tuple[str, ...]]]:
        return UnknownName, (self.what, self.name, self.known)


class BrokenManifest(ComponentsError):
    """A component.toml or channel.toml cannot be read; `path` is the file and `reason` why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(Said(de=f"{path} ist nicht lesbar: {reason}", en=f"cannot read {path}: {reason}"))
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type["BrokenManifest"], tuple[str, str]]:
        return BrokenManifest, (self.path, self.reason)
