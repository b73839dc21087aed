import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from tests.contracts.sample_graph import sample_graph

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked")
    with EmbeddedStore(path / "graph") as store:
        store.ensure_schema()
        store.write(sample_graph())
    return path


def ask(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IPCOOP_")}
    return subprocess.run(
        [sys.executable, "-m", "ipcoop", "ask", *arguments, "--store", f"embedded:{folder / 'graph'}"],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_rows_are_data_and_the_meaning_is_said(folder: Path) -> None:
    run = ask(folder, "Cục SHTT có thỏa thuận nào với Nhật Bản?", "--format", "json")
    assert run.returncode == 0, run.stderr
    assert [row["agreement_id"] for row in json.loads(run.stdout)] == ["agreement/jpo-2016"]
    assert "ipcoop query agreements_between one=agency/ip-viet-nam other=place/japan" in run.stderr


def test_what_is_not_understood_ends_with_2_and_the_nearest_questions(folder: Path) -> None:
    run = ask(folder, "What is the weather in Ha Noi?")
    assert (run.returncode, run.stdout) == (2, "")
    assert "Not known here: weather." in run.stderr
    assert run.stderr.count("Nearest:") == 3
    assert ask(folder, "Who signed what?", "--lang", "fr").returncode == 2
