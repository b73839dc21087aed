"""Names that differ by accents or case only are told once."""

from graph_api.models import EntityDetail
from graph_api.pages.naming import other_names
from ontology.vocabulary import Kind


def test_of_names_that_differ_by_accents_the_one_with_accents_is_told() -> None:
    names = ["Cuc SHTT", "Cục SHTT", "cục shtt", "IP VIET NAM", "NOIP", "The Office"]
    entity = EntityDetail(
        id="agency/a", kind=Kind.AGENCY, name="IP Viet Nam", name_en="IP Viet Nam", name_vi=None, url="/",
        country=None, date=None, status=None, reference=True, names=names, identifiers={}, replaces=[],
        articles=0, predicates=[], statements_total=0, statements=[],
    )  # fmt: skip
    assert other_names(entity) == ["Cục SHTT", "NOIP", "The Office"]
