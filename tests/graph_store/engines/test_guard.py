"""Files stay closed to Cypher, however the words are spaced."""

import pytest

from graph_store.engines.guard import refuse_files
from ontology.errors import WriteRefused


@pytest.mark.parametrize("between", [" ", "\n\t", "/* x */", " // why\n", " /*\n*/ "])
def test_load_csv_is_refused(between: str) -> None:
    with pytest.raises(WriteRefused, match="a query reads the graph"):
        refuse_files(f"RETURN 1 AS x UNION Load{between}cSv FROM 'file:///x' AS x RETURN x")


@pytest.mark.parametrize(
    "query", ["MATCH (n:Payload) RETURN n.csv AS csv", "RETURN 'payload csv' AS load_csv"]
)
def test_other_words_are_not(query: str) -> None:
    refuse_files(query)
