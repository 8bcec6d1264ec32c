"""One verb per file. Each action loads facts, decides purely, and commits once."""
