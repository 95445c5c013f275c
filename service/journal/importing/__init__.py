"""Lets work leave the journal as a file and come back, and lets people settle what a merge left open."""
