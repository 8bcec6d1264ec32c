"""The check page: the engine and the verdict of the gate, on copy that is nowhere stored."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import UNSET, Struct

from brand.finding import Finding, Report
from brand.model import Kind
from content_hub.actions.check import Check, check
from content_hub.desk.marking import fixed, pieces
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.port import BrandSettings, DeliverySettings
from content_hub.wire.languages import Language, choose

__all__ = ["Place", "checked", "places"]


class Place(Struct, frozen=True, kw_only=True):
    """A brand that somebody may write in, with its locales."""

    key: str
    locales: tuple[str, ...]


class FindingShown(Struct, frozen=True, kw_only=True):
    """A finding in the reader's language; `fix` is what takes the quote's place."""

    rule: str
    severity: str
    quote: str
    message: str
    why: str | None
    guide: str | None
    fix: str | None
    fingerprint: str
    start: int


def places(settings: DeliverySettings, caller: Caller) -> tuple[Place, ...]:
    """List where somebody may write; in each the default locale comes first."""
    return tuple(
        Place(key=brand.key, locales=_default_first(brand))
        for key, brand in sorted(settings.brands.items())
        if "writer" in caller.roles_in(key)
    )


async def checked(
    hub: Hub, form: Mapping[str, str], *, caller: Caller, language: Language, now: datetime
) -> dict[str, object]:
    """Check what a form holds, after the fix that it asks for; give what the page shows."""
    text = form.get("copy", "")
    report = await _report(hub, form, text, caller=caller, now=now)
    chosen = next((finding for finding in report.findings if _name(finding) == form.get("fix")), None)
    if chosen is not None and chosen.fix is not None:
        text = fixed(text, chosen)
        report = await _report(hub, form, text, caller=caller, now=now)
    return {
        "place": form.get("place", ""),
        "channel": form.get("channel", ""),
        "kind": form.get("kind", "text"),
        "text": text,
        "report": report if text.strip() else None,
        "pieces": list(pieces(text, report.findings)),
        "findings": [_shown(finding, language) for finding in report.findings],
    }


async def _report(hub: Hub, form: Mapping[str, str], text: str, *, caller: Caller, now: datetime) -> Report:
    brand, _, locale = form.get("place", "").partition("/")
    kind = Kind.MARKDOWN if form.get("kind") == "markdown" else Kind.TEXT
    command = Check(
        brand=brand, kind=kind, content=text, locale=locale or None, channel=form.get("channel") or None, place="/copy"
    )
    return await check(hub, command, caller=caller, now=now)


def _default_first(brand: BrandSettings) -> tuple[str, ...]:
    others = (locale for locale in brand.locales if locale != brand.default_locale)
    return (brand.default_locale, *others)


def _name(finding: Finding) -> str:
    return f"{finding.fingerprint}:{_start(finding)}"


def _start(finding: Finding) -> int:
    return -1 if finding.at.start is UNSET else finding.at.start


def _shown(finding: Finding, language: Language) -> FindingShown:
    why, guide = finding.why, finding.guide
    return FindingShown(
        rule=finding.rule,
        severity=str(finding.severity),
        quote=finding.quote,
        message=choose(language, de=finding.message.de, en=finding.message.en),
        why=choose(language, de=why.de, en=why.en) if why else None,
        guide=guide if guide and guide.startswith(("https://", "http://")) else None,
        fix=" … ".join(part.text or "∅" for part in finding.fix.replacements) if finding.fix else None,
        fingerprint=finding.fingerprint,
        start=_start(finding),
    )
