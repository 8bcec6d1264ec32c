from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks.logo._example import CONTEXT, scene
from brand.checks.logo._placed import placed_logos
from brand.checks.logo._seen import example
from brand.finding import At, Finding, Said, Severity
from brand.model import Document

__all__ = ["CHECK"]

_WHERE = "in"


def _demands(document: Document, context: Context) -> bool:
    wanted = context.options.get(_WHERE)
    return isinstance(wanted, list | tuple) and document.channel in wanted


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report a picture or screen without any logo, on the channels for which the pack demands one."""
    if not _demands(document, context) or document.size is None:
        return
    known = {logo.id for logo in context.logos}
    if any(seen.id in known for seen in document.logos) or any(True for _ in placed_logos(document, context)):
        return
    width, height = document.size
    yield Finding(
        at=At(box=(0, 0, width, height)),
        message=Said(
            de=f"Kein Logo der Marke ist zu sehen; im Kanal {document.channel} wird eines verlangt.",
            en=f"No logo of the brand can be seen; the channel {document.channel} demands one.",
        ),
    )


def _demanding() -> Context:
    return Context(brand=CONTEXT.brand, voice=CONTEXT.voice, logos=CONTEXT.logos, options={_WHERE: ["signage"]})


CHECK = Check(
    id="logo/missing",
    family="logo",
    summary=Said(de="Logo fehlt", en="Logo missing"),
    why=Said(
        de="Wer das Zeichen nicht sieht, weiß nicht, wer spricht.",
        en="Who does not see the mark does not know who speaks.",
    ),
    severity=Severity.WARNING,
    needs=Needs.SIZE,
    run=run,
    options={_WHERE: ()},
    examples=(
        Breach(
            content=Document(locale="de-DE", channel="signage", format="png", size=(1080, 1920)),
            context=_demanding(),
            findings=(
                Finding(
                    at=At(box=(0, 0, 1080, 1920)),
                    message=Said(
                        de="Kein Logo der Marke ist zu sehen; im Kanal signage wird eines verlangt.",
                        en="No logo of the brand can be seen; the channel signage demands one.",
                    ),
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Pass(content=scene(480, 120), context=_demanding()),
        Pass(content=example(), context=_demanding()),
        Pass(content=Document(locale="de-DE", channel="web", size=(1080, 1920)), context=_demanding()),
    ),
)
