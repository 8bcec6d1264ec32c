"""Where a hit stands: its view, its sentence, the capitals around it."""

import re

from brand.document import Segment
from brand.languages.language import words
from brand.lexicon.english_classes import is_english_noun, is_english_verb
from brand.lexicon.model import Letters, Spelling
from brand.text.normal import View, fold

__all__ = ["Place"]

_OPENING = " \t\u00a0\u202f\"'„“‚‘»«›‹([*_#>\ufffc"
_BEGINS_AFTER = ".!?:…–—|•·;/\n"
_GENDERED = re.compile(r"[:*_/·]-?in(?:nen)?(?![^\W_])|\(in(?:nen)?\)")
_AMOUNTS = (" etwas", " nichts", " viel", " wenig", " alles", " allerlei")
_NEXT = re.compile(r"[ -]+([^\W_]+)")
_BEFORE = re.compile(r"(\w+)[ ]\Z")
_RECEIVERS = words("mir uns ihm ihr ihnen dir euch es ihn sie")
_SUBJECTS = words("ich du er sie es wir ihr man wer zu")
_FOLLOWS_VERB = words("sie wir dir dich euch")
_TIES = words("mit aus vor ohne bei zur voller durch für")
_LEADS_INFINITIVE = words("das beim zum vom am im ans fürs durchs übers")
_NOUNS_ALONE = words(
    """essen leben wissen vermögen vergnügen schreiben ansehen vertrauen unternehmen einkommen treffen rennen wesen
    versprechen verbrechen verfahren verhalten vorhaben guthaben abkommen aufsehen andenken gewissen zeichen"""
)
"""Infinitives that became nouns of their own."""
_MASCULINE = words("nutzen schaden braten laden rasen wagen haken bogen graben streifen reifen regen segen")
"""After "beim" these are the noun, after "das" they are the verb."""
_AFTER_VERB = words(
    """dir dich dein deine deinen deinem deiner dein euch euer eure eueren sie ihr ihre ihren uns unser unsere mich mir
    ein eine einen einem einer das die der den dem des diese diesen dieses jetzt hier heute gleich sofort doch mal nur
    noch mehr nicht nie immer einfach schnell lieber am es ihn was alle alles weniger viel drei zwei"""
)


