"""What changes the graph over HTTP: articles in and out, judgments; each with a token and a trace."""
