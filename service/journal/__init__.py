"""The record of texts, and what status each has."""
