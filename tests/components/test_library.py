"""Components and channels are folders, found by walking."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from components.channels import channel
from components.channels import discover as discover_channels
from components.errors import BrokenManifest, UnknownName
from components.library import component, discover, library
from components.words import words

# Fields as other people's tools know them.
CONTRACT: Mapping[str, tuple[str, str, str]] = {
    "message": (
        "email web push signage",
        "cta_url:url image:asset",
        "headline!:text body!:markdown cta_label:text subject:text preheader:text image_alt:text",
    ),
    "offer": (
        "email web push signage",
        (
            "price!:money reference_price:reference-money lowest_30_days:money unit_price:unit-money deposit:money "
            "valid_from:datetime valid_until:datetime cta_url!:url image:asset code:text sku:text"
        ),
        (
            "product!:text headline!:text body!:markdown cta_label!:text legal:markdown subject:text preheader:text "
            "image_alt:text expired:markdown"
        ),
    ),
    "legal-footer": ("email web", "url:url", "company!:text address!:text body!:markdown"),
    "hero": (
        "email web signage",
        "image!:asset cta_url:url",
        "headline!:text subline:text cta_label:text image_alt!:text",
    ),
    "product-card": (
        "email web",
        "price:money unit_price:unit-money image:asset cta_url:url sku:text",
        "name!:text claim:text body:markdown image_alt:text",
    ),
    "price-tag": (
        "web signage",
        "price!:money unit_price:unit-money deposit:money sku:text",
        "name!:text unit:text claim:text",
    ),
    "coupon": (
        "email web push signage",
        "code!:text discount:percent valid_until!:datetime cta_url:url",
        "headline!:text terms!:markdown subject:text",
    ),
    "store-event": (
        "email web push signage",
        "starts!:datetime ends:datetime cta_url:url image:asset",
        "headline!:text place!:text body:markdown cta_label:text subject:text image_alt:text",
    ),
    "store-hours": ("email web signage", "hours!:hours*", "store!:text address!:text note:markdown"),
    "testimonial": ("email web", "image:asset", "author!:text quote!:markdown role:text"),
    "staff-script": ("web", "offer:block", "opening!:markdown answers:markdown"),
    "page": ("email web", "blocks!:block*", "title!:text description:text subject:text"),
}


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_component_has_the_fields_that_others_write(name: str) -> None:
    found = discover()[name]
    fields = [
        " ".join(f"{f.name}{'!' * f.required}:{f.kind}{'*' * f.many}" for f in group)
        for group in (found.facts, found.texts)
    ]
    assert (" ".join(found.serves), *fields) == CONTRACT[name]


def test_every_component_that_other_people_write_for_is_there() -> None:
    assert set(CONTRACT) == set(discover())


def test_every_component_is_whole() -> None:
    for found in discover().values():
        folder = Path(found.folder)
        assert (folder / "README.md").read_text(encoding="utf-8").startswith(f"# {found.name}\n")
        assert len(list((folder / "examples").glob("*.json"))) >= 4
        for name, formats in found.serves.items():
            known = {format_.name: format_ for format_ in channel(name).formats}
            for format_ in formats:
                template = known[format_].template
                assert template is None or (folder / template).exists()


def test_every_channel_says_where_its_limits_come_from() -> None:
    assert list(discover_channels()) == ["email", "push", "signage", "web"]
    for found in discover_channels().values():
        for limit in found.limits:
            assert limit.source
            assert limit.checked
            assert set(limit.formats) <= {format_.name for format_ in found.formats}


def test_component_words_are_there_in_both_languages() -> None:
    for found in discover().values():
        german, english = words(Path(found.folder), "de-AT"), words(Path(found.folder), "en-GB")
        assert german.keys() == english.keys()
        assert words(Path(found.folder), "fr-FR") == english


def test_unknown_component_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(
        UnknownName, match='there is no component "ofer"; there is: coupon, hero, legal-footer, message, offer, page'
    ):
        component("ofer")


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "component.toml").write_text(text, encoding="utf-8")
    return folder


def test_house_adds_its_own_folder_of_components(tmp_path: Path) -> None:
    write(tmp_path / "teaser", 'version = "3"\ntitle = { de = "Teaser", en = "Teaser" }\n[serves]\nweb = ["html"]\n')
    found = library((Path(discover()["offer"].folder).parent, tmp_path))
    assert found["teaser"].version == "3"
    assert "offer" in found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("version = 1", "Expected `str`, got `int`"),
        ("version", "Expected '='"),
        ('version = "1"\ntitle = { de = "x", en = "x" }\nserved = {}', "unknown field `served`"),
        (
            'version = "1"\ntitle = { de = "x", en = "x" }\n[serves]\n[roles]\ntitle = "headline"',
            "role title names the field headline, which there is not",
        ),
    ],
)
def test_broken_manifest_is_named_with_its_reason(tmp_path: Path, text: str, reason: str) -> None:
    folder = write(tmp_path / "teaser", text)
    with pytest.raises(BrokenManifest) as caught:
        library((tmp_path,))
    assert caught.value.path == str(folder / "component.toml")
    assert reason in caught.value.reason


def test_two_components_of_one_name_are_refused(tmp_path: Path) -> None:
    text = 'version = "1"\ntitle = { de = "x", en = "x" }\n[serves]\nweb = ["html"]\n'
    write(tmp_path / "one" / "teaser", text)
    write(tmp_path / "two" / "teaser", text)
    with pytest.raises(BrokenManifest, match="there is a component teaser in"):
        library((tmp_path / "one", tmp_path / "two"))
