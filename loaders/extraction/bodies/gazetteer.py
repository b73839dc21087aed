"""Find the names of the reference knowledge in an article, and decide which entry is meant."""

import re
from collections import Counter
from functools import cache

from loaders.extraction.bodies.knowledge import Hit, Knowledge, Name, is_country
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Document
from ontology.folding import fold, fold_characters, has_accents
from ontology.vocabulary import Kind

RULE = "gazetteer"
_NEXT = re.compile(r"[\s]+(\w+)")
_PREVIOUS = re.compile(r"(\w+)\s+$")
_CREDIT = re.compile(
    r"(?:Ảnh|Nguồn|Theo|Photo|Image|Source|Credit|Courtesy|Tin, ảnh|Tin|Bài)(?: by| of|:|\s*:)"
)
_DATELINE = re.compile(r"(?:\.\w{2,3}\s?[-–]\s|\s[-–]\s(?:Ngày|Sáng|Chiều|Tối|Hôm|Tại|Theo|On|In|At)\b)")
_CREDIT_END = re.compile(r"(?:\(|[.,|]\s)(?:Ảnh|Nguồn|Photo|Image|Source|Credit)\s?(?::|by\b)[^.:]*$")
_CREDIT_REACH = 60
_TOWN = re.compile(r"[^\W\d_][^.;:()\n]{1,40}\s?\(")
_BEHIND_TOWN = re.compile(r"[/,\s\w]{0,12}\)\s?[-–—]")
_PHOTO = re.compile(r"(?:/\w{2,8})?\s(?:[Pp]hotos?|ảnh)\b(?=\s|[.)]|$)")
_READ = 4  # letters of a short form that may be read as a word
_NOT_READ = "COST GUAM OLAF ONDA ORDA SICA AVIA CENDA COSTI HIPO TIPO LIPO"  # are words or names
_WORDS = frozenset(re.findall(r"\w+", _NOT_READ))
_SMALL = 3  # letters of words that tell nothing apart
_TONES = str.maketrans({"ỏ": "o", "ò": "o", "ó": "o", "õ": "o", "ọ": "o"})
_VIET_NAM = re.compile(r"Vi[eệ]t\s?[Nn]am|VIET\s?NAM|Hanoi|Ha Noi|Hà Nội")
_GIVEN_NAMES = ("Anh", "Mỹ", "Nga", "Đức", "Ý", "Nhật")
_BEFORE_COUNTRY = frozenset(
    re.findall(
        r"\w+",
        "Tại Từ Ở Với Và Của Theo Sang Về Cả Phía Nước Quốc Gia Luật Bộ Pháp Đức Mỹ Nga Ý Úc Áo Bỉ Gồm Do",
    )
)
_SYSTEMS = re.compile(
    r"(?:(?:/|,|,?\s(?:and|or|&))\s?(?:the\s)?(?:PCT|Hague|Madrid|Lisbon|Nice|Locarno|Vienna|Budapest|Paris|Berne)){1,4}"
    r"\s(?:[Ss]ystems?|[Uu]nions?|[Aa]greements?|[Cc]onventions?|[Tt]reat(?:y|ies)|[Pp]rotocols?)\b"
)
_TREATY_TOWNS = frozenset(
    ("Madrid", "The Hague", "Hague", "Lisbon", "Nice", "Vienna", "Paris", "Budapest", "Berne")
)
_IN_SURNAME = re.compile(r"[^\W\d_]\s[Dd]e\s$")
_AFTER = re.compile(r"\s?[(,]?\s?(?:of|của|in|tại)?\s?(?:the\s|nước\s)?((?:[^\W\d_]\S*\s?){1,3})")


def find_reference_names(document: Document, knowledge: Knowledge) -> None:
    """Mention every reference entry that the text names, the longest name at each place."""
    hits = [(hit, names) for hit in knowledge.hits(document.text) if (names := _acceptable(document, hit))]
    hits.sort(key=lambda pair: (pair[0].start - pair[0].end, pair[0].start))
    weights = _country_weights(document, hits, knowledge)
    for hit, names in hits:
        name = choose(document, hit.end, names, weights, knowledge)
        if name is None:
            continue
        if document.mention(hit.start, hit.end, name.entry.id, RULE):
            document.candidate(name.entry.id, name.entry.kind, name.entry)


