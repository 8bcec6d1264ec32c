"""Open a signed link; take the one decision that it allows; revoke it."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.decide import Decide, decide_review
from content_hub.actions.retrying import decided_anew
from content_hub.actions.reviewing import Act, commit_review, load_review
from content_hub.errors import Forbidden, FourEyes, LinkOver, WrongState
from content_hub.hub import Hub
from content_hub.links import Link, LinkKind, is_signed, named_in
from content_hub.model import Actor, ActorKind, Caller, DecisionKind, Entry, Review, ReviewState
from content_hub.storage.changes import Changes, ExpectRevision
from content_hub.storage.link_changes import PutLink
from content_hub.storage.link_queries import LinkOf, SigningKey
from content_hub.storage.queries import ActorOf

__all__ = ["DecideByLink", "Opened", "RevokeLink", "decide_by_link", "open_link", "revoke_link"]

_ORIGIN = "link"
_MAY_REVOKE = frozenset({"approver", "brand_manager", "admin"})


class DecideByLink(Struct, frozen=True, kw_only=True):
    """What the named person says. `manifest` None means the one that the link is bound to."""

    token: str
    decision: DecisionKind
    manifest: str | None = None
    comment: str | None = None


class RevokeLink(Struct, frozen=True, kw_only=True):
    """Which link."""

    brand: str
    link: str


class Opened(Struct, frozen=True, kw_only=True):
    """A link that may be used now, and whom it lets in: `visitor` acts with it, `guest` is who they are."""

    link: Link
    visitor: Caller
    guest: Actor | None = None
    review: Review | None = None


async def open_link(hub: Hub, token: str, *, now: datetime) -> Opened:
    """Check a link. Looking never uses it up: mail programs look at every link before people do.

    Raises:
        NotFound: there is no such link.
        LinkOver: it was used or revoked, has expired, or the review went on without it.
    """
    name = named_in(token)
    link = None if name is None else await hub.store.facts(LinkOf(brand=name.brand, id=name.id))
    if name is None or link is None or not is_signed(link, name, await hub.store.facts(SigningKey())):
        raise no_such("link", "…")
    issuer = await hub.store.facts(ActorOf(id=link.actor))
    _check_over(link, now, is_orphaned=issuer is not None and issuer.suspended)
    if link.kind is LinkKind.PREVIEW:
        return Opened(link=link, visitor=_visitor(link, link.actor, "writer"))
    review = await load_review(hub, link.brand, link.review)
    step = next((item for item in review.steps if item.name == link.step), None)
    if (
        step is None
        or review.state is not ReviewState.OPEN
        or (review.step, review.manifest.digest)
        != (
            link.step,
            link.manifest,
        )
    ):
        raise _over("moved-on", "Die Prüfrunde ist inzwischen weiter.", "The review has gone on meanwhile.")
    guest = await hub.store.facts(ActorOf(id=link.guest))
    return Opened(link=link, visitor=_visitor(link, link.guest, step.role), guest=guest, review=review)


async def decide_by_link(hub: Hub, command: DecideByLink, *, caller: Caller | None, now: datetime) -> Review:
    """Take the decision of the named person; the link is used up by it, and by nothing else.

    `caller` is who is signed in where somebody is: the issuer's own hand is not another person's.

    Raises:
        NotFound, LinkOver: as in `open_link`.
        Forbidden: the link is for looking only.
        FourEyes: who is signed in issued the link, or wrote or submitted what is decided on.
        ManifestChanged: the decision names another manifest.
        WrongState: this person, or who issued the link, has decided at this step already.
    """

    async def attempt() -> Review:
        opened = await open_link(hub, command.token, now=now)
        link, review = opened.link, opened.review
        if review is None:
            raise Forbidden(de="Dieser Link zeigt nur etwas.", en="This link only shows something.")
        if caller is not None and caller.person in {link.person, *review.authors}:
            raise FourEyes(
                de="Vier Augen: dieser Link ist für die Person, auf die er lautet, nicht für die, die angemeldet ist.",
                en="Four eyes: this link is for the person whom it names, not for the one who is signed in.",
            )
        said = Decide(
            brand=link.brand,
            review=link.review,
            decision=command.decision,
            manifest=command.manifest or link.manifest,
            comment=command.comment,
            issuer=link.person,
        )
        after = decide_review(review, said, caller=opened.visitor, now=now)
        data = {"decision": str(said.decision), "manifest": said.manifest, "decided_step": link.step, "link": link.id}
        act = Act(type="review.decided", caller=opened.visitor, now=now, data=data)
        await commit_review(hub, review, after, act, along=(_used(link, now),))
        return after

    return await decided_anew(attempt)


async def revoke_link(hub: Hub, command: RevokeLink, *, caller: Caller, now: datetime) -> Link:
    """Stop a link at once.

    Raises:
        NotFound: no such link.
        Forbidden: neither issuer, approver, brand manager nor admin.
        WrongState: it was used or revoked already.
    """
    brand = await brand_for(hub, caller, command.brand)

    async def attempt() -> Link:
        link = await hub.store.facts(LinkOf(brand=brand.key, id=command.link))
        if link is None:
            raise no_such("link", command.link)
        if caller.person != link.person and caller.roles_in(brand.key).isdisjoint(_MAY_REVOKE):
            raise Forbidden(
                de="Einen Link widerruft, wer ihn ausgestellt hat, approver, brand_manager oder admin ist.",
                en="A link is revoked by whoever issued it, or by approver, brand_manager or admin.",
                members={"roles": sorted(_MAY_REVOKE)},
            )
        if link.used or link.revoked:
            raise WrongState(de="Dieser Link gilt schon nicht mehr.", en="This link is over already.")
        after = msgspec.structs.replace(link, revoked=now, revision=link.revision + 1)
        entry = Entry(
            type="link.revoked",
            subject=f"links/{link.id}",
            actor=caller.actor,
            at=now,
            origin=caller.origin,
            data={"link": link.id},
        )
        await hub.store.commit(msgspec.structs.replace(_put(link, after), entries=(entry,)))
        return after

    return await decided_anew(attempt)


def _visitor(link: Link, actor: str, role: str) -> Caller:
    return Caller(actor=actor, person=actor, kind=ActorKind.PERSON, roles={link.brand: (role,)}, origin=_ORIGIN)


def _used(link: Link, now: datetime) -> Changes:
    return _put(link, msgspec.structs.replace(link, used=now, revision=link.revision + 1))


def _put(before: Link, after: Link) -> Changes:
    return Changes(
        brand=after.brand,
        expects=(ExpectRevision(kind="link", brand=after.brand, id=after.id, revision=before.revision),),
        writes=(PutLink(link=after),),
    )


def _check_over(link: Link, now: datetime, *, is_orphaned: bool) -> None:
    if link.used is not None:
        raise _over("used", "Er wurde schon benutzt.", "It was used already.")
    if link.revoked is not None or is_orphaned:
        raise _over("revoked", "Er wurde widerrufen.", "It was revoked.")
    if link.expires <= now:
        raise _over("expired", "Seine Zeit ist abgelaufen.", "Its time is over.")


def _over(reason: str, german: str, english: str) -> LinkOver:
    return LinkOver(
        de=f"Dieser Link gilt nicht mehr. {german} Wer ihn geschickt hat, kann einen neuen ausstellen.",
        en=f"This link is over. {english} Whoever sent it can issue a new one.",
        members={"reason": reason},
    )
