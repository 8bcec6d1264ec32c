"""The manifest of a review: every rendition by digest, and one digest over bytes, content, references and assets."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from content_hub.actions.covering import Cover
from content_hub.digests import digest_of
from content_hub.hub import Judged, Rules
from content_hub.model import Covered, LiveRow, LogoPicture, Manifest, ManifestRendition, RulesetRef

__all__ = ["covered_of", "manifest_of"]


def covered_of(cover: Cover, judged: Judged, logos: Mapping[str, LogoPicture]) -> Covered:
    """Say what one version was rendered into, and of what: blocks, pictures and logos."""
    placed = [item for rendition in judged.renditions for item in rendition.drawn.placed]
    pictures = {item.asset for item in placed if item.asset is not None}
    pictures |= {logos[item.logo].digest for item in placed if item.logo is not None and item.logo in logos}
    named = {digest for _, digest in cover.plan.sheet.pictures}
    return Covered(
        block=cover.plan.ref.block,
        version=cover.plan.ref.version,
        digest=cover.plan.sheet.version.digest,
        locales=cover.plan.locales,
        submitted=cover.plan.submitted,
        references=cover.references,
        assets=tuple(sorted(pictures | named)),
    )


def manifest_of(
    rules: Rules, covers: tuple[Covered, ...], judged: tuple[Judged, ...], *, live: Iterable[LiveRow]
) -> Manifest:
    """List all renditions, those that differ from what is live marked, and bind them with one digest."""
    present = {(row.key, row.channel, row.format, row.locale, row.profile, row.dialect): row.digest for row in live}
    renditions = []
    for covered, part in zip(covers, judged, strict=True):
        for rendition in part.renditions:
            target, ended = rendition.target, rendition.ended
            address = (covered.block, target.channel, target.format, target.locale, target.profile, target.dialect)
            renditions.append(
                ManifestRendition(
                    block=covered.block,
                    version=covered.version,
                    channel=target.channel,
                    format=target.format,
                    locale=target.locale,
                    profile=target.profile,
                    dialect=target.dialect,
                    digest=rendition.digest,
                    media_type=rendition.media_type,
                    bytes=len(rendition.body),
                    changed=present.get(address) != rendition.digest,
                    valid_until=None if ended is None else datetime.fromisoformat(ended.at),
                    next_digest=None if ended is None else ended.digest,
                )
            )
    bound: dict[str, object] = {
        "covers": covers,
        "renditions": [
            [item.block, item.version, item.channel, item.format, item.locale, item.profile, item.dialect, item.digest]
            for item in renditions
        ],
    }
    following = [[item.digest, item.valid_until, item.next_digest] for item in renditions if item.next_digest]
    if following:
        bound["following"] = following
    return Manifest(
        digest=digest_of(bound),
        ruleset=RulesetRef(version=rules.version, digest=rules.digest),
        renditions=tuple(renditions),
    )
