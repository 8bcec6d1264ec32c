"""Placeholders of a message's reader in the words of the tool that sends it."""

import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote_plus

import jinja2
import liquid
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.content import decode
from components.dialects import discover as dialects
from components.errors import ContentInvalid, RenderFailed, UnknownName
from components.examples import LOCALES, example_request, examples
from components.library import discover
from components.look import default_look
from components.model import Request, Target
from components.render import render, render_all, targets
from components.sentinels import LONGEST_VALUE, SENTINEL, free_salt

Requests = Callable[..., Request]

WRITTEN = {
    "liquid": "{{ recipient.first_name | default: 'Kundin' }}",
    "braze": "{{${first_name} | default: 'Kundin'}}",
    "klaviyo": "{{ person.first_name|default:'Kundin' }}",
    "mailchimp": "*|IF:FNAME|**|FNAME|**|ELSE:|*Kundin*|END:IF|*",
    "sfmc": "%%=IIF(EMPTY(AttributeValue('first_name')),'Kundin',AttributeValue('first_name'))=%%",
    "handlebars": "{{#if first_name}}{{first_name}}{{else}}Kundin{{/if}}",
    "jinja": "{{ recipient.first_name or 'Kundin' }}",
}
ENCODED = {
    "liquid": "{{ recipient.first_name | default: 'A & B' | url_encode }}",
    "braze": "{{${first_name} | default: 'A & B' | url_encode}}",
    "klaviyo": "{{ person.first_name|default:'A & B'|urlencode }}",
    "mailchimp": "*|IF:FNAME|**|URL:FNAME|**|ELSE:|*A & B*|END:IF|*",
    "sfmc": "%%=URLEncode(IIF(EMPTY(AttributeValue('first_name')),'A & B',AttributeValue('first_name')),1,1)=%%",
    "handlebars": "{{#if first_name}}{{first_name}}{{else}}A%20%26%20B{{/if}}",
    "jinja": "{{ (recipient.first_name or 'A & B') | urlencode }}",
}


def message(body: str, headline: str = "Licht") -> dict[str, Any]:
    return {
        "channels": ["email", "push"],
        "facts": {},
        "texts": {"de-DE": {"headline": headline, "body": body, "subject": headline}},
    }


def spoken(request: Request, dialect: str, channel: str = "email", format_: str = "html") -> str:
    target = Target(channel=channel, format=format_, locale="de-DE", dialect=dialect)
    return render(request, target).body.decode()


def test_every_dialect_is_found() -> None:
    assert set(dialects()) == set(WRITTEN)


@pytest.mark.parametrize("dialect", sorted(WRITTEN))
@pytest.mark.parametrize(
    ("channel", "format_"), [("email", "html"), ("email", "text"), ("email", "document"), ("push", "apns")]
)
def test_tool_reads_its_own_tag(request_for: Requests, dialect: str, channel: str, format_: str) -> None:
    request = request_for("message", message("Hallo {recipient.first_name|Kundin}!"))
    assert f"Hallo {WRITTEN[dialect]}!" in spoken(request, dialect, channel, format_)


@pytest.mark.parametrize("dialect", sorted(ENCODED))
def test_address_is_encoded_by_the_tools_own_filter(request_for: Requests, dialect: str) -> None:
    request = request_for("message", message("[Los](https://a.example/?n={recipient.first_name|A & B})"))
    assert f'href="https://a.example/?n={ENCODED[dialect]}"' in spoken(request, dialect)
    assert f"https://a.example/?n={ENCODED[dialect]}" in spoken(request, dialect, "email", "text")


def test_address_that_a_placeholder_begins_stays_an_address(request_for: Requests) -> None:
    request = request_for("message", message("[Los]({recipient.shop|https://a.example/?a=1&b=2})"))
    body = spoken(request, "liquid")
    assert "href=\"{{ recipient.shop | default: 'https://a.example/?a=1&amp;b=2' }}\"" in body


def test_fallback_is_escaped_for_its_place(request_for: Requests) -> None:
    request = request_for("message", message('Hallo {recipient.first_name|A & "B" <C>}!'))
    assert "default: 'A &amp; &quot;B&quot; &lt;C&gt;'" in spoken(request, "liquid")
    assert "default: 'A & \"B\" <C>'" in spoken(request, "liquid", "email", "text")
    assert "default: 'A & ”B” <C>'" in spoken(request, "liquid", "push", "apns")


def test_pack_says_what_its_tool_calls_a_datum(request_for: Requests) -> None:
    recipient = {"braze": {"first_name": "custom_attribute.${vorname}"}}
    request = request_for("message", message("Hallo {recipient.first_name|du}!"), recipient=recipient)
    assert "{{custom_attribute.${vorname} | default: 'du'}}" in spoken(request, "braze")


def test_dialects_share_the_bytes_where_nothing_depends_on_them(request_for: Requests) -> None:
    request = request_for("message", message("Ohne Namen."))
    bodies = {spoken(request, dialect) for dialect in ("none", *dialects())}
    assert len(bodies) == 1


def test_dialect_that_there_is_not_is_answered_with_those_that_there_are(request_for: Requests) -> None:
    with pytest.raises(UnknownName, match="there is: braze, handlebars, jinja, klaviyo, liquid, mailchimp, none, sfmc"):
        spoken(request_for("message", message("x")), "twig")


