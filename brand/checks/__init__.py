"""Finds the checks: one per file, `brand/checks/<family>/<name>.py`, registered nowhere."""

import functools
import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from brand.check import Check
from brand.errors import MisplacedCheck
from brand.finding import Said

__all__ = ["discover", "walk"]


@functools.cache
def discover() -> Mapping[str, Check]:
    """Give every shipped check by its id, in order of ids."""
    return walk(__name__, __path__)


def walk(package: str, folders: Sequence[str]) -> Mapping[str, Check]:
    """Import every file of every family below a package; a name that begins with `_` is no check."""
    found = {check.id: check for module in _modules(package, folders) for check in [_check(module, package)]}
    return MappingProxyType(dict(sorted(found.items())))


def _modules(package: str, folders: Sequence[str]) -> Iterator[str]:
    for family in pkgutil.iter_modules(folders, f"{package}."):
        if family.ispkg:
            inside = importlib.import_module(family.name).__path__
            for module in pkgutil.iter_modules(inside, f"{family.name}."):
                if not module.name.rpartition(".")[2].startswith("_"):
                    yield module.name


def _check(module: str, package: str) -> Check:
    check = getattr(importlib.import_module(module), "CHECK", None)
    promised = module.removeprefix(f"{package}.").replace(".", "/").replace("_", "-")
    if not isinstance(check, Check):
        raise MisplacedCheck(Said(de=f"{module} enthält kein CHECK", en=f"{module} holds no CHECK"))
    if check.id != promised or check.family != promised.partition("/")[0]:
        reason = Said(
            de=f"{module} enthält die Prüfung {check.id} ({check.family}), sein Pfad verspricht {promised}",
            en=f"{module} holds the check {check.id} ({check.family}), its path promises {promised}",
        )
        raise MisplacedCheck(reason)
    return check
