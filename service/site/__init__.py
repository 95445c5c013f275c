"""Pages for readers, served from a release and nothing else."""
