"""Whether a pack's workflow can be walked: steps that can never be reached are refused, doubtful ones are told."""

from collections.abc import Collection, Iterator

from components.library import discover
from content_hub.errors import Fault, PackRejected
from content_hub.hub import Hub
from content_hub.model import ActorKind, WorkflowStep
from content_hub.storage.queries import Actors

__all__ = ["check_steps", "step_notes"]

_PLACE = "/workflow.toml"
_PAGE = 100


def check_steps(steps: Collection[WorkflowStep]) -> None:
    """Refuse steps whose conditions nothing can meet. Raise PackRejected."""
    faults = [fault for step in steps for fault in _unreachable(step)]
    if faults:
        raise PackRejected(
            de="Der Freigabeablauf hat Schritte, die nie erreicht werden; „errors“ nennt sie.",
            en="The workflow has steps that are never reached; “errors” names them.",
            faults=faults,
        )


def _unreachable(step: WorkflowStep) -> Iterator[Fault]:
    known = discover()
    channels = sorted({channel for component in known.values() for channel in component.serves})
    for channel in step.channels:
        if channel not in channels:
            yield Fault(
                pointer=_PLACE,
                de=f"Schritt „{step.name}“: es gibt keinen Kanal „{channel}“, sondern: {', '.join(channels)}.",
                en=f"Step “{step.name}”: there is no channel “{channel}” but: {', '.join(channels)}.",
            )
    for name in step.components:
        if name not in known:
            listed = ", ".join(sorted(known))
            yield Fault(
                pointer=_PLACE,
                de=f"Schritt „{step.name}“: es gibt keine Komponente „{name}“, sondern: {listed}.",
                en=f"Step “{step.name}”: there is no component “{name}” but: {listed}.",
            )


async def step_notes(hub: Hub, brand: str, steps: Collection[WorkflowStep]) -> tuple[Fault, ...]:
    """Tell what is allowed and may surprise: reviews that no step is for, steps that too few persons can decide."""
    notes = []
    if all(step.components or step.locales or step.channels for step in steps):
        notes.append(
            Fault(
                pointer=_PLACE,
                de="Jeder Schritt hat Bedingungen: wo keine zutrifft, gibt ein „approver“ frei (der Standardablauf).",
                en="Every step has conditions: where none holds, one “approver” approves (the standard workflow).",
            )
        )
    holders = await _holders(hub, brand)
    for step in steps:
        number = holders.count(step.role)
        if number < step.approvals:
            notes.append(
                Fault(
                    pointer=_PLACE,
                    de=f"Schritt „{step.name}“ braucht {step.approvals} × {step.role}; so viele haben sie: {number}.",
                    en=f"Step “{step.name}” needs {step.approvals} × {step.role}; so many hold it: {number}.",
                )
            )
    return tuple(notes)


async def _holders(hub: Hub, brand: str) -> list[str]:
    """List the roles that persons hold in a brand, once for each person."""
    found: list[str] = []
    cursor: str | None = None
    while True:
        page = await hub.store.list(Actors(limit=_PAGE, cursor=cursor))
        for actor in page.items:
            if actor.kind is ActorKind.PERSON and not actor.suspended:
                found += {*actor.roles.get(brand, ()), *actor.roles.get("*", ())}
        cursor = page.next
        if cursor is None:
            return found
