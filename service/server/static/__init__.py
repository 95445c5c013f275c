"""The site as files, for a web server that runs no program."""
