"""`brand check` over pictures, as a designer calls it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw

from brand.cli import main
from brand.model import Logo

Draw = Callable[..., Image.Image]


@pytest.fixture
def pack(tmp_path: Path, logos: Iterable[Logo]) -> Path:
    folder = tmp_path / "pack"
    (folder / "logos").mkdir(parents=True)
    (folder / "brand.toml").write_text('name = "K"\ndefault_locale = "en-GB"\n[locales."en-GB"]\n')
    entries = []
    for logo in logos:
        (folder / logo.file).write_bytes(logo.data)
        retired = "true" if logo.retired else "false"
        entries.append(
            f'[[logos]]\nid = "{logo.id}"\nfile = "{logo.file}"\non = "{logo.on}"\n'
            f"min_width = {{ px = 90 }}\nretired = {retired}\n"
        )
    (folder / "logos.toml").write_text("\n".join(entries))
    return folder


def checked(*arguments: object) -> dict[str, object]:
    result = CliRunner().invoke(main, ["check", *map(str, arguments), "--format", "json"])
    assert result.exit_code in {0, 1}, result.stderr
    (report,) = json.loads(result.stdout)["reports"]
    return dict(report)


def rules(report: dict[str, object]) -> list[str]:
    findings = report["findings"]
    assert isinstance(findings, list)
    return [finding["rule"] for finding in findings]


def test_good_use_of_the_logo_has_no_finding(drawn: Draw, pack: Path, tmp_path: Path) -> None:
    drawn().save(tmp_path / "good.png")
    report = checked(tmp_path / "good.png", "--pack", pack)
    assert rules(report) == []
    assert isinstance(report["logos"], list)
    assert report["logos"][0]["id"] == "primary"


@pytest.mark.parametrize(
    ("use", "rule"),
    [
        ({"size": (264, 80)}, "logo/stretched"),
        ({"turn": 4.0}, "logo/rotated"),
        ({"size": (72, 24)}, "logo/too-small"),
        ({"ground": "#14509e"}, "logo/low-contrast"),
        ({"centre": (80, 220)}, "logo/cropped"),
        ({"opacity": 0.5}, "logo/effect"),
    ],
)
def test_wrong_use_of_the_logo_is_named(
    drawn: Draw, pack: Path, tmp_path: Path, use: dict[str, object], rule: str
) -> None:
    drawn(**use).save(tmp_path / "wrong.png")
    assert rule in rules(checked(tmp_path / "wrong.png", "--pack", pack))


def test_designer_sees_the_findings_in_the_picture(drawn: Draw, pack: Path, tmp_path: Path) -> None:
    drawn(turn=4.0).save(tmp_path / "turned.png")
    target = tmp_path / "seen.png"

    checked(tmp_path / "turned.png", "--pack", pack, "--annotate", target)

    with Image.open(target) as shown, Image.open(tmp_path / "turned.png") as before:
        assert shown.size == before.size
        assert shown.convert("RGB").tobytes() != before.convert("RGB").tobytes()


def test_annotating_needs_one_picture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hello")
    result = CliRunner().invoke(main, ["check", str(tmp_path / "a.txt"), "--annotate", str(tmp_path / "b.png")])
    assert result.exit_code == 2
    assert "exactly one picture file" in result.stderr


def test_same_picture_gives_the_same_report(drawn: Draw, pack: Path, tmp_path: Path) -> None:
    drawn(turn=2.0).save(tmp_path / "a.jpg")
    assert checked(tmp_path / "a.jpg", "--pack", pack) == checked(tmp_path / "a.jpg", "--pack", pack)


def test_checking_a_text_loads_nothing_that_only_pictures_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hello")
    program = (
        f"import sys; from brand.cli import main\nmain(['check', {str(tmp_path / 'a.txt')!r}], standalone_mode=False)"
    )
    probe = f"import sys\ntry:\n    exec({program!r})\nexcept SystemExit:\n    pass\nassert 'cv2' not in sys.modules"
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_designer_sees_box_clear_space_and_measured_values_on_the_page(drawn: Draw, pack: Path, tmp_path: Path) -> None:
    picture = drawn()
    ImageDraw.Draw(picture).rectangle((200, 270, 380, 300), fill="#202020")
    picture.save(tmp_path / "near.png")

    arguments = ["check", str(tmp_path / "near.png"), "--pack", str(pack), "--report", "html", "--lang", "en"]
    page = CliRunner().invoke(main, arguments).stdout

    assert page.count('class="logo"') == page.count('class="clear"') == 1
    assert "<td>primary</td><td>240." in page
    assert "</td><td>+0.0°</td><td>20 px</td>" in page
    assert "logo/clear-space" in page
