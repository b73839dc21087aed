"""The evaluation sets are sound: texts and gold belong together and the gold fits the ontology."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from ontology import dates
from ontology.folding import fold
from ontology.vocabulary import SIGNATURES, Kind, Predicate, Status

SETS = {"unseen": (10, 5), "fresh": (12, 4), "blind": (7, 0)}  # articles and negative texts per language
FOLDERS = [Path(__file__).parent / name for name in SETS]
GOLD = [path for folder in FOLDERS for path in sorted((folder / "gold").glob("*.json"))]
NEGATIVE = [path for folder in FOLDERS for path in sorted((folder / "negative").glob("*.txt"))]
NAMED = {Kind.AGENCY, Kind.OFFICIAL, Kind.FORUM, Kind.PLACE}
each_set = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
each_gold = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
Gold = dict[str, Any]


def read(path: Path) -> tuple[Gold, str]:
    gold: Gold = json.loads(path.read_text("utf-8"))
    return gold, (path.parents[1] / "articles" / f"{path.stem}.txt").read_text("utf-8")


def names_of(entity: Gold) -> list[str]:
    return [name for names in entity["names"].values() for name in names]


def key(claim: Gold) -> tuple[str, ...]:
    ends = (claim["s"], claim["o"])
    if Predicate(claim["p"]).is_symmetric:
        ends = (min(ends), max(ends))
    return (claim["p"], *ends, claim.get("role", ""))


@each_set
def test_there_are_as_many_articles_in_each_language(folder: Path) -> None:
    articles, negative = SETS[folder.name]
    gold, texts = (folder / "gold").glob("*.json"), (folder / "negative").glob("*.txt")
    assert Counter(path.stem[:2] for path in gold) == {"vi": articles, "en": articles}
    assert Counter(path.stem[:2] for path in texts) == Counter({"vi": negative, "en": negative})


@each_set
def test_every_article_has_its_gold_and_its_description(folder: Path) -> None:
    gold = {path.stem for path in (folder / "gold").glob("*.json")}
    assert {path.stem for path in (folder / "articles").glob("*.txt")} == gold
    assert {path.name.removesuffix(".meta.json") for path in (folder / "articles").glob("*.json")} == gold


def test_no_two_articles_have_one_name() -> None:
    assert len({path.stem for path in GOLD}) == len(GOLD)


@each_gold
def test_the_gold_describes_its_article(path: Path) -> None:
    gold, text = read(path)
    meta = json.loads((path.parents[1] / "articles" / f"{path.stem}.meta.json").read_text("utf-8"))
    assert (gold["doc"], gold["lang"]) == (path.stem, path.stem[:2])
    assert (meta["lang"], meta["date"]) == (gold["lang"], gold["date"])
    assert dates.is_date(gold["date"])
    assert meta["title"] in text
    assert text == unicodedata.normalize("NFC", text)
    assert 150 <= len(text.split()) <= 600


@each_gold
def test_entities_are_well_formed(path: Path) -> None:
    gold, _ = read(path)
    ids = [entity["id"] for entity in gold["entities"]]
    assert len(ids) == len(set(ids))
    for entity in gold["entities"]:
        assert Kind(entity["type"]).value.lower() == entity["id"].split(":")[0]
        assert names_of(entity), entity["id"]
        for names in entity["names"].values():
            assert len(names) == len(set(names)), entity["id"]
            assert all(name == unicodedata.normalize("NFC", name).strip() != "" for name in names)


@each_gold
def test_topics_are_those_of_the_reference(path: Path) -> None:
    content = (Path(dates.__file__).parent / "reference" / "topics.yaml").read_text("utf-8")
    known = set(re.findall(r"topic/([a-z-]+)", json.dumps(yaml.safe_load(content))))
    topics = {e["id"].split(":")[1] for e in read(path)[0]["entities"] if e["type"] == Kind.TOPIC}
    assert topics <= known


@each_gold
def test_what_has_a_name_of_its_own_is_named_in_the_text(path: Path) -> None:
    gold, text = read(path)
    folded = fold(text)
    posts = {claim["o"] for claim in gold["facts"] if claim["p"] == Predicate.HOLDS_POST}
    for entity in gold["entities"]:
        implied = entity["id"] in posts or entity.get("optional")  # a post alone may imply its body
        if entity["type"] in NAMED and not implied:
            assert any(fold(name) in folded for name in names_of(entity)), entity["id"]


@each_gold
def test_evidence_stands_in_the_text(path: Path) -> None:
    gold, text = read(path)
    for claim in gold["facts"]:
        assert claim["evidence"].strip(), claim
        assert claim["evidence"] in text, claim


@each_gold
def test_claims_fit_the_ontology(path: Path) -> None:
    gold, _ = read(path)
    kinds = {entity["id"]: Kind(entity["type"]) for entity in gold["entities"]}
    for claim in gold["facts"]:
        predicate = Predicate(claim["p"])
        subjects, objects = SIGNATURES[predicate]
        assert kinds[claim["s"]] in subjects, claim
        if predicate is Predicate.STATUS:
            assert claim["o"] in set(Status), claim
        elif predicate is Predicate.DATE:
            assert dates.is_date(claim["o"]), claim
        else:
            assert kinds[claim["o"]] in objects, claim
        assert claim["s"] != claim["o"], claim


@each_gold
def test_each_claim_is_given_once(path: Path) -> None:
    counts = Counter(key(claim) for claim in read(path)[0]["facts"])
    assert [claim for claim, count in counts.items() if count > 1] == []


@each_gold
def test_a_role_belongs_to_a_post_and_is_worded_in_its_evidence(path: Path) -> None:
    for claim in read(path)[0]["facts"]:
        assert (claim["p"] == Predicate.HOLDS_POST) == ("role" in claim), claim
        words = set(re.findall(r"\w+", claim.get("role", "")))
        assert words <= set(re.findall(r"\w+", claim["evidence"])), claim


@pytest.mark.parametrize("path", NEGATIVE, ids=lambda path: path.stem)
def test_a_negative_text_has_something_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").split()) >= 80
