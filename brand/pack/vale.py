"""vale/*.toml: rules in the manner of Vale, as `brand import-vale` writes them or a person does."""

from collections.abc import Iterator

from brand.errors import PackProblem
from brand.finding import Said
from brand.pack.reading import Reading
from brand.pack.typed import Typed
from brand.vale.model import Styles, ValeFile, ValeRule

__all__ = ["read_vale"]


def read_vale(reading: Reading) -> Styles:
    """Read all Vale rules of a pack; each is compiled once, so that a pattern that does not is refused here."""
    names = sorted(name for name in reading.files if name.startswith("vale/"))
    files = [file for name in names if (file := reading.typed(name, ValeFile)) is not None]
    accept = tuple(dict.fromkeys(word for file in files for word in file.value.accept))
    seen = set[str]()
    for file in files:
        reading.problems.extend(_accept_faults(file))
        for rule in file.value.rules:
            reading.problems.extend(_faults(file, rule, seen))
            seen.add(rule.id)
    return Styles(rules=tuple(rule for file in files for rule in file.value.rules), accept=accept)


def _faults(file: Typed[ValeFile], rule: ValeRule, seen: set[str]) -> Iterator[PackProblem]:
    from brand.vale.compile import check_of  # noqa: PLC0415 -- a pack without such rules needs no pattern engine
    from brand.vale.errors import RuleUnusable  # noqa: PLC0415 -- as above

    if rule.id in seen:
        reason = Said(de=f"`{rule.id}` steht schon weiter oben", en=f"`{rule.id}` is stated further up already")
        yield file.problem(rule, reason, "id")
    try:
        check_of(rule, ())
    except RuleUnusable as fault:
        yield file.problem(rule, fault.reason, *fault.keys)


def _accept_faults(file: Typed[ValeFile]) -> Iterator[PackProblem]:
    if not file.value.accept:
        return
    from brand.vale.errors import RuleUnusable  # noqa: PLC0415 -- as above
    from brand.vale.patterns import Pattern  # noqa: PLC0415 -- as above

    for position, word in enumerate(file.value.accept):
        try:
            Pattern(word)
        except RuleUnusable as fault:
            yield file.problem(file.value, fault.reason, "accept", position)
