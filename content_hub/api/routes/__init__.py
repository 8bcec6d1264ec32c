"""One thin file per resource: decode, call one action, encode."""
