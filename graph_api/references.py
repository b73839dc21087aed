"""An entity as other answers refer to it."""

from graph_api.browsing import entity_address
from graph_api.models import EntityReference
from ontology.statements import Entity


def entity_reference(entity: Entity) -> EntityReference:
    """Its id, kind, names and address."""
    labels = dict(entity.labels)
    return EntityReference(
        id=entity.id,
        kind=entity.kind,
        name=entity.label("en"),
        name_en=labels.get("en"),
        name_vi=labels.get("vi"),
        url=entity_address(entity.id),
    )
