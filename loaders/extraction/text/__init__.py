"""What every finder stands on: sentences, dates, titles, the look of names, the working state."""
