"""Where in the whole source a piece of a style stands."""

from msgspec import Struct

from brand.layout.markup import Attribute

__all__ = ["Fixed", "Origin", "Span", "Spelt", "of_attribute"]

Span = tuple[int, int]


class Origin(Struct, frozen=True, eq=False):
    """A style's text that begins at `start`; `offsets` tells for each character, where entities shift them."""

    start: int
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Give the place in the source of a part of the text."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.start + self.offsets[start], self.start + self.offsets[end]


class Fixed(Struct, frozen=True, eq=False):
    """A value that an attribute states as a whole."""

    start: int
    end: int

    def span(self, start: int, end: int) -> Span:
        """Give the place of the attribute, whatever part is asked for."""
        del start, end
        return self.start, self.end


def of_attribute(attribute: Attribute, shift: int) -> Origin:
    """Say where the text of an attribute stands; `shift` is where the text of its tag begins."""
    offsets = attribute.decoded[1]
    return Origin(shift + attribute.start) if offsets is None else Origin(shift, offsets)


class Spelt(Struct, frozen=True, eq=False):
    """A value with its variables put in: the text, and for each piece of it where it came from."""

    text: str
    pieces: tuple[tuple[int, "Origin | Fixed", int], ...]
    whole: Span

    def span(self, start: int, end: int) -> Span:
        """Give the place in the source; what several places make up together stands where the value does."""
        origin, begin, shift = self.pieces[0][1], self.pieces[0][0], self.pieces[0][2]
        stop = len(self.text)
        for at, other, offset in self.pieces:
            if at > start:
                stop = at
                break
            origin, begin, shift = other, at, offset
        if end > stop:
            return self.whole
        return origin.span(shift + start - begin, shift + end - begin)
