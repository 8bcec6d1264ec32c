"""`brand explain`: a rule by its own examples."""

from collections.abc import Iterator

import click

from brand import checks
from brand.check import Breach, Check, Pass
from brand.cli.options import language_option
from brand.document import Document
from brand.errors import UnknownRule
from brand.finding import Finding, Said
from brand.nearest import perhaps
from brand.reports.language import said
from brand.waivers import RULES

__all__ = ["command"]


@click.command("explain")
@click.argument("rule")
@language_option
def command(rule: str, lang: str) -> None:
    """Explain a rule: what it finds, why, what breaks it and what does not."""
    found = checks.discover()
    if rule in RULES:
        click.echo(f"{rule} ({RULES[rule].severity})\n{said(RULES[rule].summary, lang)}\n{said(RULES[rule].why, lang)}")
        return
    if rule not in found:
        near = perhaps(rule, {*found, *RULES})
        raise UnknownRule(Said(de=f"es gibt keine Regel {rule}{near.de}", en=f"there is no rule {rule}{near.en}"))
    click.echo("\n".join(_explained(found[rule], lang)))


def _explained(check: Check, lang: str) -> Iterator[str]:
    yield f"{check.id} ({check.severity})"
    yield said(check.summary, lang)
    yield said(check.why, lang)
    for option, value in check.options.items():
        yield said(Said(de=f"Option {option} = {value}", en=f"option {option} = {value}"), lang)
    for example in check.examples:
        yield ""
        yield from _breach(example, lang) if isinstance(example, Breach) else _pass(example, lang)


def _breach(example: Breach, lang: str) -> Iterator[str]:
    yield _shown(example, said(Said(de="gefunden", en="found"), lang))
    for finding in example.findings:
        yield f"    {finding.quote or '·'}: {said(finding.message, lang)}"
        yield from _cure(finding, lang)


def _cure(finding: Finding, lang: str) -> Iterator[str]:
    if finding.fix is None:
        return
    words = " … ".join(replacement.text for replacement in finding.fix.replacements if replacement.text)
    shown = words or said(Said(de="(streichen)", en="(delete)"), lang)
    suggested = "" if finding.fix.safe else said(Said(de=" (Vorschlag)", en=" (suggested)"), lang)
    yield f"    → {shown}{suggested}"


def _pass(example: Pass, lang: str) -> Iterator[str]:
    yield _shown(example, said(Said(de="in Ordnung", en="fine"), lang))


def _shown(example: Breach | Pass, verdict: str) -> str:
    content = example.content
    if isinstance(content, Document):
        parts = [source.text for source in content.sources] or [_drawn(content)]
        content = "\n".join(parts)
    where = " ".join(filter(None, (example.locale, example.channel)))
    indented = content.replace("\n", "\n    ")
    return f"  {verdict} ({where}):\n    {indented}"


def _drawn(document: Document) -> str:
    """Name what a document without text holds, as far as people can see it."""
    measures = [f"{measure.subject}: {measure.amount:g}" for measure in document.measures]
    items = [f"{item.kind} {item.text or item.logo or ''} {item.box}" for item in document.items]
    pictures = [f"{picture.src} {picture.width}×{picture.height}" for picture in document.pictures]
    colours = [colour.written for colour in document.colours]
    return "\n".join([*measures, *items, *pictures, *colours])
