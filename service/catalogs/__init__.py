"""Gettext catalogs: what mirrors `translations/`."""
