"""Work: everything that is open in a language, as one PO file that goes out and comes back."""
