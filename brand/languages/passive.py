"""The passive: its auxiliary and the participle that belongs to it, in German and English."""

import re
from collections.abc import Iterator, Sequence

from brand.languages.language import words
from brand.text.normal import cased

__all__ = ["passives"]

_WERDEN = words("werde wirst wird werden werdet wurde wurdest wurden wurdet würde würdest würden würdet worden")
_PAST = words("wurde wurdest wurden wurdet worden")
"""No future is made of these: an infinitive that looks like a participle is one beside them."""
_PERFECT = words("haben sein")
_PREFIXES = (
    "ab|an|auf|aus|bei|bereit|da|dar|durch|ein|empor|fehl|fern|fertig|fest|fort|frei|für|gut|heim|her|heran|herauf|heraus"
    "|herbei|herein|hervor|hin|hinaus|hinein|hinzu|hoch|kennen|klar|klein|los|mit|nach|nieder|offen|sicher|statt|still"
    "|teil|über|um|unter|vor|voran|voraus|vorbei|wahr|weg|weiter|wieder|zu|zurecht|zurück|zusammen"
)
_MARKED = re.compile(rf"(?:{_PREFIXES})?ge[a-zäöüß]{{2,}}t\Z")
_UNMARKED = re.compile(
    rf"(?:(?:{_PREFIXES})?(?:be|ver|er|ent|zer|emp|miss)|über|unter|wider|hinter|durch|um|wieder)[a-zäöüß]{{2,}}t\Z"
    rf"|(?:{_PREFIXES})?[a-zäöüß]{{2,}}iert\Z"
)
_STRONG = words(
    """backen bissen blasen bogen boten braten brochen bunden beten bracht brannt dacht drungen droschen fahren fallen
    fangen flochten flogen flossen fressen froren funden gangen geben gessen glichen gossen graben griffen halten
    hangen hauen hoben holfen kannt kommen krochen laden lassen laufen legen liehen lesen logen mahlen messen mieden
    nannt nommen pfiffen priesen raten rieben rissen ritten rochen rufen sandt salzen schaffen schieden schienen
    schlafen schlagen schlichen schliffen schlossen schmissen schmolzen schnitten schoben scholten schoren schossen
    schrieben schrien schritten schwommen schworen sehen sessen setzt sogen sonnen sotten spalten sponnen sprochen
    sprungen standen stiegen stochen stohlen stoßen strichen stritten sungen sunken tan tragen treten trieben troffen
    trogen trunken wachsen wandt waschen wiesen worben worfen wogen wonnen wunden wusst zogen zwungen borgen brungen
    gossen bogen nossen"""
)
_SAME_AS_INFINITIVE = words(
    "backen blasen braten fahren fallen fangen geben graben halten hauen kommen laden lassen laufen lesen messen raten "
    "rufen schaffen schlafen schlagen sehen stoßen tragen treten wachsen waschen legen mahlen salzen spalten"
)
_STRONG_FORM = re.compile(
    rf"(?P<prefix>{_PREFIXES})?(?:(?P<mark>ge)|(?P<fixed>be|ver|er|ent|zer|emp|miss|über|unter|wider|hinter|durch|um)+)(?P<stem>[a-zäöüß]+)\Z"
)
_NO_PARTICIPLE = words(
    """gut gesamt gerecht bereit bekannt berühmt beliebt verliebt geschickt gespannt gewohnt vertraut verrückt gefragt
    begeistert erkältet bewusst gehabt gelangt gewillt geübt gebet geschieht gelingt gewinnt genießt gefriert gedenkt
    gestalt unbekannt unbeliebt verliert gebiert umgekehrt begehrt befreundet entsetzt verheiratet begabt berechtigt
    beunruhigt überzeugt verwandt erst ernst einst durst zerstreut interessiert"""
)
_FINITE_TOO = words("gefällt gehört gewährt gebraucht gestaltet gebietet")
_BOUNDARY = re.compile(r"[.,;:!?…()–—\n\ufffc\"„“”«»]")
_FARTHEST = 40
"""A participle stands no farther from its auxiliary; nobody reads a longer clause."""
_JOINS = words("und oder sowie bzw")
_AFTER = words("von durch aus in im an am auf mit für bei zu zum zur nach wie als und oder sowie bevor um wenn")

_BE = words("is are was were be been being 's 're isn aren wasn weren")
_IS = words("is are 's 're")
_MODIFIERS = words(
    "also always already now not never only often soon still then just all both either first well being been"
)
_IRREGULAR = words(
    """beaten bent bitten bound bought bred brought broken built burnt cast caught chosen cut dealt done drawn driven
    eaten fed felt fought found forbidden forgiven forgotten frozen given grown handmade heard held hidden hit hung
    hurt kept known laid led left lent lit lost made meant met paid proven put read ridden rung said seen sent set
    sewn shaken shed shot shown shut sold sought sown spent spoken spread spun stolen stuck struck sung sworn swept
    taken taught thought thrown told torn understood undone woken won worn woven written overseen rebuilt remade
    withdrawn"""
)
_NO_ENGLISH = words(
    """frozen lost bored tired excited interested pleased delighted limited located closed related used supposed
    finished married concerned worried surprised aged naked sacred wicked rugged ragged red bed shed hundred speed
    need indeed feed seed dedicated committed experienced skilled talented gifted relaxed retired united advanced
    complicated sophisticated detailed beloved allowed afraid left done set felt read cut gone hurt known kindred
    crowded scared thrilled ashamed amazed confused determined prepared qualified varied exhausted"""
)
_STATES = words("frozen lost left done set felt read cut hurt known")
"""Participles that only a doer or a manner makes passive: "the lake is frozen"."""


