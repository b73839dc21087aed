"""What only the article as a whole says: the main event and who was there, lists, the two sides, topics."""
