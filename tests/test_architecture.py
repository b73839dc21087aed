"""The shape of the project: budgets, names, what ships, what may stand in a file."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ontology", "queries", "graph_store", "loaders", "visualizations", "graph_api", "ipcoop")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_FUNCTION = 300, 40


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES_OF_A_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body:
                length = node.end_lineno - body[0].lineno + 1
                assert length <= MOST_LINES_OF_A_FUNCTION, f"{node.name} has {length} lines"


def test_no_module_has_a_name_that_says_nothing() -> None:
    banned = {"utils", "util", "helpers", "common", "base", "types", "core", "misc", "manager"}
    assert [path for path in MODULES if path.stem in banned] == []


def test_folders_are_at_most_two_deep() -> None:
    assert [path for path in MODULES if len(path.relative_to(ROOT).parts) > 4] == []


def test_the_distribution_ships_every_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == set(PACKAGES)
    assert set(project["tool"]["importlinter"]["root_packages"]) == set(PACKAGES)
    for package in PACKAGES:
        assert (ROOT / package / "py.typed").is_file()


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        path for path in MODULES if re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))
    ]
    assert readers == [ROOT / "ipcoop" / "settings.py"]


def test_no_file_names_a_machine_or_a_registry() -> None:
    machine = re.compile(rb"(?<![\w.])/(work|root|farm|home/[a-z]+)/")
    registry = re.compile(rb"pypi\.org|registry\.npmjs|repo1?\.maven|files\.pythonhosted|deb\.debian")
    here = Path(__file__)
    for path in tracked_files():
        content = path.read_bytes()
        if path != here and b"\0" not in content[:1000]:
            assert not machine.search(content), f"{path} names a path of one machine"
            assert not registry.search(content), f"{path} names a registry host"


def test_lock_files_carry_hashes_and_no_addresses() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        pins = re.findall(r"^[A-Za-z0-9._-]+==.*", text, flags=re.MULTILINE)
        assert pins
        assert all(pin.endswith("\\") for pin in pins), "each pin is followed by its hashes"


def test_every_package_says_what_it_is_for_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for package in PACKAGES:
        docstring = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8")))
        assert docstring, package
        assert f"`{package}/`" in readme, f"the README's tree lacks {package}/"
