"""Nobody meets a barrier in what we render: axe-core finds none in any example, as a browser shows it."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parents[3] / "peers/node_modules/axe-core/axe.min.js"
GOLDENS = Path(__file__).parents[1] / "goldens"
OF_THE_CLIENT = ("region", "landmark-one-main", "page-has-heading-one")
"""A mail is an article in its reader's program; landmarks and the first heading are that program's."""
PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="
SCRIPT = """<!doctype html><meta charset="utf-8"><body>%s<script>
const source = %s, off = %s;
async function run() {
  const out = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const script = frame.contentDocument.createElement("script");
    script.textContent = source;
    frame.contentDocument.head.append(script);
    const result = await frame.contentWindow.axe.run(frame.contentDocument, {iframes: false, rules: off});
    for (const violation of result.violations)
      for (const node of violation.nodes) out.push([frame.title, violation.id, node.html.slice(0, 160)]);
    out.push([frame.title, "", String(result.passes.length)]);
  }
  const answer = document.createElement("pre");
  answer.id = "answer";
  answer.textContent = JSON.stringify(out);
  document.body.replaceChildren(answer);
}
addEventListener("load", run);
</script>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="NOT RUN: there is no Chromium (Debian: apt install chromium)"),
    pytest.mark.skipif(not AXE.exists(), reason="NOT RUN: axe-core is not here (make peers; needs npm)"),
]


def page(path: Path) -> str:
    """Put a fragment where a site would: into a page with a title, a language and a main part."""
    content = re.sub(r'src="https?://[^"]*"', f'src="{PICTURE}"', path.read_text())
    if "<html" in content[:200]:
        return content
    language = path.name.partition(".")[0]
    return (
        f'<!doctype html><html lang="{language}"><head><title>{path.parent.name}</title></head>'
        f"<body><main><h1>{path.parent.name}</h1>{content}</main></body></html>"
    )


def barriers(pages: dict[str, str], folder: Path, *, but: tuple[str, ...] = ()) -> tuple[dict[str, int], list[str]]:
    """Give how many rules each page passed, and what axe-core finds wrong."""
    frames = []
    for number, (name, content) in enumerate(pages.items()):
        (folder / f"{number}.html").write_text(content)
        frames.append(f'<iframe src="{number}.html" title="{html.escape(name)}" width="800" height="600"></iframe>')
    top = folder / "top.html"
    source = json.dumps(AXE.read_text()).replace("</", "<\\/")
    top.write_text(SCRIPT % ("".join(frames), source, json.dumps({rule: {"enabled": False} for rule in but})))
    switches = ("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom")
    command = [str(CHROMIUM), *switches, f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=60000"]
    answer = subprocess.run([*command, top.as_uri()], capture_output=True, timeout=180, check=True)
    match = re.search(r'<pre id="answer">(.*?)</pre>', answer.stdout.decode(), re.DOTALL)
    assert match, answer.stderr.decode()[-2000:]
    told = json.loads(html.unescape(match[1]))
    passed = {name: int(count) for name, rule, count in told if not rule}
    return passed, [f"{name}: {rule}: {node}" for name, rule, node in told if rule]


@pytest.mark.parametrize(("kind", "but"), [("web.html", ()), ("email.document", OF_THE_CLIENT)])
def test_no_example_has_a_barrier(kind: str, but: tuple[str, ...], tmp_path: Path) -> None:
    files = sorted(GOLDENS.rglob(f"*.{kind}.html"))
    pages = {str(path.relative_to(GOLDENS)): page(path) for path in files}

    passed, found = barriers(pages, tmp_path, but=but)

    assert len(pages) >= 30
    assert set(passed) == set(pages)
    assert min(passed.values()) >= 5
    assert found == []
