"""Issue a signed link: for one decision of a named person without an account, or for a look at a version."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.decide import check_undecided, current_step
from content_hub.actions.reviewing import load_review
from content_hub.errors import Fault, Forbidden, FourEyes, Invalid
from content_hub.hub import Hub
from content_hub.links import Link, LinkKind, link_token
from content_hub.model import Actor, ActorKind, Caller, Entry, Review
from content_hub.storage.changes import Changes, ExpectRevision, PutActor, Write
from content_hub.storage.link_changes import PutLink
from content_hub.storage.link_queries import LinksFor, SigningKey
from content_hub.storage.queries import ActorOf, VersionOf

__all__ = ["IssueApprovalLink", "IssuePreviewLink", "Issued", "issue_approval_link", "issue_preview_link"]

_LONGEST = timedelta(days=92)
_MAX_NAME = 200


class IssueApprovalLink(Struct, frozen=True, kw_only=True):
    """For whom, until when. `guest` is the id of the actor that the person becomes."""

    brand: str
    id: str
    guest: str
    review: str
    name: str
    expires: datetime


class IssuePreviewLink(Struct, frozen=True, kw_only=True):
    """Which version, until when."""

    brand: str
    id: str
    key: str
    version: int
    expires: datetime


class Issued(Struct, frozen=True, kw_only=True):
    """The link, and the part of its address that names it: shown once."""

    link: Link
    token: str


async def issue_approval_link(hub: Hub, command: IssueApprovalLink, *, caller: Caller, now: datetime) -> Issued:
    """Issue a link that takes one decision, of the step and the manifest that the review has now.

    Raises:
        NotFound: no such review.
        Forbidden: the caller neither is an approver nor has the role of the step, or is no person.
        FourEyes: the caller, or who bears this name, wrote or submitted what is decided on; or names themself.
        WrongState: the review is not open, or the caller has decided at this step already.
        Invalid: no name, or a time in the past or beyond three months.
    """
    brand = await brand_for(hub, caller, command.brand)
    review = await load_review(hub, brand.key, command.review)
    step = current_step(review)
    _check_issuer(review, step.role, caller)
    check_undecided(review, step, {caller.person})
    _check_parts(command.name, command.expires, now)
    await _check_name(hub, review, command.name, caller)
    guest, writes = await _guest(hub, review, command, now)
    link = Link(
        brand=brand.key,
        id=command.id,
        kind=LinkKind.APPROVAL,
        actor=caller.actor,
        person=caller.person,
        created=now,
        expires=command.expires.astimezone(UTC),
        review=review.id,
        step=step.name,
        manifest=review.manifest.digest,
        guest=guest,
    )
    shown = {"review": review.id, "step": step.name, "manifest": link.manifest, "guest": guest}
    await hub.store.commit(_changes(link, caller, shown, writes))
    return Issued(link=link, token=link_token(link, await hub.store.facts(SigningKey())))


async def issue_preview_link(hub: Hub, command: IssuePreviewLink, *, caller: Caller, now: datetime) -> Issued:
    """Issue a link that shows the previews of one version.

    Raises:
        Forbidden: the caller is no writer.
        NotFound: no such version.
        Invalid: a time in the past or beyond three months.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("writer",))
    version = await hub.store.facts(VersionOf(brand=brand.key, key=command.key, number=command.version))
    if version is None:
        raise no_such("version", f"{command.key}/{command.version}")
    _check_parts("–", command.expires, now)
    link = Link(
        brand=brand.key,
        id=command.id,
        kind=LinkKind.PREVIEW,
        actor=caller.actor,
        person=caller.person,
        created=now,
        expires=command.expires.astimezone(UTC),
        block=version.block,
        version=version.number,
    )
    await hub.store.commit(_changes(link, caller, {"block": link.block, "version": link.version}, ()))
    return Issued(link=link, token=link_token(link, await hub.store.facts(SigningKey())))


def _changes(link: Link, caller: Caller, shown: Mapping[str, object], writes: tuple[Write, ...]) -> Changes:
    data = {"link": link.id, "kind": str(link.kind), "expires": link.expires.isoformat(), **shown}
    return Changes(
        brand=link.brand,
        expects=(ExpectRevision(kind="link", brand=link.brand, id=link.id, revision=0),),
        writes=(*writes, PutLink(link=link)),
        entries=(
            Entry(
                type="link.issued",
                subject=f"links/{link.id}",
                actor=caller.actor,
                at=link.created,
                origin=caller.origin,
                after=data,
                data=data,
            ),
        ),
    )


def _check_issuer(review: Review, role: str, caller: Caller) -> None:
    if caller.roles_in(review.brand).isdisjoint({"approver", role}):
        raise Forbidden(
            de=f"Links zur Freigabe stellt aus, wer die Rolle approver oder {role} hat.",
            en=f"Approval links are issued by those with the role approver or {role}.",
            members={"roles": sorted({"approver", role})},
        )
    if caller.kind is not ActorKind.PERSON:
        raise Forbidden(
            de="Nur Personen stellen Links zur Freigabe aus; dieses Token gehört einem Dienst.",
            en="Only persons issue approval links; this token belongs to a service.",
        )
    if caller.person in review.authors:
        raise FourEyes(
            de="Vier Augen: wer geschrieben oder eingereicht hat, stellt dafür keinen Link zur Freigabe aus.",
            en="Four eyes: whoever wrote or submitted it issues no approval link for it.",
        )


def _check_parts(name: str, expires: datetime, now: datetime) -> None:
    faults = [*_part_faults(name, expires, now)]
    if faults:
        raise Invalid(de="So kann es keinen Link geben.", en="There can be no such link.", faults=faults)


def _part_faults(name: str, expires: datetime, now: datetime) -> Iterator[Fault]:
    if not name.strip() or len(name) > _MAX_NAME or not name.isprintable():
        yield Fault(
            pointer="/name",
            de=f"Der Name der Person, 1 bis {_MAX_NAME} Zeichen.",
            en=f"The person's name, 1 to {_MAX_NAME} characters.",
        )
    try:
        is_near = now < expires.astimezone(UTC) <= now + _LONGEST
    except OverflowError:
        is_near = False
    if not is_near:
        yield Fault(
            pointer="/expires",
            de="Ein Zeitpunkt in der Zukunft, höchstens drei Monate entfernt.",
            en="A time in the future, three months away at most.",
        )


async def _check_name(hub: Hub, review: Review, name: str, caller: Caller) -> None:
    """Refuse a name that belongs to who wrote, submitted or issues: a link is for somebody else."""
    for person in (*review.authors, caller.person):
        known = await hub.store.facts(ActorOf(id=person))
        if known is not None and known.name is not None and _folded(known.name) == _folded(name):
            raise FourEyes(
                de=f"Vier Augen: „{name}“ hat daran geschrieben, es eingereicht oder stellt den Link selbst aus.",
                en=f"Four eyes: “{name}” wrote or submitted it, or issues the link in person.",
            )


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


async def _guest(
    hub: Hub, review: Review, command: IssueApprovalLink, now: datetime
) -> tuple[str, tuple[PutActor, ...]]:
    """Find who was invited to this review under the same name, or make a new actor: without roles, to be erased."""
    for link in await hub.store.facts(LinksFor(brand=review.brand, review=review.id)):
        known = await hub.store.facts(ActorOf(id=link.guest))
        if known is not None and known.name is not None and _folded(known.name) == _folded(command.name):
            return known.id, ()
    name = " ".join(command.name.split())
    guest = Actor(id=command.guest, name=name, kind=ActorKind.PERSON, created=now)
    return guest.id, (PutActor(actor=guest),)
