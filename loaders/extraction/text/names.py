"""What reads as a person's name: a run of capitalized words that are no usual ones."""

import re
from collections.abc import Sequence
from functools import cache

from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.quick_patterns import QuickPattern
from ontology.folding import fold_characters, has_accents

_TOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])|['’](?=[^\W\d_])(?![sS](?!\w)))+"
    r"|[^\W\d_]\.(?:\s?[^\W\d_]\.)*|[^\W\d_](?!\w)"
)
_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]n|[Aa]r|[Uu]l|[Dd]'|[Oo]')[-’']?(?<=\W)[A-Z]")
_MOST = 5
_MOST_ARABIC = 8  # words of a name with its forebears: "Mohammed bin Ahmed bin Abdul Aziz Al Shehi"
_PLAIN_SYLLABLE = re.compile(  # a consonant, then vowels alone, or the vowels that a consonant may close
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu?|r|s|t|th|tr|v|x)?"
    r"(?:[aeiouy]{1,3}|(?:a|e|i|o|u|y|ie|ye|oa|oe|oo|ua|uo|ue|uy|uye)(?:c|ch|m|n|ng|nh|p|t))"
)
_FOREBEAR = frozenset(re.findall(r"\w+", "Bin bin Ben ben Ibn ibn Bint bint Abdul Abdel Al al El el Abu Abd"))


def name_end(
    text: str, start: int, limit: int, *, vietnamese: bool = False, cued: bool = False
) -> int | None:
    """Where the name ends that begins at `start`; None where none begins there.

    Where an honorific or a title comes before (`cued`), words such as "He" or "Park" may be names too.
    """
    position, last, count = start, None, 0
    most = _MOST
    while count < most and (token := _TOKEN.match(text, position, limit)):
        word = token.group()
        if word.lower() in _particles() and word[0].islower():
            if last is None:
                return None
        elif not (_may_name(word, vietnamese) or (cued and word in _listed("cued_names"))) or _is_office(
            text, token, count
        ):
            break
        else:
            last, count = token.end(), count + 1
            most = _MOST_ARABIC if word in _FOREBEAR else most
            if vietnamese and count == 4:
                break
        if not text.startswith(" ", token.end()):
            break
        position = token.end() + 1
    return last


def _is_office(text: str, token: re.Match[str], count: int) -> bool:
    """Whether a word in capitals is an abbreviation before a name, "USTR Katherine Tai", and no surname."""
    if (
        count
        or not token.group().isupper()
        or len(token.group()) < 3
        or not text.startswith(" ", token.end())
    ):
        return False
    following = _TOKEN.match(text, token.end() + 1)
    if following is None or following.group().isupper() or is_vietnamese_surname(token.group()):
        return False
    third = _TOKEN.match(text, following.end() + 1) if text.startswith(" ", following.end()) else None
    return bool(third and _may_name(third.group(), False))


def name_start(text: str, end: int, limit: int) -> int | None:
    """Where the name begins that ends at `end`, no further left than `limit`; None where none ends there."""
    first, position = None, end
    count, most = 0, _MOST
    for token in reversed(list(_TOKEN.finditer(text, limit, end))):
        word = token.group()
        count += word.lower() not in _particles()
        most = _MOST_ARABIC if word in _FOREBEAR else most
        if count > most:
            break
        if token.end() != position or not (
            _may_name(word, False) or word in _listed("cued_names") or (word in _particles() and first)
        ):
            break
        if word[0].isupper():
            first = token.start()
        if not text.startswith(" ", token.start() - 1):
            break
        position = token.start() - 1
    return first


def is_middle(between: Sequence[str]) -> bool:
    """Whether words between a first and a last name may be left out.

    These are initials, one further name, and forebears: "bin Mohammed".
    """
    forebears = {n for n, part in enumerate(between) if part in _FOREBEAR}
    named = [
        part
        for n, part in enumerate(between)
        if not (n in forebears or n - 1 in forebears or re.fullmatch(r"[^\W\d_]\.?", part))
    ]
    return len(named) < 2


def is_vietnamese_surname(word: str) -> bool:
    """Whether Vietnamese names begin with `word`, with or without its accents."""
    return word in _surnames() or word.title() in _surnames()


@cache
def surname_pattern() -> QuickPattern:
    """A Vietnamese surname at a word's place."""
    ordered = sorted(_surnames(), key=len, reverse=True)
    return QuickPattern(
        rf"(?<![\w-])(?:{'|'.join(ordered)}|{'|'.join(w.upper() for w in ordered)})(?= [^\W\d_])"
    )


def is_half_accented(name: str) -> bool:
    """Whether a surname without its accents stands before words that have theirs: "Giang Nguyễn Văn"."""
    first, _, rest = name.partition(" ")
    return first.title() not in _listed("surnames_vi") and has_accents(rest)


def _may_name(word: str, vietnamese: bool) -> bool:
    if _ARTICLE.match(word):
        return True
    if not word[0].isupper() or word in _listed("never_vi" if vietnamese else "never"):
        return False
    if vietnamese:
        usual = len(word) == 1 or word[1:].islower() or word.isupper()
        return len(word) <= 7 and usual and not re.search(r"[-'’.]", word)
    return word not in _organization_words()


def begins_vietnamese(text: str, position: int) -> bool:
    """Whether a Vietnamese surname stands there, the ones that need an honorific or a title included."""
    token = _TOKEN.match(text, position)
    return bool(token and (is_vietnamese_surname(token.group()) or token.group().title() in _cued()))


def is_surname(word: str, name: str) -> bool:
    """Whether `word` stands for `name` without an honorific: its last word, or the one in capitals."""
    last = name.split()[-1]
    return word.title() in (last.title(), *(w.title() for w in name.split() if w.isupper())) and (
        len(word) > 2 and word not in _listed("cued_names")
    )


def is_no_name(name: str) -> bool:
    """Whether the words only look like a Vietnamese name: "Thái Bình Dương", "To Main Content"."""
    if not has_accents(name) and not all(_PLAIN_SYLLABLE.fullmatch(w) for w in name.lower().split()):
        return True
    return any(name.startswith(known) for known in words(load_lexicon("people"), "no_names", "people"))


def is_nobody(name: str) -> bool:
    """Whether a whole name stands for a town, a movement or an idea, and for nobody who takes part."""
    return name in _listed("no_names")


@cache
def _surnames() -> frozenset[str]:
    return _with_plain("surnames_vi")


@cache
def _cued() -> frozenset[str]:
    return _with_plain("surnames_cued")


def _with_plain(key: str) -> frozenset[str]:
    found = words(load_lexicon("people"), key, "people")
    return frozenset({*found, *(fold_characters(w) for w in found)})


@cache
def _particles() -> frozenset[str]:
    return frozenset(words(load_lexicon("people"), "particles", "people"))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words(load_lexicon("people"), key, "people"))


@cache
def _organization_words() -> frozenset[str]:
    lexicon = load_lexicon("organizations")["en"]
    return frozenset(w for key in ("heads", "words") for w in words(lexicon, key, "organizations"))
