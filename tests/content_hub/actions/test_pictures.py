"""Pictures: encoded anew, addressed by their bytes; what is none is refused and leaves nothing behind."""

import io

import pytest
from PIL import Image

from content_hub.actions.add_asset import AddAsset, add_asset
from content_hub.digests import digest_of_bytes
from content_hub.errors import ContentHubError, Invalid, TooLarge, UnsupportedPicture
from content_hub.model import Asset
from content_hub.storage.queries import AssetData, Assets
from tests.content_hub.pictures import a_bomb, animated, encoded
from tests.journeys.corridor import BRAND, NOW, WANDA, Corridor, a_message


def add(corridor: Corridor, picture: bytes) -> Asset:
    return corridor.do(add_asset(corridor.hub, AddAsset(brand=BRAND, picture=picture), caller=WANDA, now=NOW))


NO_PICTURES: dict[str, tuple[bytes, type[ContentHubError]]] = {
    "text": (b"Das ist kein Bild." * 10, UnsupportedPicture),
    "truncated": (encoded()[:-40], Invalid),
    "bomb": (a_bomb(), TooLarge),
    "animated": (animated(), Invalid),
}


@pytest.mark.parametrize(("picture", "refusal"), NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused_and_nothing_is_kept(
    corridor: Corridor, picture: bytes, refusal: type[ContentHubError]
) -> None:
    before = corridor.position()
    count = len(corridor.do(corridor.store.list(Assets(brand=BRAND, limit=100))).items)
    with pytest.raises(refusal) as caught:
        add(corridor, picture)
    assert caught.value.de != caught.value.en
    assert len(corridor.do(corridor.store.list(Assets(brand=BRAND, limit=100))).items) == count
    assert corridor.position() == before


def test_a_picture_is_kept_by_the_digest_of_its_new_bytes(corridor: Corridor) -> None:
    asset = add(corridor, encoded("JPEG") + b"hidden behind it")
    data = corridor.facts(AssetData(brand=BRAND, digest=asset.digest)) or b""
    assert digest_of_bytes(data) == asset.digest
    assert b"hidden" not in data
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (asset.width, asset.height) == (64, 48)


def test_the_same_picture_again_is_the_same_asset(corridor: Corridor) -> None:
    first = add(corridor, encoded())
    before = corridor.position()
    assert add(corridor, encoded()) == first
    assert corridor.position() == before


def test_a_picture_is_delivered_once_a_block_that_shows_it_is_live(corridor: Corridor) -> None:
    asset = add(corridor, encoded(size=(600, 400)))
    content = a_message(image=asset.digest)
    texts = content["texts"]
    assert isinstance(texts, dict)
    for words in texts.values():
        words["image_alt"] = "Ein Verlauf"
    corridor.save("abende", content)
    assert corridor.reader.asset(BRAND, asset.digest) is None
    corridor.approved("abende")
    assert corridor.reader.asset(BRAND, asset.digest) is None
    corridor.publish("abende")
    found = corridor.reader.asset(BRAND, asset.digest)
    assert found is not None
    assert digest_of_bytes(found.body) == asset.digest
    corridor.withdraw("abende")
    gone = corridor.reader.asset(BRAND, asset.digest)
    assert gone is not None
    assert gone.is_gone
