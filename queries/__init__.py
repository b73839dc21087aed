"""What can be asked: one Cypher file per question."""
