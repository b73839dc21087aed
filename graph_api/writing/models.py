"""The shapes of what the writing routes take and answer."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph_api.models import ArticleDetail, EntitySummary, Model, Page
from graph_api.writing.jobs import State
from ontology.judgments import Review, Verdict

_Line = Annotated[str | None, Field(default=None, max_length=2000)]


class ArticleToRead(BaseModel):
    """An article that is sent as JSON: `text` or `html`, and what is known about it."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = Field(default=None, min_length=1, examples=["WIPO and IP Viet Nam signed …"])
    html: str | None = Field(default=None, min_length=1)
    key: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        pattern=r"^[^/\x00-\x1f]+$",
        description="Its name in the graph; without it that of its `url`, else one made from the text.",
        examples=["wipo-viet-nam-2026"],
    )
    title: _Line
    url: _Line
    published: _Line
    publisher: _Line
    language: Literal["en", "vi"] | None = None
    licence: _Line

    @model_validator(mode="after")
    def _one_body(self) -> "ArticleToRead":
        if (self.text is None) == (self.html is None):
            raise ValueError("give text or html, one of the two")
        return self


class Reading(Model):
    """What an article gave; in a preview nothing of it is in the graph yet."""

    joined: bool = Field(description="Whether it is in the graph; false in a preview.")
    article: ArticleDetail
    known: list[str] = Field(description="Ids of those statements that the graph held already before.")
    refused: list[str] = Field(description="Statements that break the ontology, each with the reason.")


class JobStatus(Model):
    """How far a piece of work is; ask `url` again until `state` is done or failed, or follow `events`."""

    id: str
    action: str = Field(examples=["load", "preview"])
    target: str = Field(description="The key of the article.", examples=["wipo-viet-nam-2026"])
    state: State
    step: str | None = Field(default=None, examples=["extracting"])
    began: datetime
    ended: datetime | None = None
    problem: str | None = Field(default=None, description="Why it failed, and what to do.")
    result: Reading | None = Field(default=None, description="There when it is done.")
    url: str = Field(examples=["/api/v1/jobs/3q2-7w"])
    events: str = Field(description="The same as server-sent events.")


class JudgmentToMake(BaseModel):
    """What a person decides about a statement."""

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["accept", "reject", "correct", "unsure"]
    reason: str | None = Field(default=None, max_length=2000, examples=["The text speaks of a plan."])
    object: str | None = Field(
        default=None, min_length=1, max_length=200, description="correct: the id of the right object."
    )
    value: str | None = Field(
        default=None, min_length=1, max_length=200, description="correct: the right date or status."
    )
    when: str | None = Field(
        default=None, min_length=1, max_length=40, description="correct: the right time (ISO 8601)."
    )

    @model_validator(mode="after")
    def _right_only_where_corrected(self) -> "JudgmentToMake":
        if (self.verdict == "correct") is not any((self.object, self.value, self.when)):
            raise ValueError("give object, value or when with the verdict correct, and only with that")
        return self


class PairToJudge(BaseModel):
    """What a person decides about two entities."""

    model_config = ConfigDict(extra="forbid")

    one: str = Field(max_length=200, examples=["agency/ip-viet-nam"])
    other: str = Field(max_length=200, examples=["agency/wipo"])
    verdict: Literal["same", "different", "unsure"]
    reason: str | None = Field(default=None, max_length=2000)


class JudgmentMade(Model):
    """One judgment as it is kept."""

    id: str
    target: str = Field(description="A statement, or a pair of entities.")
    verdict: Verdict
    by: str = Field(description="The name of the token, or of who judged on the command line.")
    at: datetime
    reason: str | None = None
    instead: str | None = Field(default=None, description="Of a correction: the statement that is right.")


class Judgments(Model):
    """What people decided about one statement, the first one first."""

    review: Review
    judgments: list[JudgmentMade]


class JudgmentPage(Page):
    """Some judgments, and where the next are."""

    judgments: list[JudgmentMade]


class TwinPair(Model):
    """Two entities that may be one."""

    one: EntitySummary = Field(description="Its id would stay.")
    other: EntitySummary
    likeness: str = Field(description="Why they may be one.", examples=["same name"])


class TwinPage(Model):
    """Entities that may be one."""

    twins: list[TwinPair]
    total: int = Field(description="How many pairs there are, whatever `limit` leaves out.", examples=[12])


class ChangeLine(Model):
    """What one write changed for one reason; ids of entities and statements, articles as `article/KEY`."""

    cursor: str = Field(examples=["12-3"])
    revision: int = Field(description="Of the graph, after the write.", examples=[12])
    at: datetime
    why: str = Field(
        description="loaded, revised (another text), reread (another extractor), described (another "
        "description), removed, judged, merged (entities were judged to be one), parted (that was taken "
        "back), reference (curated knowledge).",
        examples=["loaded"],
    )
    by: str | None = Field(default=None, description="Who judged.")
    article: str | None = Field(default=None, description="The key of the article that is the cause.")
    added: list[str]
    changed: list[str]
    removed: list[str]
    merged: dict[str, str] = Field(
        default_factory=dict,
        description="Which of the removed are another one now, each with the id that stays.",
    )
    reason: str | None = Field(default=None, description="What who judged gave for it.")


class Changes(Model):
    """What changed behind a cursor; ask again with `cursor` for what comes later."""

    revision: int = Field(description="Of the graph now.")
    changes: list[ChangeLine]
    cursor: str = Field(description="The `since` of the next question, now or later.", examples=["12-3"])
    next: str | None = Field(default=None, description="Where there is more already.")


class BulkFile(Model):
    """A file with the whole graph."""

    name: str = Field(examples=["statements.jsonl"])
    url: str
    media_type: str
    description: str
    bytes: int
    sha256: str


class BulkFiles(Model):
    """The files of one revision."""

    revision: int | None = Field(description="Which the files hold; none while the first are being made.")
    current: bool = Field(description="Whether that is the graph as it is now.")
    made: datetime | None = None
    licence: str
    files: list[BulkFile]
