"""What else an entity is called, each name once."""

from graph_api.models import EntityDetail
from ontology.folding import fold


def other_names(entity: EntityDetail) -> list[str]:
    """The names beside the two that head a page; of those that differ by accents, the one with accents.

    >>> from types import SimpleNamespace as E
    >>> other_names(E(name_en="Office", name_vi=None, names=["office", "Cuc SHTT", "Cục SHTT"]))
    ['Cục SHTT']
    """
    seen = {fold(name) for name in (entity.name_en, entity.name_vi) if name}
    found: dict[str, str] = {}
    for name in sorted(entity.names, key=lambda name: fold(name) == name.lower()):
        found.setdefault(fold(name), name)
    kept = {name for folded, name in found.items() if folded not in seen}
    return [name for name in entity.names if name in kept]
