"""What cannot be told of a logo that was found: said openly, never guessed.

What was measured is trusted as far as its error allows. Around a limit lies a band, the wider the smaller the logo is,
in which neither side is sure.
"""

import math
from collections.abc import Iterator

from brand.image.find import Sighting
from brand.image.inks import Inks
from brand.image.zone import Zone

__all__ = ["doubts", "is_chance"]

_LEAST_HEIGHT, _LEAST_TURNED = 28.0, 24.0
"""Pixels of height below which proportions and turns are not judged."""
_STRETCH_ERROR, _TURN_ERROR = 0.3, 20.0
"""The error of a stretch and of a turn in degrees, times the height in pixels."""
_BLURRED, _BLURRED_BY_EFFECT = 0.7, 0.8
"""Likeness below which edges are too far from the drawing's to measure: an outline or a shadow may have been taken."""
_OWN, _STRANGE = 7.0, 18.0
"""ΔE00 up to which thin ink has its colours, and from which it certainly has others: compression smears colours."""
_FOREIGN, _SURE = 20.0, 0.9
"""ΔE00 of colours that are no variant's, and how sure it must be that such a thing is the logo at all."""


def doubts(sighting: Sighting, inks: Inks, zone: Zone, *, turn: float, has_effect: bool) -> Iterator[str]:
    """List the rules that cannot be judged here. `turn` is in degrees."""
    size, likeness, logo = sighting.pose.size, sighting.evidence.likeness, inks.variant.logo
    is_blurred = likeness < _BLURRED or (likeness < _BLURRED_BY_EFFECT and has_effect)
    bent = math.expm1(abs(math.log(sighting.pose.across / sighting.pose.down))) - logo.max_stretch
    if size < _LEAST_HEIGHT or is_blurred or 0 < bent < _STRETCH_ERROR / size:
        yield "logo/stretched"
    turned = abs(turn) - logo.max_rotation
    if size < _LEAST_TURNED or is_blurred or sighting.shape.order == 0 or 0 < turned < _TURN_ERROR / size:
        yield "logo/rotated"
    if not inks.is_solid or (inks.is_thin and _OWN < (inks.deviation or 0.0) < _STRANGE):
        yield "logo/recoloured"
    if not zone.decided:
        yield "logo/clear-space"


def is_chance(sighting: Sighting, inks: Inks) -> bool:
    """Say whether something merely looks like the logo: neither its colours nor its form leave no doubt."""
    return (inks.deviation or 0.0) > _FOREIGN and inks.opacity is None and sighting.confidence < _SURE
