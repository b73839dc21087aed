import pytest

from ontology.errors import InvalidQuery
from queries import query
from queries.counting import MOST_COUNTED, counting


def test_a_list_is_counted_by_what_stands_above_its_page() -> None:
    asked = query("browsing/articles")
    text, given = counting(asked, asked.bind({"language": "vi", "after": "b", "limit": 3}))
    assert given == {"language": "vi", "since": None, "after": None, "limit": MOST_COUNTED}
    assert "c.language = $language" in text and "$after" not in text and "publisher" not in text
    assert text.endswith("LIMIT $limit\nRETURN count(listed) AS total\n")


def test_what_takes_no_pages_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="takes no pages"):
        counting(query("browsing/entity"), {"id": "agency/jpo"})
