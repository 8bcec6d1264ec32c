"""Renders blocks of content for email, web, push and signage; lives without service, database and network."""
