"""Polyleaf: patient information, translated, reviewed, released and served."""

VERSION = "0.1.0"
"""The engine's version; a part of every release, so that the same inputs give the same bytes."""
