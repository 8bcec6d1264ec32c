"""Judges texts, layouts and pictures against a brand; lives without service, database and network."""
