"""What a pack compiles to, and how it is stored."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from brand.errors import PackInvalid, Unreadable
from brand.finding import Severity
from brand.model import Address, Rule, Step
from brand.pack import decode, default_ruleset, encode, load

Write = Callable[[Mapping[str, str | bytes]], Path]
NORDLICHT = Path(__file__).parents[3] / "examples" / "nordlicht"


def test_pack_of_one_file_has_the_standard_workflow(pack: Write) -> None:
    ruleset = load(pack({}))

    assert ruleset.brand.name == "Test"
    assert ruleset.workflow == (Step(name="brand", role="approver", approvals=1),)
    assert ruleset.palette == ()


def test_pack_says_what_differs(pack: Write) -> None:
    ruleset = load(
        pack(
            {
                "voice.toml": '[address]\nde = "sie"\n[exclamations]\nmax = 0\n[sentences]\nmax_words = { de = 9 }\n',
                "rules.toml": '[rules."language/exclamation"]\nseverity = "off"\nchannels = ["email"]\n',
                "workflow.toml": '[[steps]]\nname = "law"\nrole = "legal"\napprovals = 2\ncomponents = ["offer"]\n',
            }
        )
    )

    assert ruleset.voice.address == {"de": Address.SIE}
    assert ruleset.voice.exclamation_max == 0
    assert ruleset.voice.sentence_max_words == {"de": 9}
    assert ruleset.rules == {"language/exclamation": Rule(severity="off", channels=("email",))}
    assert ruleset.workflow == (Step(name="law", role="legal", approvals=2, components=("offer",)),)


def test_pack_may_name_a_published_rule_that_has_no_check_yet(pack: Write) -> None:
    ruleset = load(pack({"rules.toml": '[rules."logo/clear-space"]\nseverity = "error"\n'}))

    assert ruleset.rules["logo/clear-space"].severity is Severity.ERROR


def test_stored_ruleset_comes_back_as_it_was() -> None:
    ruleset = load(NORDLICHT)

    assert decode(encode(ruleset)) == ruleset


@pytest.mark.parametrize("data", [b"", b"\x81", b"\xc1", b"\x80", b"\x91" * 5000])
def test_damaged_ruleset_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        decode(data)


def test_brand_without_a_pack_has_no_palette_and_no_house_form() -> None:
    ruleset = default_ruleset()

    assert ruleset.palette == ()
    assert ruleset.logos == ()
    assert ruleset.voice.address == {}
    assert ruleset.workflow == (Step(name="brand", role="approver"),)


def test_nordlicht_has_two_logos_in_use_and_one_retired() -> None:
    ruleset = load(NORDLICHT)

    assert [(logo.id, logo.on, logo.retired) for logo in ruleset.logos] == [
        ("primary", "light", False),
        ("inverse", "dark", False),
        ("classic", "any", True),
    ]
    assert [(step.role, step.components) for step in ruleset.workflow] == [("approver", ()), ("legal", ("offer",))]
    assert ruleset.palette


def test_invalid_pack_crosses_a_process_border_whole(pack: Write) -> None:
    import pickle

    with pytest.raises(PackInvalid) as caught:
        load(pack({"rules.toml": "nothing = 1"}))

    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems  # noqa: S301 -- our own bytes
