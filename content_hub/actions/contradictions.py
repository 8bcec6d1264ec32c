"""Two blocks that say different things of one product or code, in one market, at one time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from brand.model import At, Counts, Finding, Report, RulesetMark, Said, Severity
from content_hub.actions.claims import COMPARED, Claim, Span, claims_of, overlap, subjects_of
from content_hub.actions.resolving import Shelf
from content_hub.actions.sheets import Sheet
from content_hub.actions.standing import standing_at
from content_hub.actions.surroundings import Surroundings
from content_hub.digests import digest_of
from content_hub.hub import Hub
from content_hub.model import Release, VersionRef
from content_hub.storage.claim_queries import ClaimsOn
from content_hub.storage.schedule_queries import PendingReleases
from content_hub.timeline import Place, touched_by, walk

__all__ = ["RULE", "Standing", "contradictions"]

RULE = "facts/contradiction"

_WHY = Said(
    de="Zwei Preise für dieselbe Sache sind ein Versprechen zu viel; gelten wird das günstigere.",
    en="Two prices for one thing are one promise too many; the better one will have to be kept.",
)
_NAMES: Mapping[str, Said] = {
    "price": Said(de="Preis", en="price"),
    "discount": Said(de="Nachlass", en="reduction"),
    "reference_price": Said(de="Vergleichspreis", en="reference price"),
    "valid_until": Said(de="Ende", en="end"),
}


class Standing(Struct, frozen=True, kw_only=True):
    """A version that will stand in these locales during a span."""

    sheet: Sheet
    locales: tuple[str, ...]
    span: Span = Span()


async def contradictions(hub: Hub, around: Surroundings, shelf: Shelf, coming: tuple[Standing, ...]) -> Report:
    """Compare versions that are to go live with each other, and with all that will be live at the same time."""
    own = [
        (claim, item.span)
        for item in coming
        for claim in claims_of(item.sheet, around.setting.locales)
        if claim.locale in item.locales
    ]
    if not own:
        return _report(around, [])
    replaced = {(item.sheet.version.block, locale) for item in coming for locale in item.locales}
    others = await _others(hub, around, shelf, subjects_of(tuple(claim for claim, _ in own)))
    rivals = [(claim, span) for claim, span in others if (claim.ref.block, claim.locale) not in replaced]
    found = [finding for claim, span in own for finding in _against(claim, span, (*own, *rivals))]
    return _report(around, found)


async def _others(hub: Hub, around: Surroundings, shelf: Shelf, subjects: tuple[str, ...]) -> list[tuple[Claim, Span]]:
    """Read what is claimed of the same things by versions that are live or will be, and when they are."""
    refs = await hub.store.facts(ClaimsOn(brand=around.brand.key, subjects=subjects))
    if not refs:
        return []
    pending = await hub.store.facts(PendingReleases(brand=around.brand.key))
    spans = await _spans(hub, around.brand.key, refs, pending)
    found = []
    for ref in refs:
        sheet = await shelf.sheet(ref.block, ref.version)
        for claim in claims_of(sheet, around.setting.locales):
            found += [(claim, span) for span in spans.get((ref, claim.locale), ())]
    return found


async def _spans(
    hub: Hub, brand: str, refs: tuple[VersionRef, ...], pending: tuple[Release, ...]
) -> Mapping[tuple[VersionRef, str], list[Span]]:
    """Tell when each version stands in each locale, as the schedule says now."""
    live = await standing_at(hub, brand, [*touched_by(pending), *((ref.block, "") for ref in refs)])
    standing: dict[Place, tuple[int, datetime | None]] = {place: (version, None) for place, version in live.items()}
    spans: dict[tuple[VersionRef, str], list[Span]] = {}
    for moment in walk(live, pending):
        for place, version in moment.moves.items():
            _close(spans, standing.pop(place, None), place, moment.instant)
            if version is not None:
                standing[place] = (version, moment.instant)
    for place, found in standing.items():
        _close(spans, found, place, None)
    return spans


def _close(
    spans: dict[tuple[VersionRef, str], list[Span]],
    found: tuple[int, datetime | None] | None,
    place: Place,
    ends: datetime | None,
) -> None:
    if found is not None:
        ref = VersionRef(block=place[0], version=found[0])
        spans.setdefault((ref, place[1]), []).append(Span(starts=found[1], ends=ends))


def _against(claim: Claim, span: Span, rivals: Iterable[tuple[Claim, Span]]) -> Iterator[Finding]:
    """Compare one claim with all others; of each other block once, in the locale that comes first."""
    mine = overlap(span, claim.valid)
    seen: set[str] = set()
    for rival, its_span in rivals:
        theirs = overlap(its_span, rival.valid)
        is_other = rival.ref.block != claim.ref.block and rival.market == claim.market and rival.ref.block not in seen
        if not is_other or mine is None or theirs is None or overlap(mine, theirs) is None:
            continue
        name = _differs(claim, rival)
        if name is not None:
            seen.add(rival.ref.block)
            yield _finding(claim, rival, name)


def _differs(claim: Claim, rival: Claim) -> str | None:
    """Name the first fact in which two claims about one thing differ."""
    if claim.same_product(rival):
        names: tuple[str, ...] = COMPARED
    elif claim.same_code(rival):
        names = ("discount", "valid_until")
    else:
        return None
    for name in names:
        one, other = claim.facts.get(name), rival.facts.get(name)
        if one is not None and other is not None and one.key != other.key:
            return name
    return None


def _finding(claim: Claim, rival: Claim, name: str) -> Finding:
    one, other = claim.facts[name], rival.facts[name]
    what, place = _NAMES[name], f"{rival.ref.block} {rival.ref.version} ({rival.locale})"
    return Finding(
        rule=RULE,
        severity=Severity.ERROR,
        at=At(pointer=one.pointer),
        message=Said(
            de=f"„{claim.named}“: {what.de} {one.shown}, aber {other.shown} in {place}, das zur selben Zeit live ist. "
            "Angleichen, beide zusammen einreichen oder die Zeiten trennen.",
            en=f"“{claim.named}”: {what.en} {one.shown}, but {other.shown} in {place}, which is live at the same time. "
            "Make them agree, submit both together, or part their times.",
        ),
        quote=one.shown,
        why=_WHY,
        locale=claim.locale,
        block=claim.ref.block,
        version=claim.ref.version,
        fingerprint=_fingerprint(claim, rival, name),
    )


def _fingerprint(claim: Claim, rival: Claim, name: str) -> str:
    """Know the contradiction again as long as both blocks say what they say."""
    said = (RULE, claim.locale, name, claim.facts[name].key, rival.ref.block, rival.facts[name].key)
    return digest_of(said).removeprefix("sha256:")


def _report(around: Surroundings, findings: list[Finding]) -> Report:
    rules = around.setting.rules
    return Report(
        ruleset=RulesetMark(version=rules.version, digest=rules.digest),
        score=None,
        counts=Counts(error=len(findings)),
        findings=tuple(findings),
    )
