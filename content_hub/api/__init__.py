"""The management plane over HTTP: one thin file per resource."""
