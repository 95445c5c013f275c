"""The public server: the API and the pages for readers in one process."""
