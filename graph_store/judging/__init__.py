"""What people's judgments do to the graph: statements put right, entities that are one."""
