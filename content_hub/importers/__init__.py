"""Brings content of other systems: each reads its export into records, one mapping makes blocks of them."""
