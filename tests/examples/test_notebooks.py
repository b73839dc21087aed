"""The notebooks run on a release of the example articles, and draw what they say they draw."""

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib.image
import nbformat
import pytest
from nbclient import NotebookClient

from graph_store.engines.embedded import EmbeddedStore
from ipcoop.releasing.contents import data_files
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from ontology.rdf.terms import BASE

EXAMPLES = Path(__file__).parents[2] / "examples"
READ = ("data/statements.csv", "data/entities.csv", "data/graph.graphml", "data/rdf11/graph.nt")
NOTEBOOKS = sorted((EXAMPLES / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_what_it_gave(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells
    assert not any(cell.outputs or cell.execution_count for cell in cells)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a release of the examples that the notebooks read."""
    folder = tmp_path_factory.mktemp("release")
    with EmbeddedStore(None) as store:
        load(read_articles([EXAMPLES / "articles"]), store, RuleExtractor())
        parts = list(store.dump())
    for file in data_files(parts, [], BASE):
        if file.path in READ:
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as content:
                file.write(content)
    return folder


def outputs_of(path: Path, folder: Path) -> list[Any]:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(folder)}})
    client.execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.mark.filterwarnings("default")  # what the kernel's libraries warn of is theirs
def test_the_networks_are_worked_out_and_drawn(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path))
    outputs = outputs_of(EXAMPLES / "notebooks" / "networks.ipynb", release)
    drawings = [output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    assert len(drawings) == 5
    for drawing in drawings:
        pixels = matplotlib.image.imread(BytesIO(base64.b64decode(drawing)))
        assert pixels.shape[0] > 200
        assert 0.005 < (pixels[..., :3].min(axis=2) < 0.9).mean() < 0.6, (
            "a drawing is neither blank nor a blot"
        )
    told = "".join(output.text for output in outputs if output.output_type == "stream")
    statements = {line.partition(",")[0] for line in (release / READ[0]).read_text().splitlines()[1:]}
    claims = sum(1 for name in statements if name.startswith("statement/"))
    assert f"{claims} statements in" in told
    tables = [output.data["text/plain"] for output in outputs if "text/html" in output.get("data", {})]
    assert len(tables) == 5
    assert "Viet Nam" in tables[0] + tables[1]
    assert "article/" in tables[-1]
