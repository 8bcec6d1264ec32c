"""The typefaces that ship with the house, and which of them draws a piece of text."""
