"""The shapes of the Reconciliation Service API 0.2."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Thing(BaseModel):
    """Something with an id and a name: a type, a property, an entity."""

    id: str = Field(examples=["Agency"])
    name: str = Field(examples=["Agency"])
    description: str | None = None


class Address(BaseModel):
    """Where a part of the service is found."""

    service_url: str
    service_path: str
    flyout_service_url: str | None = None
    flyout_service_path: str | None = None


class View(BaseModel):
    """An address with `{{id}}` where an id goes."""

    url: str


class Preview(View):
    """An address of small pages, and how large they are."""

    width: int
    height: int


class Setting(BaseModel):
    """Something that a client may set for a property that it extends a table with."""

    name: str
    label: str
    type: Literal["number", "text", "checkbox", "select"]
    default: int | str | None = None
    help_text: str | None = None
    choices: list[dict[str, str]] | None = None


class Extend(BaseModel):
    """How a table is extended."""

    propose_properties: Address
    property_settings: list[Setting]


class Manifest(BaseModel):
    """What the service offers."""

    versions: list[str] = ["0.2"]
    name: str
    identifierSpace: str
    schemaSpace: str
    documentation: str
    serviceVersion: str
    view: View
    defaultTypes: list[Thing]
    preview: Preview
    suggest: dict[str, Address]
    extend: Extend


class PropertyValue(BaseModel):
    """What a row of the table says of a property."""

    model_config = ConfigDict(extra="ignore")
    pid: str = Field(max_length=200)
    v: Any = None

    def texts(self) -> list[str]:
        """The values as texts; an entity by its id."""
        values = self.v if isinstance(self.v, list) else [self.v]
        plain = [value.get("id") if isinstance(value, dict) else value for value in values]
        return [str(value).strip()[:200] for value in plain if value is not None and str(value).strip()]


class ReconciliationQuery(BaseModel):
    """One row of a table to find an entity for."""

    model_config = ConfigDict(extra="forbid")
    query: str = Field(default="", max_length=2000)
    type: str | list[str] | None = None
    limit: float = Field(default=5, ge=1, le=100)
    properties: list[PropertyValue] = Field(default_factory=list, max_length=20)
    type_strict: Literal["any", "should", "all"] = "any"


class Feature(BaseModel):
    """One reason for a score: what it adds, or takes away, in points."""

    id: str
    value: float


class ReconciliationCandidate(Thing):
    """An entity that a row may mean."""

    type: list[Thing]
    score: float = Field(description="From 0 to 100.")
    features: list[Feature]
    match: bool


class ReconciliationResult(BaseModel):
    """What one row may mean."""

    result: list[ReconciliationCandidate]


class WantedProperty(BaseModel):
    """A property to extend a table with."""

    id: str = Field(max_length=200)
    settings: dict[str, Any] = Field(default_factory=dict)


class ExtensionQuery(BaseModel):
    """Which entities to extend with which properties."""

    ids: list[str] = Field(max_length=500)
    properties: list[WantedProperty] = Field(max_length=20)


class ExtensionColumn(BaseModel):
    """A column that extends a table; `type` where all its values are entities of one kind."""

    id: str
    name: str
    type: Thing | None = None
    service: str | None = None


class Extension(BaseModel):
    """The values: entity → property → cells."""

    meta: list[ExtensionColumn]
    rows: dict[str, dict[str, list[dict[str, str]]]]


class Suggestion(Thing):
    """Something that fits what was typed."""

    notable: list[Thing] | None = None


class Suggestions(BaseModel):
    """What fits what was typed."""

    result: list[Suggestion]


class Flyout(BaseModel):
    """A few words on a thing, as HTML."""

    id: str
    html: str


class Proposal(BaseModel):
    """Properties that entities of a type can have."""

    type: str | None = None
    limit: int
    properties: list[Thing]
