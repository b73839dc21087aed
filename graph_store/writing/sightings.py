"""What a new sighting of an entity makes of it, and whether what is to be written is complete in itself."""

from graph_store import properties
from ontology.errors import InvalidStatement
from ontology.statements import Entity, Subgraph, SubgraphBuilder


def meet(known: Entity, given: Entity) -> Entity:
    """An entity as stored, with what a new sighting of it adds, besides mentions.

    New curated knowledge replaces old. What is found never changes what is curated. Among found ones the
    outcome is the same in either order.
    """
    if given.reference or known.reference:
        chosen = given if given.reference else known
        labels, aliases, country = chosen.labels, chosen.aliases, chosen.country
        identifiers = chosen.identifiers
    else:
        labels, aliases = _smaller(known.labels, properties.unnamed_labels(given)), ()
        country = min((c for c in (known.country, given.country) if c), default=None)
        identifiers = tuple(sorted({*known.identifiers, *given.identifiers}))
    return Entity(
        id=known.id,
        kind=known.kind,
        labels=labels,
        aliases=aliases,
        country=country,
        identifiers=identifiers,
        reference=known.reference or given.reference,
    )


def _smaller(one: properties.Pairs, other: properties.Pairs) -> properties.Pairs:
    languages = sorted({language for language, _ in (*one, *other)})
    return tuple(
        (key, min(name for language, name in (*one, *other) if language == key)) for key in languages
    )


def whole(subgraph: Subgraph) -> Subgraph:
    """The subgraph in its one form; refuses one that is not complete in itself."""
    builder = SubgraphBuilder()
    builder.update(subgraph.parts())
    whole = builder.build()
    articles = {article.key for article in whole.articles}
    entities = {entity.id for entity in whole.entities}
    for entity in whole.entities:
        _refuse(f"a mention of {entity.id}", {m.article for m in entity.mentions} - articles, "article")
    for statement in whole.statements:
        where = f"{statement.subject} {statement.predicate} {statement.object or statement.value}"
        if not statement.evidence:
            raise InvalidStatement("evidence", f"{where}: a statement needs a passage that says so.")
        ends = {statement.subject, *([] if statement.object is None else [statement.object])}
        _refuse(where, ends - entities, "entity")
        _refuse(where, set(statement.sources) - articles, "article")
    return whole


def _refuse(where: str, missing: set[str], what: str) -> None:
    if missing:
        names = ", ".join(sorted(missing))
        raise InvalidStatement("complete", f"{where}: the subgraph lacks the {what} {names}; add it.")
