"""What people say of changes of the source, and what follows for the texts written for it."""
