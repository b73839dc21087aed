import re
from io import BytesIO

import pytest

from ontology.errors import UnreadableExport
from ontology.rdf.formats import write_rdf
from ontology.shacl import ENGINES, default_engine, engine_version, findings
from tests.ontology.bilingual_example import EXAMPLE


def turtle(format: str = "turtle") -> str:
    file = BytesIO()
    write_rdf(EXAMPLE.parts(), file, format)
    return file.getvalue().decode()


WHOLE = turtle()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("format", ["turtle", "trig", "jsonld"])
def test_an_export_conforms(format: str, engine: str) -> None:
    assert findings(BytesIO(turtle(format).encode()), format, engine=engine) == []


def test_the_fast_engine_is_taken_where_it_is_installed() -> None:
    assert default_engine() == "shacl"
    assert engine_version("pyshacl").startswith("pyshacl 0.")
    with pytest.raises(ValueError, match="choose one of pyshacl, shacl"):
        findings(BytesIO(b""), engine="jena")


def test_many_faults_at_once_are_found_by_both_engines_alike() -> None:
    broken = WHOLE
    for pattern, planted, *_ in PLANTED:
        if planted != "SELF" and "SELF" not in pattern:
            broken = re.sub(pattern, planted, broken)
    reference, fast = (findings(BytesIO(broken.encode()), engine=engine) for engine in ENGINES)
    assert len(reference) > 30
    assert fast == reference
    assert all(finding.component and finding.messages for finding in reference)


PLANTED = [
    # a pattern of the export, what takes its place, the shape, a part of the message
    (
        r'skos:prefLabel "Japan"@en',
        'skos:prefLabel "Japan"@en , "Nippon"@en',
        "NameShape",
        "at most one a language",
    ),
    (
        r'skos:prefLabel "Nhật Bản"@vi ;|skos:prefLabel "Japan"@en ,? ?"Nhật Bản"@vi ;',
        "",
        "NameShape",
        "needs a name",
    ),
    (r"place:japan a ipc:Place", "place:japan a ipc:Place , ipc:Forum", "EntityShape", "exactly one kind"),
    (r'ipc:country "JP"', 'ipc:country "Japan"', "CountryShape", "two letters"),
    (r"ipc:reference true", 'ipc:reference "yes"', "ReferenceShape", "true or false"),
    (r"skos:inScheme ipc:topics", "skos:inScheme ipc:statuses", "SchemeShape", "ipc:topics"),
    (
        r"rdf:predicate ipc:concerns",
        "rdf:predicate ipc:eats",
        "PredicateShape",
        "one predicate of the ontology",
    ),
    (r"official:5ec0 ipc:signed agreement:77aa \.", "", "AllStatementsShape", "direct link"),
    (r'ipc:post "director-general"', 'ipc:post "a" , "b"', "PostShape", "at most one post"),
    (
        r"rdf:predicate ipc:holdsPost",
        "rdf:predicate ipc:partOf",
        "AllStatementsShape",
        "Only holdsPost has a post",
    ),
    (r'ipc:when "2024-03"\^\^xsd:gYearMonth', 'ipc:when "March"', "WhenShape", "day, a month, a year"),
    (r'"2024-03-11"\^\^xsd:date', '"2024-13-11"^^xsd:date', "AllStatementsShape", "A date is a day"),
    (r'"2024-03-11"\^\^xsd:date', '"2024-03-11"', "DateValueShape", "typed as a day"),
    (r'"2024-03-11"\^\^xsd:date', '"2024/2016"^^ipc:interval', "AllStatementsShape", "the earlier first"),
    (r'rdf:object "signed"', 'rdf:object "done"', "AllStatementsShape", "A status is one of"),
    (r'ipc:status "signed"', 'ipc:status "done"', "StatusValueShape", "one of its codes"),
    (
        r"agency:jpo ipc:cooperatesWith|ipc:cooperatesWith agency:jpo",
        "SELF",
        "AllStatementsShape",
        "from an entity to itself",
    ),
    (r"oa:end (\d+)", "oa:end 9999", "AllPassagesShape", "do not span"),
    (r"oa:start (\d+)", "oa:start -1", "PositionSelectorShape", "position with a start of 0"),
    (r"a oa:TextQuoteSelector", "a oa:Selector", "QuoteSelectorShape", "exactly one quote"),
    (
        r"oa:hasSource article:2024-da-nang-vi",
        "oa:hasSource article:none",
        "SourceShape",
        "exactly one article",
    ),
    (r'ipc:confidence "[\d.]+"', 'ipc:confidence "1.5"', "ConfidenceShape", "above 0 and at most 1"),
    (r'ipc:confidence "[\d.]+"', 'ipc:confidence "0.0"', "ConfidenceShape", "above 0 and at most 1"),
    (r'ipc:rule "example"', 'ipc:rule ""', "RuleShape", "names the rule"),
    (r'ipc:basis "relative"', 'ipc:basis "guessed"', "BasisShape", "stated, relative or published"),
    (r'ipc:sha256 "ab', 'ipc:sha256 "AB', "DigestShape", "SHA-256"),
    (r'schema:inLanguage "vi"', 'schema:inLanguage "xx"', "LanguageShape", "vi or en"),
    (r"a ipc:Official", "a ipc:Place", "holdsPostSubjectShape", "subject of holdsPost must be Official"),
    (r'rdfs:label "rules 0.1" ;\s+prov:was', "prov:was", "RunLabelShape", "one label"),
    (r"prov:used article:2024-da-nang-en", "prov:used place:japan", "RunUsedShape", "at least one article"),
    (r"a prov:SoftwareAgent", "a prov:Agent", "RunAgentShape", "that of one extractor"),
    (r"prov:wasGeneratedBy run:", "prov:wasGeneratedBy extractor:", "GeneratedByShape", "from one run"),
    (r'schema:propertyID "iso3" ;', "", "IdentifierSchemeShape", "names its scheme"),
    (r'schema:value "JPN"', 'schema:value ""', "IdentifierValueShape", "has one value"),
    (r"topic:patents a ipc:Topic", "topic:patents a ipc:Event", "concernsObjectShape", "must be Topic"),
]


