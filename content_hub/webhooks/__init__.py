"""Webhooks: a brand's events to addresses that want them, signed, in order per block, tried again until they arrive."""
