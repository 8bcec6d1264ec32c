"""What the term engine costs with a pack of 10,000 terms: CPU time per text, growth, memory; and the whole linter."""

import gc
import hashlib
import time
import tracemalloc
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from benchmarks.table import Row, show
from brand import lexicon
from brand.lexicon.vocabulary import vocabulary_of
from brand.linter import lint
from brand.model import Document, Kind, Ruleset, Term, Voice
from brand.pack import default_ruleset
from brand.text import read

__all__ = ["main"]

_TERMS = 10_000
_TURNS = 5
_RARE = 8
_GERMAN = (
    "Unsere Werkstatt am Hafen öffnet im Sommer jeden Morgen früh ihre Türen, und wir zeigen dir gern, wie ein Boot "
    "entsteht. Das Holz kommt aus der Region. Wenn du magst, hilfst du beim Streichen und bleibst zum Essen. "
)
_ENGLISH = (
    "Our yard by the harbour opens early every summer morning, and we are glad to show you how a boat is made. "
    "The wood comes from the region. If you like, you help us paint it and stay for supper. "
)
_SHORT, _LONG = 2_000, 100_000
_GOALS = {"draft": 1.0, "long": 50.0, "paragraph": 60.0, "growth": 2.2}


def main() -> None:
    """Print the table."""
    show("Lexicon: a pack of 10,000 terms", _rows())


def _rows() -> Iterator[Row]:
    voice = _voice()
    started = time.process_time()
    forms = lexicon.compile_forms(voice, ("de-DE",))
    yield Row(figure="compile 10,000 terms", measured=f"{time.process_time() - started:.1f} s", reference="once a pack")
    gc.collect()
    tracemalloc.start()
    lexicon.scan(_plain(1), forms)
    yield Row(
        figure="compiled pack",
        measured=f"{len(forms) / 1e6:.1f} MB stored",
        reference=f"{tracemalloc.get_traced_memory()[0] / 1e6:.0f} MB of Python objects when open",
    )
    tracemalloc.stop()
    yield from _scans(forms)
    yield from _linter(replace(default_ruleset(), voice=voice, forms=forms))


def _scans(forms: bytes) -> Iterator[Row]:
    draft, text, paragraph, twice = _plain(_SHORT), _plain(_LONG), _html(_LONG), _html(2 * _LONG)
    yield _row("scan of a 2 KB draft", _cpu(lambda: lexicon.scan(draft, forms)), goal=_GOALS["draft"])
    yield _row("scan of 100 KB", _cpu(lambda: lexicon.scan(text, forms)), goal=_GOALS["long"])
    one = _cpu(lambda: lexicon.scan(paragraph, forms))
    two = _cpu(lambda: lexicon.scan(twice, forms))
    yield _row("scan of 100 KB in one HTML paragraph", one, goal=_GOALS["paragraph"])
    yield Row(
        figure="twice the paragraph",
        measured=f"{two / one:.2f}×",
        goal=f"≤ {_GOALS['growth']}×",
        reached=two / one <= _GOALS["growth"],
    )


def _linter(ruleset: Ruleset) -> Iterator[Row]:
    draft = _plain(_SHORT)
    yield _row("all checks on a 2 KB draft", _cpu(lambda: lint(draft, ruleset)))
    english = _text(_ENGLISH, _SHORT)
    ours = _cpu(lambda: lint(read(english, Kind.TEXT, locale="en-GB"), default_ruleset()))
    yield _row("all checks on 2 KB of English, shipped rules", ours)


def _voice() -> Voice:
    """Take ten thousand words of the language, every fifth one in compounds too.

    A brand avoids no everyday words, so the words have eight letters or more.
    """
    nouns, others = vocabulary_of("de").parts()
    words = sorted(
        (word for word in nouns | others if len(word) >= _RARE), key=lambda word: hashlib.sha256(word.encode()).digest()
    )
    return Voice(
        terms=tuple(
            Term(
                term=word.capitalize() if word in nouns else word,
                locale="de",
                match="inflected" if number % 5 else "compounds",
            )
            for number, word in enumerate(words[:_TERMS])
        )
    )


def _text(of: str, length: int) -> str:
    return (of * (length // len(of) + 1))[:length]


def _plain(length: int) -> Document:
    text = _text(_GERMAN, length)
    paragraphs = "\n\n".join(text[start : start + 600] for start in range(0, length, 600))
    return read(paragraphs, Kind.TEXT, locale="de-DE")


def _html(length: int) -> Document:
    return read(f"<p>{_text(_GERMAN, length)}</p>", Kind.HTML, locale="de-DE")


def _cpu(work: Callable[[], object]) -> float:
    """Give the CPU time of the least disturbed turn in milliseconds."""
    times = []
    for _ in range(_TURNS):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return min(times)


def _row(figure: str, measured: float, *, goal: float | None = None) -> Row:
    return Row(
        figure=figure,
        measured=f"{measured:.2f} ms",
        goal="" if goal is None else f"≤ {goal:.0f} ms",
        reached=None if goal is None else measured <= goal,
    )


if __name__ == "__main__":
    main()
