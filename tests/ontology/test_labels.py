import pytest

from ontology.labels import (
    LANGUAGES,
    basis_label,
    kind_definition,
    kind_label,
    predicate_definition,
    predicate_label,
    status_label,
)
from ontology.vocabulary import Basis, Kind, Predicate, Status


def test_words_for_people() -> None:
    assert kind_label(Kind.AGENCY) == "Agency"
    assert kind_label(Kind.AGENCY, "vi") == "Cơ quan"
    assert predicate_label(Predicate.HOLDS_POST, "vi") == "giữ chức vụ tại"
    assert predicate_label(Predicate.HOSTED, "en", inverse=True) == "was hosted by"
    assert status_label(Status.IN_FORCE, "vi") == "có hiệu lực"
    assert basis_label(Basis.STATED) == "stated in the text"


def test_another_language_falls_back_to_english() -> None:
    assert kind_label(Kind.FORUM, "fr") == kind_label(Kind.FORUM, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_words(language: str) -> None:
    words = [
        *(kind_label(kind, language) for kind in Kind),
        *(kind_definition(kind, language) for kind in Kind),
        *(predicate_label(predicate, language) for predicate in Predicate),
        *(predicate_definition(predicate, language) for predicate in Predicate),
        *(predicate_label(predicate, language, inverse=True) for predicate in Predicate),
        *(status_label(status, language) for status in Status),
        *(basis_label(basis, language) for basis in Basis),
    ]
    assert all(word.strip() for word in words)


def test_only_a_symmetric_predicate_reads_the_same_both_ways() -> None:
    for predicate in Predicate:
        for language in LANGUAGES:
            same = predicate_label(predicate, language) == predicate_label(predicate, language, inverse=True)
            assert same is predicate.is_symmetric, predicate
