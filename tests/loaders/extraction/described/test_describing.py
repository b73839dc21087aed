from collections.abc import Callable

from loaders.extraction.rules import RuleExtractor
from loaders.extraction.text.document import Document
from ontology.statements import Article

Read = Callable[..., Document]


def ids(extractor: RuleExtractor, text: str, language: str, key: str, kind: str) -> set[str]:
    article = Article(key, text, language=language, published="2021-06-04")
    return {e.id for e in extractor.extract(article).entities if e.kind == kind}


def test_two_languages_arrive_at_one_agreement_and_one_signing(extractor: RuleExtractor) -> None:
    english = (
        "WIPO and the European Patent Office signed a Memorandum of Understanding on training on 3 June 2021."
    )
    vietnamese = "Ngày 3/6/2021, WIPO và Cơ quan Sáng chế châu Âu đã ký Biên bản ghi nhớ về đào tạo."
    for kind in ("Agreement", "Event"):
        one = ids(extractor, english, "en", "one", kind)
        assert len(one) == 1
        assert one == ids(extractor, vietnamese, "vi", "other", kind)


def test_another_year_is_another_agreement(extractor: RuleExtractor) -> None:
    text = "WIPO and the European Patent Office signed a Memorandum of Understanding on 3 June {}."
    one, other = (ids(extractor, text.format(year), "en", "a", "Agreement") for year in (2019, 2021))
    assert len(one) == len(other) == 1
    assert one != other


def test_names_are_composed_in_both_languages(extractor: RuleExtractor) -> None:
    text = "WIPO and the European Patent Office signed a Memorandum of Understanding on 3 June 2021."
    graph = extractor.extract(Article("a", text, language="en"))
    agreement = next(e for e in graph.entities if e.kind == "Agreement")
    assert "Memorandum of Understanding between European Patent Office" in " | ".join(agreement.names)
    assert dict(agreement.labels)["vi"].startswith("Bản ghi nhớ giữa ")


def test_what_says_nothing_of_itself_is_never_merged(extractor: RuleExtractor) -> None:
    text = "The workshop took place in Rome."
    one, other = (ids(extractor, text, "en", key, "Event") for key in ("one", "other"))
    assert len(one) == len(other) == 1
    assert one != other


def test_agreements_of_which_one_side_alone_is_known_meet_in_one_article_only(
    extractor: RuleExtractor,
) -> None:
    texts = (
        "In May, a cooperation agreement with WIPO was signed.",
        "Officials recalled that a cooperation agreement with WIPO was signed.",
    )
    one, other = (ids(extractor, text, "en", key, "Agreement") for key, text in zip("ab", texts, strict=True))
    assert len(one) == len(other) == 1
    assert one.isdisjoint(other)


def test_bodies_that_no_list_knows_stand_in_names_as_the_article_calls_them(extractor: RuleExtractor) -> None:
    text = (
        "The 4th meeting of the Joint Committee on Seed Registers was held in Lima on 3 June 2021. "
        "The meeting was opened by Ms. Ana Ruiz."
    )
    graph = extractor.extract(Article("a", text, language="en", published="2021-06-04"))
    event = next(e for e in graph.entities if e.kind == "Event")
    assert dict(event.labels)["en"] == "Meeting of Joint Committee on Seed Registers (2021-06-03)"
