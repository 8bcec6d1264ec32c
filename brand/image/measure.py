"""Turns a sighting into the facts that the checks judge."""

import math

from brand.document import LogoSeen
from brand.image.crop import Crop, cropped
from brand.image.doubt import doubts, is_chance
from brand.image.effects import Halo, halo_of
from brand.image.find import Sighting
from brand.image.inks import Inks, inks_of
from brand.image.pyramid import Pyramid
from brand.image.shape import rendered
from brand.image.surroundings import surroundings_of
from brand.image.zone import Zone, zone_of

__all__ = ["measured"]

_AROUND = 0.22
"""Share of the picture's shorter side that is looked at around a logo."""
_EFFECT = 0.17
"""Share of the height that a shadow or outline may reach."""


def measured(pyramid: Pyramid, sighting: Sighting) -> LogoSeen | None:
    """Measure one logo: its geometry, its colours, what was done to it and what stands near it."""
    shape, pose = sighting.shape, sighting.pose
    clear = max(variant.logo.clear_space for variant in shape.variants)
    root = math.sqrt(shape.ratio)
    crop = cropped(pyramid, pose, shape.ratio, margin=max(clear * 1.1, 0.3) / root)
    if crop is None:
        return None
    inside = crop.within(pose)
    inks = inks_of(shape, crop.pixels, inside)
    if inks is None or is_chance(sighting, inks):
        return None
    height, width = crop.pixels.shape[:2]
    alpha = rendered(inks.variant.artwork, inside, width, height)[..., 3]
    halo = halo_of(crop.pixels, alpha, inside.down)
    own = _EFFECT * inside.down if halo is not None and halo.is_seen else 0.0
    zone = _zone(pyramid, sighting, inks, own=own / crop.factor)
    return _seen(sighting, inks, halo=halo, zone=zone, frame=pyramid.picture.shape[1::-1])


def _zone(pyramid: Pyramid, sighting: Sighting, inks: Inks, *, own: float) -> Zone:
    """Look further than the clear space: what is laid into it must have an end somewhere. Pixels are the picture's."""
    shape, pose = sighting.shape, sighting.pose
    clear = inks.variant.logo.clear_space * pose.down
    room = max(_AROUND * min(pyramid.picture.shape[:2]), clear + 40)
    crop = cropped(pyramid, pose, shape.ratio, margin=room / (pose.size * math.sqrt(shape.ratio)))
    if crop is None:
        return Zone(decided=False)
    inside = crop.within(pose)
    height, width = crop.pixels.shape[:2]
    alpha = rendered(inks.variant.artwork, inside, width, height)[..., 3]
    factor = crop.factor
    around = surroundings_of(crop.pixels, alpha, inside.box(shape.ratio), clear=clear * factor, own=own * factor)
    zone = zone_of(around)
    if zone.gap is None:
        return zone
    return Zone(decided=True, gap=round(zone.gap / factor, 3), box=_whole(zone, crop))


def _seen(sighting: Sighting, inks: Inks, *, halo: Halo | None, zone: Zone, frame: tuple[int, ...]) -> LogoSeen:
    shape, pose = sighting.shape, sighting.pose
    box, turn = pose.box(shape.ratio), _turn(pose.turn, shape.order)
    effect = halo.kind if halo is not None and halo.is_seen else None
    return LogoSeen(
        id=inks.variant.logo.id,
        box=(round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3)),
        width=round(pose.across * shape.ratio, 3),
        height=round(pose.down, 3),
        stretch=round(pose.across / pose.down, 5),
        rotation=round(turn, 3),
        confidence=round(sighting.confidence, 4),
        hidden=_hidden(box, frame),
        deviation=_rounded(inks.deviation if inks.is_solid else None),
        opacity=_rounded(inks.opacity),
        effect=effect,
        contrast=_rounded(inks.contrast),
        ground=_rounded(inks.ground),
        gap=zone.gap,
        intruder=zone.box,
        undecided=tuple(doubts(sighting, inks, zone, turn=turn, has_effect=effect is not None)),
    )


def _rounded(amount: float | None) -> float | None:
    """Drop digits that say nothing: sums of floats differ there with the place of an array in memory."""
    return None if amount is None else round(amount, 4)


def _turn(turn: float, order: int) -> float:
    """Give degrees clockwise, the smallest that look the same."""
    if order == 0:
        return 0.0
    step = 360 / order
    return (math.degrees(turn) + step / 2) % step - step / 2


def _hidden(box: tuple[float, float, float, float], frame: tuple[int, ...]) -> float:
    """Give the share of a box outside the frame."""
    wide = min(box[0] + box[2], frame[0]) - max(box[0], 0)
    high = min(box[1] + box[3], frame[1]) - max(box[1], 0)
    return round(max(0.0, 1 - max(wide, 0) * max(high, 0) / max(box[2] * box[3], 1e-9)), 4)


def _whole(zone: Zone, crop: Crop) -> tuple[float, float, float, float] | None:
    if zone.box is None:
        return None
    x, y, width, height = zone.box
    factor = crop.factor
    return ((x + crop.left) / factor, (y + crop.top) / factor, width / factor, height / factor)
