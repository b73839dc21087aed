"""What stands in a field that takes an entity: its name where that leads back to it, else what was given."""

from collections.abc import Mapping

from graph_api.browsing import Browser
from graph_api.pages.rendering import Page
from ontology.errors import CooperationGraphError
from queries.countries import country_code, country_names
from queries.search import resolve_entity


def names_for_fields(browser: Browser, page: Page, given: Mapping[str, str]) -> dict[str, str]:
    """The fields with ids and codes of countries replaced by names in the page's language."""
    known = browser.entities(text for text in given.values() if "/" in text)
    return {
        field: _returning(browser, text, page.name(known[text])) if text in known else _country(page, text)
        for field, text in given.items()
    }


def _country(page: Page, text: str) -> str:
    name = page.country(text) if text in country_names() else text
    return name if country_code(name) == country_code(text) else text


def _returning(browser: Browser, entity_id: str, name: str) -> str:
    try:
        return name if resolve_entity(browser.read, name) == entity_id else entity_id
    except CooperationGraphError:  # several are called so
        return entity_id
