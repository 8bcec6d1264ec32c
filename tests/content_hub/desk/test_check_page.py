"""What a copywriter sees of their copy."""

import html
from collections.abc import Callable
from typing import Any

from content_hub.desk.pages import file, words

Come = Callable[..., Any]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
]


def test_copywriter_sees_the_finding_at_its_words_and_mends_it(visitor: Come) -> None:
    wil = visitor()
    wil.sign_in()
    page = wil.check("Das das kostet 20%.").text
    assert '<a class="warning" href="#finding-1">' in page
    assert "language/repeated-word" in page
    name = page.split('name="fix" value="')[1].split('"')[0]
    mended = wil.check("Das das kostet 20%.", fix=html.unescape(name)).text
    assert mended.split("</textarea>")[0] != page.split("</textarea>")[0]


def test_verdict_is_that_of_the_api(visitor: Come) -> None:
    wil = visitor()
    wil.sign_in()
    copy = "Jetzt jetzt kaufen!!! Nur 20% mehr."
    said = {"authorization": "Bearer secret-wil", "accept-language": "de"}
    body = {"kind": "text", "locale": "de-DE", "content": copy}
    report = wil.ask("POST", "/v1/brands/shop/checks", json=body, headers=said).json()
    page = wil.check(copy).text
    assert report["findings"]
    assert page.count('<li id="finding-') == len(report["findings"])
    for finding in report["findings"]:
        assert html.escape(finding["message"], quote=False).split("&")[0] in page
    assert f"<strong>{report['score']}</strong>" in page


def test_hostile_copy_is_only_text(visitor: Come) -> None:
    wil = visitor()
    wil.sign_in()
    for hostile in HOSTILE:
        page = wil.check(hostile).text
        assert "<script>" not in page
        assert "<img" not in page
        assert "<svg" not in page
        assert ("7 * 7" in page) == ("7 * 7" in hostile)
        odd = wil.check("Hallo", place=f"shop/{hostile}")
        assert odd.status_code in {400, 422}
        assert "<script>" not in odd.text
        assert "<svg" not in odd.text


def test_line_ends_stand_where_the_writer_put_them(visitor: Come) -> None:
    wil = visitor()
    wil.sign_in()
    page = wil.check("\r\nEins.\r\n\r\nDas das da.").text
    assert "<textarea" in page
    assert '">\n\nEins.\n\nDas das da.</textarea>' in page
    assert ">Das das</a>" in page or ">das</a>" in page


def test_approver_is_told_that_only_writers_check(visitor: Come) -> None:
    ann = visitor(language="en")
    ann.sign_in("ann")
    assert "You may not write in any brand." in ann.open("/desk/check").text


def test_reader_chooses_the_language(visitor: Come) -> None:
    wil = visitor(language="de")
    assert '<html lang="de">' in wil.open("/desk/check").text
    wil.open("/desk/language/en")
    assert '<html lang="en">' in wil.open("/desk/check").text
    assert "Sign in" in wil.open("/desk/check").text


def test_both_catalogues_say_everything() -> None:
    assert words("de").keys() == words("en").keys()
    assert all(words("de").values())


def test_first_page_is_light(visitor: Come) -> None:
    wil = visitor()
    wil.sign_in()
    pages = len(wil.open("/desk/check").content) + len(file("desk.css")) + len(file("check.js"))
    assert pages <= 60_000
