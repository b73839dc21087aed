from dataclasses import replace

import pytest

from ontology.errors import InvalidStatement
from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph
from ontology.validation import RULES, check, check_evidence, violations
from ontology.vocabulary import SIGNATURES, Kind, Predicate

TEXT = "Bà Trần Thu Hà, Vụ trưởng, đã ký Biên bản ghi nhớ tại Hà Nội năm 2024."
QUOTE = "Bà Trần Thu Hà, Vụ trưởng, đã ký Biên bản ghi nhớ"
ARTICLE = Article(key="ký-kết", text=TEXT)
ENTITIES = {
    f"{kind.lower()}/a": Entity(f"{kind.lower()}/a", kind, (("en", f"Some {kind}"),)) for kind in Kind
} | {"agency/b": Entity("agency/b", Kind.AGENCY, (("en", "Another agency"),))}
EVIDENCE = Evidence("ký-kết", 0, len(QUOTE), QUOTE, "test", 0.9)
SIGNED = Statement("official/a", Predicate.SIGNED, "agreement/a", evidence=(EVIDENCE,))
POST = Statement(
    "official/a",
    Predicate.HOLDS_POST,
    "agency/a",
    role="director",
    evidence=(replace(EVIDENCE, role="Vụ trưởng"),),
)
DATE = Statement("agreement/a", Predicate.DATE, value="2024", evidence=(EVIDENCE,))
STATUS = Statement("agreement/a", Predicate.STATUS, value="signed", evidence=(EVIDENCE,))

BROKEN = [
    ("unknown-entity", replace(SIGNED, subject="official/nobody"), "official/nobody is no entity"),
    ("unknown-entity", replace(SIGNED, object="agreement/none"), "agreement/none is no entity"),
    (
        "subject-kind",
        replace(SIGNED, subject="place/a"),
        "subject of signed is Agency or Official; this is Place",
    ),
    ("object-kind", replace(SIGNED, object="event/a"), "object of signed is Agreement; this is Event"),
    ("object-or-value", replace(SIGNED, object=None), "takes an object and no value"),
    ("object-or-value", replace(SIGNED, value="2024"), "takes an object and no value"),
    ("object-or-value", replace(DATE, value=None), "takes a value and no object"),
    ("object-or-value", replace(DATE, object="topic/a"), "takes a value and no object"),
    ("date-form", replace(DATE, value="năm 2024"), "is no date such as"),
    ("date-form", replace(SIGNED, when="2024-13"), "`when` of"),
    ("status-code", replace(STATUS, value="done"), "none of the codes proposed, negotiating"),
    (
        "self-reference",
        Statement("agency/a", Predicate.PART_OF, "agency/a", evidence=(EVIDENCE,)),
        "points to itself",
    ),
    ("role-of-post", replace(SIGNED, role="director"), "only holdsPost"),
    ("role-of-post", replace(SIGNED, evidence=(replace(EVIDENCE, role="Vụ trưởng"),)), "only holdsPost"),
    ("evidence-missing", replace(SIGNED, evidence=()), "has no evidence"),
    ("evidence-rule", replace(SIGNED, evidence=(replace(EVIDENCE, rule=" "),)), "rule is empty"),
    ("evidence-confidence", replace(SIGNED, evidence=(replace(EVIDENCE, confidence=0.0),)), "0 < c"),
    ("evidence-confidence", replace(SIGNED, evidence=(replace(EVIDENCE, confidence=1.01),)), "0 < c"),
    ("evidence-confidence", replace(SIGNED, evidence=(replace(EVIDENCE, confidence=float("nan")),)), "0 < c"),
    ("evidence-quote", replace(SIGNED, evidence=(replace(EVIDENCE, quote="  ", end=2),)), "quote is empty"),
    (
        "evidence-offsets",
        replace(SIGNED, evidence=(replace(EVIDENCE, start=-1, end=len(QUOTE) - 1),)),
        "span",
    ),
    ("evidence-offsets", replace(SIGNED, evidence=(replace(EVIDENCE, end=len(QUOTE) + 1),)), "span"),
]
MISPLACED = [
    (
        "unknown-article",
        replace(SIGNED, evidence=(replace(EVIDENCE, article="none"),)),
        "'none' is not given",
    ),
    (
        "evidence-text",
        replace(SIGNED, evidence=(replace(EVIDENCE, start=1, end=len(QUOTE) + 1),)),
        "not the quote",
    ),
]


@pytest.mark.parametrize("statement", [SIGNED, POST, DATE, STATUS], ids=lambda s: s.predicate)
def test_sound_statements_pass(statement: Statement) -> None:
    check(statement, ENTITIES)
    check_evidence(statement, {ARTICLE.key: ARTICLE})


@pytest.mark.parametrize(("rule", "statement", "message"), BROKEN)
def test_a_broken_statement_is_refused_with_the_rule(rule: str, statement: Statement, message: str) -> None:
    with pytest.raises(InvalidStatement, match=message) as refusal:
        check(statement, ENTITIES)
    assert refusal.value.rule == rule


@pytest.mark.parametrize(("rule", "statement", "message"), MISPLACED)
def test_a_quote_that_the_article_does_not_hold_is_refused(
    rule: str, statement: Statement, message: str
) -> None:
    with pytest.raises(InvalidStatement, match=message) as refusal:
        check_evidence(statement, {ARTICLE.key: ARTICLE})
    assert refusal.value.rule == rule


def test_an_article_without_its_text_is_believed() -> None:
    check_evidence(MISPLACED[1][1], {ARTICLE.key: replace(ARTICLE, text=None)})


def test_every_rule_has_a_case_here() -> None:
    assert {rule for rule, *_ in (*BROKEN, *MISPLACED)} | {"mention-text"} == set(RULES)


def test_all_violations_of_a_subgraph_are_listed() -> None:
    stray = replace(ENTITIES["place/a"], mentions=(Mention("ký-kết", 55, 60, "Hà Nội"),))
    known = replace(ENTITIES["official/a"], mentions=(Mention("ký-kết", 3, 14, "Trần Thu Hà"),))
    entities = tuple((ENTITIES | {stray.id: stray, known.id: known}).values())
    broken = replace(STATUS, value="done", when="sometime")
    found = violations(Subgraph((ARTICLE,), entities, (SIGNED, broken)))
    assert [(v.rule, v.where) for v in found] == [
        ("status-code", broken.id),
        ("date-form", broken.id),
        ("mention-text", "place/a"),
    ]


@pytest.mark.parametrize("predicate", Predicate)
def test_each_predicate_takes_exactly_its_kinds(predicate: Predicate) -> None:
    subjects, objects = SIGNATURES[predicate]
    literal = {Predicate.DATE: "2024", Predicate.STATUS: "signed"}.get(predicate)
    other = {kind: "agency/b" if kind is Kind.AGENCY else f"{kind.lower()}/b" for kind in Kind}
    entities = ENTITIES | {i: Entity(i, kind, (("en", "B"),)) for kind, i in other.items()}
    for subject in Kind:
        for target in Kind if literal is None else (None,):
            statement = Statement(
                f"{subject.lower()}/a",
                predicate,
                other[target] if target else None,
                value=literal,
                evidence=(EVIDENCE,),
            )
            allowed = subject in subjects and (target is None or target in objects)
            if allowed:
                check(statement, entities)
            else:
                with pytest.raises(InvalidStatement):
                    check(statement, entities)
