"""Reads design tokens: the format of the W3C's Design Tokens Community Group, version 2025.10."""

from brand.tokens.errors import TokenProblem, TokensInvalid
from brand.tokens.palette import palette
from brand.tokens.read import read_tokens

__all__ = ["TokenProblem", "TokensInvalid", "palette", "read_tokens"]
