"""Finds the logos of a pack in a picture: cheap and likely first, dear and unlikely only while nothing was found."""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from brand.image.contour import Contour
from brand.image.crop import cropped
from brand.image.evidence import Evidence, evidence_of
from brand.image.field import field_of
from brand.image.fit import Reach, agreement, fitted
from brand.image.parts import place_in, whole_of
from brand.image.pose import Pose
from brand.image.pyramid import STEPS, Pyramid
from brand.image.refine import refined
from brand.image.search import Candidate, Stance, candidates
from brand.image.shape import Shape

__all__ = ["Sighting", "sightings"]

_SIDE = 24
"""Side of the template: large enough to tell shapes apart, small enough to search a picture in milliseconds."""
_LEAST = 0.33
_MOST = 6
"""Likeness from which a place is looked at, and the number of places per level."""
_TRIED = 6
"""Places that are fitted in one stage, for each shape."""
_LESS_LIKE = 1.2
"""By how much a lockup may look less like itself than the icon in it does."""
_CERTAIN = 0.5
_BENDING, _MOST_BENT = 4.0, 0.5
"""Evidence that a stretch to e times the width takes off; the most (as a logarithm) that is still the same logo."""
_LEAST_SEEN = 0.55
"""Share of the contour that must lie in the picture."""
_AGREES = 0.5
"""Agreement of the edges' directions under which a place is given up early."""
_SAME = 0.8
_PLAIN, _WORSE = 9.0, 0.5
"""So much evidence leaves no doubt; by so much less, a place cannot be the right one."""
_WORTH = 0.08
"""Confidence from which a place is worth the last fraction of a pixel."""
_ROUGH = (Reach(3, False), Reach(3, False), Reach(2.5, True), Reach(2, True))
_EXACT = (Reach(5, True), Reach(3.5, True), Reach(2.5, True), Reach(1.6, True))
_LAST = (Reach(3, True), Reach(1.6, True), Reach(1.6, True))
_QUICK = 110
"""Side of a logo at which a place is tried first."""
_INNER = 0.94


class Sighting(Struct, frozen=True, kw_only=True):
    """A shape at its exact pose, and how sure that is (0–1)."""

    shape: Shape
    pose: Pose
    evidence: Evidence
    confidence: float


class Stage(Struct, frozen=True, kw_only=True):
    """Levels to search and the stances in which to search them."""

    levels: range
    stances: tuple[Stance, ...]


def _stages(deepest: int) -> Iterator[Stage]:
    """Large and upright; small; turned or stretched; tiny."""
    upright = (Stance(side=_SIDE),)
    yield Stage(levels=range(STEPS + 1, deepest + 1), stances=upright)
    yield Stage(levels=range(STEPS + 1), stances=upright)
    yield Stage(levels=range(STEPS + 1, deepest + 1), stances=_BENT)
    yield Stage(levels=range(1), stances=_TINY)


_BENT = tuple(Stance(side=17, turn=math.radians(turn)) for turn in (-10, 10, -19, 19, -28, 28)) + tuple(
    Stance(side=17, stretch=stretch) for stretch in (0.8, 1.25)
)
_TINY = tuple(Stance(side=side) for side in (20.0, 16.5, 13.5))


def sightings(pyramid: Pyramid, shapes: Sequence[Shape]) -> tuple[Sighting, ...]:
    """Give every logo that is seen, the surest first; a later stage is entered only if the ones before saw none."""
    for stage in _stages(pyramid.deepest):
        seen = _distinct(_seen(pyramid, shapes, stage))
        if seen:
            return seen
    return ()


def _seen(pyramid: Pyramid, shapes: Sequence[Shape], stage: Stage) -> Iterator[Sighting]:
    found = [
        Candidate(shape=one.shape, pose=one.pose, likeness=one.likeness, level=number)
        for number in stage.levels
        for shape in shapes
        for stance in stage.stances
        for one in candidates(pyramid.level(number), shape, stance, least=_LEAST, most=_MOST)
    ]
    found.sort(key=lambda one: -one.likeness)
    for shape in shapes:
        places = _spread([one for one in found if one.shape is shape])
        for sighting in examined(pyramid, places):
            yield sighting
            yield from _wholes(pyramid, sighting, shapes)


