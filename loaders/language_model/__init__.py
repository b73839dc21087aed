"""Read articles with a language model at any OpenAI-compatible address; a plug-in beside the rules."""

from loaders.language_model.budget import Budget
from loaders.language_model.extractor import LanguageModelExtractor
from loaders.language_model.union import UnionExtractor

__all__ = ["Budget", "LanguageModelExtractor", "UnionExtractor"]
