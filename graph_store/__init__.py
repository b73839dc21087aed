"""Where the graph is kept: one protocol, an embedded engine and Neo4j."""
