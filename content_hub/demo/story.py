"""The story of the demo: draft → lint → review → publish → deliver, then one price changes."""

import copy
from collections.abc import Mapping
from pathlib import Path

import httpx
from msgspec import Struct

from content_hub.cli.brand import zipped
from content_hub.demo.example import block, draft, example_folder, picture
from content_hub.demo.people import BRAND, People, Person, meet
from content_hub.demo.telling import Teller

__all__ = ["Scene", "tell_story"]

_API = f"/v1/brands/{BRAND}"
_DELIVERY = f"/v1/delivery/{BRAND}"
_SHOWN = (
    ("december", "email", "html", None),
    ("polarstern", "email", "text", None),
    ("december", "web", "html", None),
    ("polarstern", "web", "json", None),
    ("polarstern", "push", "apns", None),
    ("polarstern", "push", "fcm", None),
    ("polarstern", "signage", "png", "portrait-hd"),
)


class Scene(Struct, frozen=True):
    """Where the story plays: the service's address, the first admin's token, a folder for what is kept."""

    url: str
    token: str
    folder: Path


def tell_story(scene: Scene, teller: Teller) -> People:
    """Walk through the whole corridor. Raise Answer where the service answers otherwise than expected."""
    with httpx.Client(base_url=scene.url, timeout=60) as client:
        people = _set_up(scene, client, teller)
        refs = _write(people, teller)
        _approve(people, refs, teller)
        _fetch(client, scene, teller)
        _change_price(people, client, scene, teller)
        return people


def _set_up(scene: Scene, client: httpx.Client, teller: Teller) -> People:
    teller.step(de="Marke und Menschen", en="The brand and its people")
    admin = Person(client, scene.token, teller.language)
    admin.ask(
        "PUT",
        f"/v1/brands/{BRAND}",
        expect=201,
        headers={"If-None-Match": "*"},
        json={
            "name": "Nordlicht",
            "locales": {"de-DE": {}, "de-AT": {"fallback": "de-DE"}, "en-GB": {}},
            "default_locale": "de-DE",
            "delivery": "public",
            "public_url": scene.url,
        },
    )
    people = meet(client, admin, teller.language)
    with teller.working(
        de="Markenpaket lesen und Wortformen bilden", en="Reading the brand pack, expanding word forms"
    ):
        ruleset = people.manager.ask(
            "POST",
            f"{_API}/rulesets",
            expect=201,
            content=zipped(example_folder()),
            headers={"Content-Type": "application/zip"},
        ).json()
    number = ruleset["version"]
    people.manager.ask("POST", f"{_API}/rulesets/{number}/activate", json={"existing": "refuse"})
    teller.line(
        de=f"Regelwerk {number} gilt. Wanda schreibt, Arno gibt frei, Lea prüft rechtlich, Paul veröffentlicht.",
        en=f"Ruleset {number} is in force. Wanda writes, Arno approves, Lea checks the law, Paul publishes.",
    )
    return people


def _write(people: People, teller: Teller) -> list[dict[str, object]]:
    teller.step(de="Ein Entwurf, der nicht nach der Marke klingt", en="A draft that does not sound like the brand")
    saved = people.writer.ask(
        "PUT", f"{_API}/blocks/long-evenings", expect=201, headers={"If-None-Match": "*"}, json=draft("long-evenings")
    )
    with teller.working(de="Ausgeben und prüfen", en="Rendering and checking"):
        report = people.writer.ask("GET", f"{_API}/blocks/long-evenings/versions/1/report").json()
    teller.findings(report["findings"])
    refused = people.writer.ask(
        "POST",
        f"{_API}/reviews",
        expect=409,
        json={"versions": [{"block": "long-evenings", "version": 1}]},
    ).json()
    teller.line(de=f"Einreichen: 409 – {refused['detail']}", en=f"Submitting: 409 – {refused['detail']}")

    teller.step(de="Behoben, und drei Bausteine dazu", en="Mended, and three more blocks")
    people.writer.ask(
        "PUT",
        f"{_API}/blocks/long-evenings",
        headers={"If-Match": saved.headers["ETag"]},
        json=block("long-evenings"),
    )
    files = {"file": ("polarstern.jpg", picture("polarstern.jpg"), "image/jpeg")}
    uploaded = people.writer.ask("POST", f"{_API}/assets", expect=201, files=files).json()
    size = f"{uploaded['width']}×{uploaded['height']}"
    bodies = {key: block(key) for key in ("footer", "polarstern", "december")}
    _facts(bodies["polarstern"])["image"] = uploaded["digest"]
    for key, body in bodies.items():
        people.writer.ask("PUT", f"{_API}/blocks/{key}", expect=201, headers={"If-None-Match": "*"}, json=body)
    teller.line(
        de=f"Ein Bild ({size}), eine Fußzeile, ein Angebot und eine Seite, die alle Bausteine zeigt.",
        en=f"A picture ({size}), a footer, an offer and a page that shows all of the blocks.",
    )
    return [
        {"block": "long-evenings", "version": 2},
        *({"block": key, "version": 1} for key in bodies),
    ]


def _facts(body: Mapping[str, object]) -> dict[str, object]:
    content = body["content"]
    facts: dict[str, object] = content["facts"]  # type: ignore[index]  # the example's own JSON
    return facts


