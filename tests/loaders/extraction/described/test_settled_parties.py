"""Whose an agreement is, once all wordings have spoken."""

from loaders.extraction.rules import RuleExtractor
from ontology.statements import Article
from ontology.vocabulary import Predicate


def said(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    """What an article gives: (subject, predicate, object or value), by ids and sorts."""
    article = Article("a", text, title="a", language=language, published="2021-03-09")
    graph = RuleExtractor().extract(article)
    return {(s.subject, s.predicate.value, s.object or s.value or "") for s in graph.statements}


def parties(text: str) -> set[str]:
    """Who is party to an agreement in an article."""
    return {s for s, p, _ in said(text) if p == Predicate.PARTY_TO.value}


def test_a_country_is_no_party_beside_its_own_office() -> None:
    text = (
        "Chile, Peru ink patent MoU\n\nThe National Institute of Industrial Property of Chile (INAPI) and "
        "Indecopi of Peru signed a memorandum of understanding on patents in Lima."
    )
    assert parties(text) == {"agency/inapi-chile", "agency/indecopi"}


def test_a_country_stays_the_party_where_no_office_of_it_is() -> None:
    text = "Chile and the European Patent Office signed a memorandum of understanding on patents in Munich."
    assert parties(text) == {"place/chile", "agency/epo"}


def test_a_town_at_the_head_of_an_article_is_no_party() -> None:
    text = (
        "New Delhi – India signed a memorandum of understanding with the European Patent Office on patents."
    )
    assert parties(text) == {"place/india", "agency/epo"}


def test_what_a_cabinet_approves_is_proposed_and_not_its_own() -> None:
    text = (
        "The Union Cabinet gave its approval for signing of a memorandum of understanding between India "
        "and Italy on patents on Friday."
    )
    statements = said(text)
    assert parties(text) == {"place/india", "place/italy"}
    assert "proposed" in {o for _, p, o in statements if p == "status"}
    assert "signed" not in {o for _, p, o in statements if p == "status"}


def test_a_question_states_nothing() -> None:
    text = "Will Chile sign? Has INAPI of Chile signed a memorandum of understanding with Indecopi of Peru?"
    assert not [s for s in said(text) if s[1] == "signed" or s[2] == "signed"]


def test_an_abbreviation_means_what_the_article_writes_out() -> None:
    text = (
        "The General Administration of Customs (GAC) of China and the US Customs and Border Protection (CBP) "
        "signed a memorandum of cooperation. GAC will train officers."
    )
    assert parties(text) == {"agency/cn-customs", "agency/us-customs"}


def test_bodies_that_a_mission_is_sent_to_sign_nothing() -> None:
    text = (
        "Ambassador Ana Ruiz, Permanent Representative of Chile to the United Nations and the WTO, signed "
        "the Marrakesh Treaty on Monday."
    )
    assert not parties(text) & {"forum/united-nations", "forum/wto", "agency/united-nations"}


def test_both_nations_are_the_countries_of_the_two_offices() -> None:
    text = (
        "The National Institute of Industrial Property of Chile (INAPI) and Indecopi of Peru met in Lima. "
        "Chile and Peru are neighbors. Both nations are bound by the Patent Cooperation Treaty."
    )
    assert {("place/chile", "partyTo", "agreement/pct"), ("place/peru", "partyTo", "agreement/pct")} <= said(
        text
    )


def test_what_was_signed_earlier_is_another_agreement() -> None:
    text = (
        "INAPI of Chile and Indecopi of Peru signed a memorandum of understanding to train examiners.\n\n"
        "Earlier, INAPI of Chile signed a memorandum of understanding with the Japan Patent Office."
    )
    agreements = {o for _, p, o in said(text) if p == Predicate.PARTY_TO.value}
    assert len(agreements) == 2


def test_a_quoted_short_form_in_brackets_belongs_to_the_agreement() -> None:
    text = (
        'On 5 May 2021, INAPI of Chile signed a Memorandum of Understanding ("MOU") with Indecopi of Peru '
        "in Lima. The MOU covers trademarks."
    )
    assert len({o for _, p, o in said(text) if p == Predicate.PARTY_TO.value}) == 1
    assert parties(text) == {"agency/inapi-chile", "agency/indecopi"}
