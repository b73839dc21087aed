"""Which extractor reads, and where, as options and settings say."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ipcoop.settings import InvalidSettings, Settings
from loaders.extraction.protocol import Extractor
from loaders.pipeline import Workers

if TYPE_CHECKING:
    from loaders.extraction.rules import RuleExtractor


class ExtractorName(StrEnum):
    """What reads the articles."""

    RULES = "rules"
    PEOPLE = "rules+ner-en"
    MODEL = "llm"
    BOTH = "rules+llm"


_BY_RULES = (ExtractorName.RULES, ExtractorName.PEOPLE)


def extractor_of(name: ExtractorName, settings: Settings) -> Extractor:
    """The extractor of that name; a language model is the one that the settings name."""
    if name in _BY_RULES:
        return _rules(name)()
    from loaders.language_model import UnionExtractor

    model = _model(settings)
    return model if name is ExtractorName.MODEL else UnionExtractor(_rules(ExtractorName.RULES)(), model)


@contextmanager
def workers_of(
    name: ExtractorName, extractor: Extractor, count: int, scheduler: str | None, folder: Path
) -> Iterator[Workers | None]:
    """Where articles are read: None is this thread; what was read but not yet written is kept in `folder`."""
    from loaders.parallel import ClusterWorkers, LocalProcesses, LocalThreads, WorkFolder

    kept = WorkFolder(folder)
    if scheduler is not None and name not in _BY_RULES:
        raise InvalidSettings(
            "--scheduler reads with the rules only: a language model's budget is kept by one process. "
            "Use --workers instead; they are threads then."
        )
    if scheduler is not None:
        ahead = count if count > 1 else None
        with ClusterWorkers(_rules(name), scheduler, count=ahead, folder=kept) as cluster:
            yield cluster
    elif count == 1:
        yield None
    elif name in _BY_RULES:
        with LocalProcesses(_rules(name), count, kept) as processes:
            yield processes
    else:
        with LocalThreads(extractor, count, kept) as threads:
            yield threads


def _rules(name: ExtractorName) -> type["RuleExtractor"]:
    """The class of the rules, alone or with the people of a trained model."""
    from loaders.extraction.rules import RuleExtractor

    if name is ExtractorName.RULES:
        return RuleExtractor
    from loaders.extraction.english_ner import RulesWithPeople

    return RulesWithPeople


def _model(settings: Settings) -> Extractor:
    from loaders.language_model import Budget, LanguageModelExtractor

    if not settings.llm_url or not settings.llm_model:
        raise InvalidSettings(
            "A language model needs IPCOOP_LLM_URL (for example http://127.0.0.1:8080/v1) and "
            "IPCOOP_LLM_MODEL; set both in the environment or in .env."
        )
    if not settings.llm_url.startswith(("http://", "https://")):
        raise InvalidSettings(
            f"IPCOOP_LLM_URL: {settings.llm_url!r} begins neither with http:// nor https://."
        )
    return LanguageModelExtractor(
        settings.llm_model,
        url=settings.llm_url,
        key=settings.llm_key.get_secret_value() if settings.llm_key else None,
        budget=Budget(requests=settings.llm_requests, tokens=settings.llm_tokens),
        timeout=settings.llm_timeout,
    )
