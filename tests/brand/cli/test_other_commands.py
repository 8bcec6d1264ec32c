"""A brand manager asks what the rules are, what they mean, and whether the pack does what it should."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from brand import checks
from brand.cli import main

NORDLICHT = str(Path(__file__).parents[3] / "examples" / "nordlicht")
BRAND = 'name = "Test"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n'
VOICE = '[[terms]]\nterm = "billig"\nlocale = "de"\npos = "adjective"\n'


def brand(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_rules_lists_every_check_with_its_severity_under_the_pack(tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text(BRAND)
    (tmp_path / "rules.toml").write_text('[rules."language/exclamation"]\nseverity = "off"\n')

    lines = brand("rules", "--pack", tmp_path, "--lang", "en").output.splitlines()

    assert [line.split()[0] for line in lines] == list(checks.discover())
    assert ["language/exclamation", "off"] in [line.split()[:2] for line in lines]


@pytest.mark.parametrize("rule", checks.discover())
@pytest.mark.parametrize("lang", ["de", "en"])
def test_explain_shows_reason_and_examples_of_every_rule(rule: str, lang: str) -> None:
    result = brand("explain", rule, "--lang", lang)

    check = checks.discover()[rule]
    assert result.exit_code == 0
    assert (check.why.de if lang == "de" else check.why.en) in result.output
    assert ("gefunden" if lang == "de" else "found") in result.output


def test_explain_of_an_unknown_rule_names_the_nearest() -> None:
    result = brand("explain", "tone/avoided-terms", "--lang", "en")

    assert result.exit_code == 2
    assert result.stderr == "there is no rule tone/avoided-terms: did you mean `tone/avoided-term`?\n"


def test_expand_lists_the_forms_of_a_term() -> None:
    forms = brand("expand", "billig", "--pos", "adjective").output.split("\n")

    assert {"billig", "billige", "billigen", "billiger"} <= set(forms)


def test_expand_takes_a_term_as_the_pack_states_it() -> None:
    assert "cheapest" in brand("expand", "cheap", "--pack", NORDLICHT).output.split("\n")


def test_shipped_example_pack_keeps_its_own_examples() -> None:
    result = brand("test", NORDLICHT, "--lang", "en")

    assert result.output.endswith(" examples, 0 differences\n")
    assert result.exit_code == 0


def test_pack_that_does_not_do_what_it_says_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text(BRAND)
    (tmp_path / "voice.toml").write_text(VOICE)
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "a.toml").write_text(
        '[[examples]]\nname = "missed"\ntext = "Billige Lampen"\n'
        '[[examples]]\nname = "wrong"\ntext = "teure Lampen"\n'
        '[[examples.findings]]\nrule = "tone/avoided-term"\nquote = "teure"\n'
        '[[examples]]\nname = "severity"\ntext = "billig"\n'
        '[[examples.findings]]\nrule = "tone/avoided-term"\nquote = "billig"\nseverity = "note"\n'
    )

    result = brand("test", tmp_path, "--lang", "en")

    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "examples/a.toml:1 missed: tone/avoided-term „Billige“ was not expected",
        "examples/a.toml:4 wrong: tone/avoided-term „teure“ was not found",
        "examples/a.toml:10 severity: tone/avoided-term „billig“ has severity error, not note",
        "3 examples, 3 differences",
    ]


def test_pack_without_examples_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "brand.toml").write_text(BRAND)

    assert brand("test", tmp_path).exit_code == 2


def test_help_starts_no_linter() -> None:
    code = (
        "import sys; from brand.cli import main; main(['--help'], standalone_mode=False); "
        "print(sorted({'numpy', 'simplemma', 'brand.linter', 'brand.pack', 'rich'} & set(sys.modules)))"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert "expand" in shown
    assert shown.endswith("[]\n")
