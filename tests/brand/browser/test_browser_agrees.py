"""What we say a reader sees is what a real browser shows.

Every text node of many documents is asked in Chromium for its colour and for the colour behind it, and compared.
"""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from brand.colour import Colour, composite, from_hex, read_colour, to_hex
from brand.document import Kind, ShownText
from brand.layout import read_look

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
GOLDENS = Path(__file__).parents[2] / "components/goldens"
PEERS = Path(__file__).parents[3] / "peers/node_modules"
STYLED = PEERS / "foundation-emails/dist/foundation-emails.css"
LINK = re.compile(r'<link[^>]*rel="stylesheet"[^>]*>')
FRONT_MATTER = re.compile(r"\A---.*?---", re.DOTALL)
PAGES = sorted(path for path in GOLDENS.rglob("*.html"))
# A text of nothing but joiners has no colour that anybody sees: neither we nor the script list it.
SCRIPT = r"""<!doctype html><meta charset="utf-8"><body>%s<script>
const out = [];
function behind(element) {
  const layers = [];
  for (let node = element; node; node = node.parentElement) {
    const style = node.ownerDocument.defaultView.getComputedStyle(node);
    layers.push([style.backgroundColor, style.backgroundImage, style.opacity]);
  }
  return layers;
}
function walk(frame) {
  const page = frame.contentDocument, view = page.defaultView, found = [];
  const texts = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    const isEmpty = !text.data.replace(/[\s\u200c\u200d\ufeff]/g, "");
    if (isEmpty || !parent.checkVisibility({visibilityProperty: true})) continue;
    const style = view.getComputedStyle(parent);
    found.push([text.data, style.webkitTextFillColor, behind(parent), style.fontSize, style.fontWeight]);
  }
  out.push([frame.getAttribute("src"), found]);
}
addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe")) walk(frame);
  const answer = document.createElement("pre");
  answer.id = "answer";
  answer.textContent = JSON.stringify(out);
  document.body.replaceChildren(answer);
});
</script>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="NOT RUN: there is no Chromium (Debian: apt install chromium)"),
]
Texts = list[tuple[str, str, list[tuple[str, str, str]], str, str]]


def asked(pages: list[tuple[str, str]], folder: Path, scheme: str) -> dict[str, Texts]:
    """Show all pages in one browser, each in a frame of its own, and read what their texts look like."""
    frames = []
    for name, content in pages:
        (folder / name).write_text(content)
        frames.append(f'<iframe src="{name}" width="1024" height="768"></iframe>')
    top = folder / "top.html"
    top.write_text(SCRIPT % "".join(frames))
    switches: tuple[str, ...] = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        "--dump-dom",
    )
    switches += ("--host-resolver-rules=MAP * ~NOTFOUND",)  # pictures of pages lie on hosts that do not exist
    command = [str(CHROMIUM), *switches, f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=10000"]
    command.append(f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}")
    answer = subprocess.run([*command, top.as_uri()], capture_output=True, timeout=120, check=True)
    match = re.search(r'<pre id="answer">(.*?)</pre>', answer.stdout.decode(), re.DOTALL)
    assert match, answer.stderr.decode()[-2000:]
    return dict(json.loads(html.unescape(match[1])))


def whole(content: str) -> str:
    """Put a fragment into a page of its own: without one nobody knows what it stands on."""
    return content if "<html" in content[:200] else f"<!doctype html><html><body>{content}</body></html>"


def stacked(text: str, layers: list[tuple[str, str, str]]) -> tuple[str, str] | None:
    """Blend what the browser says of one text; None where a picture or a gradient lies behind it."""
    over, under = read_colour(text), Colour(0, 0, 0, 0)
    assert over is not None
    for colour, image, opacity in layers:
        ground = read_colour(colour)
        assert ground is not None
        if image != "none" and under.alpha < 1:
            return None
        over, under = composite(over, ground), composite(under, ground)
        share = float(opacity)
        over = Colour(over.red, over.green, over.blue, over.alpha * share)
        under = Colour(under.red, under.green, under.blue, under.alpha * share)
    white = Colour(1, 1, 1)
    return to_hex(composite(over, white)), to_hex(composite(under, white))


def near(one: str, other: str) -> bool:
    """Tell whether two colours differ by rounding only."""
    first, second = from_hex(one), from_hex(other)
    assert first
    assert second
    return max(abs(a - b) for a, b in zip(first_of(first), first_of(second), strict=True)) <= 1.01 / 255


def first_of(colour: Colour) -> tuple[float, float, float]:
    return colour.red, colour.green, colour.blue


def plain(text: str) -> str:
    return "".join(text.split())[:40]


def differences(ours: list[ShownText], theirs: Texts) -> tuple[int, list[str]]:
    """Count the texts that both see, and tell each one that looks different."""
    told: list[str] = []
    compared = at = 0
    for text, colour, layers, size, weight in theirs:
        place = next((index for index in range(at, len(ours)) if plain(ours[index].text) == plain(text)), None)
        if place is None:
            told.append(f"not seen: {text.strip()[:40]!r}")
            continue
        at, mine = place + 1, ours[place]
        compared += 1
        expected = stacked(colour, layers)
        if expected is not None and not (mine.pairs and all(map(near, mine.pairs[0], expected))):
            told.append(f"{text.strip()[:40]!r}: {mine.pairs} instead of {expected}")
        if abs(mine.size - float(size.removesuffix("px"))) > 0.02 or mine.is_bold != (float(weight) >= 600):
            told.append(f"{text.strip()[:40]!r}: {mine.size} {mine.is_bold} instead of {size} {weight}")
    return compared, told


def in_scheme(shown: Iterable[ShownText], scheme: str) -> list[ShownText]:
    """Give what each text looks like: in the dark as in the light, where nothing else is said."""
    seen = [(one.at.start, one) for one in shown if isinstance(one.at.start, int)]
    found = {start: one for start, one in seen if one.scheme == "light"}
    if scheme == "dark":
        found |= {start: one for start, one in seen if one.scheme == "dark"}
    return [found[start] for start in sorted(found)]


def compared(pages: list[tuple[str, str]], folder: Path, scheme: str = "light") -> tuple[int, list[str]]:
    total, told = 0, list[str]()
    seen = asked(pages, folder, scheme)
    for name, content in pages:
        shown = read_look(content, Kind.HTML, pointer="/content").shown
        count, wrong = differences(in_scheme(shown, scheme), seen[name])
        total += count
        told.extend(f"{name}: {entry}" for entry in wrong)
    print(f"{len(pages)} documents, {total} texts, {len(told)} differences")
    return total, told


def newsletters() -> list[tuple[str, str]]:
    """Take what others wrote: finished newsletters with their style sheet, and the pages that test its classes."""
    css = f"<style>{STYLED.read_text()}</style>"
    found = [
        *sorted((PEERS / "foundation-emails/.download/templates").glob("*.html")),
        *sorted((PEERS / "responsive-html-email-template").rglob("*.html")),
    ]
    pages = [LINK.sub(lambda _: css, path.read_text()) for path in found]
    for path in sorted((PEERS / "foundation-emails/test/visual/pages").glob("*.html")):
        body = FRONT_MATTER.sub("", path.read_text())
        pages.append(f"<!doctype html><html><head>{css}</head><body>{body}</body></html>")
    return [(f"{index}.html", page) for index, page in enumerate(pages)]


@pytest.mark.skipif(not STYLED.exists(), reason="NOT RUN: others' newsletters are not here (make peers; needs npm)")
def test_browser_shows_newsletters_of_others_as_we_see_them(tmp_path: Path) -> None:
    pages = newsletters()

    total, told = compared(pages, tmp_path)

    assert len(pages) >= 30
    assert total > 500
    assert told == []


def test_browser_shows_our_components_as_we_see_them(tmp_path: Path) -> None:
    pages = [(f"{index}-{path.name}", whole(path.read_text())) for index, path in enumerate(PAGES)]

    total, told = compared(pages, tmp_path)

    assert len(pages) >= 30
    assert total > 300
    assert told == []


def test_browser_shows_our_dark_mode_as_we_see_it(tmp_path: Path) -> None:
    sources = [(f"{index}-{path.name}", whole(path.read_text())) for index, path in enumerate(PAGES)]
    pages = [(name, source) for name, source in sources if "prefers-color-scheme" in source]

    total, told = compared(pages, tmp_path, "dark")

    assert len(pages) >= 30
    assert total > 500
    assert told == []
