from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from queries import catalogue
from queries.worded import Understanding, question_in_words, understand
from queries.worded.wordings import worded_questions
from tests.contracts.sample_graph import sample_graph

ASKED = yaml.safe_load((Path(__file__).parent / "asked.yaml").read_text(encoding="utf-8"))
CASES = [case for half in ("tuning", "held_out") for lang in ("en", "vi") for case in ASKED[half][lang]]
REFUSED = [*ASKED["refused"]["tuning"], *ASKED["refused"]["held_out"]]
NOT_IN_WORDS = {
    *("evidence_of_statement", "statements_in_article"),  # they take keys that nobody says
    "shortest_path",  # path_with_evidence says more
}


def is_right(found: Understanding, case: dict[str, Any]) -> bool:
    if not found.interpretations:
        return False
    first = found.interpretations[0]
    return {first.asked.name: first.parameters} in case["is"]


@pytest.mark.parametrize("half", ["tuning", "held_out"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_nine_of_ten_questions_are_understood(sample: GraphStore, half: str, language: str) -> None:
    cases = ASKED[half][language]
    wrong = [case["q"] for case in cases if not is_right(understand(sample.read, case["q"]), case)]
    assert len(wrong) <= len(cases) // 10, wrong


def test_there_are_sixty_questions_and_none_is_a_wording() -> None:
    texts = [case["q"] for case in CASES]
    assert len(set(texts)) >= 60
    wordings = {w.text.lower().strip("?") for one in worded_questions() for w in one.wordings}
    assert not wordings & {text.lower().strip("?") for text in texts}


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_graph_cannot_answer_is_refused_with_the_nearest_questions(
    sample: GraphStore, text: str
) -> None:
    found = understand(sample.read, text)
    assert found.interpretations == ()
    assert len(found.nearest) == 3


def test_every_question_can_be_asked_in_words() -> None:
    assert {one.asked.name for one in worded_questions()} | NOT_IN_WORDS == {q.name for q in catalogue()}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_is_read_back_means_the_same(sample: GraphStore, language: str) -> None:
    changed = []
    for case in CASES:
        found = understand(sample.read, case["q"])
        if is_right(found, case):
            first = found.interpretations[0]
            again = understand(sample.read, question_in_words(first, language))
            names = [one.asked.name for one in again.interpretations]
            if first.asked.name not in names:
                changed.append((case["q"], question_in_words(first, language), names))
    assert len(changed) <= len(CASES) // 20, changed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Show agreements after 2018", "Which agreements were signed since 2019?"),
        ("Which agreements were made in 2019?", "Which agreements were signed in 2019?"),
        ("agreements from 2015 to 2020", "Which agreements were signed between 2015 and 2020?"),
        ("Japan's agreements with Viet Nam before 2020",
         "Which agreements are there between Japan and Viet Nam until 2019?"),
        ("Nhật Bản có thỏa thuận nào từ năm 2010?", "Nhật Bản có những thỏa thuận nào từ 2010?"),
    ],
)  # fmt: skip
def test_periods_are_read_back_as_they_are_taken(sample: GraphStore, text: str, said: str) -> None:
    found = understand(sample.read, text)
    assert question_in_words(found.interpretations[0], found.language) == said


def test_accents_case_and_short_forms_do_not_matter(sample: GraphStore) -> None:
    asked = (
        "Ai đã ký Bản ghi nhớ hợp tác 2025?",
        "AI DA KY BAN GHI NHO HOP TAC 2025",
        "ai ky mou 2025",
    )
    found = [understand(sample.read, text).interpretations[0] for text in asked]
    assert [(one.asked.name, one.parameters) for one in found] == 3 * [
        ("signatories_of_agreement", {"agreement": "agreement/mou-2025"})
    ]


def test_other_accents_are_other_words(sample: GraphStore) -> None:
    assert understand(sample.read, "Ai đã ký Bàn ghi nhớ hợp tác 2025?").named == ()
    for text in ("Tran Thi Vi Du giữ chức gì?", "Trần Thị Ví Dụ giữ chức gì?", "Thị Ví Dụ giữ chức gì?"):
        found = understand(sample.read, text)
        assert found.interpretations[0].parameters == {"official": "official/du"}


def test_what_plays_no_part_is_said(sample: GraphStore) -> None:
    (first, *_) = understand(sample.read, "Who are the members of ASEAN in 2016?").interpretations
    assert first.asked.name == "forum_members"
    assert first.ignored == ("2016",)


def test_a_name_that_nothing_bears_is_said(sample: GraphStore) -> None:
    found = understand(sample.read, "Which agreements does Atlantis Ocean Council have?")
    assert set(found.unknown) == {"Atlantis", "Ocean", "Council"}
    assert {one.asked.name for one in found.nearest} & {"agreements_of", "agreements_between"}


def test_an_empty_store_and_an_empty_question_are_no_errors() -> None:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        for text in ("", "?", "Who signed what with whom?", "a" * 10_000, "từ 2015", "\u0000'\"`{}$"):
            understand(store.read, text)
        found = understand(store.read, "Who signed what with whom?")
    assert found.interpretations[0].asked.name == "who_signed_what_with_whom"


@pytest.mark.neo4j
def test_both_engines_understand_alike(sample: GraphStore, neo4j_store: GraphStore) -> None:
    neo4j_store.ensure_schema()
    neo4j_store.write(sample_graph())
    for case in CASES:
        assert understand(neo4j_store.read, case["q"]) == understand(sample.read, case["q"])
