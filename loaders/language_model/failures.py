"""What went wrong with a model, in the words of whoever must put it right."""

from importlib import import_module
from typing import Any

from loaders.language_model.budget import BudgetSpent

_AGAIN = "Load again: what was read is passed over."
_BY_STATUS = {
    400: "Check that IPCOOP_LLM_MODEL names a model of that server which can answer in a given form.",
    401: "Set IPCOOP_LLM_KEY to a valid key.",
    403: "Set IPCOOP_LLM_KEY to a key that may use the model.",
    404: "Check IPCOOP_LLM_URL (it mostly ends in /v1) and IPCOOP_LLM_MODEL.",
    429: f"Wait, or use fewer --workers. {_AGAIN}",
}


def failure(error: Exception, model: str, url: str) -> tuple[str, str] | None:
    """Reason and remedy of an error that is not the program's own; None for any other."""
    errors: Any = import_module("pydantic_ai.exceptions")
    where = f"The model {model}" + (f" at {url}" if url else "")
    if isinstance(error, (BudgetSpent, errors.UsageLimitExceeded)):
        return (
            "The budget of this load is spent.",
            f"Raise IPCOOP_LLM_REQUESTS or IPCOOP_LLM_TOKENS. {_AGAIN}",
        )
    if isinstance(error, errors.ModelHTTPError):
        remedy = _BY_STATUS.get(error.status_code, _AGAIN)
        return f"{where} answered with status {error.status_code}.", remedy
    if isinstance(error, (TimeoutError, errors.ModelTimeoutError, errors.RunTimedOut)):
        return f"{where} did not answer in time.", f"Raise IPCOOP_LLM_TIMEOUT. {_AGAIN}"
    if isinstance(error, errors.ModelAPIError):
        return f"{where} could not be used ({error}).", f"Start it, or correct IPCOOP_LLM_URL. {_AGAIN}"
    if isinstance(error, errors.UnexpectedModelBehavior):
        return f"{where} gave no answer of the right form.", "Use a model that can answer in a given form."
    return None
