"""The shipped reference files: what they cover, and what keeps their names apart."""

import unicodedata
from collections import defaultdict

import pytest

from ontology.folding import fold
from ontology.reference import Reference, ReferenceEntry, load_reference
from ontology.reference.knowledge import FOLDER, read_reference
from ontology.vocabulary import Kind
from tests.ontology.reference_lists import BEYOND_UN, PROVINCES, UN_MEMBERS, VERIFIED_WIKIDATA


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def countries(reference: Reference) -> dict[str, ReferenceEntry]:
    return {str(e.country): e for e in reference if e.file == "countries"}


def named(reference: Reference, name: str) -> set[str]:
    return {e.id for e in reference if fold(name) in {fold(n) for n in e.all_names}}


def test_every_shipped_file_has_entries() -> None:
    entries = read_reference(FOLDER)
    assert {e.file for e in entries} == {path.stem for path in FOLDER.glob("*.yaml")}
    assert {"countries", "places", "ip_offices", "regional_offices"} <= {e.file for e in entries}


def test_every_member_of_the_united_nations_is_there_in_both_languages(reference: Reference) -> None:
    assert len(UN_MEMBERS) == 193
    found = countries(reference)
    assert set(found) == UN_MEMBERS | BEYOND_UN
    assert [code for code, e in found.items() if not (e.names.get("en") and e.names.get("vi"))] == []
    without_iso3 = {code for code, e in found.items() if "iso3" not in dict(e.identifiers)}
    assert without_iso3 == {"XK", "EU"}


def test_iso_codes_are_unique_and_upper_case(reference: Reference) -> None:
    codes = [dict(e.identifiers)["iso3"] for e in reference if "iso3" in dict(e.identifiers)]
    assert len(codes) == len(set(codes)) == len(UN_MEMBERS | BEYOND_UN) - 2
    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("Mỹ", "place/united-states"),
        ("Hoa Kỳ", "place/united-states"),
        ("Thụy Sỹ", "place/switzerland"),
        ("Liên minh châu Âu", "agency/european-union"),
        ("Đông Timor", "place/timor-leste"),
        ("Ả Rập Xê Út", "place/saudi-arabia"),
        ("Đài Loan", "place/taiwan"),
        ("CHDCND Lào", "place/lao-pdr"),
        ("Geneva", "place/geneva"),
        ("Giơ-ne-vơ", "place/geneva"),
        ("TP.HCM", "place/ho-chi-minh-city"),
        ("Haiphong", "place/hai-phong"),
        ("tỉnh Quảng Ninh", "place/quang-ninh"),
        ("Cục SHTT", "agency/ip-viet-nam"),
        ("Bộ Sở hữu trí tuệ Hàn Quốc", "agency/kipo"),
        ("Korean Intellectual Property Office", "agency/kipo"),
        ("Viện Sở hữu công nghiệp quốc gia Pháp", "agency/inpi-france"),
        ("Viện Sở hữu công nghiệp quốc gia Brazil", "agency/inpi-brazil"),
        ("Cơ quan Sở hữu trí tuệ châu Âu", "agency/euipo"),
        ("Tổ chức Sở hữu trí tuệ thế giới", "agency/wipo"),
    ],
)
def test_a_name_as_news_writes_it_leads_to_one_entry(reference: Reference, name: str, entry_id: str) -> None:
    assert named(reference, name) == {entry_id}


def test_at_least_a_hundred_countries_have_their_ip_office(reference: Reference) -> None:
    offices = [e for e in reference if e.function == "ip-office" and e.country and not e.until]
    assert len(offices) >= 150
    known = countries(reference)
    for office in offices:
        assert office.country in known
        assert reference.of_country(office.country, "ip-office") is office, office.id


