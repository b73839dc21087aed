"""How a subgraph gets in and articles get out, the same steps on every engine."""
