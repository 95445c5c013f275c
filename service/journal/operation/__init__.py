"""Keeps the journal sound: its health, its backups, its upgrades."""
