"""Thirty-two bits that stand for a word where only its being known matters."""

import zlib

__all__ = ["digest_of"]


def digest_of(word: str) -> int:
    """Give the digest of a word; one in ten thousand unknown words shares that of a known one."""
    return zlib.crc32(word.encode())
