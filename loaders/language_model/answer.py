"""The one form in which a model answers; nothing else that it says is looked at."""

from pydantic import BaseModel, Field

from ontology.vocabulary import Kind, Predicate

_MOST_THINGS, _MOST_CLAIMS = 200, 300


class NamedThing(BaseModel):
    """Something that the article names."""

    handle: str = Field(max_length=40, description="A short name for use in the claims, such as e1.")
    kind: Kind
    name: str = Field(max_length=300, description="Its name, copied letter by letter from the article.")


class ModelClaim(BaseModel):
    """One claim that the article makes, with the passage that makes it."""

    subject: str = Field(max_length=40, description="A handle.")
    predicate: Predicate
    object: str | None = Field(None, max_length=40, description="A handle; none for date and status.")
    value: str | None = Field(None, max_length=60, description="Of date (ISO 8601) and status only.")
    post: str | None = Field(None, max_length=200, description="Of holdsPost only: the title as written.")
    when: str | None = Field(None, max_length=60, description="ISO 8601 date of the claim, if one is given.")
    quote: str = Field(max_length=800, description="The passage, copied letter by letter from the article.")


class Answer(BaseModel):
    """All that a model found in an article."""

    things: list[NamedThing] = Field(default_factory=list, max_length=_MOST_THINGS)
    claims: list[ModelClaim] = Field(default_factory=list, max_length=_MOST_CLAIMS)