def passives(text: str, tokens: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Give where each passive of one sentence begins and ends; `tokens` are the places of its words."""
    lowered = [_word(text, place).lower() for place in tokens]
    find = _german if language == "de" else _english
    for first, last in find(text, tokens, lowered):
        yield tokens[first][0], tokens[last][1]


def _word(text: str, place: tuple[int, int]) -> str:
    return cased(text[slice(*place)])


def _german(text: str, tokens: Sequence[tuple[int, int]], low: list[str]) -> Iterator[tuple[int, int]]:
    done = -1
    for index, word in enumerate(low):
        if word not in _WERDEN or index <= done:
            continue
        if index and _is_participle(text, tokens[index - 1], word) and not _parts(text, tokens, index):
            yield index - 1, index
            done = index
        elif word != "worden" and (last := _closing(text, tokens, index)) is not None:
            yield index, last
            done = last


def _parts(text: str, tokens: Sequence[tuple[int, int]], index: int) -> bool:
    """Say whether a mark stands between a word and the one before."""
    return _BOUNDARY.search(text, tokens[index - 1][1], tokens[index][0]) is not None


def _closing(text: str, tokens: Sequence[tuple[int, int]], index: int) -> int | None:
    """Find the participle that ends the clause of an auxiliary."""
    auxiliary = _word(text, tokens[index]).lower()
    has_joined = False
    for at in range(index + 1, min(len(tokens), index + _FARTHEST)):
        word = _word(text, tokens[at]).lower()
        following = _word(text, tokens[at + 1]).lower() if at + 1 < len(tokens) else ""
        is_last = at + 1 == len(tokens) or _parts(text, tokens, at + 1)
        if (is_last or following in _AFTER) and _is_participle(text, tokens[at], auxiliary, only_marked=has_joined):
            return at
        if is_last:
            return None
        has_joined = has_joined or word in _JOINS
    return None


def _is_participle(text: str, place: tuple[int, int], auxiliary: str, *, only_marked: bool = False) -> bool:
    """Say whether a word is a participle; after a future's auxiliary one that is also an infinitive is none."""
    word = _word(text, place)
    if word != word.lower() or word in _NO_PARTICIPLE or (only_marked and word in _FINITE_TOO):
        return False
    if _MARKED.match(word):
        return True
    strong = _STRONG_FORM.match(word)
    if strong and strong["stem"] in _STRONG:
        return _is_strong(strong, is_past=auxiliary in _PAST)
    return not only_marked and _UNMARKED.match(word) is not None


def _is_strong(form: "re.Match[str]", *, is_past: bool) -> bool:
    """Tell "ausgegeben" and "beschrieben" from the infinitives "vergeben" and "gefallen"."""
    if form["stem"] not in _SAME_AS_INFINITIVE:
        return True
    is_infinitive_too = form["mark"] is None or form[0] in {"gefallen", "geraten", "gelangen"}
    return is_past or not is_infinitive_too


def _english(text: str, tokens: Sequence[tuple[int, int]], low: list[str]) -> Iterator[tuple[int, int]]:
    done = -1
    for index, word in enumerate(low):
        if word not in _BE or index <= done:
            continue
        at = index + 1
        while at < len(low) and (low[at] in _MODIFIERS or low[at] == "t" or low[at].endswith("ly")):
            at += 1
        is_near = at < len(low) and not _BOUNDARY.search(text, tokens[index][1], tokens[at][0])
        if is_near and _is_done(low, at) and not _is_state(text, tokens, index, at):
            yield index, at
            done = at


def _is_state(text: str, tokens: Sequence[tuple[int, int]], index: int, at: int) -> bool:
    """Know "the mug is chipped": a bare participle at the end of a clause says how a thing is."""
    auxiliary, participle = (_word(text, tokens[place]).lower() for place in (index, at))
    if auxiliary not in _IS or at != index + 1 or not participle.endswith("ed"):
        return False
    return at + 1 == len(tokens) or _parts(text, tokens, at + 1)


def _is_done(low: list[str], at: int) -> bool:
    word = low[at]
    if word in _STATES or (word in _NO_ENGLISH and word in _IRREGULAR):
        return at + 1 < len(low) and (low[at + 1] == "by" or low[at - 1].endswith("ly"))
    if word in _NO_ENGLISH:
        return False
    return word in _IRREGULAR or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed"))  # noqa: PLR2004 -- "bed", "used"
