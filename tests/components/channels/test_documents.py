"""Whole mails: the shell around a block, and what its sender must set."""

import json
import re
from collections.abc import Callable
from typing import Any

from components.model import Content, Look, Rendition, Request, Target
from components.render import render

Build = Callable[..., dict[str, Any]]
Show = Callable[..., Rendition]


def test_subscriber_sees_the_preheader_in_the_list_and_nowhere_else(offer: Build, shown: Show) -> None:
    body = shown("offer", offer({"preheader": "Nur bis Sonntag."}), "email", "document").body.decode()
    hidden = re.search(r'<div style="display:none[^"]*">([^&<]*)', body)
    assert hidden is not None
    assert hidden[1] == "Nur bis Sonntag."
    assert body.count("Nur bis Sonntag.") == 1


def test_mail_without_a_preheader_begins_with_its_first_words(offer: Build, shown: Show) -> None:
    assert "display:none" not in shown("offer", offer(), "email", "document").body.decode()


def test_subject_is_the_blocks_own_else_its_title(offer: Build, shown: Show) -> None:
    for texts, subject in (({"subject": "Für {price}"}, "Für 149,90\xa0€"), ({}, "Licht bis zum Frühstück")):
        rendition = shown("offer", offer(texts), "email", "document")
        assert f"<title>{subject}</title>" in rendition.body.decode()
        name = "subject" if texts else "headline"
        assert f"/texts/de-DE/{name}" in {shown.pointer for shown in rendition.drawn.shown}


def test_subscriber_can_leave_by_one_click_and_by_a_link(offer: Build, shown: Show) -> None:
    beside = json.loads(shown("offer", offer(), "email", "json").body)
    assert beside["headers"] == {
        "Content-Language": "de-DE",
        "List-Unsubscribe": "<[[unsubscribe_url]]>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    document = shown("offer", offer(), "email", "document").body.decode()
    assert f'href="{beside["slots"]["unsubscribe_url"]}"' in document
    assert ">Abmelden</a>" in document


def test_mail_shows_the_logo_once(offer: Build, shown: Show) -> None:
    page = {"facts": {"blocks": ["a"]}, "texts": {"de-DE": {"title": "Dezember"}}}
    alone = shown("offer", offer(), "email", "document").body.decode()
    whole = shown("page", page, "email", "document", references={"a": ("offer", offer())}).body.decode()
    assert alone.count('alt="Nordlicht"') == whole.count('alt="Nordlicht"') == 1


def test_dark_rules_stand_in_the_head(offer: Build, shown: Show) -> None:
    body = shown("offer", offer(), "email", "document").body.decode()
    head, _, rest = body.partition("</head>")
    assert "prefers-color-scheme:dark" in head
    assert "<style" not in rest


def test_mail_of_a_right_to_left_locale_says_so(look: Look) -> None:
    content = Content(facts={}, texts={"ar-EG": {"headline": "ضوء", "body": "- مرحبا"}})
    request = Request(component="message", content=content, look=look, locales={"ar-EG": None})
    for channel, format_ in (("email", "document"), ("email", "html"), ("web", "html")):
        target = Target(channel=channel, format=format_, locale="ar-EG")
        body = render(request, target).body.decode()
        assert 'lang="ar-EG" dir="rtl"' in body
        assert "text-align:left" not in body


def test_nothing_in_a_mail_comes_from_elsewhere(offer: Build, shown: Show) -> None:
    body = shown("offer", offer(), "email", "document").body.decode()
    assert not re.search(r"<link|<script|@import|url\(", body)
