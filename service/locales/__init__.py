"""Languages: tags, locales, directions, negotiation."""
