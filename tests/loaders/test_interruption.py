"""A load that is killed leaves whole articles only, and the next load completes it."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from graph_store.engines.embedded import EmbeddedStore
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from ontology.statements import Article

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "articles"
LOADING = """
import sys
from graph_store.engines.embedded import EmbeddedStore
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from pathlib import Path

with EmbeddedStore(Path(sys.argv[1])) as store:
    tell = lambda step, done, total: print(step, flush=True)
    load(read_articles([sys.argv[2]]), store, RuleExtractor(), on_progress=tell, batch=1)
"""


def dump(store: EmbeddedStore) -> list[object]:
    return [replace(part, recorded=None) if isinstance(part, Article) else part for part in store.dump()]


def many(path: Path) -> Path:
    """The examples several times over, so that the load lasts longer than it takes to kill it."""
    with path.open("w", encoding="utf-8") as file:
        for copy in range(3):
            for found in read_articles([EXAMPLES]):
                assert isinstance(found, Article)
                line = {"key": f"{found.key}-{copy}", "text": found.text, "language": found.language}
                file.write(json.dumps(line) + "\n")
    return path


def test_a_killed_load_is_completed_by_the_next(tmp_path: Path) -> None:
    path, source = tmp_path / "store", many(tmp_path / "many.jsonl")
    command = [sys.executable, "-c", LOADING, str(path), str(source)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(8):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
    with EmbeddedStore(path) as store:
        held = [part for part in store.dump() if isinstance(part, Article)]
        assert 7 <= len(held) < len(source.read_text("utf-8").splitlines())
        report = load(read_articles([source]), store, RuleExtractor())
        assert report.unchanged == len(held)
        with EmbeddedStore(None) as fresh:
            load(read_articles([source]), fresh, RuleExtractor())
            assert dump(store) == dump(fresh)
