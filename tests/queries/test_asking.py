"""A question asked with names gets the rows of the entities that they mean."""

import pytest

from graph_store.engines.embedded import EmbeddedStore
from ontology.errors import InvalidQuery, NotFound
from queries import query
from queries.asking import ask, bind_names


def test_names_stand_for_entities(sample: EmbeddedStore) -> None:
    rows = ask(query("agreements_between"), {"one": "Cục SHTT", "other": "wipo"}, sample.read)
    assert [row["agreement_id"] for row in rows] == ["agreement/mou-2025", "agreement/mou-2019"]


def test_a_topic_and_a_country_may_be_named_in_vietnamese(sample: EmbeddedStore) -> None:
    rows = ask(query("agreements_by_topic"), {"topic": "sáng chế"}, sample.read)
    assert [row["agreement_id"] for row in rows] == ["agreement/mou-2025", "agreement/jpo-2016"]
    assert bind_names(query("forums_of_country"), {"country": "Nhật Bản"}, sample.read)["country"] == "JP"


def test_the_kind_decides_between_entities_of_one_name(sample: EmbeddedStore) -> None:
    bound = bind_names(query("partners_of_agency"), {"agency": "Singapore"}, sample.read)
    assert bound == {"agency": "agency/ipos", "limit": 50}


def test_left_out_entities_stay_out(sample: EmbeddedStore) -> None:
    assert bind_names(query("focal_points"), {}, sample.read) == {"agreement": None, "limit": 100}


def test_errors_name_what_is_wrong(sample: EmbeddedStore) -> None:
    with pytest.raises(NotFound, match="Nothing of kind Agency is called 'Atlantis Office'"):
        ask(query("partners_of_agency"), {"agency": "Atlantis Office"}, sample.read)
    with pytest.raises(InvalidQuery, match="partners_of_agency needs agency"):
        ask(query("partners_of_agency"), {}, sample.read)