def _wholes(pyramid: Pyramid, part: Sighting, shapes: Sequence[Shape]) -> Iterator[Sighting]:
    """Look for what the shape may be a part of: the icon tells where its lockup would be, however that is held."""
    for whole in shapes:
        place = place_in(whole, part.shape)
        if place is None:
            continue
        pose = whole_of(part.pose, place)
        candidate = Candidate(shape=whole, pose=pose, likeness=1.0, level=_level(pyramid, whole, pose))
        yield from examined(pyramid, [candidate])


def _level(pyramid: Pyramid, shape: Shape, pose: Pose) -> int:
    """Give the level at which a logo is about as large as a template."""
    side = pose.size * math.sqrt(shape.ratio)
    return min(pyramid.deepest, max(0, round(STEPS * math.log2(max(side / _SIDE, 1)))))


def _spread(found: Sequence[Candidate]) -> list[Candidate]:
    """Keep the best of several candidates that mean the same place, size and shape."""
    kept: list[Candidate] = []
    for one in found:
        if not any(one.shape is other.shape and overlap(_box(one), _box(other)) > 0.55 for other in kept):  # noqa: PLR2004 -- a neighbouring size or place
            kept.append(one)
        if len(kept) == _TRIED:
            break
    return kept


def _box(one: Candidate | Sighting) -> tuple[float, float, float, float]:
    return one.pose.box(one.shape.ratio)


def examined(pyramid: Pyramid, places: Sequence[Candidate]) -> Iterator[Sighting]:
    """Fit the candidates of one shape, the likeliest first, and give those that the evidence bears out."""
    tried = [one for one in (_roughly(pyramid, place) for place in places) if one is not None]
    exact: list[Sighting] = []
    for rough in sorted(tried, key=lambda one: -one.confidence):
        if any(overlap(_box(rough), _box(one)) > _SAME for one in exact):
            continue
        sighting = _exactly(pyramid, rough)
        if sighting is not None:
            exact.append(sighting)
    return (one for one in exact if one.confidence >= _CERTAIN)


def _roughly(pyramid: Pyramid, candidate: Candidate) -> Sighting | None:
    """Fit a candidate at small sizes, where it is quick; None where it is not worth more."""
    shape = candidate.shape
    level = pyramid.level(candidate.level)
    pose = candidate.pose.scaled(level.scale)
    contour = _contour(shape, pose)
    pose = fitted(level.field, contour, pose, _ROUGH[:2])
    if agreement(level.field, contour, pose) < _AGREES:
        return None
    pose = fitted(level.field, contour, pose, _ROUGH[2:]).scaled(1 / level.scale)
    small = _tried(pyramid, shape, pose, largest=_QUICK, reaches=_EXACT)
    return small if small is not None and small.confidence >= _WORTH else None


def _exactly(pyramid: Pyramid, rough: Sighting) -> Sighting | None:
    """Fit to the last fraction of a pixel, from here and from within: an outline's edge may have been taken."""
    shape = rough.shape
    best = _refined(pyramid, shape, rough.pose)
    if best is not None and _told(best) > _PLAIN:
        return best
    inner = _tried(pyramid, shape, _shrunk(rough.pose), largest=_QUICK, reaches=_LAST)
    if inner is None or _told(inner) < _told(rough) - _WORSE:
        return best
    other = _refined(pyramid, shape, inner.pose)
    return max((one for one in (best, other) if one is not None), key=_told, default=None)


def _contour(shape: Shape, pose: Pose) -> Contour:
    return shape.contour(pose.size * math.sqrt(shape.ratio))


def _shrunk(pose: Pose) -> Pose:
    """Give a slightly smaller pose: the edge of an outline may have been taken for the logo's own."""
    return Pose(x=pose.x, y=pose.y, across=pose.across * _INNER, down=pose.down * _INNER, turn=pose.turn)


