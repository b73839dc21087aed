"""Which language a text is in: Vietnamese or English, or a refusal."""

import logging
import re

from ontology.errors import UnreadableArticle
from ontology.folding import fold_characters

_LOGGER = logging.getLogger(__name__)
_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE_LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_ENGLISH = "the of and in to for on with by that was is were are has have will its from which this an at"
_ENGLISH_WORDS = frozenset(_ENGLISH.split())
_UNACCENTED = (
    "cua cac duoc trong voi nhung mot va so huu tri tue hop tac ngay tai ve theo bo cuc ky nuoc viec"
)
_UNACCENTED_WORDS = frozenset(_UNACCENTED.split())
_SAMPLE = 20_000  # characters that are looked at
_REMEDY = (
    'If it is Vietnamese or English after all, say so: "lang": "vi" or "en" in NAME.meta.json beside the '
    "file, or in its JSONL line; over HTTP: `language`."
)


def detect(text: str, source: str, *, declared: str | None = None) -> str:
    """`vi` or `en`; a text in another language, or too short to tell, is refused.

    What the article's own description declares is believed. Vietnamese shows in its letters, English in its
    small words; only what shows neither is given to the model, which errs on short texts and on Vietnamese
    without marks.
    """
    if declared:
        return _believed(declared, source)
    words = _WORD.findall(text[:_SAMPLE])
    if not words:
        raise UnreadableArticle(source, "It has no words.", "Load a file that holds the article's text.")
    vietnamese = sum(1 for word in words if _VIETNAMESE_LETTER.search(word)) / len(words)
    english = sum(1 for word in words if word.lower() in _ENGLISH_WORDS) / len(words)
    if vietnamese >= 0.2 and vietnamese > 1.5 * english:
        return "vi"
    if english >= 0.1:
        return "en"
    if sum(1 for word in words if fold_characters(word).lower() in _UNACCENTED_WORDS) >= 0.2 * len(words):
        return "vi"
    return _modelled(text[:_SAMPLE], len(words), source)


def _believed(declared: str, source: str) -> str:
    language = declared.strip().lower().replace("_", "-").split("-")[0]
    if language in ("vi", "en"):
        return language
    raise UnreadableArticle(
        source,
        f"Its description gives the language {declared!r}; only Vietnamese (vi) and English (en) are read.",
        "Load a translation, or correct the description.",
    )


def _modelled(text: str, words: int, source: str) -> str:
    import py3langid  # its model takes most of a second to load and is seldom needed

    language, score = py3langid.classify(text)
    if language in ("vi", "en"):
        return str(language)
    _LOGGER.debug("%s: language %s, score %s, %d words", source, language, score, words)
    if words < 8:
        raise UnreadableArticle(source, "It is too short to tell its language.", _REMEDY)
    raise UnreadableArticle(
        source, f"It seems to be in the language {language!r}; only Vietnamese and English are read.", _REMEDY
    )
