"""workflow.toml: who approves what, in which order."""

from collections.abc import Collection, Iterator

import msgspec

from brand.errors import PackProblem
from brand.finding import Said
from brand.model import Step
from brand.nearest import did_you_mean
from brand.pack.reading import CHANNELS, Reading, mistyped
from brand.pack.shape import StepEntry, WorkflowFile
from brand.pack.typed import Typed

__all__ = ["STANDARD", "read_workflow"]

STANDARD = (Step(name="brand", role="approver"),)


def read_workflow(reading: Reading, locales: Collection[str]) -> tuple[Step, ...]:
    """Read the steps; without any the standard workflow holds: one approver."""
    file = reading.typed("workflow.toml", WorkflowFile)
    if file is None or not file.value.steps:
        return STANDARD
    reading.problems.extend(_doubled(file))
    for step in file.value.steps:
        reading.problems.extend(_scope_faults(file, step, locales))
        reading.problems.extend(_time_faults(file, step))
    return tuple(Step(**msgspec.structs.asdict(step)) for step in file.value.steps)


def _doubled(file: Typed[WorkflowFile]) -> Iterator[PackProblem]:
    seen = set[str]()
    for step in file.value.steps:
        if step.name in seen:
            reason = Said(
                de=f"der Schritt `{step.name}` steht schon weiter oben", en=f"step `{step.name}` is stated already"
            )
            yield file.problem(step, reason, "name")
        seen.add(step.name)


def _time_faults(file: Typed[WorkflowFile], step: StepEntry) -> Iterator[PackProblem]:
    """Find a step that can never escalate: without `due_hours` it is never overdue; and nobody relieves themselves."""
    if step.escalate is None:
        return
    if step.due_hours is None:
        reason = Said(
            de="ohne `due_hours` wird der Schritt nie überfällig", en="without `due_hours` the step is never overdue"
        )
        yield file.problem(step, reason, "escalate")
    elif step.escalate == step.role:
        reason = Said(de="ist schon die Rolle des Schritts", en="is the role of the step already")
        yield file.problem(step, reason, "escalate")


def _scope_faults(file: Typed[WorkflowFile], step: StepEntry, locales: Collection[str]) -> Iterator[PackProblem]:
    for position, locale in enumerate(step.locales):
        if locales and locale not in locales:
            hint = did_you_mean(locale, locales)
            reason = Said(
                de=f"`{locale}` ist keine Sprache aus brand.toml{hint.de}",
                en=f"`{locale}` is no locale of brand.toml{hint.en}",
            )
            yield file.problem(step, reason, "locales", position)
    for position, channel in enumerate(step.channels):
        if (fault := mistyped(channel, CHANNELS)) is not None:
            yield file.problem(step, fault, "channels", position)