def choose(
    document: Document, end: int, names: tuple[Name, ...], weights: Counter[str], knowledge: Knowledge
) -> Name | None:
    """The name that is meant where several entries share one: by the country beside it, else by the article.

    None where neither says anything and the bodies are of several countries, and where a bare name such as
    "Ministry of Justice" is that of a Vietnamese body and the article is not about Viet Nam.
    """
    names = tuple(name for name in names if _at_home(document, name))
    if len({name.entry.id for name in names}) <= 1:
        return names[0] if names else None
    beside = _country_beside(document.text, end, knowledge)
    date = document.article.published or "9999"

    def rank(name: Name) -> tuple[bool, bool, bool, int, str]:
        entry = name.entry
        abroad = document.language == "vi" and entry.country != "VN" and not name.is_abbreviation
        in_time = (entry.since or "") <= date and (not entry.until or date < entry.until)
        return (entry.country != beside, abroad, not in_time, -weights.get(entry.country or "", 0), entry.id)

    best = min(names, key=rank)
    countries = {name.entry.country for name in names}
    known = beside in countries or any(weights.get(country or "") for country in countries)
    return best if known or len(countries) == 1 else None


def _at_home(document: Document, name: Name) -> bool:
    """Whether the article may be about the body of that name: a bare Vietnamese one needs Viet Nam in it."""
    bare = name.entry.country == "VN" and name.entry.kind is Kind.AGENCY and not name.is_abbreviation
    if not bare or document.language == "vi" or " " not in name.text:
        return True
    return bool(_VIET_NAM.search(name.text) or _VIET_NAM.search(document.text))


def country_weights(document: Document, knowledge: Knowledge) -> Counter[str]:
    """How often the article names each country, adjectives included."""
    named, counts = document.memory.get("country weights", (None, Counter()))
    if named == document.mentions:
        return Counter(counts)
    counts = Counter()
    for mention in document.mentions:
        entry = document.candidates[mention.key].entry
        if entry is not None and entry.country:
            counts[entry.country] += 3 if entry.kind is Kind.PLACE else 1
    for country, times in knowledge.countries_by_adjective(document.text):
        counts[country] += 2 * times
    if document.language == "vi":
        counts["VN"] += 2
    document.memory["country weights"] = (list(document.mentions), counts)
    return Counter(counts)


def _country_weights(
    document: Document, hits: list[tuple[Hit, tuple[Name, ...]]], knowledge: Knowledge
) -> Counter[str]:
    counts = country_weights(document, knowledge)
    for _, names in hits:
        entry = names[0].entry
        if entry.kind is Kind.PLACE and entry.country and is_country(entry):
            counts[entry.country] += 3
        elif entry.country and len({n.entry.id for n in names}) == 1:
            counts[entry.country] += 1
    return counts


def _country_beside(text: str, end: int, knowledge: Knowledge) -> str | None:
    match = _AFTER.match(text, end)
    if not match:
        return None
    parts = match[1].split()
    for length in range(len(parts), 0, -1):
        country = knowledge.country_of(" ".join(parts[:length]).rstrip(".,);:"))
        if country:
            return country
    return None


def _acceptable(document: Document, hit: Hit) -> tuple[Name, ...]:
    """The names that the passage can stand for, by accents and case."""
    surface = document.text[hit.start : hit.end]
    exact = tuple(name for name in hit.names if _fits(name, surface))
    if surface in document.abbreviations:
        exact = tuple(name for name in exact if _may_stand_for(name, document.abbreviations[surface]))
    if not exact or not any(c.isupper() for c in surface):
        return ()
    if " " not in surface and not stands_alone(document.text, hit.start, hit.end):
        return ()
    sentence = document.sentence_at(hit.start)
    if not sentence.start <= hit.start < sentence.end:
        return ()  # nothing is read there
    if _in_credit(document, hit.start) or _is_dateline(document, hit.start, hit.end):
        return ()
    if names_something_else(document.text, hit.start, hit.end):
        exact = tuple(name for name in exact if name.entry.kind is not Kind.PLACE)
    if not exact or not surface[0].isupper():
        return tuple(n for n in exact if n.entry.kind not in (Kind.AGREEMENT, Kind.PROGRAMME))
    return exact


def names_something_else(text: str, start: int, end: int) -> bool:
    """Whether a town is of a surname, "De Los Angeles Ruiz", or of treaties, "Madrid and Hague systems"."""
    surface = text[start:end]
    if surface in _TREATY_TOWNS:
        return _SYSTEMS.match(text, end) is not None
    return surface.startswith("Los ") and _IN_SURNAME.search(text, max(0, start - 8), start) is not None


def _may_stand_for(name: Name, written_out: str) -> bool:
    """Whether an entry may be what the article writes an abbreviation out as: a word of it is its own."""
    told = {word for word in fold(written_out).split() if len(word) > _SMALL}
    names = [set(fold(text).split()) for text in name.entry.all_names]
    foreign = has_accents(written_out) and not any(has_accents(text) for text in name.entry.all_names)
    return foreign or not told or any(told & own for own in names)


