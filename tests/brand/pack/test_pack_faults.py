"""What a brand manager reads when a pack is wrong: every fault, its file, its line, what was meant."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from brand.errors import PackInvalid, Unreadable
from brand.pack import load

Write = Callable[[Mapping[str, str | bytes]], Path]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10H0z"/></svg>'


def faults(folder: Path) -> list[str]:
    with pytest.raises(PackInvalid) as caught:
        load(folder)
    return [f"{problem.file}:{problem.line}: {problem.reason.en}" for problem in caught.value.problems]


def test_brand_manager_sees_all_faults_of_all_files_at_once(pack: Write) -> None:
    folder = pack(
        {
            "voice.toml": '[address]\nde = "Du"\n\n[[terms]]\nterm = "billig"\nprefered = "günstig"\n',
            "rules.toml": '[rules."tone/avoided-terms"]\nseverity = "fatal"\n',
            "workflow.toml": '[[steps]]\nname = "a"\nrole = "approver"\n[[steps]]\nname = "a"\nrole = "legal"\n',
        }
    )

    assert faults(folder) == [
        "rules.toml:1: there is no rule `tone/avoided-terms`: did you mean `tone/avoided-term`?",
        "rules.toml:2: `severity` takes one of `error`, `warning`, `note`, `off`; here stands the text `fatal`",
        "voice.toml:2: `de` takes one of `du`, `sie`; here stands the text `Du`: did you mean `du`?",
        "voice.toml:6: unknown key `prefered`: did you mean `prefer`?",
        "workflow.toml:5: step `a` is stated already",
    ]


def test_brand_manager_reads_the_faults_in_german(pack: Write) -> None:
    with pytest.raises(PackInvalid) as caught:
        load(pack({"voice.toml": '[[terms]]\nterm = "billig"\nprefered = "günstig"\n'}))

    assert caught.value.reason.de == "voice.toml:3: unbekannter Schlüssel `prefered`: meintest du `prefer`?"


@pytest.mark.parametrize(
    ("file", "content", "fault"),
    [
        ("brand.toml", "", "brand.toml:1: the key `name` is missing"),
        ("brand.toml", 'name = ""', "brand.toml:1: `name` takes a text, not empty; here stands the text ``"),
        (
            "brand.toml",
            'name = "T"\ndefault_locale = "de-AT"\n[locales."de-DE"]',
            "brand.toml:2: `de-AT` is not among [locales]: did you mean `de-DE`?",
        ),
        (
            "brand.toml",
            'name = "T"\ndefault_locale = "de-DE"\n[locales."de-DE"]\n[locales."de-AT"]\nfallback = "de-CH"',
            "brand.toml:5: `de-CH` is not among [locales]: did you mean `de-DE`?",
        ),
        (
            "brand.toml",
            'name = "T"\ndefault_locale = "de-DE"\nlocales = { de-DE = { fallback = "de-DE" } }',
            "brand.toml:3: the fallbacks of `de-DE` lead back to it",
        ),
        (
            "brand.toml",
            'name = "T"\ndefault_locale = "deutsch"\n[locales.deutsch]',
            "brand.toml:3: `deutsch` is no locale: it is written like `de-DE`",
        ),
        (
            "brand.toml",
            'name = "T"\ndefault_locale = "de-DE"\ndialects = ["braces"]\n[locales."de-DE"]',
            "brand.toml:3: there is no `braces`: did you mean `braze`?",
        ),
        (
            "voice.toml",
            '[[terms]]\nterm = "x y"\nlocale = "fr"',
            "voice.toml:3: `fr` serves no locale of brand.toml; known: `de`, `de-DE`, `en`, `en-GB`",
        ),
        (
            "voice.toml",
            '[[terms]]\nterm = "billig"\nlocale = "de"\n[[terms]]\nterm = "Billig"\nlocale = "de"',
            "voice.toml:5: `Billig` is stated further up already",
        ),
        ("voice.toml", '[[terms]]\nterm = " … "', "voice.toml:2: `term` holds no word"),
        ("voice.toml", '[[terms]]\nterm = "a\\u0000b"', "voice.toml:2: `term` holds a control character"),
        (
            "voice.toml",
            '[[terms]]\nterm = "billig"\nlocale = "de"\nexcept = [\n  "billigend",\n  "billig",\n]',
            "voice.toml:6: the exception `billig` covers forms of `billig` itself: the rule would never hold there",
        ),
        (
            "voice.toml",
            '[[terms]]\nterm = "gehen"\nlocale = "de"\nexcept = ["gegangene"]',
            "voice.toml:4: the exception `gegangene` covers forms of `gehen` itself: the rule would never hold there",
        ),
        (
            "voice.toml",
            '[[names]]\nname = "Nordlicht"\nnever = ["Nordlicht"]',
            "voice.toml:3: `Nordlicht` is said to be right and wrong at once",
        ),
        (
            "voice.toml",
            '[[terms]]\nterm = "x"\nchannels = ["emial"]',
            "voice.toml:3: there is no `emial`: did you mean `email`?",
        ),
        (
            "voice.toml",
            "[exclamations]\nmax = true",
            "voice.toml:2: `max` takes a whole number, at least 0; here stands a true or false",
        ),
        (
            "voice.toml",
            "[exclamations]\nmax = -1",
            "voice.toml:2: `max` takes a whole number, at least 0; here stands the number `-1`",
        ),
        ("voice.toml", "terms = 3", "voice.toml:1: `terms` takes a list; here stands the number `3`"),
        (
            "rules.toml",
            '[rules."language/exclamation"]\nchannels = ["mail"]',
            "rules.toml:2: there is no `mail`: did you mean `email`?",
        ),
        (
            "workflow.toml",
            '[[steps]]\nname = "a"\nrole = "approver"\nlocales = ["de-CH"]',
            "workflow.toml:4: `de-CH` is no locale of brand.toml: did you mean `de-DE`?",
        ),
        (
            "workflow.toml",
            '[[steps]]\nname = "a"\nrole = "approver"\napprovals = 0',
            "workflow.toml:4: `approvals` takes a whole number, at least 1; here stands the number `0`",
        ),
        (
            "examples/a.toml",
            '[[examples]]\ntext = "Hallo"\n[[examples.findings]]\nrule = "tone/avoided-term"\nquote = "hallo"',
            "examples/a.toml:5: `hallo` is not in the example's text",
        ),
        ("voices.toml", "", "voices.toml:None: no pack has such a file: did you mean `voice.toml`?"),
        ("voice.toml", "[address\n", "voice.toml:1: not valid TOML: Expected ']' at the end of a table declaration"),
        ("voice.toml", b"# gr\xfc\xdfe", "voice.toml:1: this is not UTF-8"),
        ("voice.toml", "a = " + "[" * 5000, "voice.toml:1: the values are nested too deeply"),
    ],
)
def test_brand_manager_is_told_the_line_and_what_was_meant(
    pack: Write, file: str, content: str | bytes, fault: str
) -> None:
    assert fault in faults(pack({file: content}))


def test_option_of_a_rule_is_checked_against_what_the_check_knows(pack: Write) -> None:
    folder = pack({"rules.toml": '[rules."colour/off-palette"]\noptions = { delta_e = "two", deltae = 1 }\n'})

    assert faults(folder) == [
        "rules.toml:2: `delta_e` takes a value like 2.0",
        "rules.toml:2: unknown option `deltae`: did you mean `delta_e`?",
    ]


def test_logo_whose_file_is_missing_is_named_with_the_file_that_is_there(pack: Write) -> None:
    folder = pack(
        {"logos.toml": '[[logos]]\nid = "primary"\nfile = "logos/primry.svg"\n', "logos/primary.svg": SVG},
    )

    assert faults(folder) == [
        "logos.toml:3: the file `logos/primry.svg` is not in the pack: did you mean `logos/primary.svg`?"
    ]


def test_logo_outside_the_pack_is_not_read(pack: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(SVG)
    folder = pack({"logos.toml": '[[logos]]\nid = "primary"\nfile = "../secret.svg"\n'})

    assert faults(folder) == ["logos.toml:3: the file `../secret.svg` is not in the pack"]


@pytest.mark.parametrize(
    ("svg", "fault"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "the SVG holds <script>"),
        ("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "<svg onload> reaches outside the picture"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://example.org/a.png'/></svg>",
            "<image href> reaches outside the picture",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><style>@import 'x.css';</style></svg>",
            "<style> reaches outside the picture",
        ),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "the SVG holds a doctype"),
        ("no xml", "the SVG is not XML: syntax error: line 1, column 0"),
    ],
)
def test_logo_that_could_do_more_than_be_seen_is_refused(pack: Write, svg: str, fault: str) -> None:
    folder = pack({"logos.toml": '[[logos]]\nid = "p"\nfile = "logos/p.svg"\n', "logos/p.svg": svg})

    assert faults(folder) == [f"logos/p.svg:None: {fault}"]


def test_fault_in_the_tokens_carries_its_line(pack: Write) -> None:
    found = faults(pack({"tokens.json": '{\n  "color": {\n    "a": {"$type": "color", "$value": "{b}"}\n  }\n}'}))

    assert [fault.partition(": ")[0] for fault in found] == ["tokens.json:3"]


def test_folder_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is not a folder"):
        load(tmp_path / "nowhere")


def test_folder_without_brand_toml_says_what_is_missing(tmp_path: Path) -> None:
    assert faults(tmp_path) == ["brand.toml:None: missing: it states name and locales"]
