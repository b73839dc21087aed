"""The extractor that asks a language model, article by article, within a budget."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from loaders.extraction.rules import RuleExtractor
from loaders.language_model.answer import Answer
from loaders.language_model.budget import Budget
from loaders.language_model.checking import Checked, checked
from loaders.language_model.failures import failure
from loaders.language_model.instructions import delimited, instructions
from loaders.language_model.linking import Linker
from loaders.language_model.pieces import pieces
from ontology.errors import MissingExtra, UnreadableArticle
from ontology.statements import Article, Subgraph, SubgraphBuilder

if TYPE_CHECKING:
    from pydantic_ai import Agent, RunContext
    from pydantic_ai.models import Model

RETRIES = 2
"""How often a model may correct an answer before what is wrong in it is dropped."""
_PIECE = 12_000  # characters of an article in one request
_MOST_OUTPUT = 8_000  # tokens of one answer

Connect = Callable[[], AbstractAsyncContextManager["Model"]]


@dataclass(frozen=True, slots=True)
class _Task:
    """One piece of an article, and what its answer is held against."""

    article: Article
    start: int
    piece: str
    linker: Linker
    rule: str

    def check(self, answer: Answer) -> Checked:
        span = (self.start, self.start + len(self.piece))
        return checked(answer, self.article, span, self.linker, self.rule)


class LanguageModelExtractor:
    """Reads articles with the model of that name at an OpenAI-compatible address.

    The model gets no tools and answers in one form only. Each name and quote must stand in the article, each
    claim keep the ontology; what does not is sent back with the reason, then dropped. `connect` gives another
    engine of pydantic-ai in place of the address. May be shared by threads.
    """

    def __init__(
        self,
        model: str,
        *,
        url: str = "",
        key: str | None = None,
        budget: Budget | None = None,
        timeout: float = 120.0,
        connect: Connect | None = None,
    ) -> None:
        self._model = model
        self._url = url
        self._timeout = timeout
        self._budget = budget or Budget()
        self._guide = RuleExtractor()
        self._agent = _agent()
        self._connect = connect or (lambda: _connected(model, url, key, timeout))

    @property
    def name(self) -> str:
        """The model, and the version of what is asked of it."""
        return f"{self.rule} 0.1"

    @property
    def rule(self) -> str:
        """What evidence names as its origin."""
        return f"llm:{self._model}"

    def extract(self, article: Article) -> Subgraph:
        """The article, what the model names in it, every sound claim that it finds."""
        linker = Linker(article, self._guide.extract(article))
        builder = SubgraphBuilder()
        builder.add(article)
        for start, piece in pieces(article.text or "", _PIECE):
            found = self._ask(_Task(article, start, piece, linker, self.rule))
            builder.update(found.entities.values())
            builder.update(found.statements)
        return builder.build()

    def _ask(self, task: _Task) -> Checked:
        """The sound part of the model's answer; a failure names the article and what to do."""
        try:
            return task.check(asyncio.run(self._answer(task)))
        except Exception as error:
            known = failure(error, self._model, _shown(self._url))
            if known is None:
                raise
            raise UnreadableArticle(task.article.key, *known) from error

    async def _answer(self, task: _Task) -> Answer:
        ai: Any = import_module("pydantic_ai")
        requests, tokens = self._budget.take(1 + RETRIES)
        usage = ai.RunUsage()
        try:
            async with asyncio.timeout(self._timeout * (1 + RETRIES)), self._connect() as model:
                result = await self._agent.run(
                    delimited(task.piece),
                    deps=task,
                    model=model,
                    usage=usage,
                    usage_limits=ai.UsageLimits(request_limit=requests, total_tokens_limit=tokens),
                    model_settings={"temperature": 0.0, "max_tokens": _MOST_OUTPUT, "timeout": self._timeout},
                )
                return result.output
        finally:
            self._budget.settle(unused=(requests or 0) - usage.requests, tokens=usage.total_tokens)


def _agent() -> "Agent[_Task, Answer]":
    try:
        ai: Any = import_module("pydantic_ai")
    except ImportError as error:
        raise MissingExtra(
            "The extra llm is not installed (pydantic-ai): pip install -e '.[llm]' in this folder."
        ) from error
    agent: Agent[_Task, Answer] = ai.Agent(
        output_type=Answer, instructions=instructions(), deps_type=_Task, retries=RETRIES, name="reader"
    )

    def validate(context: "RunContext[_Task]", answer: Answer) -> Answer:
        problems = context.deps.check(answer).problems
        if problems and context.retry < RETRIES:
            raise ai.ModelRetry(
                "Answer again in full, with these corrected or left out:\n" + "\n".join(problems[:40])
            )
        return answer

    # Its annotations are texts, since the library is loaded late; it takes the context as it comes.
    agent.output_validator(validate)
    return agent


@asynccontextmanager
async def _connected(model: str, url: str, key: str | None, timeout: float) -> AsyncIterator["Model"]:
    """The model at an address, connected for one answer: each has an event loop of its own."""
    openai: Any = import_module("openai")
    models: Any = import_module("pydantic_ai.models.openai")
    providers: Any = import_module("pydantic_ai.providers.openai")
    async with openai.AsyncOpenAI(base_url=url, api_key=key or "none", timeout=timeout) as client:
        yield models.OpenAIChatModel(model, provider=providers.OpenAIProvider(openai_client=client))


def _shown(url: str) -> str:
    """The address without credentials."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()
