"""A brand names its email tools; each gets renditions in its own template language."""

import io
import zipfile

from content_hub.actions.activate_ruleset import Activate, activate_ruleset
from content_hub.actions.show import Preview, preview
from content_hub.actions.upload_ruleset import UploadRuleset, upload_ruleset
from tests.journeys.corridor import BRAND, MARA, NOW, WANDA, Corridor, a_message

BRAND_TOML = """
name = "Nordlicht"
default_locale = "de-DE"
dialects = ["braze"]
[locales."de-DE"]
[locales."de-AT"]
fallback = "de-DE"
[locales."en-GB"]
[recipient.braze]
first_name = "custom_attribute.${vorname}"
"""


def speak_braze(corridor: Corridor) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("brand.toml", BRAND_TOML)
    upload = UploadRuleset(brand=BRAND, pack=out.getvalue())
    ruleset = corridor.do(upload_ruleset(corridor.hub, upload, caller=MARA, now=NOW))
    activate = Activate(brand=BRAND, number=ruleset.number)
    corridor.do(activate_ruleset(corridor.hub, activate, caller=MARA, now=NOW))


def greeting(body: str) -> dict[str, object]:
    content = a_message()
    return {**content, "channels": ["email"], "facts": {}, "texts": {"de-DE": {"headline": "Abende", "body": body}}}


def test_approver_sees_what_each_tool_will_be_sent(corridor: Corridor) -> None:
    speak_braze(corridor)
    corridor.save("abende", greeting("Hallo {recipient.first_name|du}!"))
    renditions = corridor.submit("abende").manifest.renditions
    html = {each.dialect: each.digest for each in renditions if each.format == "html" and each.locale == "de-DE"}
    assert set(html) == {"none", "braze"}
    assert html["none"] != html["braze"]
    shown = corridor.do(
        preview(
            corridor.hub,
            Preview(brand=BRAND, key="abende", channel="email", format="text", locale="de-DE", dialect="braze"),
            caller=WANDA,
            now=NOW,
        )
    )
    assert "Hallo {{custom_attribute.${vorname} | default: 'du'}}!" in shown.rendition.body.decode()


def test_mail_without_placeholders_is_the_same_for_every_tool(corridor: Corridor) -> None:
    speak_braze(corridor)
    corridor.save("abende", greeting("Hallo!"))
    renditions = corridor.submit("abende").manifest.renditions
    html = {each.digest for each in renditions if each.format == "html" and each.locale == "de-DE"}
    assert len(html) == 1
