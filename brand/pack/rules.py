"""rules.toml: which checks run, how severe, with what options."""

from collections.abc import Collection, Iterator, Mapping

from brand import checks
from brand.check import Check
from brand.errors import PackProblem
from brand.finding import Said, Severity
from brand.model import Rule
from brand.nearest import did_you_mean, perhaps
from brand.pack.published import PUBLISHED
from brand.pack.reading import CHANNELS, Reading, mistyped
from brand.pack.shape import RuleEntry, RulesFile
from brand.pack.typed import Typed

__all__ = ["known_rules", "read_rules"]


def known_rules() -> frozenset[str]:
    """Give every rule that a pack may name."""
    return PUBLISHED | checks.discover().keys()


def read_rules(reading: Reading, own: Collection[str] = ()) -> Mapping[str, Rule]:
    """Read what the pack sets differently from the checks' own defaults; `own` are rules that the pack itself makes."""
    file = reading.typed("rules.toml", RulesFile)
    if file is None:
        return {}
    known, found = known_rules() | set(own), checks.discover()
    for name, entry in file.value.rules.items():
        if name not in known:
            near = perhaps(name, known)
            reason = Said(de=f"es gibt keine Regel `{name}`{near.de}", en=f"there is no rule `{name}`{near.en}")
            reading.problems.append(file.problem(entry, reason))
        reading.problems.extend(_faults(file, entry, found.get(name)))
    return {name: _rule(entry) for name, entry in file.value.rules.items()}


def _rule(entry: RuleEntry) -> Rule:
    severity = entry.severity if entry.severity is None or entry.severity == "off" else Severity(entry.severity)
    return Rule(severity=severity, channels=entry.channels, options=entry.options)


def _faults(file: Typed[RulesFile], entry: RuleEntry, check: Check | None) -> Iterator[PackProblem]:
    for position, channel in enumerate(entry.channels):
        if (reason := mistyped(channel, CHANNELS)) is not None:
            yield file.problem(entry, reason, "channels", position)
    if check is None:
        return
    for option, value in entry.options.items():
        if option not in check.options:
            hint = did_you_mean(option, check.options)
            reason = Said(de=f"unbekannte Option `{option}`{hint.de}", en=f"unknown option `{option}`{hint.en}")
            yield file.problem(entry, reason, "options", option)
        elif not _alike(value, check.options[option]):
            default = check.options[option]
            reason = Said(
                de=f"`{option}` braucht einen Wert wie {default!r}", en=f"`{option}` takes a value like {default!r}"
            )
            yield file.problem(entry, reason, "options", option)


def _alike(value: object, default: object) -> bool:
    """Tell whether a value is of the default's kind; whole numbers do where numbers are asked for."""
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, int | float):
        return isinstance(value, int | float)
    if isinstance(default, tuple | list | frozenset):
        return isinstance(value, list)
    return default is None or isinstance(value, type(default))
