"""Releases: immutable, content-addressed, checked."""
