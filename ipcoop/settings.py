"""Every setting, read once from `IPCOOP_…` variables and `.env`: nothing else reads the environment."""

import os
from collections.abc import Iterable
from typing import Self

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.errors import CooperationGraphError

PREFIX = "IPCOOP_"
TESTS_ONLY = "IPCOOP_TEST_"


class InvalidSettings(CooperationGraphError):
    """A setting has a wrong value or an unknown name."""


class Settings(BaseSettings):
    """The settings of one run; frozen."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    store: str = Field(
        "embedded:.ipcoop/graph", description="Where the graph is: embedded:PATH or neo4j://HOST:PORT."
    )
    neo4j_user: str = Field("neo4j", description="User of the Neo4j store.")
    neo4j_password: SecretStr | None = Field(None, description="Password of the Neo4j store; has no default.")
    neo4j_database: str | None = Field(
        None, description="Database of the Neo4j store; empty: its own default."
    )
    host: str = Field("127.0.0.1", description="Address that `ipcoop serve` listens on.")
    port: int = Field(
        8400, ge=0, le=65535, description="Port that `ipcoop serve` listens on; 0 takes a free one."
    )
    hosts: str = Field(
        "", description="Names besides loopback that the server answers to, with commas between; * for any."
    )
    cors_origins: str = Field(
        "*", description="Sites whose pages may read the API, with commas between; never with credentials."
    )
    embedding_sites: str = Field(
        "", description="Sites whose pages may show /explore/embed in a frame, with commas; * for any."
    )
    budget: int = Field(
        6000, ge=0, description="What a client may spend a minute (docs/api.md has prices); 0: any amount."
    )
    body_bytes: int = Field(16_777_216, ge=1024, description="Longest body of a request, in bytes.")
    cypher: bool = Field(False, description="Whether POST /api/v1/cypher is open (docs/cypher.md).")
    base_iri: str = Field("https://w3id.org/ipcoop/id/", description="Start of every IRI in RDF exports.")
    llm_url: str | None = Field(
        None,
        description="OpenAI-compatible address for --extractor llm, for example http://127.0.0.1:8080/v1.",
    )
    llm_model: str | None = Field(None, description="Name of the model at that address.")
    llm_key: SecretStr | None = Field(None, description="Key for that address, where it asks for one.")
    llm_requests: int = Field(500, ge=1, description="Most requests to the model in one load.")
    llm_tokens: int = Field(2_000_000, ge=1, description="Most tokens of the model in one load.")
    llm_timeout: float = Field(120.0, gt=0, description="Seconds to wait for one answer of the model.")
    tokens: str = Field(
        "", description="Who may write over HTTP: NAME:SCOPE+SCOPE:DIGEST …, as `ipcoop token new` prints it."
    )
    audit: str = Field(".ipcoop/audit.jsonl", description="File that keeps who wrote what; it only grows.")
    history_days: int = Field(
        0, ge=0, description="How many days of changes the feed keeps, looked at on start; 0: all."
    )
    data_licence: str = Field(
        "https://creativecommons.org/licenses/by/4.0/",
        description="Address of the licence of the data that the server gives away.",
    )
    webhooks: str = Field(".ipcoop/webhooks.json", description="File of those who are told of changes.")
    webhooks_private: bool = Field(
        False, description="Whether webhooks may lead into loopback and private networks."
    )
    reviewer: str = Field("", description="Name under which `ipcoop review` judges.")
    log_level: str = Field("WARNING", description="DEBUG, INFO, WARNING or ERROR; to standard error.")

    @classmethod
    def load(cls, **overrides: object) -> Self:
        """The settings of the environment, `.env` and `overrides` (None leaves a setting as it is).

        An unknown `IPCOOP_` name is an error, since it is most likely a typing mistake.
        """
        _refuse_unknown((*os.environ, *dotenv_values(".env")), cls.model_fields)
        given = {name: value for name, value in overrides.items() if value is not None}
        try:
            return cls(**given)  # type: ignore[arg-type]  # pydantic checks them
        except ValidationError as error:
            first = error.errors()[0]
            name = PREFIX + str(first["loc"][0]).upper()
            raise InvalidSettings(
                f"{name}: {first['msg']}. Correct it in the environment or in .env."
            ) from error


def _refuse_unknown(names: Iterable[str], fields: Iterable[str]) -> None:
    known = {PREFIX + field.upper() for field in fields}
    for name in names:
        if name.startswith(PREFIX) and name not in known and not name.startswith(TESTS_ONLY):
            raise InvalidSettings(f"{name} is no setting; known are {', '.join(sorted(known))}.")
