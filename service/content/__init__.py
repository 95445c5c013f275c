"""Source content: documents and the data files beside them."""
