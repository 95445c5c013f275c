"""What builds remember of earlier ones: it saves time and never changes a byte."""
