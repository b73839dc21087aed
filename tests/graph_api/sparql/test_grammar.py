"""The parse of a query before it is answered: all of SPARQL 1.1 passes, all that reaches out does not."""

import re

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_api.sparql.grammar import names_its_graphs
from graph_api.sparql.refusal import Refusal

# Over the breadth of the grammar; what is indented goes on with the line before it.
_VALID = r"""
SELECT * { ?s !(<urn:a>|^<urn:b>) ?o }
SELECT * { ?s <urn:a>/<urn:b>*|^<urn:c>? ?o } VALUES ?s { <urn:x> UNDEF }
SELECT (GROUP_CONCAT(DISTINCT ?x; SEPARATOR=", ") AS ?y) { ?x ?p ?o } GROUP BY ?o HAVING
    (COUNT(*) > 1) ORDER BY ASC(?y) DESC(STRLEN(STR(?o)))
SELECT * { ?s ?p ?o MINUS { ?s <urn:a> ?x } }
SELECT * { { SELECT ?s (MAX(?o) AS ?m) { ?s ?p ?o } GROUP BY ?s LIMIT 3 OFFSET 1 } ?s ?q ?m }
PREFIX ex: <urn:> SELECT * { ex:a\,b ex:p.q ex:%41 . ex:0 ex:: ex:_x }
SELECT * { ?s ?p ( 1 2.5 1e6 -3 +4 true "x"@en-GB "y"^^<urn:t> '''long 'q ''' 'z' ) }
SELECT * { [ <urn:a> "x" ; <urn:b> [ <urn:c> ?d ] ] <urn:e> ?f . [] ?p ?o }
DESCRIBE * { ?s ?p ?o } LIMIT 1
DESCRIBE <urn:a> <urn:b>
DESCRIBE ?x FROM <urn:g> WHERE { ?x a ?y }
CONSTRUCT WHERE { ?s ?p ?o . ?o ?q ?r }
CONSTRUCT { ?s <urn:x> [] } FROM NAMED <urn:g> WHERE { GRAPH ?g { ?s ?p ?o } }
ASK { FILTER (?x IN () || ?y NOT IN (1, 2)) }
ASK { ?s ?p ?o FILTER NOT EXISTS { ?o ?p ?s } FILTER EXISTS { ?s a ?t } }
SELECT REDUCED ?s { ?s ?p ?o . OPTIONAL { ?o ?q ?r FILTER (?r > 3) } }
SELECT (IF(BOUND(?x), COALESCE(?y, 1/0), STRDT("a", <urn:t>)) AS ?z) (NOW() AS ?n) (STRUUID()
    AS ?u) (RAND() AS ?r) {}
SELECT (REPLACE(STR(?x), "a(b)", "$1", "i") AS ?y) { ?x ?p ?o FILTER REGEX(STR(?o), "^a", "i")
    FILTER (LANGMATCHES(LANG(?o), "*")) }
SELECT (SUBSTR("abc", 2) AS ?a) (CONCAT("a", "b") AS ?b) (ENCODE_FOR_URI("é") AS ?c)
    (SHA256("a") AS ?d) (TZ(NOW()) AS ?e) (MD5("x") AS ?f) {}
SELECT ?x { VALUES (?x ?y) { (1 2) (UNDEF 3) } FILTER (!BOUND(?x) || ?x = 1 && ?y != 4) }
SELECT * { ?s ?p ?o } # comment at the end
BASE <urn:x/> PREFIX : <y#> SELECT * { <z> :p :q ; :r :s, :t . }
select distinct ?S where { graph <urn:g> { ?S a <urn:c> } } order by ?S limit 10
SELECT * WHERE { { ?s ?p ?o } UNION { ?o ?p ?s } UNION { GRAPH ?g { ?s ?p ?o } } }
SELECT (COUNT(DISTINCT *) AS ?n) (SUM(?x) AS ?m) (AVG(?x) AS ?a) (SAMPLE(?x) AS ?q) { ?s ?p ?x }
SELECT ?s (?o * 2 + 1 AS ?d) { ?s ?p ?o . FILTER (-?o < 3 || +?o >= 2) BIND (?o - 1 AS ?e) }
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (xsd:integer("3") AS ?x)
    (xsd:dateTime("2020-01-01T00:00:00Z") AS ?y) {}
SELECT * { _:a <urn:p> _:b . _:b <urn:p> ?c }
SELECT * { ?s ?p "tab\t quote\" nl\n é \u00e9 \U0001F600" }
SELECT ?x WHERE { ?x <urn:p> 5. ?y <urn:q> .5 . ?z <urn:r> 5.0e-3 }
SELECT * { FILTER (isIRI(?x) && isBLANK(?y) || isLITERAL(?z) || isNUMERIC(?w) || sameTerm(?x,?y)) }
SELECT (STRBEFORE("abc","b") AS ?a) (STRAFTER("abc","b") AS ?b) (STRENDS("a","b") AS ?c)
    (CONTAINS("a","b") AS ?d) (UCASE("a") AS ?e) (IRI("x") AS ?f) (BNODE("x") AS ?g) (UUID() AS
    ?h) (ABS(1) AS ?i) (YEAR(NOW()) AS ?j) (TIMEZONE(NOW()) AS ?k) {}
SELECT * { ?s (<urn:a>|<urn:b>)+ ?o . ?s ^(<urn:a>/<urn:b>) ?x . ?s a/<urn:q>* ?y }
SELECT * { { } }
ASK WHERE { }
SELECT * { ?s ?p ?o ; . }
SELECT * { ?s ?p ?o ; ; ?q ?r . }
"""
VALID = re.split(r"\n(?! )", _VALID.strip())
UPDATES = (
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX : <urn:> DELETE { ?s ?p ?o } INSERT { :a :b :c } WHERE { ?s ?p ?o }",
    "WITH <urn:g> DELETE { ?s ?p ?o } USING <urn:h> WHERE { ?s ?p ?o }",
    "LOAD SILENT <urn:x> INTO GRAPH <urn:g>",
    "CLEAR ALL",
    "DROP SILENT NAMED",
    "CREATE GRAPH <urn:g>",
    "COPY DEFAULT TO <urn:g>; MOVE <urn:g> TO <urn:h>",
    "ADD <urn:g> TO DEFAULT",
)
WORDS = st.sampled_from(
    [
        "SELECT",
        "*",
        "{",
        "}",
        "?s",
        "?p",
        "?o",
        "SERVICE",
        "<urn:x>",
        "(",
        ")",
        "FILTER",
        "ASK",
        "VALUES",
        ".",
        '"x"',
        "AS",
    ]
)


