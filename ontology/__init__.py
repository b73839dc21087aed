"""What exists: kinds, predicates, entities, statements and their evidence."""
