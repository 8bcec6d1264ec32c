"""People would rather look than read: one page with marks, swatches and pairs."""

import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from brand.cli import main

PACK = Path(__file__).parents[3] / "examples/nordlicht"
PAGE = (
    '<!doctype html><html><body style="background: #fbf8f1"><p style="color: #aabbcc">Ein heller Text &amp; mehr</p>'
    "<script>alert(1)</script></body></html>"
)


def page_of(file: Path, *more: str) -> str:
    answer = CliRunner().invoke(
        main, ["check", str(file), "--pack", str(PACK), "--report", "html", "--lang", "en", *more]
    )
    assert answer.exit_code == 1
    return answer.stdout


@pytest.fixture
def shown(tmp_path: Path) -> str:
    file = tmp_path / "a.html"
    file.write_text(PAGE)
    return page_of(file)


def test_brand_manager_sees_the_page_with_numbers_palette_and_pairs(shown: str) -> None:
    assert '<iframe sandbox=""' in shown
    assert "border-radius:1em" in shown
    assert "<mark>#aabbcc</mark>" in shown
    assert 'style="background:#aabbcc"' in shown
    assert "color.background.page" in shown
    assert re.search(r"<b>1\.\d\d : 1</b>", shown)
    assert "colour/contrast" in shown


def test_page_asks_for_nothing_and_runs_nothing(shown: str) -> None:
    assert not re.search(r"""<(script|link|object|embed)|src="(?!data:)|url\(""", shown)
    assert "default-src &#x27;none&#x27;" in shown


def test_designer_sees_a_picture_with_a_frame_at_each_finding(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (200, 100), "#ff00aa").save(stream, "PNG")
    (tmp_path / "a.png").write_bytes(stream.getvalue())

    shown = page_of(tmp_path / "a.png")

    assert 'src="data:image/png;base64,' in shown
    assert '<div class="box" style="left:' in shown


@pytest.mark.parametrize("hostile", ["</pre><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u2028"])
def test_what_a_page_says_cannot_leave_its_frame(tmp_path: Path, hostile: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(f'<p style="color: #aabbcc">{hostile}</p>')

    shown = page_of(file)

    assert "<script>" not in shown
    assert "<img" not in shown


def test_manager_of_many_files_finds_each_by_its_name_and_reads_the_fixes(tmp_path: Path) -> None:
    for name in ("a.css", "b.css"):
        (tmp_path / name).write_text("p { color: #0a7a5c }")

    shown = page_of(tmp_path / "a.css", str(tmp_path / "b.css"))

    assert [f'<a href="#f{at}">' in shown and f'<section id="f{at}">' in shown for at in (0, 1)] == [True, True]
    assert shown.count("<br>fix: <code>#086750</code>") == 2
