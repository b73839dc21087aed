"""The page that a reader of a release opens first: what it says to do works, and it leaves out no shape."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from graph_store.protocol import GraphStore
from ipcoop.releasing.edition import Edition
from ipcoop.releasing.writing import write_release
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import BASE
from ontology.statements import standing
from tests.contracts.sample_graph import sample_graph


@pytest.fixture(scope="module")
def folder(sample: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = Edition("2026.1", "2026-11-23", BASE, "ipcoop 0.1.0")
    return write_release(standing(sample.dump()), [], tmp_path_factory.mktemp("releases"), edition).folder


def test_the_program_on_the_page_runs_and_counts_rightly(folder: Path) -> None:
    page = (folder / "README.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    graph = sample_graph()
    names = {entity.id: dict(entity.labels).get("en") for entity in graph.entities}
    told = {(said.subject, said.object) for said in graph.statements if said.predicate == "partyTo"}
    counts = Counter(names[party] for party, _ in told if names[party])
    wanted = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))[:10]
    assert wanted
    assert done.stdout.splitlines() == [f"{count} {name}" for name, count in wanted]


def test_the_page_explains_every_shape_and_names_every_file(folder: Path) -> None:
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `data/(\w+)/` \|", page, flags=re.MULTILINE) == list(PROFILES)
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "README.md":
            assert f"| `{path.relative_to(folder).as_posix()}` |" in page, path