def test_all_of_the_language_passes() -> None:
    assert len(VALID) > 30
    for query in VALID:
        pyoxigraph.Store().query(query)
        names_its_graphs(query)


@pytest.mark.parametrize("query", UPDATES)
def test_an_update_is_told_from_a_malformed_query(query: str) -> None:
    with pytest.raises(Refusal) as refused:
        names_its_graphs(query)
    assert refused.value.status == 403


@pytest.mark.parametrize(
    "query", ["", " # nothing", "SELECT", "ASK {} ASK {}", "SELECT * { ?s ?p }", "INSERT DATA { ?s"]
)
def test_a_malformed_query_is_told_so(query: str) -> None:
    with pytest.raises(Refusal) as refused:
        names_its_graphs(query)
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("ASK {}", False),
        ("ASK FROM <urn:g> {}", True),
        ("SELECT * FROM NAMED <urn:g> { GRAPH ?g { ?s ?p ?o } }", True),
        ("DESCRIBE <urn:x> FROM <urn:g>", True),
        ("CONSTRUCT { ?s ?p ?o } FROM <urn:g> WHERE { ?s ?p ?o }", True),
        ('SELECT ("FROM <urn:g>" AS ?from) { }', False),
    ],
)
def test_graphs_that_a_query_names_are_seen(query: str, named: bool) -> None:
    assert names_its_graphs(query) is named


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { \\u0053ERVICE <urn:x> { ?s ?p ?o } }",
        "SELECT * { SERVICE\n#comment\n<urn:x>{?s ?p ?o} }",
        "SELECT * { { { OPTIONAL { MINUS { sErViCe ?where { } } } } } }",
        "SELECT * { GRAPH ?g { SERVICE <urn:x> { } } }",
        "SELECT * { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <urn:x> { } })",
        "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <urn:x> { } })",
        "SELECT * { BIND (EXISTS { SERVICE <urn:x> { } } AS ?y) }",
        "SELECT * { FILTER (1 IN (2, EXISTS { SERVICE <urn:x> { } })) }",
        "SELECT (COUNT(EXISTS { SERVICE <urn:x> { } }) AS ?n) { }",
        "SELECT * { FILTER (1 NOT IN (EXISTS { SERVICE <urn:x> { } })) }",
        "SELECT (COALESCE(1, EXISTS { SERVICE <urn:x> { } }) AS ?x) { }",
        "SELECT (CONCAT('a', STR(EXISTS { SERVICE <urn:x> { } })) AS ?x) { }",
        "SELECT (<urn:f>(1, EXISTS { SERVICE <urn:x> { } }) AS ?x) { }",
        "SELECT (1 + IF(EXISTS { SERVICE <urn:x> { } }, 1, 2) * 3 AS ?x) { }",
        "SELECT (GROUP_CONCAT(IF(EXISTS { SERVICE <urn:x> { } }, 'a', 'b'); SEPARATOR=',') AS ?x) { }",
        "SELECT ?s { } GROUP BY (EXISTS { SERVICE <urn:x> { } } AS ?s)",
        "SELECT * { FILTER (true && (false || !EXISTS { SERVICE <urn:x> { } })) }",
        "SELECT * { FILTER REGEX('a', 'b', STR(EXISTS { SERVICE <urn:x> { } })) }",
        "SELECT * { { SELECT (EXISTS { SERVICE <urn:x> { } } AS ?x) { } } }",
        "CONSTRUCT { <urn:a> <urn:b> <urn:c> } { {} UNION { {} UNION { SERVICE <urn:x> { } } } }",
        "DESCRIBE ?s { SERVICE <urn:x> { ?s ?p ?o } }",
    ],
)
def test_what_reaches_out_never_passes(query: str) -> None:
    with pytest.raises(Refusal):
        names_its_graphs(query)


