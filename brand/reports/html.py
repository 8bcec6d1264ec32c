"""One page for people who would rather look than read: the document with numbered marks, its palette, its contrasts.

The page needs no other file and asks for none: pictures are in it, and what it shows of a page runs no script and loads
nothing.
"""

import base64
import html
import re
from collections.abc import Iterable, Sequence

from msgspec import UNSET, Struct

from brand.colour import contrast, from_hex
from brand.document import ShownText
from brand.finding import Finding, LogoMeasured, PaletteShare, Report, Said, Severity
from brand.reports.counted import counted
from brand.reports.language import said
from brand.reports.logos import LOGO_STYLE, frames, place, table

__all__ = ["Shown", "page"]

_TITLE = Said(de="Prüfbericht", en="Report")
_PALETTE = Said(de="Palette", en="Palette")
_PAIRS = Said(de="Schrift und Grund", en="Type and ground")
_FINDINGS = Said(de="Befunde", en="Findings")
_CLEAN = Said(de="Keine Befunde.", en="No findings.")
_UNKNOWN = Said(de="kein Token", en="no token")
_TOO_WEAK = Said(de="zu schwach", en="too weak")
_FIX = Said(de="Korrektur", en="fix")
_IDEA = Said(de="Vorschlag", en="suggestion")
_SEVERITIES = {
    Severity.ERROR: Said(de="Fehler", en="error"),
    Severity.WARNING: Said(de="Warnung", en="warning"),
    Severity.NOTE: Said(de="Hinweis", en="note"),
}
_MOST_MARKS = 500
_LONGEST = 400_000
_TAG = re.compile(r"<[^>]*>?")
_HIDDEN = re.compile(r"<(style|script|title|head)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL)
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'\">"
)
_MARK = (
    '<span style="all:initial;display:inline-block;min-width:1.4em;padding:0 .3em;border-radius:1em;background:#b00020;'
    'color:#fff;font:700 12px/1.6 sans-serif;text-align:center;vertical-align:super">{}</span>'
)
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
iframe { width: 100%; height: 36rem; border: 1px solid #8888; background: #fff }
.picture { position: relative; display: inline-block; max-width: 100%; overflow: hidden }
.picture img { display: block; max-width: 100% }
.box { position: absolute; border: 2px solid #b00020; box-shadow: 0 0 0 1px #fff; box-sizing: border-box }
.number { background: #b00020; color: #fff; border-radius: 1em; padding: 0 .45em; font-weight: 700; font-size: .8rem }
.box .number { position: absolute; top: 2px; left: 2px }
.swatches, .pairs { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none }
.swatches li, .pairs li { width: 11rem; border: 1px solid #8888; border-radius: .5rem; overflow: hidden }
.colour { height: 4rem } .sample { padding: 1rem; font-size: 1.1rem; overflow-wrap: anywhere }
.about { padding: .5rem .75rem; font-size: .85rem; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8888; padding: 1rem }
pre { max-height: 36rem; overflow: auto }
mark { background: #ffd54f; color: #000 }
ol.findings { padding: 0; list-style: none } ol.findings li { margin: 0 0 1rem }
.error { color: light-dark(#b71c1c, #ff8a80) } .warning { color: light-dark(#8a5000, #ffb74d) }
.note { color: light-dark(#0d47a1, #82b1ff) } .why { opacity: .8 } nav a { color: inherit; margin-right: 1rem }
code { overflow-wrap: anywhere }
"""


class Shown(Struct, frozen=True, kw_only=True):
    """What was judged: its text, or the bytes of a picture, and the texts that a reader sees with their grounds."""

    path: str
    text: str = ""
    is_page: bool = False
    picture: bytes = b""
    media_type: str = ""
    size: tuple[int, int] | None = None
    texts: tuple[ShownText, ...] = ()


def _escaped(text: str) -> str:
    """Write any text so that it is only text: also what no file can hold."""
    return html.escape(text.encode("utf-8", "replace").decode("utf-8"))


def page(judged: Sequence[tuple[Report, Shown]], lang: str) -> str:
    """Write one self-contained page of all that was judged."""
    title = _escaped(said(_TITLE, lang))
    links = "".join(f'<a href="#f{at}">{_escaped(one[1].path)}</a>' for at, one in enumerate(judged))
    contents = f"<nav>{links}</nav>" if len(judged) > 1 else ""
    sections = "".join(f'<section id="f{at}">{_section(*one, lang)}</section>' for at, one in enumerate(judged))
    return (
        f'<!doctype html><html lang="{"de" if lang.startswith("de") else "en"}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_STYLE}{LOGO_STYLE}</style></head>"
        f"<body>{contents}{sections}</body></html>\n"
    )


def _section(report: Report, shown: Shown, lang: str) -> str:
    parts = [
        f"<h1>{_escaped(said(_TITLE, lang))}: {_escaped(shown.path)}</h1>",
        _counted(report, lang),
        _document(report, shown),
        table(_logos(report), lang),
        _palette(() if report.palette is UNSET else report.palette, lang),
        _pairs(shown.texts, lang),
        _findings(report.findings, lang),
    ]
    return "".join(parts)


def _counted(report: Report, lang: str) -> str:
    return f"<p>{_escaped(said(counted(report.counts), lang))}</p>"


def _logos(report: Report) -> Sequence[LogoMeasured]:
    return () if report.logos is UNSET else report.logos


def _document(report: Report, shown: Shown) -> str:
    findings = report.findings
    if shown.picture and shown.size:
        return _picture(report, shown, shown.size)
    if not shown.text or len(shown.text) > _LONGEST:
        return ""
    source = _source(findings, shown.text)
    if not shown.is_page:
        return source
    inner = _escaped(_POLICY + _marked(findings, shown.text))
    return f'<iframe sandbox="" title="{_escaped(shown.path)}" srcdoc="{inner}"></iframe>{source}'


def _picture(report: Report, shown: Shown, size: tuple[int, int]) -> str:
    boxes = [
        f'<div class="box" style="{place(finding.at.box, size)}"><span class="number">{number}</span></div>'
        for number, finding in enumerate(report.findings[:_MOST_MARKS], 1)
        if finding.at.box is not UNSET
    ]
    data = base64.b64encode(shown.picture).decode()
    image = f'<img alt="{_escaped(shown.path)}" src="data:{_escaped(shown.media_type)};base64,{data}">'
    return f'<div class="picture">{image}{frames(_logos(report), size)}{"".join(boxes)}</div>'


def _spans(findings: Sequence[Finding], length: int) -> list[tuple[int, int, int]]:
    found = []
    for number, finding in enumerate(findings[:_MOST_MARKS], 1):
        start, end = finding.at.start, finding.at.end
        if start is not UNSET and end is not UNSET and 0 <= start <= end <= length:
            found.append((start, end, number))
    return sorted(found)


def _marked(findings: Sequence[Finding], text: str) -> str:
    """Put numbers into a page where a reader sees what they stand for; those of hidden parts stay in the source."""
    tags = [(match.start(), match.end()) for match in _TAG.finditer(text)]
    hidden = [(match.start(), match.end()) for match in _HIDDEN.finditer(text)]
    placed: list[tuple[int, int]] = []
    for start, _, number in _spans(findings, len(text)):
        if any(begin <= start < end for begin, end in hidden):
            continue
        inside = next((end for begin, end in tags if begin <= start < end), None)
        placed.append((start if inside is None else inside, number))
    for at, number in sorted(placed, reverse=True):
        text = text[:at] + _MARK.format(number) + text[at:]
    return text


def _source(findings: Sequence[Finding], text: str) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, number in _spans(findings, len(text)):
        if start < at:
            pieces.append(f'<span class="number">{number}</span>')
            continue
        pieces += [
            _escaped(text[at:start]),
            f'<span class="number">{number}</span><mark>{_escaped(text[start:end])}</mark>',
        ]
        at = end
    return f"<pre>{''.join(pieces)}{_escaped(text[at:])}</pre>"


def _palette(shares: Sequence[PaletteShare], lang: str) -> str:
    if not shares:
        return ""
    entries = []
    for share in shares:
        token = said(_UNKNOWN, lang) if share.token is None else share.token
        far = "" if share.delta_e is None else f"<br>ΔE {share.delta_e:g}"
        about = f"<b>{_escaped(share.colour)}</b> {100 * share.share:.1f} %<br>{_escaped(token)}{far}"
        patch = f'<div class="colour" style="background:{_escaped(share.colour)}"></div>'
        entries.append(f'<li>{patch}<div class="about">{about}</div></li>')
    return f'<h2>{_escaped(said(_PALETTE, lang))}</h2><ul class="swatches">{"".join(entries)}</ul>'


def _pairs(texts: Iterable[ShownText], lang: str) -> str:
    """Show each pair of type and ground once, the weakest first."""
    samples: dict[tuple[str, str], str] = {}
    for text in texts:
        for pair in text.pairs:
            samples.setdefault(pair, text.text)
    measured = []
    for (over, under), sample in samples.items():
        colour, ground = from_hex(over), from_hex(under)
        if colour and ground:
            measured.append((contrast(colour, ground), over, under, sample))
    if not measured:
        return ""
    entries = [
        f'<li><div class="sample" style="color:{over};background:{under}">{_escaped(sample[:40])}</div>'
        f'<div class="about"><b>{ratio:.2f} : 1</b> {_level(ratio, lang)}<br>{over} / {under}</div></li>'
        for ratio, over, under, sample in sorted(measured)
    ]
    return f'<h2>{_escaped(said(_PAIRS, lang))}</h2><ul class="pairs">{"".join(entries)}</ul>'


def _level(ratio: float, lang: str) -> str:
    steps = ((7.0, "AAA"), (4.5, "AA"), (3.0, "AA 24 px"))
    return next((name for least, name in steps if ratio >= least), said(_TOO_WEAK, lang))


def _findings(findings: Sequence[Finding], lang: str) -> str:
    head = f"<h2>{_escaped(said(_FINDINGS, lang))}</h2>"
    if not findings:
        return f"{head}<p>{_escaped(said(_CLEAN, lang))}</p>"
    return f'{head}<ol class="findings">{"".join(_entries(findings, lang))}</ol>'


def _entries(findings: Sequence[Finding], lang: str) -> Iterable[str]:
    for number, finding in enumerate(findings, 1):
        severity = finding.severity or Severity.ERROR
        grave = _escaped(said(_SEVERITIES[severity], lang))
        place = "" if finding.at.line is UNSET else f" {finding.at.line}:{finding.at.column}"
        why = "" if finding.why is None else f'<br><span class="why">{_escaped(said(finding.why, lang))}</span>'
        quote = f"<br><q>{_escaped(finding.quote[:200])}</q>" if finding.quote else ""
        yield (
            f'<li><span class="number">{number}</span> <b class="{severity}">{grave}</b> '
            f"{_escaped(finding.rule)}{place}"
            f"<br>{_escaped(said(finding.message, lang))}{quote}{_fixed(finding, lang)}{why}</li>"
        )


def _fixed(finding: Finding, lang: str) -> str:
    """Say what would stand there instead."""
    if finding.fix is None:
        return ""
    name = said(_FIX if finding.fix.safe else _IDEA, lang)
    texts = ", ".join(f"<code>{_escaped(one.text[:200]) or '∅'}</code>" for one in finding.fix.replacements)
    return f"<br>{_escaped(name)}: {texts}"
