"""A team brings its Vale styles into its brand pack, and is told what it has to leave behind."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from brand.cli import main
from brand.document import Kind
from brand.finding import Severity
from brand.linter import lint
from brand.pack import decode, encode, load
from brand.text import read
from brand.vale.bring import bring
from brand.vale.model import ValeFile, ValeRule
from brand.vale.written import as_toml

WEASEL = """\
extends: existence
message: "%s?"
level: error
ignorecase: true
tokens:
  - very\\b(?! first)
  - quite
"""
USE = """\
extends: substitution
message: "%s, not %s"
swap:
  yes: "no"
  "e-?mail": post
action:
  name: replace
"""
STYLES = {
    "House/Weasel.yml": WEASEL,
    "House/Use.yaml": USE,
    "House/Grade.yml": "extends: readability\nmessage: '%s'\ngrade: 8\nmetrics:\n  - Gunning Fog\n",
    "config/vocabularies/Base/accept.txt": "Nordlicht\n# a comment\n[Oo]bservable\n",
    "config/vocabularies/Base/reject.txt": "cheap\n",
}
PACK = 'name = "T"\ndefault_locale = "en-GB"\n[locales."en-GB"]\n'


def styles(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / "styles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / "styles"


def brand(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "brand.toml").write_text(PACK)
    return folder


def test_imported_rules_judge_as_part_of_the_pack(tmp_path: Path, pack: Path) -> None:
    result = brand("import-vale", styles(tmp_path, STYLES), "--pack", pack, "--lang", "en")

    assert (result.exit_code, result.stderr) == (0, "5 rules taken over, 0 places not\n")
    ruleset = decode(encode(load(pack)))
    text = "NORDLICHT is very first, quite cheap: yes."
    findings = lint(read(text, Kind.TEXT, locale="en-GB"), ruleset).findings
    assert [(finding.rule, finding.quote) for finding in findings if finding.rule.startswith("vale/")] == [
        ("vale/Vale.Terms", "NORDLICHT"),
        ("vale/House.Weasel", "quite"),
        ("vale/Vale.Avoid", "cheap"),
        ("vale/House.Use", "yes"),
    ]


def test_pack_overrules_the_level_of_an_imported_rule(tmp_path: Path, pack: Path) -> None:
    brand("import-vale", styles(tmp_path, STYLES), "--pack", pack)
    (pack / "rules.toml").write_text(
        '[rules."vale/House.Weasel"]\nseverity = "note"\n[rules."vale/House.Use"]\nseverity = "off"\n'
    )

    (finding,) = lint(read("quite, yes", Kind.TEXT, locale="en-GB"), load(pack)).findings

    assert (finding.rule, finding.severity) == ("vale/House.Weasel", Severity.NOTE)


def test_mistyped_imported_rule_is_named(tmp_path: Path, pack: Path) -> None:
    brand("import-vale", styles(tmp_path, STYLES), "--pack", pack)
    (pack / "rules.toml").write_text('[rules."vale/House.Weasels"]\nseverity = "off"\n')

    result = brand("rules", "--pack", pack, "--lang", "en")

    assert (result.exit_code, result.stderr) == (
        2,
        "rules.toml:1: there is no rule `vale/House.Weasels`: did you mean `vale/House.Weasel`?\n",
    )


def test_example_of_a_pack_expects_an_imported_rule(tmp_path: Path, pack: Path) -> None:
    brand("import-vale", styles(tmp_path, STYLES), "--pack", pack)
    (pack / "examples").mkdir()
    (pack / "examples" / "a.toml").write_text(
        '[[examples]]\ntext = "quite"\n[[examples.findings]]\nrule = "vale/House.Weasel"\nquote = "quite"\n'
    )

    assert brand("test", pack).exit_code == 0


def test_rules_are_printed_where_no_pack_takes_them(tmp_path: Path) -> None:
    result = brand("import-vale", styles(tmp_path, STYLES), "--lang", "de")

    assert 'id = "House.Weasel"' in result.stdout
    assert "tokens = ['very\\b(?! first)', \"quite\"]" in result.stdout
    assert result.stderr == "5 Regeln übernommen, 0 Stellen nicht\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("S/A.yml", "extends: script\nmessage: x\n", "S/A.yml:1: scripts are not run"),
        ("S/A.yml", "message: x\nextends: sequence\n", "S/A.yml:2: sequences of parts of speech need a tagger"),
        ("S/A.yml", "extends: spelling\nmessage: x\n", "S/A.yml:1: Hunspell dictionaries are not read"),
        (
            "S/A.yml",
            "extends: existense\n",
            "S/A.yml:1: there is no kind of rule `existense`: did you mean `existence`?",
        ),
        ("S/A.yml", "- a\n", "S/A.yml:1: `extends` is missing: this is no rule"),
        ("S/A.yml", "", "S/A.yml:1: `extends` is missing: this is no rule"),
        (
            "S/A.yml",
            "extends: existence\nmessage: x\ntokens:\n  - a\n  - (\n",
            "S/A.yml:5: the pattern `(` does not compile: missing ) at position 1",
        ),
        (
            "S/A.yml",
            "extends: existence\nmessage: x\nscope: heading.h1\ntokens: [a]\n",
            "S/A.yml:3: the scope `heading.h1` does not exist here: did you mean `heading`?",
        ),
        ("S/A.yml", 'extends: existence\nmessage: "x\n', "S/A.yml: not valid YAML from line 3 on"),
        ("S/A.yml", "a: &a [*a]\n", "S/A.yml: no readable YAML"),
        ("S/A.yml", "[" * 5_000, "S/A.yml: no readable YAML"),
        ("S/A.yml", b"\xff", "S/A.yml: not UTF-8"),
        ("S/A.yml", b"a: \0", "S/A.yml: no readable YAML"),
        (
            "S/A.yml",
            "extends: existence\nmessage: x\ntokens: [a]\ntoken_s: [b]\n",
            "S/A.yml:4: the key `token_s` means nothing here: did you mean `tokens`?",
        ),
        ("config/vocabularies/B/accept.txt", "a\n(\n", "config/vocabularies/B/accept.txt:2: the pattern `(` does not"),
    ],
)
def test_what_cannot_be_mapped_is_told_by_file_line_and_reason(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    result = brand("import-vale", styles(tmp_path, {name: content}), "--lang", "en")

    assert result.exit_code == 1
    assert result.stderr.startswith(said)


def test_doubling_aliases_do_not_fill_the_memory(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))

    result = brand("import-vale", styles(tmp_path, {"S/A.yml": bomb}), "--lang", "en")

    assert result.stderr.startswith("S/A.yml: no readable YAML")


def test_folder_without_styles_and_pack_that_is_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert brand("import-vale", tmp_path / "empty").exit_code == 2
    assert brand("import-vale", tmp_path / "missing").exit_code == 2
    assert brand("import-vale", styles(tmp_path, STYLES), "--pack", tmp_path / "empty").exit_code == 2


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        (
            '[[rules]]\nid = "A.B"\nextends = "existence"\nmessage = "m"\ntokens = ["a", "("]\n',
            "vale/a.toml:5: the pattern `(`",
        ),
        ('[[rules]]\nid = "A.B"\nextends = "existence"\n', "vale/a.toml:1: the key `message` is missing"),
        ('[[rules]]\nid = "A.B"\nextends = "metric"\nmessage = "m"\n', "vale/a.toml:1: `formula` is missing"),
        ('accept = ["a", "["]\n', "vale/a.toml:1: the pattern `[`"),
        (
            '[[rules]]\nid = "A.B"\nextends = "existence"\nmessage = "m"\ntokens = ["a"]\n' * 2,
            "vale/a.toml:7: `A.B` is stated further up already",
        ),
    ],
)
def test_pack_with_a_wrong_rule_is_refused_at_its_line(pack: Path, rules: str, fault: str) -> None:
    (pack / "vale").mkdir()
    (pack / "vale" / "a.toml").write_text(rules)

    result = brand("rules", "--pack", pack, "--lang", "en")

    assert result.exit_code == 2
    assert result.stderr.startswith(fault)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)


@given(st.lists(WORDS, max_size=4), st.dictionaries(WORDS, WORDS, max_size=3), WORDS)
def test_written_rules_read_back_as_they_were(tokens: list[str], swap: dict[str, str], message: str) -> None:
    rule = ValeRule(id="A.B", extends="existence", message=message, tokens=tuple(tokens), swap=swap, threshold=0.5)

    values = tomllib.loads(as_toml(ValeFile(rules=(rule,), accept=tuple(tokens))))

    assert tuple(values["rules"][0].get("tokens", ())) == rule.tokens
    assert values["rules"][0].get("swap", {}) == swap
    assert values["rules"][0]["message"] == message
    assert values["rules"][0]["threshold"] == 0.5


def test_one_style_is_taken_from_its_own_folder(tmp_path: Path) -> None:
    assert list(bring(styles(tmp_path, STYLES) / "House").files) == ["House"]
