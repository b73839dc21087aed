"""A graph as large as wanted, made up by chance but always the same, in a store of its own.

    .venv/bin/python -m benchmarks.made_up_graph embedded:made-up --entities 20000 --statements 100000
    IPCOOP_STORE=embedded:made-up .venv/bin/ipcoop serve

Countries and topics are the curated ones; agencies, people, agreements and meetings are invented. As in life,
a few bodies take part in much and most in little, some agreements are only proposed, and some have no date.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from graph_store.opening import open_store
from graph_store.writing.splitting import split
from ontology.reference.knowledge import load_reference
from ontology.statements import (
    Article,
    Entity,
    Evidence,
    Statement,
    Subgraph,
    SubgraphBuilder,
)
from ontology.vocabulary import Kind, Predicate, Status

SHARES = {
    Kind.AGENCY: 0.14, Kind.OFFICIAL: 0.45, Kind.AGREEMENT: 0.17, Kind.EVENT: 0.19,
    Kind.PROGRAMME: 0.04, Kind.FORUM: 0.01,
}  # fmt: skip
FORMS = {  # subject, predicate, object, weight
    Predicate.PARTY_TO: (Kind.AGENCY, Kind.AGREEMENT, 22),
    Predicate.SIGNED: (Kind.OFFICIAL, Kind.AGREEMENT, 10),
    Predicate.HOLDS_POST: (Kind.OFFICIAL, Kind.AGENCY, 12),
    Predicate.PARTICIPATED_IN: (Kind.AGENCY, Kind.EVENT, 16),
    Predicate.HOSTED: (Kind.AGENCY, Kind.EVENT, 4),
    Predicate.HELD_UNDER: (Kind.EVENT, Kind.FORUM, 4),
    Predicate.HELD_IN: (Kind.EVENT, Kind.PLACE, 4),
    Predicate.CONCERNS: (Kind.AGREEMENT, Kind.TOPIC, 8),
    Predicate.IMPLEMENTS: (Kind.AGENCY, Kind.PROGRAMME, 4),
    Predicate.MEMBER_OF: (Kind.PLACE, Kind.FORUM, 3),
    Predicate.COOPERATES_WITH: (Kind.AGENCY, Kind.AGENCY, 6),
    Predicate.RELATES_TO: (Kind.AGREEMENT, Kind.AGREEMENT, 2),
    Predicate.STATUS: (Kind.AGREEMENT, None, 3),
    Predicate.DATE: (Kind.AGREEMENT, None, 4),
}
FAMOUS = frozenset({Kind.AGENCY, Kind.FORUM, Kind.PLACE, Kind.TOPIC})
"""Kinds of which a few take part in much; even the best known agreement has few parties."""

POSTS = ("director-general", "deputy-director-general", "commissioner", "president", "head-of-division")
STATUSES = (Status.PROPOSED, Status.NEGOTIATING, Status.SIGNED, Status.IN_FORCE, Status.COMPLETED)
SENTENCES_OF_AN_ARTICLE = 20


@dataclass
class Cast:
    """Who there is, by kind; `pick` takes the first ones more often than the last ones."""

    chance: random.Random
    entities: dict[Kind, list[Entity]] = field(default_factory=dict)

    def pick(self, kind: Kind) -> Entity:
        """One of a kind."""
        among = self.entities[kind]
        return among[int(len(among) * self.chance.random() ** (3 if kind in FAMOUS else 1.3))]


def cast_of(count: int, chance: random.Random) -> Cast:
    """Countries and topics from the reference, the others made up to `count` in all."""
    known = [entry for entry in load_reference() if entry.kind in (Kind.PLACE, Kind.TOPIC)]
    countries = [e for e in known if e.kind is Kind.PLACE and any(s == "iso3" for s, _ in e.identifiers)]
    topics = [entry for entry in known if entry.kind is Kind.TOPIC]
    cast = Cast(chance)
    cast.entities[Kind.PLACE] = [entry.entity() for entry in countries]
    cast.entities[Kind.TOPIC] = [entry.entity() for entry in topics]
    codes = sorted({entry.country for entry in countries if entry.country}, key=lambda code: code != "VN")
    for kind, share in SHARES.items():
        cast.entities[kind] = [
            _made(kind, number, codes[int(len(codes) * chance.random() ** 3)])
            for number in range(round((count - len(countries) - len(topics)) * share))
        ]
    return cast


def _made(kind: Kind, number: int, country: str) -> Entity:
    words = {
        Kind.AGENCY: ("Office", "Cơ quan"), Kind.OFFICIAL: ("Person", "Cán bộ"),
        Kind.AGREEMENT: ("Memorandum", "Bản ghi nhớ"), Kind.EVENT: ("Meeting", "Cuộc họp"),
        Kind.PROGRAMME: ("Programme", "Chương trình"), Kind.FORUM: ("Forum", "Diễn đàn"),
    }[kind]  # fmt: skip
    of = country if kind in (Kind.AGENCY, Kind.OFFICIAL) else None
    named = [f"{word} {number} {of or ''}".strip() for word in words]
    labels = (("en", named[0]), ("vi", named[1]))
    return Entity(f"{kind.lower()}/made-up-{number}", kind, labels, (), of, (), reference=True)


def claims(cast: Cast, count: int) -> Iterator[tuple[Statement, str]]:
    """Statements without evidence, no two alike, each with the sentence that makes it."""
    chance, seen = cast.chance, set[str]()
    predicates = list(FORMS)
    weights = [FORMS[predicate][2] for predicate in predicates]
    while len(seen) < count:
        predicate = chance.choices(predicates, weights)[0]
        subject_kind, object_kind, _ = FORMS[predicate]
        subject = cast.pick(subject_kind)
        year = chance.randint(1996, 2025)
        target = value = role = when = None
        if predicate is Predicate.STATUS:
            value = str(chance.choice(STATUSES))
        elif predicate is Predicate.DATE:
            value = f"{year}-{chance.randint(1, 12):02d}"
        else:
            assert object_kind
            target = cast.pick(object_kind).id
        if target == subject.id:
            continue
        if predicate is Predicate.HOLDS_POST:
            role, when = chance.choice(POSTS), chance.choice((None, f"{year}/{year + 3}"))
        statement = Statement(subject.id, predicate, target, value, role, when)
        if statement.id not in seen:
            seen.add(statement.id)
            yield statement, f"{dict(subject.labels)['en']} {predicate} {target or value}, {len(seen)}. "


def made_up_graph(entities: int, statements: int, seed: int = 7) -> Subgraph:
    """The graph; the same for the same numbers."""
    cast = cast_of(entities, random.Random(seed))
    builder = SubgraphBuilder()
    for members in cast.entities.values():
        builder.update(members)
    waiting: list[tuple[Statement, str]] = []
    number = 0
    for claim in claims(cast, statements):
        waiting.append(claim)
        if len(waiting) == SENTENCES_OF_AN_ARTICLE:
            _add_article(builder, number, waiting, cast.chance)
            waiting, number = [], number + 1
    if waiting:
        _add_article(builder, number, waiting, cast.chance)
    return builder.build()


def _add_article(
    builder: SubgraphBuilder, number: int, said: Sequence[tuple[Statement, str]], chance: random.Random
) -> None:
    text = "".join(sentence for _, sentence in said).strip()
    key = f"made-up-{number}"
    digest = sha256(text.encode()).hexdigest()
    published = f"{chance.randint(1996, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    builder.add(
        Article(key, text, f"News {number}", "en", published, "Made up", sha256=digest, extractor="chance",
                recorded=datetime(2026, 1, 1, tzinfo=UTC))
    )  # fmt: skip
    at = 0
    for statement, sentence in said:
        end = at + len(sentence.rstrip().rstrip("."))
        evidence = Evidence(key, at, end, text[at:end], "chance", 0.6 + 0.3 * chance.random())
        builder.add(
            Statement(statement.subject, statement.predicate, statement.object, statement.value,
                      statement.role, statement.when, (evidence,))
        )  # fmt: skip
        at += len(sentence)


def main() -> None:
    """Make it and write it, and say how long that took."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("store", help="embedded:FOLDER or neo4j://HOST:PORT")
    asked.add_argument("--entities", type=int, default=20_000)
    asked.add_argument("--statements", type=int, default=100_000)
    given = asked.parse_args()
    start = time.monotonic()
    graph = made_up_graph(given.entities, given.statements)
    print(
        f"made {len(graph.entities)} entities, {len(graph.statements)} statements", time.monotonic() - start
    )
    with open_store(given.store) as store:
        store.ensure_schema()
        for part in split(graph, 2000):
            store.write(part)
        print(f"written after {time.monotonic() - start:.0f} s: {store.info()}")


if __name__ == "__main__":
    main()