def test_web_speaks_no_dialect(request_for: Requests) -> None:
    raw = message("Hallo {recipient.first_name|du}!") | {"channels": ["web"]}
    with pytest.raises(UnknownName, match='there is no dialect "liquid"; there is: none'):
        spoken(request_for("message", raw), "liquid", "web")


def test_limits_reckon_with_a_long_name(request_for: Requests) -> None:
    request = request_for("message", message("Text", headline="Hallo {recipient.first_name|du}"))
    target = Target(channel="push", format="apns", locale="de-DE", dialect="liquid")
    amounts = {limit.subject: limit.amount for limit in render(request, target).drawn.limits}
    assert amounts["title"] == len("Hallo ") + LONGEST_VALUE


def test_stand_ins_never_meet_a_text_that_looks_like_one(request_for: Requests) -> None:
    typed = f"chgap000n0000{'x' * 11}"
    assert free_salt(typed) == 1
    body = spoken(request_for("message", message(f"{typed} {{recipient.first_name|du}}")), "liquid")
    assert f"{typed} {{{{ recipient.first_name" in body


def test_lost_placeholder_is_no_rendition(request_for: Requests, monkeypatch: pytest.MonkeyPatch) -> None:
    request = request_for("message", message("Hallo {recipient.first_name|du}!"))
    lossy = "components.channels.email.fragment.inlined"
    monkeypatch.setattr(lossy, lambda markup, _look, _locale: SENTINEL.sub("", markup))
    with pytest.raises(RenderFailed, match=r"a placeholder was lost: recipient.first_name"):
        spoken(request, "liquid")


def test_every_example_survives_every_dialect() -> None:
    for example in examples():
        component = discover()[example.component]
        wanted = [
            target
            for target in targets(
                component, example.content, locales=LOCALES, profiles=(), dialects=("none", *dialects())
            )
            if target.locale == "de-DE" and target.channel in {"email", "push"}
        ]
        for rendition in render_all(example_request(example, default_look()), wanted):
            assert not SENTINEL.search(rendition.body.decode())


# What people and attackers type. No control characters (refused when saved), no braces (no fallback may hold them).
WORDS = (
    st.text(
        st.characters(
            blacklist_categories=("Cs", "Cc", "Cn", "Co"), blacklist_characters="{}[]()*_`|<>\u2028\u2029~^!#\\&"
        ),
        min_size=1,
        max_size=20,
    )
    .map(str.strip)
    .filter(bool)
)
FALLBACKS = (
    st.text(
        st.characters(
            blacklist_categories=("Cs", "Cc", "Cn", "Co"), blacklist_characters="{}\u2028\u2029[]()*_`|~^!#<"
        ),
        min_size=1,
        max_size=20,
    )
    .map(str.strip)
    .filter(bool)
)


# What no literal of a tool can hold in JSON is written typographically.
WRITTEN_AS = str.maketrans({"'": "’", '"': "”", "\\": "⧵"})


def rendered(dialect: str, text: str, name: str | None) -> str:
    """Run what a tool would run."""
    recipient: Mapping[str, str] = {} if name is None else {"first_name": name}
    if dialect == "liquid":
        return liquid.Environment().from_string(text).render(recipient=recipient)
    return jinja2.Environment().from_string(text).render(recipient=recipient)  # noqa: S701 — as plain as an email tool


@settings(max_examples=60, deadline=None)
@given(words=WORDS, fallback=FALLBACKS, dialect=st.sampled_from(["liquid", "jinja"]))
def test_reader_gets_the_right_text_whatever_was_typed(words: str, fallback: str, dialect: str) -> None:
    raw = message(
        f"{words}: {{recipient.first_name|{fallback}}}.", headline=f"{words} {{recipient.first_name|{fallback}}}"
    )
    component, locales = discover()["message"], {"de-DE": None}
    try:
        content = decode(raw, component, locales)
    except ContentInvalid:
        return
    request = Request(component="message", content=content, look=default_look(), locales=locales)
    expected = f"{words} {fallback.translate(WRITTEN_AS)}"
    push = json.loads(rendered(dialect, spoken(request, dialect, "push", "apns"), None))
    assert push["aps"]["alert"]["title"] == expected
    named = json.loads(rendered(dialect, spoken(request, dialect, "push", "apns"), "Jette"))
    assert named["aps"]["alert"]["title"] == f"{words} Jette"
    document = rendered(dialect, spoken(request, dialect, "email", "document"), None)
    title = re.search("<title>(.*?)</title>", document)
    assert title is not None
    assert html.unescape(title[1]).translate(WRITTEN_AS) == expected.translate(WRITTEN_AS)


@settings(max_examples=40, deadline=None)
@given(fallback=FALLBACKS, dialect=st.sampled_from(["liquid", "jinja"]))
def test_address_carries_the_right_value_whatever_was_typed(fallback: str, dialect: str) -> None:
    raw = message(f"[Los](<https://a.example/?n={{recipient.first_name|{fallback}}}>)")
    component, locales = discover()["message"], {"de-DE": None}
    try:
        content = decode(raw, component, locales)
    except ContentInvalid:
        return
    request = Request(component="message", content=content, look=default_look(), locales=locales)
    body = rendered(dialect, spoken(request, dialect), None)
    found = re.search(r'href="https://a\.example/\?n=([^"]*)"', body)
    if found is not None:  # a text that Markdown does not read as a link holds none
        assert unquote_plus(found[1]).translate(WRITTEN_AS) == fallback.translate(WRITTEN_AS)
