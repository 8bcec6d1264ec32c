import pytest

from components.fonts.faces import FOLDER, choose_face, coverage, families, family_for, split_runs
from components.fonts.measure import text_width

WANTED = "ÄÖÜäöüßẞéèçñåøæłżčřşğőț€£§%°ØЖΩ„“‚‘«»‹›–—…·•→½²³™\u00a0\u202f0123456789"
FACES = [face for family in families()[:2] for face in family.files]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_every_european_character_has_a_glyph(face: object) -> None:
    runs = [run for known in FACES if known == face for run in split_runs(WANTED, known)]
    assert not "".join(run.missing for run in runs)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_german_and_english_are_set_in_the_face_itself(face: object) -> None:
    german = "ÄÖÜäöüßẞ€„“‚‘–…\u00a00123456789'’"
    assert all(set(map(ord, german)) <= coverage(known) for known in FACES if known == face)


def test_symbols_and_emoji_come_from_the_face_that_has_them() -> None:
    runs = split_runs("ja ✔ 🎉!", choose_face("Inter", 400))
    assert [(run.text, run.face.file) for run in runs] == [
        ("ja ", "Inter-Regular.ttf"),
        ("✔", "NotoSansSymbols2-Regular.ttf"),
        (" ", "Inter-Regular.ttf"),
        ("🎉", "NotoEmoji-SemiBold.ttf"),
        ("!", "Inter-Regular.ttf"),
    ]


def test_emoji_of_several_parts_stays_one() -> None:
    (run,) = split_runs("👩‍👩‍👧‍👦", choose_face("Inter", 700))
    assert run.face.file == "NotoEmoji-SemiBold.ttf"
    assert not run.missing


def test_what_no_face_has_is_shown_as_missing_and_named() -> None:
    runs = split_runs("Tee 茶", choose_face("Inter", 800))
    assert runs[-1].text == "\N{REPLACEMENT CHARACTER}"
    assert runs[-1].missing == "茶"
    assert ord(runs[-1].text) in coverage(runs[-1].face)


def test_letter_and_its_accent_are_drawn_together() -> None:
    runs = split_runs("Cafe\u0301", choose_face("Inter", 400))
    assert len(runs) == 1


def test_soft_hyphen_takes_no_room() -> None:
    face = choose_face("Inter", 400)
    assert text_width("Über\u00adsicht", face, 40) == text_width("Übersicht", face, 40)


@pytest.mark.parametrize(
    ("stack", "family"),
    [
        (("Inter", "sans-serif"), "Inter"),
        (("'noto serif'", "serif"), "Noto Serif"),
        (("Georgia", "serif"), "Noto Serif"),
        (("Circular", "Helvetica", "sans-serif"), "Inter"),
        (("Papyrus",), "Inter"),
        ((), "Inter"),
    ],
)
def test_brands_font_is_set_in_the_shipped_face_of_its_kind(stack: tuple[str, ...], family: str) -> None:
    assert family_for(stack) == family


def test_weight_matters_more_than_slant() -> None:
    assert choose_face("Inter", 700, italic=True).file == "Inter-Bold.ttf"
    assert choose_face("Inter", 400, italic=True).file == "Inter-Italic.ttf"
    assert choose_face("Noto Serif", 800).file == "NotoSerif-Bold.ttf"


def test_every_file_is_known_and_its_origin_and_licence_are_stated() -> None:
    shipped = {path.name for path in FOLDER.iterdir() if path.suffix in {".ttf", ".otf"}}
    stated = {face.file for family in families() for face in family.files}
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert shipped == stated
    assert all(name in readme for name in shipped)
    for licence in (FOLDER / "licences").iterdir():
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")
