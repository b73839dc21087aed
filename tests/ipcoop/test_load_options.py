"""`ipcoop load` with workers, on a cluster, and with a language model."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ipcoop.commands.progress import progress_line
from loaders.extraction.edition import edition
from tests.loaders.language_model.conftest import TEXT, ModelServer, model_server

__all__ = ["model_server"]
ROOT = Path(__file__).parents[2]
EXAMPLES = [
    str(ROOT / "examples" / "articles" / f"{name}.txt")
    for name in ("en-evfta-signing-2019", "en-wipo-viet-nam-mou-2025", "vi-wipo-bien-ban-ghi-nho-2025")
]


def ipcoop(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IPCOOP_")}
    path = os.pathsep.join(filter(None, (variables.pop("path", ""), str(ROOT))))
    return subprocess.run(
        [sys.executable, "-m", "ipcoop", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": path, "PYTHONWARNINGS": "error", **variables},
        capture_output=True,
        text=True,
        timeout=180,
    )


def dump(folder: Path) -> str:
    """The store of a folder, save when each article was recorded."""
    return re.sub(r'"recorded": "[^"]*"', "", ipcoop("dump", folder=folder).stdout)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("alone")
    assert ipcoop("load", *EXAMPLES, folder=folder).returncode == 0
    return dump(folder)


@pytest.mark.parametrize("options", [("--workers", "2"), ("--scheduler", "local", "--workers", "2")])
def test_the_dump_is_the_same_byte_for_byte(alone: str, tmp_path: Path, options: tuple[str, ...]) -> None:
    run = ipcoop("load", *EXAMPLES, *options, folder=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    assert run.stderr.splitlines()[-1].startswith("loaded 3 articles"), run.stderr
    assert "distributed" not in run.stderr
    assert dump(tmp_path) == alone
    assert not (tmp_path / ".ipcoop" / "work").exists()


def test_a_language_model_reads_beside_the_rules(tmp_path: Path, model_server: ModelServer) -> None:
    (tmp_path / "ruritania.txt").write_text(TEXT, encoding="utf-8")
    settings = {"IPCOOP_LLM_URL": model_server.url, "IPCOOP_LLM_MODEL": "small", "IPCOOP_LLM_KEY": "sk-1"}
    run = ipcoop(
        "load", "ruritania.txt", "--extractor", "rules+llm", "--workers", "2", folder=tmp_path, **settings
    )
    assert run.returncode == 0, run.stderr
    exported = ipcoop("export", folder=tmp_path).stdout
    assert (
        '"rule": "llm:small"' in exported
        and f'"extractor": "rules 0.1+{edition()} + llm:small 0.1"' in exported
    )
    assert re.search(r'"rule": "(?!llm:)', exported)
    assert len(model_server.asked) == 1
    again = ipcoop("load", "ruritania.txt", "--extractor", "rules+llm", folder=tmp_path, **settings)
    assert "1 unchanged" in again.stderr
    assert len(model_server.asked) == 1


def test_a_model_that_fails_rejects_its_articles_by_name(tmp_path: Path, model_server: ModelServer) -> None:
    model_server.reply = lambda request: (401, "{}")
    (tmp_path / "ruritania.txt").write_text(TEXT, encoding="utf-8")
    settings = {"IPCOOP_LLM_URL": model_server.url, "IPCOOP_LLM_MODEL": "small", "IPCOOP_LLM_KEY": "sk-1"}
    run = ipcoop("load", "ruritania.txt", "--extractor", "llm", folder=tmp_path, **settings)
    assert run.returncode == 1
    assert "ruritania" in run.stderr and "IPCOOP_LLM_KEY" in run.stderr
    assert "sk-1" not in run.stderr and "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("options", "settings", "message"),
    [
        (("--extractor", "llm"), {}, "IPCOOP_LLM_URL"),
        (("--extractor", "llm"), {"IPCOOP_LLM_URL": "ftp://x", "IPCOOP_LLM_MODEL": "m"}, "http://"),
        (("--extractor", "magic"), {}, "rules"),
        (("--scheduler", "tcp://127.0.0.1:1"), {}, "dask scheduler"),
        (
            ("--scheduler", "local", "--extractor", "llm"),
            {"IPCOOP_LLM_URL": "http://127.0.0.1:1/v1", "IPCOOP_LLM_MODEL": "m"},
            "--workers",
        ),
        (("--workers", "0"), {}, "workers"),
    ],
)
def test_wrong_use_says_what_to_do(
    tmp_path: Path, options: tuple[str, ...], settings: dict[str, str], message: str
) -> None:
    run = ipcoop("load", EXAMPLES[0], *options, folder=tmp_path, **settings)
    assert run.returncode == 2, run.stderr
    assert message in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("module", "options", "extra"),
    [
        ("pydantic_ai", ("--extractor", "llm"), "llm"),
        ("distributed", ("--scheduler", "local"), "scale"),
    ],
)
def test_without_the_extra_the_message_says_how_to_install_it(
    tmp_path: Path, module: str, options: tuple[str, ...], extra: str
) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / f"{module}.py").write_text("raise ImportError('not installed')")
    settings = {"IPCOOP_LLM_URL": "http://127.0.0.1:1/v1", "IPCOOP_LLM_MODEL": "m"}
    run = ipcoop("load", EXAMPLES[0], *options, folder=tmp_path, path=str(tmp_path / "hidden"), **settings)
    assert run.returncode == 2
    assert f".[{extra}]" in run.stderr
    assert "Traceback" not in run.stderr
    plain = ipcoop("load", EXAMPLES[0], folder=tmp_path, path=str(tmp_path / "hidden"))
    assert plain.returncode == 0, plain.stderr


def test_a_line_of_progress_gives_rate_and_time_left() -> None:
    assert progress_line(30, None, 2.0) == "read 30 articles, 15.0/s"
    assert progress_line(30, 90, 2.0) == "read 30 of 90 articles, 15.0/s, 0:00:04 left"
