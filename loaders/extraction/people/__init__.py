"""Which people an article names, which posts they hold, and the offices that their titles imply."""
