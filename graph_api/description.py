"""The OpenAPI document as this application really answers: errors in the one form, and no other."""

from typing import Any

from fastapi import FastAPI

from graph_api.manners.describing import complete
from graph_api.models import Problem

_NEVER_GIVEN = ("HTTPValidationError", "ValidationError")  # the framework's own form of a bad request


class DescribedApp(FastAPI):
    """An application whose description knows that a bad request is answered 400, as a problem."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document."""
        if self.openapi_schema is None:
            document = super().openapi()
            for methods in document["paths"].values():
                for operation in methods.values():
                    if _NEVER_GIVEN[0] in str(operation["responses"].get("422")):
                        operation["responses"].pop("422")
            schemas = document.setdefault("components", {}).setdefault("schemas", {})
            for name in _NEVER_GIVEN:
                schemas.pop(name, None)
            schemas["Problem"] = Problem.model_json_schema()
            complete(document)
            self.openapi_schema = document
        return self.openapi_schema
