"""Shows a report: to people as text, to programs as JSON."""
