"""New rules: they never change what is live, and are not put in force while live blocks would break them."""

import io
import zipfile

import pytest

from brand.model import Kind
from content_hub.actions.activate_ruleset import Activate, activate_ruleset
from content_hub.actions.check import Check, check
from content_hub.actions.upload_ruleset import UploadRuleset, upload_ruleset
from content_hub.errors import Forbidden, GateFailed, NotFound, PackRejected, RulesetBreaks
from content_hub.model import Ruleset
from content_hub.storage.queries import BrandOf, Rulesets
from tests.journeys.corridor import BRAND, MARA, NOW, WANDA, Corridor, a_message

BRAND_TOML = """
name = "Nordlicht"
default_locale = "de-DE"
[locales."de-DE"]
[locales."de-AT"]
fallback = "de-DE"
[locales."en-GB"]
"""
NO_EVENINGS = '[[terms]]\nterm = "Abend"\nlocale = "de"\npos = "noun"\nprefer = "Nacht"\nwhy = "Nächte sind länger."\n'


def a_pack(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in {"brand": BRAND_TOML, **files}.items():
            archive.writestr(f"{name}.toml", text)
    return out.getvalue()


def upload(corridor: Corridor, pack: bytes) -> Ruleset:
    return corridor.do(upload_ruleset(corridor.hub, UploadRuleset(brand=BRAND, pack=pack), caller=MARA, now=NOW))


def activate(corridor: Corridor, number: int) -> None:
    corridor.do(activate_ruleset(corridor.hub, Activate(brand=BRAND, number=number), caller=MARA, now=NOW))


def active(corridor: Corridor) -> int | None:
    brand = corridor.facts(BrandOf(brand=BRAND))
    assert brand is not None
    return brand.active


def test_rules_that_live_blocks_would_break_are_refused_and_the_blocks_named(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Die langen Abende"))
    corridor.go_live("licht", a_message("Licht"))
    ruleset = upload(corridor, a_pack(voice=NO_EVENINGS))
    before = corridor.position()
    with pytest.raises(RulesetBreaks) as caught:
        activate(corridor, ruleset.number)
    new = caught.value.members["new"]
    assert isinstance(new, tuple)
    assert {(finding.block, finding.rule, finding.locale) for finding in new} >= {
        ("abende", "tone/avoided-term", "de-DE")
    }
    assert {finding.block for finding in new} == {"abende"}
    assert "abende" in caught.value.de
    assert active(corridor) == 1
    assert corridor.position() == before


def test_what_is_no_longer_live_does_not_stand_in_the_way(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Die langen Abende"))
    ruleset = upload(corridor, a_pack(voice=NO_EVENINGS))
    corridor.withdraw("abende")
    activate(corridor, ruleset.number)
    assert active(corridor) == ruleset.number


def test_new_rules_hold_for_what_was_approved_before_them_and_leave_live_bytes_alone(corridor: Corridor) -> None:
    corridor.go_live("licht", a_message("Licht"))
    live = corridor.live("licht")
    corridor.save("abende", a_message("Die langen Abende"))
    corridor.approved("abende")
    activate(corridor, upload(corridor, a_pack(voice=NO_EVENINGS)).number)
    assert corridor.live("licht") == live
    with pytest.raises(GateFailed) as caught:
        corridor.publish("abende")
    findings = caught.value.members["findings"]
    assert isinstance(findings, tuple)
    assert {finding.rule for finding in findings} == {"tone/avoided-term"}
    assert corridor.presence("abende") is None


def test_errors_that_live_blocks_have_already_do_not_count(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Die langen Abende"))
    strict = upload(corridor, a_pack(voice=NO_EVENINGS))
    corridor.withdraw("abende")
    activate(corridor, strict.number)
    corridor.go_live("licht", a_message("Licht"))
    activate(corridor, upload(corridor, a_pack(voice=NO_EVENINGS + NO_EVENINGS.replace("Abend", "Keller"))).number)
    assert active(corridor) == 3


def test_a_pack_with_other_locales_is_refused_with_both_lists(corridor: Corridor) -> None:
    other = 'name = "Nordlicht"\ndefault_locale = "en-GB"\n[locales."en-GB"]\n[locales."fr-FR"]\n'
    before = corridor.position()
    with pytest.raises(PackRejected) as caught:
        upload(corridor, a_pack(brand=other))
    assert "de-AT (→ de-DE), de-DE, en-GB; de-DE" in caught.value.en
    assert "en-GB, fr-FR; en-GB" in caught.value.en
    assert corridor.position() == before
    assert len(corridor.do(corridor.store.list(Rulesets(brand=BRAND))).items) == 1


@pytest.mark.parametrize(
    ("pack", "place"),
    [
        (a_pack(voice='[[terms]]\nterm = "billig"\nlocale = "de"\nposs = "noun"\n'), "/voice.toml:4"),
        (a_pack(rules='[rules."tone/avoided-termm"]\nseverity = "error"\n'), "/rules.toml:1"),
        (a_pack(voice="[[terms]\n"), "/voice.toml:1"),
    ],
    ids=["unknown-key", "unknown-rule", "no-toml"],
)
def test_faults_of_a_pack_name_file_and_line(corridor: Corridor, pack: bytes, place: str) -> None:
    with pytest.raises(PackRejected) as caught:
        upload(corridor, pack)
    assert place in {fault.pointer for fault in caught.value.faults}


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"no zip at all", a_pack()[:-30]], ids=len)
def test_what_is_no_pack_is_refused(corridor: Corridor, junk: bytes) -> None:
    before = corridor.position()
    with pytest.raises(PackRejected):
        upload(corridor, junk)
    assert corridor.position() == before


def test_only_a_brand_manager_changes_rules(corridor: Corridor) -> None:
    command = UploadRuleset(brand=BRAND, pack=a_pack())
    with pytest.raises(Forbidden):
        corridor.do(upload_ruleset(corridor.hub, command, caller=WANDA, now=NOW))
    with pytest.raises(Forbidden):
        corridor.do(activate_ruleset(corridor.hub, Activate(brand=BRAND, number=1), caller=WANDA, now=NOW))
    with pytest.raises(NotFound):
        activate(corridor, 7)


def test_a_writer_checks_under_the_rules_in_force(corridor: Corridor) -> None:
    draft = Check(brand=BRAND, kind=Kind.TEXT, content="Die langen Abende.", locale="de-DE")
    assert corridor.do(check(corridor.hub, draft, caller=WANDA, now=NOW)).counts.error == 0
    activate(corridor, upload(corridor, a_pack(voice=NO_EVENINGS)).number)
    report = corridor.do(check(corridor.hub, draft, caller=WANDA, now=NOW))
    assert [(finding.rule, finding.quote) for finding in report.findings] == [("tone/avoided-term", "Abende")]
    assert report.ruleset.version == 2
