"""Titles of posts as they are worded beside a name."""

import re
from functools import cache

from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.quick_patterns import QuickPattern

_RANKED = re.compile(r"\s(?:thường trực|thứ nhất|thứ hai)$")


@cache
def title_pattern(language: str) -> QuickPattern:
    """A whole title with its modifiers: "Phó Cục trưởng", "Acting Deputy Director General"."""
    modifiers = "|".join(_either_case(w) for w in _ordered(language, "modifiers"))
    heads = "|".join(_either_case(w) for w in _ordered(language, "heads"))
    ranks = r"(?:\s(?:điều hành|[Tt]hường trực|cấp cao|[Tt]hứ [Nn]hất|thứ hai|danh dự))?"
    rank = ranks if language == "vi" else ""
    # A trade representative is an office, "Đại diện Thương mại Hoa Kỳ", not somebody who stands for trade.
    office = r"(?!(?<=ại diện)\s[Tt]hương mại)" if language == "vi" else ""
    return QuickPattern(rf"(?<!\w)(?:(?:{modifiers})[ -]?)*(?:{heads}){rank}(?![\w-])(?!\squán){office}")


@cache
def modifier_pattern(language: str) -> re.Pattern[str]:
    """What may stand before a title that is an office's name: "Acting U.S. Trade Representative"."""
    modifiers = "|".join(_either_case(w) for w in _ordered(language, "modifiers"))
    return re.compile(rf"(?<!\w)(?:(?:{modifiers})[ -])+$")


def leads_government(title: str, language: str) -> bool:
    """Whether a title is of someone who leads a government: "Prime Minister", "Phó Thủ tướng"."""
    lower = _RANKED.sub("", title.lower())
    return any(
        lower.endswith(known) for known in words(load_lexicon("titles")[language], "government", "titles")
    )


@cache
def portfolio_pattern(language: str) -> re.Pattern[str]:
    """The words that open what an official is in charge of."""
    return re.compile(rf"\s(?:{'|'.join(words(load_lexicon('titles')[language], 'portfolio', 'titles'))})\s")


def _ordered(language: str, key: str) -> list[str]:
    return sorted(words(load_lexicon("titles")[language], key, "titles"), key=len, reverse=True)


def _either_case(word: str) -> str:
    """A pattern for `word` whose first letters may be small or capital, word by word."""
    return re.sub(
        r"(?<![^\s-])[^\W\d_]",
        lambda first: f"[{first[0].lower()}{first[0].upper()}]",
        re.escape(word).replace("\\ ", " ").replace("\\-", "-"),
    )


@cache
def honorific_pattern() -> str:
    """Any honorific, as a part of a pattern."""
    found = sorted(words(load_lexicon("people"), "honorifics", "people"), key=len, reverse=True)
    return "|".join(map(re.escape, found))
