"""Keeps the catalogs in the working tree and the journal alike, message by message."""
