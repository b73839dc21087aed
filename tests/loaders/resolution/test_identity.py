from loaders.extraction.rules import RuleExtractor
from ontology.statements import Article, Subgraph
from ontology.vocabulary import Kind

EXTRACTOR = RuleExtractor()


def read(text: str, language: str) -> Subgraph:
    return EXTRACTOR.extract(Article("a", text, language=language))


def ids(text: str, language: str, kind: Kind) -> set[str]:
    return {e.id for e in read(text, language).entities if e.kind is kind}


def person(text: str, language: str) -> str:
    (found,) = ids(text, language, Kind.OFFICIAL)
    return found


def test_one_person_in_two_languages() -> None:
    one = person("Bộ trưởng Bộ Khoa học và Công nghệ Nguyễn Mạnh Hùng phát biểu.", "vi")
    assert one == person("Minister of Science and Technology of Viet Nam Nguyen Manh Hung spoke.", "en")


def test_another_unit_of_the_same_ministry_is_the_same_person() -> None:
    one = person("Cục trưởng Cục Sở hữu trí tuệ Lưu Hoàng Long phát biểu.", "vi")
    assert one == person("Vụ trưởng Vụ Pháp chế Bộ Khoa học và Công nghệ Lưu Hoàng Long phát biểu.", "vi")


def test_the_same_name_elsewhere_is_another_person() -> None:
    one = person("Bộ trưởng Bộ Khoa học và Công nghệ Nguyễn Mạnh Hùng phát biểu.", "vi")
    assert one != person("Thứ trưởng Bộ Công Thương Nguyễn Mạnh Hùng phát biểu.", "vi")


def test_a_generic_name_belongs_to_its_parent() -> None:
    one = ids("The Survey Section of the European Patent Office met.", "en", Kind.AGENCY)
    other = ids("The Survey Section of the Japan Patent Office met.", "en", Kind.AGENCY)
    assert len(one) == len(other) == 2
    assert not one & other


def test_a_body_of_its_own_name_is_the_same_without_accents() -> None:
    one = ids("Ông Lê Văn An, Giám đốc Trung tâm Dữ liệu Sao Mai, nói.", "vi", Kind.AGENCY)
    assert one == ids("Ông Lê Văn An, Giám đốc Trung Tâm Dữ Liệu Sao Mai, nói.", "vi", Kind.AGENCY)


def test_names_come_from_the_passages() -> None:
    subgraph = read("Ông Lê Văn An, Giám đốc Trung tâm Dữ liệu Sao Mai, nói.", "vi")
    (official,) = [e for e in subgraph.entities if e.kind is Kind.OFFICIAL]
    assert official.labels == (("vi", "Lê Văn An"),)
    text = subgraph.articles[0].text or ""
    assert all(m.quote == text[m.start : m.end] for e in subgraph.entities for m in e.mentions)
