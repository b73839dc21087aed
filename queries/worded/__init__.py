"""Questions in words: from a sentence in English or Vietnamese to a named query and its parameters."""

from queries.worded.interpreting import Interpretation, Understanding, understand
from queries.worded.reading_back import question_in_words

__all__ = ["Interpretation", "Understanding", "question_in_words", "understand"]
