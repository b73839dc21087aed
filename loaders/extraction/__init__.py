"""Find mentions in a text and the claims between them."""
