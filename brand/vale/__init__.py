"""Rules in the manner of Vale: styles are imported once, kept in a brand pack, and judged with Vale's own meaning."""
