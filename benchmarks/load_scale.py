"""How much memory a load of very many articles takes as it goes on, process by process.

    .venv/bin/python -m benchmarks.load_scale 10000
    .venv/bin/python -m benchmarks.load_scale 100000 --store neo4j://127.0.0.1:7687

Runs `ipcoop load --workers 2` on articles that are recombined from the examples, into a new embedded store or
the one given, and reads from the system (Linux) what each process holds: the one that loads, and its workers.
An embedded store lives in the loading process and is as large as its graph; with a server that process has
only the batch at hand.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.extraction_speed import ROOT, recombined

SECONDS = 2.0  # between two looks at the processes


def write(path: Path, count: int) -> None:
    """One article a line, half in each language, written one by one."""
    texts = [recombined(language, count) for language in ("en", "vi")]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = next(texts[number % 2])
            file.write(json.dumps({"key": f"article-{number}", "text": text}, ensure_ascii=False) + "\n")


def held(process: int) -> tuple[float, list[float]]:
    """Megabytes that a process and each of its workers hold now; helpers of the library are left out."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    workers = [child for child in children if "spawn_main" in command(child)]
    return megabytes(str(process)), sorted(megabytes(child) for child in workers)


def command(process: str) -> str:
    """How a process was started."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def megabytes(process: str) -> float:
    """The resident memory of a process; 0 where it has just ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmRSS:"))
    return next((int(words[1]) / 1024 for words in lines), 0.0)


def measure(count: int, workers: int, store: str | None) -> None:
    """Load so many articles, and print a line of a table each time a tenth of them is done."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        write(articles, count)
        place = store or f"embedded:{Path(folder) / 'graph'}"
        load = [sys.executable, "-m", "ipcoop", "load", str(articles), "--store", place]
        load += ["--workers", str(workers), "--work-folder", str(Path(folder) / "work")]
        print(f"{count} articles, {workers} workers, store {place.partition(':')[0]}")
        print("| articles | seconds | articles/s | loading process MB | each worker MB |")
        print("| --- | --- | --- | --- | --- |")
        with (Path(folder) / "messages").open("wb") as messages:
            began = time.monotonic()
            process = subprocess.Popen(load, stderr=messages, cwd=ROOT, env={**os.environ, "COLUMNS": "120"})
            watch(process, Path(folder) / "messages", count, began)
        said = (Path(folder) / "messages").read_text(encoding="utf-8").splitlines()
        print(said[-1] if said else "", f"(exit {process.returncode})")


def watch(process: "subprocess.Popen[bytes]", messages: Path, count: int, began: float) -> None:
    """Print how far the load is and the most that each process held since the line before."""
    peak, most, next_line = 0.0, 0.0, count // 10
    while process.poll() is None:
        time.sleep(SECONDS)
        try:
            own, workers = held(process.pid)
        except OSError:
            break
        peak, most = max(peak, own), max([most, *workers])
        done = articles_done(messages)
        if done >= next_line:
            seconds = time.monotonic() - began
            print(f"| {done} | {seconds:.0f} | {done / seconds:.1f} | {peak:.0f} | {most:.0f} |", flush=True)
            peak, most, next_line = 0.0, 0.0, done + count // 10
    seconds = time.monotonic() - began
    print(f"| {count} | {seconds:.0f} | {count / seconds:.1f} | {peak:.0f} | {most:.0f} |", flush=True)
    process.wait()


def articles_done(messages: Path) -> int:
    """The number in the last line of progress."""
    for line in reversed(messages.read_text(encoding="utf-8").splitlines()):
        before, found, _ = line.partition(" of ")
        if found and before.split()[-1].isdigit():
            return int(before.split()[-1])
    return 0


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("count", type=int, help="articles")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--store", help="the address of a server, else a new embedded store")
    given = options.parse_args()
    measure(given.count, given.workers, given.store)


if __name__ == "__main__":
    main()
