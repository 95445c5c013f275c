"""Markdown to blocks, HTML and plain text."""
