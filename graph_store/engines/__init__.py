"""The stores themselves: the embedded engine and the server, and what each needs around it."""
