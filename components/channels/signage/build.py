"""Fills a scene with a block's values: what has none is left out, and so is what then stands empty."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from components.channels.signage.boxes import Columns, Element, Pad, Space, Stack
from components.channels.signage.errors import SceneInvalid
from components.channels.signage.figures import Logo, Picture, QrCode, Rule
from components.channels.signage.filling import Filling
from components.channels.signage.frame import STYLES
from components.channels.signage.price import Price
from components.channels.signage.profiles import Profile, load_manifest
from components.channels.signage.scene import VALUE, Node
from components.channels.signage.spans import Paragraph, Span, cut_to_ceiling, flatten, plain_text
from components.channels.signage.words import Button, Words
from components.model import Said, Shown
from components.view import FactValue, Job, MarkdownValue

__all__ = ["build_scene"]

GIVES = {"body": 3, "lead": 3, "legal": 2, "note": 2, "display": 1}


def build_scene(scene: Node, job: Job, profile: Profile) -> Stack:
    """The scene's elements with this block's values in them."""
    filling = Filling(view=job.view, request=job.request, profile=profile)
    ground = filling.role(scene.attributes.ground or "background")
    children = tuple(_elements(scene.children, filling))
    return Stack(children=children, ground=ground, gap=scene.attributes.gap, pad=_pad(scene))


def _elements(nodes: tuple[Node, ...], filling: Filling) -> Iterator[Element]:
    for node in nodes:
        if _is_wanted(node, filling) and (built := _element(node, filling)) is not None:
            yield built


def _is_wanted(node: Node, filling: Filling) -> bool:
    shapes, needed = node.attributes.on, node.attributes.needs
    if shapes is not None and filling.profile.shape not in shapes.split():
        return False
    return needed is None or needed in filling.view.texts or needed in filling.view.facts


def _element(node: Node, filling: Filling) -> Element | None:
    look = node.attributes
    match node.tag:
        case "stack" | "row" | "flow" | "columns":
            return _box(node, filling)
        case "text" | "button" | "address":
            return _words(node, filling)
        case "space":
            return Space(height=look.height or 0.0, grow=look.grow)
        case "rule":
            return Rule(colour=filling.role(look.colour), height=look.height or 0.8, width=look.least)
        case _:
            return _figure(node, filling)


def _box(node: Node, filling: Filling) -> Element | None:
    look = node.attributes
    children = tuple(_elements(node.children, filling))
    if all(isinstance(child, Space | Rule) for child in children):
        return None
    radius = filling.radius if look.radius == "look" else look.radius * filling.profile.unit
    ground = None if look.ground is None else filling.role(look.ground)
    give = max(child.give for child in children) if look.give is None else look.give
    stack = Stack(
        children=children,
        gap=look.gap,
        pad=_pad(node),
        ground=ground,
        radius=radius,
        grow=look.grow,
        share=look.share,
        along=look.along,
        give=give,
    )
    row = stack.turned(look.across)
    if node.tag == "columns":
        return Columns(usual=row, spread=stack) if look.turned else Columns(usual=stack, spread=row)
    is_wide = filling.profile.shape == "landscape"
    return row if node.tag == "row" or (node.tag == "flow" and is_wide) else stack


def _pad(node: Node) -> Pad:
    """The margins that a node states: one for all sides, two for down and across, or all four."""
    try:
        stated: Pad = tuple("safe" if word == "safe" else float(word) for word in node.attributes.pad.split())
        return {1: stated * 4, 2: stated * 2, 4: stated}[len(stated)]
    except (ValueError, KeyError) as fault:
        pad = node.attributes.pad
        raise SceneInvalid(
            de=f"<{node.tag}>: {pad} ist kein Innenabstand", en=f"<{node.tag}>: {pad} is no padding"
        ) from fault


def _words(node: Node, filling: Filling) -> Element | None:
    look = node.attributes
    if look.style not in STYLES:
        known = ", ".join(sorted(STYLES))
        raise SceneInvalid(
            de=f"kein Stil heißt {look.style}; es gibt: {known}",
            en=f"there is no style {look.style}; there are: {known}",
        )
    paragraphs, pointer, shown = _content(node, filling)
    if not any(span.text.strip() for paragraph in paragraphs for span in paragraph.spans):
        return None
    measured, times = cut_to_ceiling(paragraphs)
    words = Words(
        paragraphs=measured,
        times=times,
        style=look.style,
        colour=filling.role(look.colour),
        align=look.align,
        pointer=pointer,
        shown=shown,
        grow=look.grow,
        share=look.share,
        give=GIVES.get(look.style, 0) if look.give is None else look.give,
    )
    if node.tag == "button":
        return Button(words=words, ground=filling.role(look.ground or "accent"), grow=look.grow, share=look.share)
    return words


Filled = tuple[tuple[Paragraph, ...], str | None, tuple[Shown, ...]]


def _content(node: Node, filling: Filling) -> Filled:
    """The words of an element: those written in it, else its field's; none where its field is not filled."""
    field = node.attributes.field
    if field is None:
        return _written(node.words, ""), None, ()
    text, fact = filling.text(field), filling.fact(field)
    if text is not None:
        paragraphs = flatten(text.nodes) if isinstance(text, MarkdownValue) else _plain(text.text)
        return (
            _written(node.words, plain_text(paragraphs)) or paragraphs,
            text.pointer,
            (Shown(pointer=text.pointer, locale=text.locale),),
        )
    if fact is not None:
        own = _plain(_host(str(fact.value)) if node.tag == "address" else fact.shown)
        return _written(node.words, plain_text(own)) or own, fact.pointer, ()
    return (), None, ()