def why_not_known(document: Document, hit: Hit) -> str | None:
    """Why a passage that reads as a known name is not taken for it; None where it may be."""
    surface = document.text[hit.start : hit.end]
    if _in_credit(document, hit.start):
        return "it credits a picture or a source"
    if _is_dateline(document, hit.start, hit.end):
        return "it is the agency that the article opens with"
    if not any(_fits(name, surface) for name in hit.names):
        known = "”, “".join(sorted({name.text for name in hit.names}))
        return f"it is spelled with other accents or other case than “{known}”"
    if " " not in surface and not stands_alone(document.text, hit.start, hit.end):
        return "it is a part of a longer name"
    return None


def _is_dateline(document: Document, start: int, end: int) -> bool:
    """Whether the place is the agency that an article opens with: "TTXVN - Ngày 5/3", "VOV.VN - "."""
    short = document.text[start:end].isupper() and " " not in document.text[start:end]
    opening = document.sentence_at(start).start
    if short and start - opening < _CREDIT_REACH and _BEHIND_TOWN.match(document.text, end):
        return bool(_TOWN.fullmatch(document.text, opening, start))  # "Ha Noi (VNA) - …"
    return short and start == opening and bool(_DATELINE.match(document.text, end))


def _in_credit(document: Document, start: int) -> bool:
    """Whether the place only credits a picture or a source: "Ảnh: …", "Source: …"."""
    sentence = document.sentence_at(start)
    short = document.text[start : sentence.end].split(" ")[0]
    if short.split("/")[0].isupper() and _PHOTO.match(document.text, start + len(short.split("/")[0])):
        return True
    match = _CREDIT.match(document.text, sentence.start, sentence.end) or _CREDIT_END.search(
        document.text, max(sentence.start, start - _CREDIT_REACH), start
    )
    return bool(match) and sentence.end - start <= _CREDIT_REACH


def _fits(name: Name, surface: str) -> bool:
    if name.is_abbreviation or (name.text.isupper() and len(name.text) <= 8):
        return surface == name.text or (surface == name.text.title() and _is_read_as_word(name))
    if " " not in surface and not surface[0].isupper():
        return False
    if surface.casefold() == name.text.casefold():
        return True
    if not has_accents(surface):
        return " " in surface and all(w[0].isupper() or len(w) < 4 for w in re.findall(r"\w+", surface))
    return _untoned(surface) == _untoned(name.text)


def _is_read_as_word(name: Name) -> bool:
    """Whether newspapers spell the short form as a word: "Asean", "Wipo", "Kipo"."""
    entry = name.entry
    body = entry.kind in (Kind.AGENCY, Kind.FORUM) and (entry.country is None or entry.file == "ip_offices")
    letters = name.text.isalpha() and name.text.isupper() and len(name.text) >= _READ
    return body and letters and name.text not in _WORDS and re.search("[AEIOU]", name.text[:3]) is not None


def _untoned(text: str) -> str:
    """The letters with their tones moved to a fixed place, so that "hoà" equals "hòa"."""
    lower = text.casefold()
    return re.sub(r"o[àáảãạ]|[òóỏõọ]a|o[èéẻẽẹ]|[òóỏõọ]e|u[ỳýỷỹỵ]|[ùúủũụ]y", lambda m: _tone(m[0]), lower)


def _tone(pair: str) -> str:
    plain = fold_characters(pair)
    toned = next(c for c in pair if c != fold_characters(c))
    index = max(row.find(toned) for row in ("àáảãạ", "òóỏõọ", "èéẻẽẹ", "ỳýỷỹỵ", "ùúủũụ"))
    return f"{plain}{index}"


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a one-word country name is no syllable of another word."""
    surface = text[start:end]
    after, before = _NEXT.match(text, end), _PREVIOUS.search(text[max(0, start - 30) : start])
    if before and surface in _GIVEN_NAMES and before[1][0].isupper() and before[1] not in _BEFORE_COUNTRY:
        return False
    follows, precedes = _syllables().get(surface, (frozenset[str](), frozenset[str]()))
    return not (after and after[1] in follows) and not (before and before[1] in precedes)


@cache
def _syllables() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    lexicon = load_lexicon("places")

    def read(side: str, word: str) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", lexicon[side].get(word) or ""))

    known = {*lexicon["not_before"], *lexicon["not_after"]}
    return {word: (read("not_before", word), read("not_after", word)) for word in known}
