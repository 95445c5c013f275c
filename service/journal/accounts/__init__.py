"""The people of a project: what each may do, and how they show who they are."""
