"""From subgraph to picture: interactive pages and graph files."""
