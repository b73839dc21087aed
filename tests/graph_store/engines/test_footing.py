"""What an open store says when its folder is no longer what it was."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_store.engines.embedded import FILE, EmbeddedStore
from ontology.errors import StoreUnavailable
from tests.contracts.sample_graph import sample_graph


def move(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def replace(folder: Path) -> None:
    move(folder)
    with EmbeddedStore(folder) as other:
        other.ensure_schema()


def damage(folder: Path) -> None:
    (folder / f"{FILE}-wal").write_bytes(b"nothing that an engine would write")


def lose_the_log(folder: Path) -> None:
    (folder / f"{FILE}-wal").unlink()


FAULTS = (shutil.rmtree, move, replace, damage, lose_the_log)


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_acknowledged_that_would_be_lost(tmp_path: Path, fault: Callable[[Path], None]) -> None:
    folder = tmp_path / "store"
    store = EmbeddedStore(folder)
    store.write(sample_graph())
    before = store.info()
    fault(folder)
    for call in (lambda: store.remove(["vi-2025"]), lambda: store.write(sample_graph()), store.ensure_schema):
        with pytest.raises(StoreUnavailable, match="removed, moved or damaged"):
            call()
    assert store.info() == before  # and what was read before is read still
    store.backup(tmp_path / FILE)
    with EmbeddedStore(tmp_path) as saved:
        assert saved.info().statements == before.statements
    try:
        store.close()
    except StoreUnavailable as error:  # the engine says that it could not put the log away
        assert "cannot be opened" in str(error)


def test_a_store_that_was_put_back_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with EmbeddedStore(folder) as store:
        store.write(sample_graph())
        move(folder)
        with pytest.raises(StoreUnavailable):
            store.remove(["vi-2025"])
        (tmp_path / "elsewhere").rename(folder)
        assert store.remove(["vi-2025"]).articles_removed == 1
    with EmbeddedStore(folder) as again:
        assert again.info().articles == len(sample_graph().articles) - 1


def test_the_engine_may_fold_its_log_away_while_it_writes(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        for _ in range(10):
            store.write(sample_graph())
            store.remove([article.key for article in sample_graph().articles])
        assert store.write(sample_graph()).changed