class Place:
    """A segment that is being scanned."""

    def __init__(self, view: View, segment: Segment) -> None:
        self.view = view
        self.text = view.text
        self.cased = view.cased
        self._segment = segment

    def allows(self, start: int, end: int, spelling: Spelling) -> bool:
        """Say whether the capitals here suit the class of the word."""
        letters = spelling.letters
        if letters is Letters.ANY:
            return True
        if letters is Letters.AS_WRITTEN:
            return self.cased[start + 1 : end] == spelling.text[1:]
        if letters is Letters.NOUN:
            return self.cased[start].isupper() and not (self._is_asked(end) and self.begins_sentence(start))
        return self._suits_class(start, end, letters)

    def like(self, start: int, end: int, fix: str | None) -> str | None:
        """Write a replacement in the capitals of what it replaces."""
        if fix is None:
            return None
        if self.is_all_capitals(start, end):
            return fix.upper()
        if self.cased[start].isupper() and not self._is_noun_like(fix):
            return fix[:1].upper() + fix[1:]
        return fix

    def is_all_capitals(self, start: int, end: int) -> bool:
        """Say whether a word of two letters or more is written in capitals."""
        return end - start > 1 and self.cased[start:end].isupper()

    def begins_sentence(self, start: int) -> bool:
        """Say whether nothing but opening marks stands between here and the end of the sentence before."""
        text = self._segment.text
        at = self.view.place(start, start)[0] - 1
        while at >= 0 and text[at] in _OPENING:
            at -= 1
        return at < 0 or text[at] in _BEGINS_AFTER

    def is_open(self, index: int) -> bool:
        """Say whether a word goes on at this character."""
        return 0 <= index < len(self.text) and (self.text[index].isalnum() or self.text[index] == "_")

    def is_joined_left(self, start: int) -> bool:
        """Say whether a hyphen ties the word to the one before."""
        return start > 1 and self.text[start - 1] == "-" and self.is_open(start - 2)

    def is_joined_right(self, end: int) -> bool:
        """Say whether a hyphen ties the word to the one after, or to one that is left out ("Billig- und …")."""
        return (
            self.text[end : end + 1] == "-"
            and self.text[end - 1 : end].isalnum()
            and self.text[end + 1 : end + 2] != "-"
        )

    def is_gendered(self, end: int) -> bool:
        """Say whether the word goes on as "Mitarbeiter:innen" does."""
        return _GENDERED.match(self.text, end) is not None

    def _suits_class(self, start: int, end: int, letters: Letters) -> bool:
        if letters is Letters.ENGLISH_NOUN:
            return not is_english_verb(self.text, start, end, begins=self.begins_sentence(start))
        if letters is Letters.ENGLISH_VERB:
            return not is_english_noun(self.text, start, end)
        if letters is Letters.VERB_TOO:
            as_if = Letters.HOMOGRAPH if self.text[end - 1] in "en" else Letters.ADJECTIVE
            return self._is_adjective(start, end) and self._suits_lower(start, end, as_if)
        return self._suits_lower(start, end, letters)

    def _suits_lower(self, start: int, end: int, letters: Letters) -> bool:
        if not self.cased[start].isupper() or self.is_all_capitals(start, end):
            return True
        if not self.begins_sentence(start):
            return self._is_used_as_noun(start, end, letters)
        if letters is Letters.HOMOGRAPH:
            return self._is_followed_by_noun(end)
        if letters is Letters.INFINITIVE:
            return True
        return letters is not Letters.HOMOGRAPH_VERB or self._is_followed_by_object(end)

    def _is_adjective(self, start: int, end: int) -> bool:
        """Tell "die schicken Schuhe" from "wir schicken dir", "was wir schicken," and "Schicke mir"."""
        if self.text[end - 1] not in "en":
            following = _NEXT.match(self.cased, end)
            return following is None or fold(following[1]) not in _RECEIVERS
        before, following = _BEFORE.search(self.text, max(0, start - 24), start), _NEXT.match(self.cased, end)
        if before is not None and before[1] in _SUBJECTS and not (following and following[1][0].isupper()):
            return False
        if following is None:
            return self.cased[end - 1 : end] != "n" or self.text[end : end + 1] == "-"
        return fold(following[1]) not in _AFTER_VERB

    def _is_used_as_noun(self, start: int, end: int, letters: Letters) -> bool:
        if letters is Letters.INFINITIVE:
            before = _BEFORE.search(self.text, max(0, start - 24), start)
            word = self.text[start:end]
            article = before[1] if before else ""
            leads = {"das"} if word in _MASCULINE else _LEADS_INFINITIVE
            return word not in _NOUNS_ALONE and article in leads
        return letters is Letters.ADJECTIVE or (letters is Letters.HOMOGRAPH and self._follows_amount(start))

    def is_led_by_preposition(self, start: int) -> bool:
        """Say whether the word before ties a noun to itself: "mit Freude bereiten wir"."""
        before = _BEFORE.search(self.text, max(0, start - 24), start)
        return before is not None and before[1] in _TIES

    def _is_asked(self, end: int) -> bool:
        """Know the verb that its subject follows: "Kosten Sie unseren Saft"."""
        following = _NEXT.match(self.text, end)
        return following is not None and self.text[end] == " " and following[1] in _FOLLOWS_VERB

    def _follows_amount(self, start: int) -> bool:
        """Know "etwas Gutes"."""
        return self.text[max(0, start - 12) : start].rstrip().endswith(_AMOUNTS)

    def _is_followed_by_noun(self, end: int) -> bool:
        following = _NEXT.match(self.cased, end)
        return following is not None and following[1][0].isupper()

    def _is_followed_by_object(self, end: int) -> bool:
        following = _NEXT.match(self.cased, end)
        return following is not None and (following[1][0].isupper() or fold(following[1]) in _AFTER_VERB)

    def _is_noun_like(self, fix: str) -> bool:
        return fix[:1].isupper()
