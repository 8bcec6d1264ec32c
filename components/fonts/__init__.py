"""The typefaces that ship with the house, and which of them draws a piece of text."""

__all__: list[str] = []
