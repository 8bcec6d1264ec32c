"""`components` shows what there is and how a content looks, without a service."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from components.cli import main
from components.library import discover

OFFER = Path(discover()["offer"].folder, "examples", "polarstern.json")
PAGE = Path(discover()["page"].folder, "examples", "december.json")


def run(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=text)


def test_list_shows_components_channels_and_fields() -> None:
    shown = run("list").output
    assert "offer: Offer / Angebot\n  email: html, document, text, json\n" in shown
    assert "facts: price! money," in shown


def test_render_prints_the_first_format_in_the_first_locale() -> None:
    done = run("render", "offer", str(OFFER), "--channel", "web")
    assert done.exit_code == 0
    assert done.stdout.startswith('<article class="ch-block ch-offer" lang="de-DE">')


def test_render_takes_format_locale_and_standard_input() -> None:
    done = run(
        "render", "offer", "-", "--channel", "push", "--format", "apns", "--locale", "en-GB", text=OFFER.read_bytes()
    )
    assert json.loads(done.stdout)["aps"]["alert"]["title"] == "Polarstern for €149.90"


def test_render_writes_a_picture(tmp_path: Path) -> None:
    out = tmp_path / "offer.png"
    done = run("render", "offer", str(OFFER), "--channel", "signage", "--profile", "landscape-hd", "--out", str(out))
    assert done.exit_code == 0
    assert out.read_bytes().startswith(b"\x89PNG")


def test_page_finds_its_blocks_among_the_examples_and_in_a_folder(tmp_path: Path) -> None:
    assert "Licht, das bis zum Frühstück reicht" in run("render", "page", str(PAGE), "--channel", "email").stdout
    own = {"facts": {}, "texts": {"de-DE": {"headline": "Unser eigener", "body": "Text"}}}
    (tmp_path / "polarstern.json").write_text(json.dumps({"component": "message", "content": own}), encoding="utf-8")
    done = run("render", "page", str(PAGE), "--channel", "email", "--locale", "de-DE", "--blocks", str(tmp_path))
    assert "Unser eigener" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "text", "message"),
    [
        (("ofer", "-", "--channel", "web"), "{}", 'there is no component "ofer"'),
        (("offer", "-", "--channel", "fax"), OFFER.read_bytes(), 'there is no channel "fax"'),
        (("page", "-", "--channel", "push"), PAGE.read_bytes(), 'there is no channel "push"; there is: email, web'),
        (("offer", "-", "--channel", "web"), "[[[", "<stdin> is no JSON"),
        (("offer", "-", "--channel", "web"), b"\xff", "<stdin> is no JSON"),
        (("offer", "-", "--channel", "web"), "[" * 100_000, "<stdin> is no JSON"),
        (
            ("offer", "-", "--channel", "web"),
            '{"facts": {"prize": 1}, "texts": {}}',
            '/facts/prize: "prize" is unknown',
        ),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(arguments: tuple[str, ...], text: str | bytes, message: str) -> None:
    done = run("render", *arguments, text=text)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_block_file_without_component_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    done = run("render", "page", str(PAGE), "--channel", "web", "--blocks", str(tmp_path))
    assert done.exit_code == 2
    assert 'x.json: needs "component" and "content"' in done.stderr
