"""What is recorded of the review of each text that a release serves."""
