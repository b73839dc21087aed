"""A graph whose every text tries to run a script: what an article's owner, or a bad extractor, may write."""

from hashlib import sha256

from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph, SubgraphBuilder
from ontology.vocabulary import Kind, Predicate


def payload(place: str) -> str:
    """Markup for every context at once; running sets `window.hit`, being parsed leaves an element."""
    run = f"window.hit='{place}'"
    return (
        f"{place} href </script><script>{run}</script>"
        f'<img src=x onerror="{run}"><svg onload="{run}"></svg>'
        f'"\'><a class=hostile href="javascript:{run}">x</a></style></title></textarea>'
        "<!--{{7*7}}${7*7}"
    )


CENTER = "agency/hostile"
PLACE = 'place/"><img src=x onerror=window.hit=1>'
PARTNER = "agency/partner"
ARTICLE = 'a"><img src=x onerror=window.hit=1>'
TEXT = f"Before. {payload('text')} said so. After. {payload('more')}"


def hostile_graph() -> Subgraph:
    """One agency among an official, an agreement with another one, a topic and a place, all hostile."""
    builder = SubgraphBuilder()
    builder.add(
        Article(
            key=ARTICLE,
            text=TEXT,
            title=payload("title"),
            language='en" onclick="window.hit=1',
            published='2025"><script>window.hit=1</script>',
            publisher=payload("publisher"),
            url="javascript:window.hit='url'",
            licence=payload("licence"),
            sha256=sha256(TEXT.encode()).hexdigest(),
            extractor=payload("extractor"),
        )
    )
    builder.add(_entity(CENTER, Kind.AGENCY))
    builder.add(_entity("official/x", Kind.OFFICIAL))
    builder.add(_entity("agreement/x", Kind.AGREEMENT))
    builder.add(_entity(PLACE, Kind.PLACE))
    builder.add(_entity(PARTNER, Kind.AGENCY, start="=HYPERLINK()"))
    builder.add(_entity("topic/x", Kind.TOPIC))
    builder.add(
        _statement("official/x", Predicate.HOLDS_POST, CENTER, role=payload("role"), when=payload("when"))
    )
    builder.add(_statement(CENTER, Predicate.PARTY_TO, "agreement/x"))
    builder.add(_statement(CENTER, Predicate.SIGNED, "agreement/x"))
    builder.add(_statement(CENTER, Predicate.LOCATED_IN, PLACE))
    builder.add(_statement(PARTNER, Predicate.PARTY_TO, "agreement/x"))
    builder.add(_statement("agreement/x", Predicate.CONCERNS, "topic/x"))
    builder.add(_statement("agreement/x", Predicate.STATUS, value=payload("status")))
    builder.add(_statement("agreement/x", Predicate.DATE, value=payload("date")))
    return builder.build()


def _entity(entity_id: str, kind: Kind, start: str = "") -> Entity:
    at = TEXT.index("said")
    names = (("en", payload(f"{start}{kind} en")), ("vi", payload(f"{start}{kind} vi")))
    return Entity(
        id=entity_id,
        kind=kind,
        labels=names,
        aliases=(payload("alias"),),
        country='<img src=x onerror="window.hit=1">',
        identifiers=((payload("scheme").replace("=", ""), payload("identifier")),),
        reference=True,
        mentions=(Mention(ARTICLE, at, at + 4, "said", names),),
    )


def _statement(
    subject: str,
    predicate: Predicate,
    target: str | None = None,
    *,
    value: str | None = None,
    role: str | None = None,
    when: str | None = None,
) -> Statement:
    start = TEXT.index(payload("text"))
    quote = payload("text")
    evidence = Evidence(
        ARTICLE, start, start + len(quote), quote, payload("rule"), 0.9, payload("title as written")
    )
    return Statement(subject, predicate, target, value, role, when, (evidence,))
