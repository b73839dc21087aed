"""Search and the resolution of names, over the sample graph in an embedded store."""

import pytest

from graph_store.engines.embedded import EmbeddedStore
from ontology.errors import InvalidQuery, NotFound
from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate
from queries.matching import Fit
from queries.search import resolve_entity, search
from tests.contracts.sample_graph import sample_graph


@pytest.mark.parametrize(
    ("text", "found", "matched"),
    [
        ("Cục Sở hữu trí tuệ", "agency/ip-viet-nam", "Cục Sở hữu trí tuệ"),
        ("cuc so huu tri tue", "agency/ip-viet-nam", "Cục Sở hữu trí tuệ"),
        ("CỤC SHTT", "agency/ip-viet-nam", "Cục SHTT"),
        ("noip", "agency/ip-viet-nam", "NOIP"),
        ("ĐÀO TẠO", "topic/training", "Đào tạo"),
        ("dao tao", "topic/training", "Đào tạo"),
        ("Vietnam", "place/viet-nam", "Vietnam"),
        ("IP Office of Vietnam", "agency/ip-viet-nam", "Intellectual Property Office of Viet Nam"),
        ("office japan patent", "agency/jpo", "Japan Patent Office"),
        ("Jpaan Patnet Ofice", "agency/jpo", "Japan Patent Office"),
        ("Wrold Intelectual Property", "agency/wipo", "World Intellectual Property Organization"),
        ("to chuc shtt the gioi", "agency/wipo", "Tổ chức Sở hữu trí tuệ Thế giới"),
        ("Bộ KH&CN", "agency/most", "Bộ Khoa học và Công nghệ"),
        ("mẫu", "official/mau", "Nguyễn Văn Mẫu"),
        ("van mau nguyen", "official/mau", "Nguyễn Văn Mẫu"),
        ("Nguyen Van Mau", "official/mau", "Nguyen Van Mau"),
        ("geografical indications", "topic/geographical-indications", "Geographical indications"),
    ],
)
def test_the_first_hit_is_the_one_meant(sample: EmbeddedStore, text: str, found: str, matched: str) -> None:
    first = search(sample.read, text)[0]
    assert (first.id, first.matched) == (found, matched)


def test_better_fits_come_first_then_what_is_said_more_of(sample: EmbeddedStore) -> None:
    hits = search(sample.read, "asean")
    assert [hit.id for hit in hits] == ["forum/asean", "agreement/asean-plan", "forum/awgipc"]
    assert hits[0].fit is Fit.EXACT
    assert [hit.fit for hit in hits] == sorted(hit.fit for hit in hits)
    degrees = [hit.degree for hit in search(sample.read, "viet nam", kinds=[Kind.AGENCY])]
    assert degrees == sorted(degrees, reverse=True)


def test_kinds_and_limit_narrow(sample: EmbeddedStore) -> None:
    assert {hit.kind for hit in search(sample.read, "viet nam", kinds=[Kind.AGENCY])} == {Kind.AGENCY}
    assert len(search(sample.read, "o", limit=2)) == 2
    assert len(search(sample.read, "o " * 300, limit=2)) == 2


@pytest.mark.parametrize("text", ["", "  ", "?!", "|", "zzzzzz", "x" * 5000, "' OR 1=1 //", "\u0301"])
def test_nothing_sensible_finds_nothing_and_does_no_harm(sample: EmbeddedStore, text: str) -> None:
    assert search(sample.read, text) == []


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        ("agency/jpo", (), "agency/jpo"),
        ("Japan", (), "place/japan"),
        ("WIPO", Kind.AGENCY, "agency/wipo"),
        ("Singapore", (Kind.AGENCY,), "agency/ipos"),
        ("Ví Dụ", Kind.OFFICIAL, "official/du"),
        (" cuc shtt ", None, "agency/ip-viet-nam"),
    ],
)
def test_a_name_means_one_entity(
    sample: EmbeddedStore, text: str, kinds: Kind | tuple[Kind, ...] | None, found: str
) -> None:
    assert resolve_entity(sample.read, text, kinds) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Japan Patnt Office",
            "Nothing is called 'Japan Patnt Office'. Nearest: Japan Patent Office (agency/jpo).",
        ),
        ("agency/jp", "Nothing is called 'agency/jp'. Nearest: Japan Patent Office (agency/jpo)."),
        ("qqqqqq", "Nothing is called 'qqqqqq'."),
    ],
)
def test_a_name_that_nothing_bears_gets_suggestions(sample: EmbeddedStore, text: str, message: str) -> None:
    with pytest.raises(NotFound) as caught:
        resolve_entity(sample.read, text)
    assert str(caught.value) == message


def test_an_id_of_another_kind_is_refused(sample: EmbeddedStore) -> None:
    with pytest.raises(InvalidQuery, match="place/japan is of kind Place; expected Agency or Forum"):
        resolve_entity(sample.read, "place/japan", (Kind.AGENCY, Kind.FORUM))


def _ministry(key: str, *, reference: bool) -> Entity:
    return Entity(
        f"agency/{key}", Kind.AGENCY, (("en", "Ministry of Trade"),), aliases=("MoT",), reference=reference
    )


def test_a_name_that_several_bear_is_refused_unless_one_is_curated() -> None:
    with EmbeddedStore(None) as store:
        store.write(Subgraph(entities=(_ministry("a", reference=True), _ministry("b", reference=True))))
        with pytest.raises(InvalidQuery, match=r"more than one entity.*agency/a\); .*agency/b\)"):
            resolve_entity(store.read, "ministry of trade")


def test_a_label_comes_before_what_an_article_once_says() -> None:
    """As where an article names offices by their countries alone."""
    text = "Các cơ quan của Lào và Hàn Quốc"
    mention = Mention("a", text.index("Hàn"), len(text), "Hàn Quốc")
    office = Entity(
        "agency/kipo", Kind.AGENCY, (("en", "KIPO"),), country="KR", reference=True, mentions=(mention,)
    )
    place = Entity("place/korea", Kind.PLACE, (("vi", "Hàn Quốc"),), country="KR", reference=True)
    link = Statement(
        "agency/kipo",
        Predicate.COOPERATES_WITH,
        "place/korea",
        evidence=(Evidence("a", mention.start, mention.end, mention.quote, "drawn", 0.9),),
    )
    with EmbeddedStore(None) as store:
        store.write(Subgraph((Article("a", text),), (office, place), (link,)))
        hits = search(store.read, "han quoc")
        assert [(hit.id, hit.fit, hit.is_named) for hit in hits] == [
            ("place/korea", Fit.EXACT, True),
            ("agency/kipo", Fit.EXACT, False),
        ]
        assert resolve_entity(store.read, "Hàn Quốc") == "place/korea"
        assert resolve_entity(store.read, "Hàn Quốc", Kind.AGENCY) == "agency/kipo"


def test_search_finds_the_same_on_every_engine(store: EmbeddedStore, sample: EmbeddedStore) -> None:
    store.write(sample_graph())
    for text in ("Cục SHTT", "viet nam", "Jpaan Patnet", "asean", "nguyen", "o", "2025 memorandum"):
        assert search(store.read, text) == search(sample.read, text)
