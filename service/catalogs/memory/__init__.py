"""Translation memory: finished texts of a language, proposed for messages that have none."""
