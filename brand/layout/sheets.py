"""Colours of a style sheet that stands alone: nobody knows which elements it will meet, so every rule counts."""

from brand.layout.media import Holds, holds
from brand.layout.origin import Fixed, Origin
from brand.layout.sheet import rules
from brand.layout.style import Won, first_style
from brand.layout.uses import Uses
from brand.layout.variables import NO_VARIABLES, spell, variables

__all__ = ["sheet_uses"]


def sheet_uses(text: str, start: int, uses: Uses) -> None:
    """Note the colours of all rules; of custom properties only what some rule asks for."""
    origin = Origin(start)
    plain = text.replace("<!--", " " * 4).replace("-->", " " * 3)
    found = [(rule, one) for rule in rules(plain) for one in rule.declarations]
    stated: dict[str, tuple[str, Origin | Fixed, int]] = {
        one.name: (one.value, origin, one.start) for _, one in found if one.name.startswith("--")
    }
    known = variables(NO_VARIABLES, stated) if stated else NO_VARIABLES
    light, dark = first_style(), first_style()
    dark.is_dark = True
    for rule, one in found:
        spelt = spell(one.value, origin, one.start, known)
        if spelt is None or one.name.startswith("--"):
            continue
        for style in (light, dark) if "light-dark(" in spelt.text.lower() else (light,):
            if any(holds(rule.conditions, scheme) is not Holds.NOWHERE for scheme in ("light", "dark")):
                uses.of_possible(Won(one, spelt), style)
