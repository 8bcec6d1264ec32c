"""What both planes say on the wire: problems, credentials, conditional requests, languages."""
