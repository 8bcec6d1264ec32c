"""What submitting one offer in two locales costs: render and lint in CPU time, the commit, and who else notices."""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import httpx

from benchmarks.table import Row, show
from brand.model import Ruleset
from brand.pack import load
from components.content import decode
from components.library import discover
from components.model import Content, Rendition, Request, Target
from components.render import render_all, targets
from content_hub.demo.example import block, example_folder
from content_hub.demo.people import Person
from content_hub.demo.run import demo_service
from content_hub.judging import Subject, judge
from content_hub.looks import look_of

__all__ = ["main"]

_LOCALES: dict[str, str | None] = {"de-DE": None, "en-GB": None}
_ROUNDS = 7
_TEXT_GOAL = 25.0
_SIGNAGE_GOAL = 150.0
_P99_GOAL = 3.0


def main() -> None:
    """Print the table."""
    ruleset = load(example_folder())
    show("Submit one offer in two locales", [*_work(ruleset), *_neighbour()])


def _cpu(work: Callable[[], object]) -> float:
    """Median CPU milliseconds of a few warm rounds."""
    work()
    times = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def _work(ruleset: Ruleset) -> Iterable[Row]:
    content = _content()
    component = discover()["offer"]
    request = Request(
        component="offer",
        content=content,
        look=look_of(ruleset, logos={}, assets_base="https://hub.example/assets"),
        locales=_LOCALES,
        key="polarstern",
    )
    every = targets(component, content, locales=_LOCALES, profiles=("portrait-hd", "landscape-hd"))
    for locale in _LOCALES:
        texts = [target for target in every if target.locale == locale and target.channel != "signage"]
        yield from _texts(ruleset, request, texts, locale)
    for target in (target for target in every if target.channel == "signage"):
        spent = _cpu(lambda target=target: render_all(request, [target]))  # type: ignore[misc]  # bound at once
        yield Row(
            figure=f"signage {target.profile} {target.locale}: render",
            measured=f"{spent:.1f} ms CPU",
            goal=f"≤ {_SIGNAGE_GOAL:.0f} ms" if target.profile == "portrait-hd" else "",
            reached=spent <= _SIGNAGE_GOAL if target.profile == "portrait-hd" else None,
        )


def _texts(ruleset: Ruleset, request: Request, texts: list[Target], locale: str) -> Iterable[Row]:
    renditions = render_all(request, texts)
    render = _cpu(lambda: render_all(request, texts))
    lint = _cpu(lambda: judge(_subject(request, renditions), ruleset))
    yield Row(figure=f"text formats {locale}: render {len(texts)}", measured=f"{render:.1f} ms CPU")
    yield Row(figure=f"text formats {locale}: lint sources of both locales and bytes", measured=f"{lint:.1f} ms CPU")
    yield Row(
        figure=f"text formats {locale}: together",
        measured=f"{render + lint:.1f} ms CPU",
        goal=f"≤ {_TEXT_GOAL:.0f} ms",
        reached=render + lint <= _TEXT_GOAL,
    )


def _subject(request: Request, renditions: tuple[Rendition, ...]) -> Subject:
    return Subject(
        block=request.key,
        version=1,
        component=discover()[request.component],
        content=request.content,
        locales=_LOCALES,
        renditions=renditions,
    )


def _content() -> Content:
    raw = block("polarstern")["content"]
    return decode(raw, discover()["offer"], _LOCALES)


def _neighbour() -> Iterable[Row]:
    """Let one client fetch while another submits, and compare its slowest answers with those of a quiet service."""
    with tempfile.TemporaryDirectory() as folder, demo_service(Path(folder)) as (url, people):
        address = f"{url}/v1/delivery/nordlicht/polarstern?channel=email&locale=de-DE"
        quiet = _fetch(address, threading.Event(), 2000)
        done = threading.Event()
        spent: list[float] = []
        worker = threading.Thread(target=_submit, args=(url, people.writer.token, done, spent))
        worker.start()
        busy = _fetch(address, done, 20000)
        worker.join()
    ratio = _p99(busy) / _p99(quiet)
    yield Row(figure="submit over HTTP, wall time", measured=f"{statistics.median(spent) * 1000:.0f} ms")
    yield Row(
        figure="delivery p99 while another submits",
        measured=f"{_p99(busy) * 1000:.2f} ms",
        reference=f"quiet {_p99(quiet) * 1000:.2f} ms: {ratio:.1f}×",
        goal=f"< {_P99_GOAL:.0f}×",
        reached=ratio < _P99_GOAL,
    )


def _submit(url: str, token: str, done: threading.Event, spent: list[float]) -> None:
    writer = Person(httpx.Client(base_url=url, timeout=60), token, "en")
    api = "/v1/brands/nordlicht"
    for _ in range(3):
        present = writer.ask("GET", f"{api}/blocks/polarstern")
        body = {name: present.json()[name] for name in ("component", "content", "labels")}
        saved = writer.ask("PUT", f"{api}/blocks/polarstern", headers={"If-Match": present.headers["ETag"]}, json=body)
        begun = time.monotonic()
        version = {"block": "polarstern", "version": saved.json()["version"]}
        writer.ask("POST", f"{api}/reviews", expect=201, json={"versions": [version]})
        spent.append(time.monotonic() - begun)
    done.set()


def _fetch(address: str, done: threading.Event, most: int) -> list[float]:
    times = []
    with httpx.Client() as client:
        for _ in range(most):
            begun = time.monotonic()
            client.get(address).raise_for_status()
            times.append(time.monotonic() - begun)
            if done.is_set():
                break
            time.sleep(0.001)
    return times


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]
