"""The template languages of email and push tools, each a module that exposes `DIALECT`, found by walking."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from components.dialects.dialect import Dialect
from components.errors import UnknownName
from components.model import Said

__all__ = ["NONE", "dialect", "discover"]

# Fallbacks stand: the form for whoever sends without a template language.
NONE = "none"


@lru_cache(maxsize=1)
def discover() -> Mapping[str, Dialect]:
    """Find the dialects, by name."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        stated = getattr(importlib.import_module(f"{__name__}.{module.name}"), "DIALECT", None)
        if stated is not None:
            found[stated.name] = stated
    return MappingProxyType(found)


def dialect(name: str) -> Dialect:
    """Find one dialect."""
    if name not in discover():
        raise UnknownName(Said(de="Dialekt", en="dialect"), name, (NONE, *discover()))
    return discover()[name]
