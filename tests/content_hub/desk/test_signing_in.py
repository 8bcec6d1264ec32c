"""Who gets in, how they leave, and what other sites cannot do in their name."""

from collections.abc import Callable
from typing import Any

import pytest

Come = Callable[..., Any]
AWAY = [
    "https://evil.example/",
    "//evil.example",
    "/desk//evil.example",
    "/desk/../v1",
    "/\\evil.example",
    "/v1/brands",
]


def test_copywriter_gets_in_with_their_token_and_out_again(visitor: Come) -> None:
    wil = visitor()
    assert 'type="password"' in wil.open("/desk/check").text
    answer = wil.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/check")
    assert 'id="copy"' in wil.open("/desk/check").text
    wil.send("/desk/sign-out", {"form_token": wil.form_token()})
    assert 'id="copy"' not in wil.open("/desk/check").text


def test_wrong_token_is_refused_in_a_sentence(visitor: Come) -> None:
    for wrong in ("", "secret-nobody", "x" * 5000, "ü", "a\tb"):
        answer = visitor().send("/desk/sign-in", {"token": wrong})
        assert answer.status_code == 401
        assert "Dieses Token gilt nicht" in answer.text
        assert "set-cookie" not in answer.headers


def test_cookie_is_kept_from_scripts_and_other_sites(visitor: Come) -> None:
    plain = visitor().sign_in().headers["set-cookie"]
    assert plain.startswith("desk=")
    assert "HttpOnly; SameSite=Lax" in plain
    assert "Secure" not in plain
    safe = visitor("https").sign_in().headers["set-cookie"]
    assert safe.startswith("__Host-desk=")
    assert safe.endswith("; Secure")
    assert "secret-wil" not in safe


def test_each_sign_in_is_a_session_of_its_own(visitor: Come) -> None:
    wil = visitor()
    wil.client.cookies.set("desk", "chosen-by-somebody-else")
    first, second = wil.sign_in().headers["set-cookie"], wil.sign_in().headers["set-cookie"]
    assert "chosen" not in first
    assert first != second


def test_cookie_that_was_touched_opens_nothing(visitor: Come) -> None:
    wil = visitor()
    cookie = wil.sign_in().headers["set-cookie"].split(";")[0].removeprefix("desk=")
    token, expires, nonce, signature = cookie.split(".")
    for touched in (
        f"{token}.{int(expires) + 1}.{nonce}.{signature}",
        f"{token}.{expires}.{nonce}.{'0' * 64}",
        "",
        "a.b.c.d",
        "..." * 500,
    ):
        other = visitor()
        other.client.headers["cookie"] = f"desk={touched}"
        assert 'id="copy"' not in other.open("/desk/check").text


def test_session_ends_with_its_token(visitor: Come) -> None:
    ann, ada = visitor(), {"authorization": "Bearer secret-ada"}
    made = ann.ask(
        "POST", "/v1/actors/wil/tokens", json={"name": "one more", "expires": "2099-01-01T00:00:00Z"}, headers=ada
    ).json()
    ann.send("/desk/sign-in", {"token": made["token"]})
    assert 'id="copy"' in ann.open("/desk/check").text
    ann.ask("DELETE", f"/v1/tokens/{made['id']}", headers=ada)
    assert 'id="copy"' not in ann.open("/desk/check").text


@pytest.mark.parametrize("address", AWAY)
def test_sign_in_leads_nowhere_else(visitor: Come, address: str) -> None:
    assert visitor().sign_in(next=address).headers["location"] == "/desk/check"


def test_form_of_another_site_is_refused(visitor: Come) -> None:
    wil = visitor()
    wil.sign_in()
    form = {"form_token": wil.form_token(), "place": "shop/de-DE", "copy": "Hallo"}
    for origin in ("https://evil.example", "null", "http://hub.evil.example", ""):
        assert wil.send("/desk/check", form, origin).status_code == 403
        assert wil.send("/desk/sign-in", {"token": "secret-wil"}, origin).status_code == 403
    assert wil.send("/desk/check", {**form, "form_token": "0" * 64}).status_code == 403
    assert wil.send("/desk/check", {**form, "form_token": "ü"}).status_code == 403
    assert wil.send("/desk/check", form).status_code == 200


def test_pages_are_in_no_frame_and_load_nothing_from_elsewhere(visitor: Come) -> None:
    answer = visitor().open("/desk/check")
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] == "private, no-store"
    assert "http://" not in answer.text
    assert "https://" not in answer.text


def test_broken_forms_and_unknown_addresses_are_said_on_a_page(visitor: Come) -> None:
    wil = visitor()
    wil.sign_in()
    own = {"origin": "http://hub"}
    assert wil.ask("POST", "/desk/check", json={}, headers=own).status_code == 400
    sent = {"content-type": "application/x-www-form-urlencoded", **own}
    for body in (b"copy=%ff", b"copy=%00", b"\xff", b"&".join([b"a=b"] * 600)):
        assert wil.ask("POST", "/desk/check", content=body, headers=sent).status_code == 400
    answer = wil.open("/desk/nowhere")
    assert answer.status_code == 404
    assert "Diese Adresse gibt es nicht." in answer.text


def test_head_is_answered_without_a_body(visitor: Come) -> None:
    answer = visitor().ask("HEAD", "/desk/sign-in")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_fault_of_ours_is_said_on_a_page(visitor: Come, monkeypatch: pytest.MonkeyPatch) -> None:
    wil = visitor()
    wil.sign_in()
    token = wil.form_token()

    async def late(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("content_hub.desk.front.checked", late)
    answer = wil.send("/desk/check", {"form_token": token, "place": "shop/de-DE", "copy": "Hallo"})
    assert answer.status_code == 503
    assert "<h1>Das geht so nicht</h1>" in answer.text
