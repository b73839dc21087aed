"""What creates mentions, statements and evidence, as rows for the query files."""

from collections.abc import Iterable, Iterator, Mapping

from graph_store import properties
from graph_store.judging.merged import own_ends
from graph_store.protocol import Row
from ontology.statements import Entity, Statement


def mention_rows(entities: Iterable[Entity], into: Mapping[str, str]) -> Iterator[Row]:
    """What creates the mentions of entities, under the id that stays for each."""
    for entity in entities:
        to = into.get(entity.id, entity.id)
        for mention in entity.mentions:
            row = properties.mention_properties(entity.id, mention)
            if entity.id != to:
                row["own"] = entity.id
            yield {"entity": to, "article": mention.article, "properties": row}


def evidence_rows(statements: Iterable[Statement], into: Mapping[str, str]) -> Iterator[Row]:
    """What creates the evidence of claims, for what each says of the entities that stay."""
    for statement in statements:
        told, own = own_ends(statement, into)
        for evidence in statement.evidence:
            yield {
                "id": properties.evidence_id(statement.id, evidence),
                "statement": told.id,
                "article": evidence.article,
                "properties": properties.evidence_properties(evidence) | own,
            }


def statement_rows(statements: Iterable[Statement]) -> list[Row]:
    """What creates statements, with their subjects."""
    return [
        {"id": s.id, "subject": s.subject, "properties": properties.statement_properties(s)}
        for s in statements
    ]


def object_rows(statements: Iterable[Statement]) -> list[Row]:
    """What ties statements to their objects."""
    return [{"id": s.id, "object": s.object} for s in statements if s.object is not None]
