"""Keeps blocks and brands, gets versions approved and delivers finished bytes."""