@pytest.mark.parametrize(("pattern", "planted", "shape", "message"), PLANTED)
def test_a_planted_error_is_found(pattern: str, planted: str, shape: str, message: str) -> None:
    if planted == "SELF":
        broken = re.sub(r"rdf:object agency:jpo", "rdf:object agency:ip-viet-nam", WHOLE)
    else:
        broken = re.sub(pattern, planted, WHOLE)
    assert broken != WHOLE
    by_engine = [findings(BytesIO(broken.encode()), engine=engine) for engine in ENGINES]
    assert [f for f in by_engine[0] if f.shape.endswith(f"#{shape}") and message in f.message], by_engine[0]
    assert by_engine[1] == by_engine[0], "the engines differ"


def test_a_statement_without_evidence_is_found() -> None:
    lines = [line for line in turtle("ntriples").splitlines() if "#hasEvidence>" not in line]
    found = findings(BytesIO("\n".join(lines).encode()), "ntriples")
    assert {f.node.rpartition("/id/")[2] for f in found} == {s.id for s in EXAMPLE.statements}
    assert {f.message for f in found} == {"A statement has at least one piece of evidence."}


def test_messages_come_in_vietnamese_too() -> None:
    broken = WHOLE.replace("oa:end 14 ", "oa:end 9999 ").replace('ipc:country "JP"', 'ipc:country "Japan"')
    messages = {f.message for f in findings(BytesIO(broken.encode()), language="vi")}
    assert "Quốc gia là mã hai chữ cái ISO 3166-1." in messages
    assert "Vị trí không khớp với độ dài của trích dẫn." in messages


def test_what_is_no_rdf_is_refused() -> None:
    with pytest.raises(UnreadableExport, match="not turtle"):
        findings(BytesIO(b"<html>"))
    with pytest.raises(UnreadableExport, match="no RDF format"):
        findings(BytesIO(b""), "csv")
