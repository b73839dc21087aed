"""Examples in the OpenAPI document: of each parameter, and of each body that is sent."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


def add_examples(operation: dict[str, Any]) -> None:
    """Give the parameters and the body of an operation examples, those that it has itself first."""
    own = _known()["operations"].get(operation["operationId"], {})
    for parameter in operation.get("parameters", ()):
        name = parameter["name"]
        shared = _known()["path" if parameter["in"] == "path" else "query"]
        found = own.get(name, _told(parameter["schema"], shared.get(name)))
        if found is not None:
            parameter["example"] = found
    contents = operation.get("requestBody", {}).get("content", {})
    body = _known()["bodies"].get(operation["operationId"])
    for media_type, content in contents.items():
        if body is not None:
            content["example"] = body.get(media_type, body) if len(contents) > 1 else body


def _told(schema: Mapping[str, Any], otherwise: Any) -> Any:
    """What the schema of a parameter gives as its example; of forms one that is not the usual one."""
    told = schema.get("examples")
    if told:
        return told[0]
    forms = schema.get("enum")
    return forms[1] if otherwise is None and forms and len(forms) > 1 else otherwise


@cache
def _known() -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return found
