"""A small graph as two reports of one meeting give it, one Vietnamese, one English, in our own words."""

from datetime import UTC, datetime

from ontology.statements import (
    Article,
    Entity,
    Evidence,
    Mention,
    Statement,
    Subgraph,
    SubgraphBuilder,
    found_labels,
)
from ontology.vocabulary import Basis, Kind, Predicate

VI = (
    "Ngày 11/3/2024, tại Đà Nẵng, ông Phạm Minh Châu, Cục trưởng Cục Sở hữu trí tuệ, "
    "đã ký Biên bản hợp tác về sáng chế với Cơ quan Sáng chế Nhật Bản.\n"
    "Đoạn cuối này không được trích dẫn ở đâu cả."
)
EN = (
    "In March 2024 the Director General of IP Viet Nam, Mr. Pham Minh Chau, signed a "
    "memorandum on patents with the Japan Patent Office. The two offices work together closely.\n"
    "Nobody quotes this closing line of the report."
)
TEXTS = {"2024-da-nang-vi": VI, "2024-da-nang-en": EN}


def _article(key: str, language: str, published: str, title: str) -> Article:
    return Article(
        key=key,
        text=TEXTS[key],
        title=title,
        language=language,
        published=published,
        publisher="IPCoop",
        url=f"https://example.org/{key}",
        licence="CC0, our own words",
        sha256="ab" * 32,
        extractor="rules 0.1",
        recorded=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    )


def _span(key: str, quote: str) -> tuple[str, int, int, str]:
    start = TEXTS[key].index(quote)
    return key, start, start + len(quote), quote


def mention(key: str, quote: str) -> Mention:
    return Mention(*_span(key, quote), names=((key[-2:], quote),))


def evidence(
    key: str, quote: str, *, confidence: float, role: str | None = None, basis: Basis = Basis.STATED
) -> Evidence:
    return Evidence(*_span(key, quote), rule="example", confidence=confidence, role=role, basis=basis)


def _found(entity_id: str, kind: Kind, *mentions: Mention) -> Entity:
    ordered = tuple(sorted(mentions))
    return Entity(entity_id, kind, labels=found_labels(ordered), mentions=ordered)


def _curated(entity_id: str, kind: Kind, vi: str, en: str, *mentions: Mention, **known: str) -> Entity:
    return Entity(
        entity_id,
        kind,
        labels=(("en", en), ("vi", vi)),
        aliases=tuple(sorted(known.pop("aliases", "").split(", "))) if "aliases" in known else (),
        country=known.pop("country", None),
        identifiers=tuple(sorted(known.items())),
        reference=True,
        mentions=tuple(sorted(mentions)),
    )


V, E = "2024-da-nang-vi", "2024-da-nang-en"
_ENTITIES = (
    _found("official/5ec0", Kind.OFFICIAL, mention(V, "Phạm Minh Châu"), mention(E, "Pham Minh Chau")),
    _found(
        "agreement/77aa",
        Kind.AGREEMENT,
        mention(V, "Biên bản hợp tác về sáng chế"),
        mention(E, "memorandum on patents"),
    ),
    _curated(
        "agency/ip-viet-nam",
        Kind.AGENCY,
        "Cục Sở hữu trí tuệ",
        "IP Viet Nam",
        mention(V, "Cục Sở hữu trí tuệ"),
        mention(E, "IP Viet Nam"),
        aliases="NOIP, Cuc So huu tri tue",
        country="VN",
    ),
    _curated(
        "agency/jpo",
        Kind.AGENCY,
        "Cơ quan Sáng chế Nhật Bản",
        "Japan Patent Office",
        mention(V, "Cơ quan Sáng chế Nhật Bản"),
        mention(E, "Japan Patent Office"),
        aliases="JPO",
        country="JP",
    ),
    _curated("place/japan", Kind.PLACE, "Nhật Bản", "Japan", country="JP", iso3="JPN", wikidata="Q17"),
    _curated("place/da-nang", Kind.PLACE, "Đà Nẵng", "Da Nang", mention(V, "Đà Nẵng"), country="VN"),
    _curated("topic/patents", Kind.TOPIC, "Sáng chế", "Patents", mention(E, "patents")),
)
_VI_SIGNED = VI[: VI.index(" về sáng chế")]
_EN_SIGNED = "Mr. Pham Minh Chau, signed a memorandum on patents"
_STATEMENTS = (
    Statement(
        "official/5ec0",
        Predicate.HOLDS_POST,
        "agency/ip-viet-nam",
        role="director-general",
        evidence=(
            evidence(
                V, "ông Phạm Minh Châu, Cục trưởng Cục Sở hữu trí tuệ", confidence=0.95, role="Cục trưởng"
            ),
            evidence(
                E,
                "Director General of IP Viet Nam, Mr. Pham Minh Chau",
                confidence=0.9,
                role="Director General",
            ),
        ),
    ),
    Statement(
        "official/5ec0",
        Predicate.SIGNED,
        "agreement/77aa",
        when="2024-03-11",
        evidence=(evidence(V, _VI_SIGNED, confidence=0.85),),
    ),
    Statement(
        "official/5ec0",
        Predicate.SIGNED,
        "agreement/77aa",
        when="2024-03",
        evidence=(evidence(E, _EN_SIGNED, confidence=0.8),),
    ),
    Statement(
        "agreement/77aa", Predicate.DATE, value="2024-03-11", evidence=(evidence(V, VI[:14], confidence=0.7),)
    ),
    Statement(
        "agreement/77aa",
        Predicate.DATE,
        value="2024-03",
        evidence=(evidence(E, "In March 2024", confidence=0.7, basis=Basis.RELATIVE),),
    ),
    Statement(
        "agreement/77aa",
        Predicate.STATUS,
        value="signed",
        evidence=(evidence(E, _EN_SIGNED, confidence=0.8),),
    ),
    Statement(
        "agreement/77aa",
        Predicate.CONCERNS,
        "topic/patents",
        evidence=(evidence(E, _EN_SIGNED, confidence=0.6),),
    ),
    Statement(
        "agency/jpo",
        Predicate.COOPERATES_WITH,
        "agency/ip-viet-nam",
        evidence=(evidence(E, "The two offices work together closely.", confidence=0.5),),
    ),
)


def _build() -> Subgraph:
    builder = SubgraphBuilder()
    builder.add(_article(V, "vi", "2024-03-12", "Ký kết tại Đà Nẵng"))
    builder.add(_article(E, "en", "2024-03-13", "Signing in Da Nang"))
    builder.update((*_ENTITIES, *_STATEMENTS))
    return builder.build()


EXAMPLE = _build()
