"""How long a list is of which a query gives one page."""

import re
from collections.abc import Mapping
from typing import Any

from ontology.errors import InvalidQuery
from queries.catalogue import Query

MOST_COUNTED = 10_000
"""Beyond that a list is only said to hold at least so many."""

_PAGE = re.compile(
    r"^WITH (?P<what>[^\n]*\bAS listed)\b[^\n]* ORDER BY listed LIMIT \$limit$.*\Z", re.M | re.S
)


def counting(asked: Query, bound: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The Cypher that counts, up to `MOST_COUNTED`, what is on all pages of `asked`; with its parameters.

    It gives one row `total`. It is all that stands above the line that takes a page:
    WITH … AS listed ORDER BY listed LIMIT $limit.
    """
    given = {**bound, "after": None, "limit": MOST_COUNTED}
    text, cuts = _PAGE.subn(
        r"WITH \g<what> LIMIT $limit\nRETURN count(listed) AS total\n", asked.text_given(given)
    )
    if not cuts:
        raise InvalidQuery(f"{asked.name} takes no pages: it has no line WITH … AS listed … LIMIT $limit.")
    return text, given