def _plain(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(spans=(Span(text=text),)),)


def _written(words: tuple[Span, ...], value: str) -> tuple[Paragraph, ...]:
    """Words that the template wrote, with the field's value at its place."""
    if not any(span.text.strip() for span in words):
        return ()
    return (Paragraph(spans=tuple(replace(span, text=span.text.replace(VALUE, value)) for span in words)),)


def _host(url: str) -> str:
    """The part of an address that people remember, with places where it may break."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").replace(".", ".\u200b")


def _figure(node: Node, filling: Filling) -> Element | None:
    look = node.attributes
    if node.tag == "logo":
        logos = tuple(logo for logo in filling.request.look.logos if logo.data)
        return Logo(logos=logos, height=look.height or 6.5, align=look.align) if logos else None
    field = look.field or {"price": "price", "image": "image", "code": "cta_url"}.get(node.tag, "")
    fact = filling.fact(field)
    if fact is None:
        return None
    match node.tag:
        case "price":
            colour = filling.role(look.colour)
            return Price(shown_as=fact.shown, pointer=fact.pointer, colour=colour, align=look.align, share=look.share)
        case "image":
            return _picture(node, fact, filling)
        case _:
            return _code(node, fact, filling)


def _picture(node: Node, fact: FactValue, filling: Filling) -> Picture:
    look = node.attributes
    asset = filling.request.assets.get(str(fact.value))
    if asset is None or not asset.data:
        raise filling.fault(
            look.field or "image",
            Said(de=f"das Bild {fact.value} liegt nicht vor", en=f"the picture {fact.value} is not there"),
        )
    radius = filling.radius if look.radius == "look" else look.radius * filling.profile.unit
    return Picture(
        data=asset.data,
        pointer=fact.pointer,
        height=look.height or 0.0,
        least=look.least or 0.0,
        radius=radius,
        grow=look.grow or 1.0,
        share=look.share,
    )


def _code(node: Node, fact: FactValue, filling: Filling) -> QrCode:
    import segno  # noqa: PLC0415 - only scenes that show a code need it

    try:
        code = segno.make_qr(str(fact.value), error="m", boost_error=False)
    except ValueError as fault:
        raise filling.fault(
            fact.pointer.rpartition("/")[2],
            Said(de="die Adresse ist zu lang für einen QR-Code", en=f"the address is too long for a QR code ({fault})"),
        ) from fault
    rows = tuple(bytes(row) for row in code.matrix)
    manifest = load_manifest()
    quiet = manifest.codes.quiet_modules
    module = manifest.code_module(filling.profile, len(rows) + 2 * quiet)
    return QrCode(
        content=str(fact.value),
        rows=rows,
        quiet=quiet,
        module=module,
        pointer=fact.pointer,
        align=node.attributes.align,
    )
