"""A graph drawn at random: many equal names, missing dates and countries, parallel ties, circles."""

from random import Random

from ontology.statements import Article, Entity, Evidence, Statement, Subgraph, SubgraphBuilder
from ontology.vocabulary import SIGNATURES, Basis, Kind, Predicate, Status

_NAMES = (
    "Cục Sở hữu trí tuệ",
    "Đại học Ấn",
    "office",
    "Office",
    "văn phòng",
    "Zürich",
    "Ång",
    "a b",
    "émoi 🇻🇳",
)
_DATES = ("2016", "2016-05", "2016-05-09", "2016/2025", "2019-12", "2023", "2023-06", "2020/2020-03")
_COUNTRIES = ("VN", "JP", "SG", None)
_TEXT = "Một câu ngắn. " * 40


def random_graph(seed: int, *, entities: int = 70, statements: int = 260) -> Subgraph:
    """A graph that every engine must hold and read alike."""
    random = Random(seed)
    builder = SubgraphBuilder()
    articles = [f"article-{number}" for number in range(5)]
    for key in articles:
        builder.add(Article(key, _TEXT, title=key, published=random.choice((*_DATES[:3], None)), sha256=key))
    kinds: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for number in range(entities):
        kind = random.choice(list(Kind))
        kinds[kind].append(f"{kind.lower()}/{number}")
        builder.add(_entity(random, kind, kinds[kind][-1]))
    for _ in range(statements):
        statement = _statement(random, kinds, articles)
        if statement is not None:
            builder.add(statement)
    return builder.build()


def _entity(random: Random, kind: Kind, key: str) -> Entity:
    country = random.choice(_COUNTRIES)
    is_country = kind is Kind.PLACE and country is not None and random.random() < 0.6
    return Entity(
        id=key,
        kind=kind,
        labels=((random.choice(("en", "vi")), random.choice(_NAMES)),),
        country=country,
        identifiers=(("iso3", f"{country}X"),) if is_country else (),
        reference=True,
    )


def _statement(random: Random, kinds: dict[Kind, list[str]], articles: list[str]) -> Statement | None:
    predicate = random.choice(list(Predicate))
    subjects, objects = SIGNATURES[predicate]
    subject = random.choice([key for kind in sorted(subjects) for key in kinds[kind]] or [""])
    target = random.choice([key for kind in sorted(objects) for key in kinds[kind]] or [""])
    if not subject or subject == target or not (target or predicate.is_literal):
        return None
    value = random.choice(_DATES if predicate is Predicate.DATE else [status.value for status in Status])
    return Statement(
        subject=subject,
        predicate=predicate,
        object=None if predicate.is_literal else target,
        value=value if predicate.is_literal else None,
        role=random.choice(("director", "deputy", None)) if predicate is Predicate.HOLDS_POST else None,
        when=random.choice((*_DATES, None, None)) if not predicate.is_literal else None,
        evidence=tuple(
            _evidence(random, article) for article in random.sample(articles, random.randint(1, 3))
        ),
    )


def _evidence(random: Random, article: str) -> Evidence:
    start = random.randrange(len(_TEXT) - 20)
    confidence = random.choice((0.5, 0.7, 0.9))
    return Evidence(
        article, start, start + 12, _TEXT[start : start + 12], "drawn", confidence, basis=Basis.STATED
    )