def _tried(
    pyramid: Pyramid, shape: Shape, pose: Pose, *, largest: float, reaches: tuple[Reach, ...]
) -> Sighting | None:
    """Fit at a size at which it is quick."""
    crop = cropped(pyramid, pose, shape.ratio, margin=0.1, largest=largest)
    if crop is None:
        return None
    field = field_of(crop.pixels)
    inside = crop.within(pose)
    inside = fitted(field, _contour(shape, inside), inside, reaches)
    evidence = evidence_of(shape, crop, field, inside)
    sure = confidence(evidence, inside)
    return Sighting(shape=shape, pose=crop.whole(inside), evidence=evidence, confidence=sure)


def _refined(pyramid: Pyramid, shape: Shape, pose: Pose) -> Sighting | None:
    """Fit to the last fraction of a pixel."""
    crop = cropped(pyramid, pose, shape.ratio, margin=0.1)
    if crop is None:
        return None
    field = field_of(crop.pixels)
    inside = crop.within(pose)
    inside = fitted(field, _contour(shape, inside), inside, _LAST)
    inside = refined(shape, crop.pixels, inside)
    evidence = evidence_of(shape, crop, field, inside)
    sure = confidence(evidence, inside)
    return Sighting(shape=shape, pose=crop.whole(inside), evidence=evidence, confidence=sure)


def confidence(evidence: Evidence, pose: Pose) -> float:
    """Weigh the evidence; the weights were learnt from pictures with and without logos."""
    if evidence.seen < _LEAST_SEEN or abs(math.log(pose.across / pose.down)) > _MOST_BENT:
        return 0.0
    size = math.log(min(evidence.side, 120) / 30)
    plain = 6.0 * max(evidence.explained - 0.8, 0)  # hardly anything but the logo has exactly its colours
    weighed = (
        plain + 5.0 * evidence.likeness + 3.3 * evidence.coverage + 2.4 * max(evidence.explained, 0) + 2.0 * size - 8.75
    )
    weighed -= _bent(pose)
    return 1 / (1 + math.exp(-1.5 * weighed))


def _bent(pose: Pose) -> float:
    """Give what a pose takes off the evidence: a shape that must be bent to fit is rather another one."""
    return _BENDING * abs(math.log(pose.across / pose.down))


def _distinct(seen: Iterator[Sighting]) -> tuple[Sighting, ...]:
    """Keep the surer of two sightings in one place; a part of a larger logo is no logo of its own."""
    kept: list[Sighting] = []
    every = list(seen)
    wholes = [one for one in every if not any(_is_part(one, other) for other in every)]
    for one in sorted(wholes, key=lambda sighting: -_weight(sighting)):
        if not any(_shared(_box(one), _box(other)) > 0.5 for other in kept):  # noqa: PLR2004 -- mostly the same place
            kept.append(one)
    return tuple(sorted(kept, key=lambda sighting: -sighting.confidence))


def _is_part(one: Sighting, other: Sighting) -> bool:
    """Say whether a sighting is a known part of a larger one in the same place."""
    if one is other or _shared(_box(one), _box(other)) < 0.8:  # noqa: PLR2004 -- nearly inside
        return False
    is_sure = other.evidence.side > one.evidence.side and _weight(other) > _weight(one) - _LESS_LIKE
    return is_sure and place_in(other.shape, one.shape) is not None


def _told(sighting: Sighting) -> float:
    """Sum up how much the picture looks like the logo at this pose."""
    evidence = sighting.evidence
    return 5.0 * evidence.likeness + 3.3 * evidence.coverage + 2.4 * max(evidence.explained, 0)


def _weight(sighting: Sighting) -> float:
    """Prefer what explains more of the picture: a lockup before its icon."""
    return _told(sighting) + math.log(sighting.evidence.side) - 2 * _bent(sighting.pose)


def overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> float:
    """Give the shared area over the area of both."""
    shared = _common(one, two)
    return shared / max(one[2] * one[3] + two[2] * two[3] - shared, 1e-9)


def _shared(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> float:
    return _common(one, two) / max(min(one[2] * one[3], two[2] * two[3]), 1e-9)


def _common(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> float:
    wide = min(one[0] + one[2], two[0] + two[2]) - max(one[0], two[0])
    high = min(one[1] + one[3], two[1] + two[3]) - max(one[1], two[1])
    return max(wide, 0.0) * max(high, 0.0)
