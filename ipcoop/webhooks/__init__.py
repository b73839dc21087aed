"""Tell other programs of changes: signed, tried again until they took them, never in the way of a write."""
