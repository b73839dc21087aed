"""How many ways of wording each action the frames know: counted by their examples, which are tests."""

import re
from collections.abc import Mapping
from typing import Any

from loaders.extraction.frames.frames import LANGUAGES, Example, load_frames
from loaders.extraction.lexicon import load_lexicon

_MARK = re.compile(r"\[(?P<kind>\w+)(?:/[\w-]+)?:(?P<name>[^\]]+)\]")


def count_wordings() -> dict[str, dict[str, int]]:
    """Action → language → how many examples word it, each sentence once whoever its names are."""
    return {
        action: {language: len(_wordings(action_of, language)) for language in LANGUAGES}
        for action, action_of in load_lexicon("actions").items()
    }


def table_of_wordings() -> list[str]:
    """The counts as the lines of a Markdown table, an action in each row."""
    lines = ["| ways of wording | English | Vietnamese |", "| --- | --- | --- |"]
    return lines + [f"| {action} | {n['en']} | {n['vi']} |" for action, n in count_wordings().items()]


def _wordings(action: Mapping[str, Any], language: str) -> set[str]:
    return {
        _MARK.sub(lambda m: m["kind"] if m["kind"] != "Event" else m["name"], example.text)
        for frame in load_frames(language)
        for example in frame.examples
        if _shows(action, example)
    }


def _shows(action: Mapping[str, Any], example: Example) -> bool:
    """Whether an example words an action: one of its claims has the predicate, and the event fits."""
    names = sorted((m["name"] for m in _MARK.finditer(example.text)), key=len, reverse=True)
    if "text" in action and not re.search(action["text"], example.text):
        return False
    return any(_fits(action, claim, names) for claim in example.gives)


def _fits(action: Mapping[str, Any], claim: str, names: list[str]) -> bool:
    subject = next((name for name in names if claim.startswith(name + " ")), "")
    predicate, _, target = claim[len(subject) :].strip().partition(" ")
    if predicate == "status":
        return target in action.get("statuses", ())
    if predicate not in action["predicates"]:
        return False
    return "events" not in action or any(re.search(action["events"], name) for name in (subject, target))
