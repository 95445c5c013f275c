"""The public API, served from a release and nothing else."""
