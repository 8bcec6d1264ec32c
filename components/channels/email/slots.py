"""Gaps in a document that whoever sends it fills; no template language, so that nobody fills them by accident."""

__all__ = ["UNSUBSCRIBE"]

UNSUBSCRIBE = "[[unsubscribe_url]]"
