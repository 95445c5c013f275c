"""Takes texts off the air: the live release goes on without them, whatever became of content and catalogs."""
