from loaders.extraction.text.document import Claim, Document
from loaders.resolution.assembly import assemble
from ontology.reference import load_reference
from ontology.statements import Article
from ontology.vocabulary import Kind, Predicate

TEXT = "Director Ann Roe of the Sun Board met the Japan Patent Office."
REFERENCE = load_reference()


def document() -> Document:
    one = Document(Article("a", TEXT, language="en"), TEXT, "en")
    one.candidate("official:ann roe", Kind.OFFICIAL).names["en"] = ["Ann Roe"]
    one.candidate("agency:sun board", Kind.AGENCY)
    one.candidate("agency/jpo", Kind.AGENCY, REFERENCE["agency/jpo"])
    one.mention(9, 16, "official:ann roe", "r")
    one.mention(24, 33, "agency:sun board", "r")
    one.mention(42, 61, "agency/jpo", "r")
    return one


def post(subject: str, target: str) -> Claim:
    return Claim(subject, Predicate.HOLDS_POST, target, None, 0, 33, "r", 0.9, role="Director")


def test_claims_become_statements_with_the_passage_as_evidence() -> None:
    one = document()
    one.claim(post("official:ann roe", "agency:sun board"))
    subgraph = assemble(one, REFERENCE)
    (statement,) = subgraph.statements
    (evidence,) = statement.evidence
    assert (statement.predicate, statement.role, evidence.role) == (
        Predicate.HOLDS_POST,
        "director",
        "Director",
    )
    assert (evidence.quote, evidence.rule, evidence.confidence) == (TEXT[:33], "r", 0.9)


def test_curated_entities_keep_their_names_and_found_ones_take_those_of_the_text() -> None:
    entities = {e.id: e for e in assemble(document(), REFERENCE).entities}
    assert entities["agency/jpo"].reference
    assert dict(entities["agency/jpo"].labels)["en"] == "Japan Patent Office"
    found = [e for e in entities.values() if not e.reference]
    assert {e.label() for e in found} == {"Ann Roe", "Sun Board"}
    assert all(e.mentions and not e.aliases for e in found)


def test_what_the_ontology_forbids_is_left_out() -> None:
    one = document()
    one.claim(post("agency:sun board", "official:ann roe"))
    one.claim(Claim("agency/jpo", Predicate.DATE, None, "2024", 0, 5, "r", 0.5))
    one.claim(Claim("agency/jpo", Predicate.PART_OF, None, None, 0, 5, "r", 0.5))
    assert assemble(one, REFERENCE).statements == ()


def test_only_what_is_mentioned_or_claimed_is_there() -> None:
    one = document()
    one.candidate("agency:moon board", Kind.AGENCY)
    assert len(assemble(one, REFERENCE).entities) == 3


def test_a_thing_without_a_passage_of_its_own_is_mentioned_where_it_is_claimed() -> None:
    one = document()
    one.candidate("agency:moon board", Kind.AGENCY).names["en"] = ["Moon Board"]
    one.claim(post("official:ann roe", "agency:moon board"))
    (moon,) = [e for e in assemble(one, REFERENCE).entities if e.label() == "Moon Board"]
    assert [(m.start, m.end) for m in moon.mentions] == [(0, 33)]
