"""The whole graph as files, each with its size and hash, of one revision."""
