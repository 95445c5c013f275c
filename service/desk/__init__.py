"""Where translators, reviewers and their tools work: the workflow API."""