def test_regional_offices_and_the_units_of_wipo_are_there(reference: Reference) -> None:
    for slug in ("wipo", "epo", "euipo", "aripo", "oapi", "eapo", "gccpo", "boip", "upov", "cpvo"):
        assert f"agency/{slug}" in reference
    units = [e for e in reference if e.id.startswith("agency/wipo-")]
    assert len(units) >= 25
    for unit in units:
        parent: ReferenceEntry | None = unit
        while parent is not None and parent.part_of:
            parent = reference.get(parent.part_of)
        assert parent is not None and parent.id == "agency/wipo", unit.id


def test_viet_nam_has_34_provinces_now_and_had_63(reference: Reference) -> None:
    def is_province(entry: ReferenceEntry) -> bool:
        return entry.until is not None or entry.id in PROVINCES

    provinces = [e for e in reference if e.file == "places" and e.country == "VN" and is_province(e)]
    merged = [e for e in provinces if e.until]
    assert len(provinces) == 63
    assert len(merged) == 29
    for entry in merged:
        assert entry.until == "2025-07-01"
        successor = reference[str(entry.successor)]
        assert successor.until is None and successor.id in PROVINCES, entry.id


def test_country_codes_are_those_of_known_countries(reference: Reference) -> None:
    known = set(countries(reference))
    assert [(e.id, e.country) for e in reference if e.country and e.country not in known] == []


def test_adjectives_and_country_abbreviations_stand_for_one_country(reference: Reference) -> None:
    claims: dict[str, set[str]] = defaultdict(set)
    for entry in countries(reference).values():
        for word in (*entry.abbreviations, *(w for group in entry.adjectives.values() for w in group)):
            claims[word].add(entry.id)
    assert {word: ids for word, ids in claims.items() if len(ids) > 1} == {}


def test_a_name_of_two_entries_is_marked_ambiguous_in_both(reference: Reference) -> None:
    """A shared name is allowed only where each entry's note says so, for a person who edits either."""
    claims: dict[str, set[str]] = defaultdict(set)
    for entry in reference:
        if entry.kind is not Kind.TOPIC:  # a topic lists phrases that point to it, not names of its own
            for name in entry.all_names:
                claims[name.casefold()].add(entry.id)
    unmarked = {
        name: sorted(ids)
        for name, ids in claims.items()
        if len(ids) > 1 and not all("AMBIGUOUS" in (reference[i].note or "") for i in ids)
    }
    assert unmarked == {}


def test_one_body_per_country_and_function(reference: Reference) -> None:
    bodies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in reference:
        if entry.country and entry.function and not entry.until:
            bodies[entry.country, entry.function].append(entry.id)
    assert {key: ids for key, ids in bodies.items() if len(ids) > 1} == {}


def test_no_foreign_office_has_a_name_without_a_country(reference: Reference) -> None:
    generic = {
        "intellectual property office", "industrial property office", "patent office", "copyright office",
        "patent and trademark office", "department of intellectual property", "co quan so huu tri tue",
        "co quan sang che", "cuc so huu tri tue", "van phong so huu tri tue", "cuc ban quyen",
    }  # fmt: skip
    offenders = [
        (entry.id, name)
        for entry in reference
        if entry.country != "VN"
        for name in entry.all_names
        if fold(name) in generic
    ]
    assert offenders == []


def test_wikidata_ids_are_only_the_verified_ones_each_once(reference: Reference) -> None:
    ids = [dict(e.identifiers)["wikidata"] for e in reference if "wikidata" in dict(e.identifiers)]
    assert len(ids) == len(set(ids))
    assert set(ids) <= VERIFIED_WIKIDATA


def test_all_text_is_nfc() -> None:
    for path in FOLDER.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name


def test_an_entry_becomes_an_entity_with_aliases_without_accents(reference: Reference) -> None:
    entity = reference["agency/ip-viet-nam"].entity()
    assert entity.reference
    assert dict(entity.labels)["vi"] == "Cục Sở hữu trí tuệ"
    assert "Cuc So huu tri tue" in entity.aliases
    assert entity.country == "VN"
