"""A client of other people's making, over the loopback interface."""

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from graph_api.app import create_app
from graph_store.protocol import GraphStore

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


@pytest.fixture(scope="module")
def address(sample: GraphStore) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(sample), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/reconcile"
    server.should_exit = True
    thread.join(timeout=10)


def test_a_column_of_a_table_is_reconciled(address: str) -> None:
    import pandas
    import reconciler

    table = pandas.DataFrame(
        {"office": ["Cục SHTT", "Japan Patent Office", "INPI", "WIPO"], "country": ["VN", "JP", "FR", ""]}
    )
    found = reconciler.reconcile(
        table["office"],
        type_id="Agency",
        property_mapping={"country": table["country"]},
        reconciliation_endpoint=address,
    )
    assert dict(zip(found["input_value"], found["id"], strict=True)) == {
        "Cục SHTT": "agency/ip-viet-nam",
        "Japan Patent Office": "agency/jpo",
        "INPI": "agency/inpi-france",
        "WIPO": "agency/wipo",
    }
    assert found["match"].all()
    assert set(found["type_id"]) == {"Agency"}
