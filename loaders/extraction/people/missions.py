"""Embassies, consulates and permanent missions: the offices that the titles of envoys name by two places."""

import re
from dataclasses import dataclass

from loaders.extraction.bodies.knowledge import is_country
from loaders.extraction.people.post_words import OFFICES, Post, Worded, office_at
from loaders.extraction.text.document import Mentioned
from ontology.reference import ReferenceEntry
from ontology.vocabulary import Kind

_CONSUL = re.compile(r"(?i)consul|lãnh sự")
_PERMANENT = re.compile(r"(?i)permanent representative|đại diện thường trực")
_ENVOY = re.compile(
    r"(?i)ambassador|đại sứ|tham tán|tùy viên|counsell?or|attach|charg[ée]|đại biện|bí thư thứ|công sứ"
    r"|high commissioner|\b(?:first|second|third) secretary"
)
_TO_HOST = re.compile(r"\s(?:to|in|at|tại|ở|bên cạnh)\s(?:the\s|thành phố\s|TP\.?\s)?")


_OTHER_BODIES = re.compile(
    r"[^.;\n]{0,140}?(?:international organi[sz]ations|tổ chức quốc tế(?: khác)?) (?:in|at|tại|ở) "
)


@dataclass(frozen=True, slots=True)
class _Sort:
    """What missions of a sort are called."""

    key: str
    names: dict[str, str]
    worded: dict[str, str] | None = None  # of whom and where, as texts say it, where that differs


_EMBASSY = _Sort(
    "embassy",
    {"en": "Embassy of {} in {}", "vi": "Đại sứ quán {} tại {}"},
)
_DELEGATION = _Sort(
    "embassy",
    {"en": "Delegation of {} in {}", "vi": "Phái đoàn {} tại {}"},
    {"en": "Delegation of {} to {}", "vi": "Phái đoàn {} tại {}"},
)
_CONSULATE = _Sort(
    "consulate",
    {"en": "Consulate General of {} in {}", "vi": "Tổng Lãnh sự quán {} tại {}"},
)
_MISSION = _Sort(
    "mission",
    {"en": "Permanent Mission of {} to {}", "vi": "Phái đoàn thường trực {} tại {}"},
    {"en": "Permanent Mission of {} to {}", "vi": "Phái đoàn đại diện thường trực {} tại {}"},
)


def is_envoy(title: str) -> bool:
    """Whether a title is of someone whom one country or body sends to another."""
    return any(pattern.search(title) for pattern in (_CONSUL, _PERMANENT, _ENVOY))


def embassy(worded: Worded, sender: Mentioned) -> Post | None:
    """Ambassador of A to B: the office is the mission of the one in the other; None for other titles.

    An ambassador of whom a Vietnamese article does not say where is the one in Viet Nam.
    """
    document, title = worded.document, worded.title.group()
    home = document.candidates[sender.key].entry
    if not is_envoy(title) or home is None or not _sends(home):
        return None
    gap = _TO_HOST.match(document.text, sender.end, worded.limit)
    host = office_at(document, gap.end()) if gap else None
    place = document.candidates[host.key].entry if host and host.end <= worded.limit else None
    if host is not None and place is not None:
        end, written = host.end, document.quote(host.start, host.end)
    elif document.language == "vi" and home.country != "VN" and not _PERMANENT.search(title):
        place, end, written = worded.knowledge.country_entry("VN"), sender.end, "Việt Nam"
    if place is not None and place.kind is Kind.PLACE and not _CONSUL.search(title):
        place = _country_of_seat(worded, place)
    if place is not None and place.kind in OFFICES and (town := _seat(worded, end)) is not None:
        written, place, end = f"{written} in {town.all_names[0]}", town, end
    if place is None or (_CONSUL.search(title) and end == sender.end):
        return _lone_consulate(worded, sender, home) if _CONSUL.search(title) else None
    return _post_at(worded, home, place, (document.quote(sender.start, sender.end), written), end)


