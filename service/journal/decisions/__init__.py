"""What people decide about texts, and what follows from it."""
