"""One file a format of response."""