def _country_of_seat(worded: Worded, place: ReferenceEntry) -> ReferenceEntry:
    """Viet Nam for the town there that an ambassador is said to be in: "Đại sứ Italia tại Hà Nội"."""
    country = "VN" if place.country == "VN" and not is_country(place) else None
    return (worded.knowledge.country_entry(country) if country else None) or place


def _seat(worded: Worded, end: int) -> ReferenceEntry | None:
    """The town in which an envoy to several bodies is: "to the UN, the WTO and other bodies in Geneva"."""
    listed = _OTHER_BODIES.match(worded.document.text, end)
    town = worded.document.mention_from(listed.end()) if listed else None
    return worded.document.candidates[town.key].entry if town else None


def envoy_to(worded: Worded, sender: Mentioned) -> Post | None:
    """A's Ambassador to B: the sender stands before the title."""
    gap = _TO_HOST.match(worded.document.text, worded.title.end(), worded.limit)
    home = worded.document.candidates[sender.key].entry
    host = office_at(worded.document, gap.end()) if gap else None
    place = worded.document.candidates[host.key].entry if host and host.end <= worded.limit else None
    if host is None or home is None or place is None:
        return None
    if not is_envoy(worded.title.group()) or not _sends(home):
        return None
    said = worded.document.quote(sender.start, sender.end), worded.document.quote(host.start, host.end)
    return _post_at(worded, home, place, said, host.end)


def _sends(home: ReferenceEntry) -> bool:
    """Whether it is a country, or a union that has ambassadors of its own."""
    return is_country(home) or (home.kind in OFFICES and home.id.endswith("european-union"))


def _sort(title: str, home: ReferenceEntry, place: ReferenceEntry) -> _Sort | None:
    if _PERMANENT.search(title) or place.kind in OFFICES:
        return _MISSION
    if _CONSUL.search(title):
        return _CONSULATE
    if not is_country(place):
        return None
    return _EMBASSY if home.kind is Kind.PLACE else _DELEGATION


def _post_at(
    worded: Worded, home: ReferenceEntry, place: ReferenceEntry, said: tuple[str, str], end: int
) -> Post | None:
    """The post at the mission of `home` in `place`, said up to `end`."""
    sort = _sort(worded.title.group(), home, place)
    if sort is None:
        return None
    return Post(worded.title.start(), end, worded.role(), _mission(worded, sort, home, place, said))


def _mission(
    worded: Worded, sort: _Sort, home: ReferenceEntry, place: ReferenceEntry, said: tuple[str, str]
) -> str:
    """The key of the mission of `home` at `place`; of a known one the entry's."""
    document, one, other = worded.document, home.entity(), place.entity()
    names = {lang: text.format(one.label(lang), other.label(lang)) for lang, text in sort.names.items()}
    known = next((n.entry for name in names.values() for n in worded.knowledge.named(name)), None)
    key = known.id if known else f"agency:{sort.key}|{home.id}|{place.id}"
    body = document.candidate(key, Kind.AGENCY, known)
    if known is None:
        body.country, body.names = home.country, {language: [name] for language, name in names.items()}
        alias = (sort.worded or sort.names)[document.language].format(*said)
        body.names[document.language] = list(dict.fromkeys([*body.names[document.language], alias]))
    return key


def _lone_consulate(worded: Worded, sender: Mentioned, home: ReferenceEntry) -> Post | None:
    """The consulate general of a country in a town that the text does not say."""
    names = {"en": f"Consulate General of {home.entity().label('en')}"}
    names["vi"] = f"Tổng Lãnh sự quán {home.entity().label('vi')}"
    body = worded.document.candidate(f"agency:consulate|{home.id}", Kind.AGENCY)
    body.country, body.names = home.country, {language: [name] for language, name in names.items()}
    return Post(worded.title.start(), sender.end, worded.role(), body.key)
