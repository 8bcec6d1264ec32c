"""Reads design tokens: the format of the W3C's Design Tokens Community Group, version 2025.10, and what came before."""

from brand.tokens.bring import Brought, bring
from brand.tokens.errors import TokenProblem, TokensInvalid
from brand.tokens.palette import palette
from brand.tokens.read import read_tokens

__all__ = ["Brought", "TokenProblem", "TokensInvalid", "bring", "palette", "read_tokens"]