@settings(max_examples=60, deadline=None)
@given(st.text() | st.lists(WORDS, max_size=14).map(" ".join))
def test_any_text_is_a_query_or_is_refused(text: str) -> None:
    try:
        names_its_graphs(text)
    except Refusal as refused:
        assert refused.status in (400, 403)


REACHING = "EXISTS { SERVICE SILENT <urn:x> { ?s ?p ?o } }"
AROUND_AN_EXPRESSION = st.sampled_from(
    [
        "({})", "!({})", "(1 + ({}))", "(({}) = 2)", "(3 IN (1, ({}), 2))", "(({}) NOT IN (1))", "-({})",
        "IF(({}), 1, 2)", "IF(true, ({}), 2)", "COALESCE(1, ({}))", "CONCAT('a', STR({}))",
        "<urn:f>(({}), 1)",
        "SUBSTR('abc', ({}))", "REGEX('a', STR({}))", "(true && ({}))", "(false || ({}))", "ABS({})",
        "EXISTS {{ FILTER ({}) }}", "NOT EXISTS {{ BIND (({}) AS ?b) }}", "STRDT(STR({}), <urn:t>)",
    ]
)  # fmt: skip
AROUND_ALL = st.sampled_from(
    [
        "SELECT * {{ FILTER ({}) }}", "SELECT (({}) AS ?x) {{ }}", "SELECT (SUM({}) AS ?x) {{ }}",
        "SELECT * {{ BIND (({}) AS ?x) }}", "SELECT * {{ OPTIONAL {{ ?a ?b ?c FILTER ({}) }} }}",
        "SELECT (1 AS ?x) {{ }} GROUP BY ({})", "SELECT (1 AS ?x) {{ }} HAVING ({})",
        "SELECT * {{ }} ORDER BY DESC({})", "ASK {{ {{ SELECT (({}) AS ?x) {{ }} }} UNION {{ }} }}",
        "CONSTRUCT {{ ?a ?b ?c }} {{ GRAPH ?g {{ FILTER ({}) }} }}",
        "DESCRIBE ?x {{ MINUS {{ FILTER ({}) }} }}",
    ]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(whole=AROUND_ALL, layers=st.lists(AROUND_AN_EXPRESSION, max_size=4))
def test_no_depth_hides_what_reaches_out(whole: str, layers: list[str]) -> None:
    harmless, reaching = "1", REACHING
    for layer in layers:
        harmless, reaching = layer.format(harmless), layer.format(reaching)
    names_its_graphs(whole.format(harmless))
    with pytest.raises(Refusal, match="SERVICE"):
        names_its_graphs(whole.format(reaching))
