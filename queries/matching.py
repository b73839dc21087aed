"""How well a search fits a folded name: exact, as its beginning, word by word, or with small typos."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise, product

from rapidfuzz.distance import OSA

from ontology.folding import fold

SHORT_FORMS = {
    "shtt": "so huu tri tue",
    "shcn": "so huu cong nghiep",
    "khcn": "khoa hoc va cong nghe",
    "kh cn": "khoa hoc va cong nghe",
    "cntt": "cong nghe thong tin",
    "qtg": "quyen tac gia",
    "ubnd": "uy ban nhan dan",
    "tp hcm": "thanh pho ho chi minh",
    "hcm": "ho chi minh",
    "vn": "viet nam",
    "vietnam": "viet nam",
    "hanoi": "ha noi",
    "ip": "intellectual property",
    "po": "patent office",
    "mou": "memorandum of understanding",
    "bbgn": "bien ban ghi nho",
    "dg": "director general",
    "intl": "international",
    "dept": "department",
    "min": "ministry",
    "s t": "science and technology",
    "gi": "geographical indications",
}
"""Folded short forms that names are searched by → what they stand for; aliases know the offices' own."""


class Fit(IntEnum):
    """How a search fits a name, the best first."""

    EXACT = 0
    PREFIX = 1
    WORDS = 2  # every word of the search begins a word of the name, in any order
    FUZZY = 3  # every word of the search is, but for small typos, a word of the name


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """The best of an entity's names for a search; matches sort from the best to the worst."""

    fit: Fit
    typos: int
    surplus: int  # how many characters the name has that the search lacks
    name: str


def variants(search: str) -> tuple[str, ...]:
    """The folded search itself, and with its short forms written out.

    >>> variants("cuc shtt")
    ('cuc shtt', 'cuc so huu tri tue')
    """
    padded = f" {search} "
    options = [short for short in SHORT_FORMS if f" {short} " in padded][:3]
    forms = []
    for choices in product((False, True), repeat=len(options)):
        form = padded
        for short, chosen in zip(options, choices, strict=True):
            form = form.replace(f" {short} ", f" {SHORT_FORMS[short]} ") if chosen else form
        forms.append(form.strip())
    return (*dict.fromkeys(forms),)


def allowed_typos(word: str) -> int:
    """How many letters of a word may be wrong, missing, surplus or swapped."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def pieces(word: str) -> tuple[str, ...]:
    """Texts of which a name holds at least one if it has `word` within the allowed typos.

    Parts of the word: each typo harms one, so that one more than typos are enough, but for a swap of
    neighbors, which may harm two. A short word is therefore given whole with each swap, a long one has more
    parts; two swaps in a word of eight or nine letters may go unseen.

    >>> pieces("ofice")
    ('ofi', 'ce', 'foice', 'oifce', 'ofcie', 'ofiec')
    """
    typos = allowed_typos(word)
    count = typos + 1 if typos < 2 else min(5, len(word) // 2)
    size, rest = divmod(len(word), count)
    cuts = [0]
    for part in range(count):
        cuts.append(cuts[-1] + size + (part < rest))
    parts = [word[start:end] for start, end in pairwise(cuts)]
    if typos == 1:
        parts += [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
    return (*dict.fromkeys(parts),)


def highlights(search: str, name: str) -> list[tuple[int, int]]:
    """Where the words of a search stand in a name as written (NFC), from and to in code points.

    >>> highlights("shtt", "Cục Sở hữu trí tuệ")
    [(4, 18)]
    """
    words = [(found.span(), fold(found.group())) for found in re.finditer(r"\w+", name)]
    best = max((_words_of(form, words) for form in variants(fold(search))), key=len)
    joined: list[tuple[int, int]] = []
    for start, end in best:
        if joined and not name[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _words_of(form: str, named: Sequence[tuple[tuple[int, int], str]]) -> list[tuple[int, int]]:
    wanted = form.split()
    return [
        span
        for span, word in named
        if any(word.startswith(w) or OSA.distance(w, word) <= allowed_typos(w) for w in wanted)
    ]


def best_match(searches: Iterable[str], names: Iterable[str]) -> Match | None:
    """The best fit of any of `searches` to any of `names`, all folded."""
    split = [(search, search.split()) for search in searches]
    found = (_match(search, words, name) for name in names for search, words in split)
    return min((match for match in found if match is not None), default=None)


def _match(search: str, words: Sequence[str], name: str) -> Match | None:
    surplus = max(0, len(name) - len(search))
    if name == search or name.replace(" ", "") == search.replace(" ", ""):
        return Match(Fit.EXACT, 0, surplus, name)
    if name.startswith(search):
        return Match(Fit.PREFIX, 0, surplus, name)
    named = name.split()
    if all(any(other.startswith(word) for other in named) for word in words):
        return Match(Fit.WORDS, 0, surplus, name)
    typos = _typos(words, named)
    return None if typos is None else Match(Fit.FUZZY, typos, surplus, name)


def _typos(words: Sequence[str], named: Sequence[str]) -> int | None:
    """How many letters differ when each word takes the name's word nearest to it, or None if one has none."""
    total = 0
    for word in words:
        limit = allowed_typos(word)
        if any(other.startswith(word) for other in named):
            continue
        nearest = min((OSA.distance(word, other, score_cutoff=limit) for other in named), default=limit + 1)
        if nearest > limit:
            return None
        total += nearest
    return total
