"""What the operations of the workflow API do: each turns a call into a reply."""