def _approve(people: People, versions: list[dict[str, object]], teller: Teller) -> None:
    teller.step(de="Prüfrunde mit vier Augen", en="A review with four eyes")
    with teller.working(de="Alle Ausgaben einmal erzeugen", en="Rendering every rendition, once"):
        review = people.writer.ask("POST", f"{_API}/reviews", expect=201, json={"versions": versions}).json()
    renditions = review["manifest"]["renditions"]
    teller.line(
        de=f"{len(renditions)} Ausgaben im Manifest {review['manifest']['digest'][:19]}…",
        en=f"{len(renditions)} renditions in the manifest {review['manifest']['digest'][:19]}…",
    )
    decisions = f"{_API}/reviews/{review['id']}/decisions"
    approval = {"decision": "approve", "manifest": review["manifest"]["digest"]}
    refused = people.writer.ask("POST", decisions, expect=403, json=approval).json()
    teller.line(
        de=f"Wanda gibt selbst frei: 403 – {refused['detail']}", en=f"Wanda approves herself: 403 – {refused['detail']}"
    )
    state = people.approver.ask("POST", decisions, expect=201, json=approval).json()
    teller.line(de=f"Arno gibt frei: nächster Schritt {state['step']}", en=f"Arno approves: next step {state['step']}")
    state = people.legal.ask("POST", decisions, expect=201, json=approval).json()
    teller.line(de=f"Lea gibt frei: {state['state']}", en=f"Lea approves: {state['state']}")
    release = people.publisher.ask(
        "POST", f"{_API}/releases", expect=201, json={"name": "December", "versions": versions, "at": None}
    ).json()
    teller.line(de=f"Paul veröffentlicht: {release['state']}", en=f"Paul publishes: {release['state']}")


def _fetch(client: httpx.Client, scene: Scene, teller: Teller) -> None:
    teller.step(de="Ausliefern: E-Mail, Web, Push, Bildschirm", en="Delivery: email, web, push, signage")
    rows = []
    for key, channel, form, profile in _SHOWN:
        for locale in ("de-DE", "en-GB"):
            answer = client.get(_address(key, channel, form, profile, locale))
            answer.raise_for_status()
            rows.append(
                (
                    str(answer.status_code),
                    f"{len(answer.content):>7}",
                    answer.headers["ETag"][:16] + "…",
                    str(answer.url),
                )
            )
            if channel == "signage":
                _keep(scene.folder, f"{key}-{locale}-{profile}.png", answer.content)
    teller.table(rows)
    first = client.get(_address(*_SHOWN[0], "de-DE"))
    again = client.get(_address(*_SHOWN[0], "de-DE"), headers={"If-None-Match": first.headers["ETag"]})
    teller.line(
        de=f"Noch einmal mit If-None-Match: {again.status_code}, {len(again.content)} Bytes",
        en=f"Once more with If-None-Match: {again.status_code}, {len(again.content)} bytes",
    )
    teller.line(de=f"Bildschirmbilder: {scene.folder}", en=f"Signage pictures: {scene.folder}")


def _address(key: str, channel: str, form: str, profile: str | None, locale: str) -> str:
    shown = f"&profile={profile}" if profile else ""
    return f"{_DELIVERY}/{key}?channel={channel}&format={form}&locale={locale}{shown}"


def _keep(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)


def _change_price(people: People, client: httpx.Client, scene: Scene, teller: Teller) -> None:
    teller.step(de="Der Preis ändert sich: ein Faktum, vier Kanäle", en="The price changes: one fact, four channels")
    present = people.writer.ask("GET", f"{_API}/blocks/polarstern")
    body = {name: present.json()[name] for name in ("component", "content", "labels")}
    cheaper = copy.deepcopy(body)
    _facts(cheaper)["price"] = {"amount": "139.90", "currency": "EUR"}
    saved = people.writer.ask(
        "PUT", f"{_API}/blocks/polarstern", headers={"If-Match": present.headers["ETag"]}, json=cheaper
    )
    refused = people.writer.ask(
        "POST", f"{_API}/reviews", expect=409, json={"versions": [{"block": "polarstern", "version": 2}]}
    ).json()
    teller.line(
        de="Ein Text nennt noch den alten Preis; so kommt nichts durch:",
        en="One text still states the old price; nothing gets through like this:",
    )
    teller.findings(refused["findings"])
    english = cheaper["content"]["texts"]["en-GB"]
    english["body"] = english["body"].replace("€149.90", "{price}")
    people.writer.ask("PUT", f"{_API}/blocks/polarstern", headers={"If-Match": saved.headers["ETag"]}, json=cheaper)
    versions = [{"block": "polarstern", "version": 3}]
    with teller.working(
        de="Das Angebot und die Seite, die es zeigt, neu ausgeben", en="Rendering the offer and the page that shows it"
    ):
        review = people.writer.ask("POST", f"{_API}/reviews", expect=201, json={"versions": versions}).json()
    covered = sorted({item["block"] for item in review["manifest"]["renditions"]})
    teller.line(
        de=f"Die Prüfrunde umfasst auch, was das Angebot zeigt: {', '.join(covered)}",
        en=f"The review also covers what shows the offer: {', '.join(covered)}",
    )
    approval = {"decision": "approve", "manifest": review["manifest"]["digest"]}
    for person in (people.approver, people.legal):
        person.ask("POST", f"{_API}/reviews/{review['id']}/decisions", expect=201, json=approval)
    people.publisher.ask("POST", f"{_API}/releases", expect=201, json={"versions": versions, "at": None})
    _show_prices(client, scene, teller)


def _show_prices(client: httpx.Client, scene: Scene, teller: Teller) -> None:
    rows = []
    for key, channel, form, profile in _SHOWN:
        answer = client.get(_address(key, channel, form, profile, "de-DE"))
        answer.raise_for_status()
        if channel == "signage":
            _keep(scene.folder, f"{key}-de-DE-{profile}-new-price.png", answer.content)
            shown = f"{key}-de-DE-{profile}-new-price.png"
        else:
            text = answer.text.replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")
            shown = f"139,90: {text.count('139,90') or text.count('139.90')}×, 149,90: {text.count('149,90')}×"
        rows.append((channel, form, key, shown))
    teller.table(rows)
