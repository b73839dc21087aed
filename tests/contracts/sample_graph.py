"""One small bilingual graph for the contract tests: real offices and forums, people and meetings made up.

Each claim is one line: its quote is looked up in its article, so that evidence is exact by construction.
"""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from ontology.folding import fold_characters
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
from ontology.vocabulary import Kind, Predicate

_RECORDED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

_ARTICLES = {
    "vi-2025": (
        "vi",
        "2025-07-10",
        "Ký Bản ghi nhớ về sáng chế\n"
        "Ngày 09/07/2025, tại Geneva, Cục Sở hữu trí tuệ và WIPO ký Bản ghi nhớ hợp tác 2025. "
        "Cục trưởng Nguyễn Văn Mẫu và bà Jane Sample ký văn kiện. Bà Trần Thị Ví Dụ chứng kiến lễ ký. "
        "Bản ghi nhớ 2025 tiếp nối Bản ghi nhớ 2019, nói về sáng chế và đào tạo. "
        "Cục Sở hữu trí tuệ là đầu mối của Bản ghi nhớ. "
        "Phòng Pháp chế và Chính sách thuộc Cục Sở hữu trí tuệ. "
        "Cục Sở hữu trí tuệ trực thuộc Bộ Khoa học và Công nghệ.",
    ),
    "en-2025": (
        "en",
        "2025-07-11",
        "Viet Nam and WIPO sign a new memorandum\n"
        "In Geneva on 9 July 2025, IP Viet Nam and the World Intellectual Property Organization signed the "
        "Memorandum of Understanding 2025. Director General Nguyen Van Mau signed for IP Viet Nam, and "
        "Assistant Director General Jane Sample of WIPO signed for the Organization. "
        "Viet Nam is a member of WIPO. WIPO is in Geneva. "
        "A further memorandum with IPOS on geographical indications has been proposed. "
        "IP Viet Nam and the Japan Patent Office work together.",
    ),
    "en-2024": (
        "en",
        "2024-05-20",
        "The working group meets in Ha Noi\n"
        "The 70th AWGIPC meeting took place in Ha Noi in May 2024, within ASEAN. IP Viet Nam hosted it, "
        "IPOS chaired it, and the Department of Intellectual Property of Laos and the Japan Patent Office "
        "attended. The meeting discussed geographical indications and adopted the ASEAN Action Plan. "
        "Viet Nam, Singapore and Laos are members of ASEAN. The AWGIPC is part of ASEAN, and its Task Force "
        "on Trade Marks belongs to the AWGIPC. "
        "Mr. Ichiro Rei, Commissioner of the Japan Patent Office, spoke. "
        "Viet Nam, Japan, Singapore, France and Laos are in the WTO.",
    ),
    "vi-2023": (
        "vi",
        "2023-03-02",
        "Cục Sở hữu trí tuệ làm việc với Cơ quan Sáng chế Nhật Bản\n"
        "Tháng 3/2023, Cục Sở hữu trí tuệ tiếp đoàn Cơ quan Sáng chế Nhật Bản. Ông Ichiro Rei dẫn đầu đoàn. "
        "Nhật Bản tài trợ Chương trình đào tạo thẩm định viên, do Cục Sở hữu trí tuệ thực hiện từ 2022. "
        "Hai cơ quan gia hạn Thỏa thuận hợp tác 2016 về sáng chế, nay đã hoàn thành. "
        "Chương trình PPH giữa hai cơ quan vẫn tiếp diễn. "
        "Bà Trần Thị Ví Dụ làm Phó Cục trưởng từ 2018 đến 2023. "
        "Việt Nam cùng góp kinh phí cho chương trình đào tạo.",
    ),
}

_P, _A, _F, _O, _G, _E, _R, _T = (
    Kind.PLACE, Kind.AGENCY, Kind.FORUM, Kind.OFFICIAL,
    Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME, Kind.TOPIC,
)  # fmt: skip

_REFERENCE = (  # id without the kind, kind, English, Vietnamese, country, ISO alpha-3, further names
    ("viet-nam", _P, "Viet Nam", "Việt Nam", "VN", "VNM", ("Vietnam",)),
    ("japan", _P, "Japan", "Nhật Bản", "JP", "JPN", ()),
    ("singapore", _P, "Singapore", "Singapore", "SG", "SGP", ("Xin-ga-po",)),
    ("france", _P, "France", "Pháp", "FR", "FRA", ("Cộng hòa Pháp",)),
    ("laos", _P, "Laos", "Lào", "LA", "LAO", ("Lao PDR",)),
    ("geneva", _P, "Geneva", "Giơ-ne-vơ", "CH", None, ()),
    ("ha-noi", _P, "Ha Noi", "Hà Nội", "VN", None, ("Hanoi",)),
    ("ip-viet-nam", _A, "Intellectual Property Office of Viet Nam", "Cục Sở hữu trí tuệ", "VN", None,
     ("IP Viet Nam", "NOIP", "Cục SHTT")),
    ("most", _A, "Ministry of Science and Technology of Viet Nam", "Bộ Khoa học và Công nghệ", "VN", None,
     ("MOST",)),
    ("jpo", _A, "Japan Patent Office", "Cơ quan Sáng chế Nhật Bản", "JP", None, ("JPO",)),
    ("ipos", _A, "Intellectual Property Office of Singapore", None, "SG", None, ("IPOS",)),
    ("inpi-france", _A, "National Institute of Industrial Property of France", None, "FR", None, ("INPI",)),
    ("dip-laos", _A, "Department of Intellectual Property of Laos", None, "LA", None, ()),
    ("wipo", _A, "World Intellectual Property Organization", "Tổ chức Sở hữu trí tuệ Thế giới", None, None,
     ("WIPO",)),
    ("asean", _F, "ASEAN", "ASEAN", None, None, ()),
    ("awgipc", _F, "ASEAN Working Group on Intellectual Property Cooperation", None, None, None, ("AWGIPC",)),
    ("wto", _F, "World Trade Organization", "Tổ chức Thương mại Thế giới", None, None, ("WTO",)),
    ("patents", _T, "Patents", "Sáng chế", None, None, ()),
    ("geographical-indications", _T, "Geographical indications", "Chỉ dẫn địa lý", None, None, ()),
    ("training", _T, "Training", "Đào tạo", None, None, ()),
)  # fmt: skip

_FOUND = (  # id without the kind, kind, country, (article, language, name) of each mention
    ("legal", _A, "VN", (("vi-2025", "vi", "Phòng Pháp chế và Chính sách"),)),
    ("task-force", _F, None, (("en-2024", "en", "Task Force on Trade Marks"),)),
    ("mau", _O, "VN", (("vi-2025", "vi", "Nguyễn Văn Mẫu"), ("en-2025", "en", "Nguyen Van Mau"))),
    ("du", _O, "VN", (("vi-2025", "vi", "Trần Thị Ví Dụ"), ("vi-2023", "vi", "Trần Thị Ví Dụ"))),
    ("sample", _O, None, (("vi-2025", "vi", "Jane Sample"), ("en-2025", "en", "Jane Sample"))),
    ("rei", _O, "JP", (("en-2024", "en", "Ichiro Rei"), ("vi-2023", "vi", "Ichiro Rei"))),
    ("mou-2025", _G, None,
     (("vi-2025", "vi", "Bản ghi nhớ hợp tác 2025"), ("en-2025", "en", "Memorandum of Understanding 2025"))),
    ("mou-2019", _G, None, (("vi-2025", "vi", "Bản ghi nhớ 2019"),)),
    ("jpo-2016", _G, None, (("vi-2023", "vi", "Thỏa thuận hợp tác 2016"),)),
    ("ipos-mou", _G, None, (("en-2025", "en", "memorandum with IPOS"),)),
    ("asean-plan", _G, None, (("en-2024", "en", "ASEAN Action Plan"),)),
    ("signing-2025", _E, None, (("vi-2025", "vi", "lễ ký"),)),
    ("awgipc-70", _E, None, (("en-2024", "en", "70th AWGIPC meeting"),)),
    ("visit-2023", _E, None, (("vi-2023", "vi", "tiếp đoàn Cơ quan Sáng chế Nhật Bản"),)),
    ("examiners", _R, None, (("vi-2023", "vi", "Chương trình đào tạo thẩm định viên"),)),
    ("pph", _R, None, (("vi-2023", "vi", "Chương trình PPH"),)),
)  # fmt: skip

# article | quote | subject predicate object-or-value [role=…] [title=…] [when=…] [confidence=…]; …
_CLAIMS = """
vi-2025 | Ngày 09/07/2025, tại Geneva, Cục Sở hữu trí tuệ và WIPO ký Bản ghi nhớ hợp tác 2025 | agency/ip-viet-nam partyTo agreement/mou-2025; agency/wipo partyTo agreement/mou-2025; agreement/mou-2025 date 2025-07-09; agreement/mou-2025 status signed; event/signing-2025 date 2025-07-09; event/signing-2025 heldIn place/geneva; event/signing-2025 resultedIn agreement/mou-2025; agency/ip-viet-nam participatedIn event/signing-2025; agency/wipo participatedIn event/signing-2025
vi-2025 | Cục trưởng Nguyễn Văn Mẫu | official/mau holdsPost agency/ip-viet-nam role=director-general title=Cục_trưởng
vi-2025 | Cục trưởng Nguyễn Văn Mẫu và bà Jane Sample ký văn kiện | official/mau signed agreement/mou-2025; official/sample signed agreement/mou-2025
vi-2025 | Bà Trần Thị Ví Dụ chứng kiến lễ ký | official/du witnessed agreement/mou-2025
vi-2025 | Bản ghi nhớ 2025 tiếp nối Bản ghi nhớ 2019, nói về sáng chế và đào tạo | agreement/mou-2025 relatesTo agreement/mou-2019; agreement/mou-2025 concerns topic/patents; agreement/mou-2025 concerns topic/training; agency/ip-viet-nam partyTo agreement/mou-2019; agency/wipo partyTo agreement/mou-2019; agreement/mou-2019 date 2019
vi-2025 | Cục Sở hữu trí tuệ là đầu mối của Bản ghi nhớ | agency/ip-viet-nam focalPointFor agreement/mou-2025
vi-2025 | Phòng Pháp chế và Chính sách thuộc Cục Sở hữu trí tuệ | agency/legal partOf agency/ip-viet-nam
vi-2025 | Cục Sở hữu trí tuệ trực thuộc Bộ Khoa học và Công nghệ | agency/ip-viet-nam partOf agency/most
en-2025 | In Geneva on 9 July 2025, IP Viet Nam and the World Intellectual Property Organization signed the Memorandum of Understanding 2025 | agency/ip-viet-nam partyTo agreement/mou-2025; agency/wipo partyTo agreement/mou-2025; agreement/mou-2025 date 2025-07-09; agreement/mou-2025 status signed
en-2025 | Director General Nguyen Van Mau signed for IP Viet Nam | official/mau holdsPost agency/ip-viet-nam role=director-general title=Director_General; official/mau signed agreement/mou-2025
en-2025 | Assistant Director General Jane Sample of WIPO signed for the Organization | official/sample holdsPost agency/wipo role=assistant-director-general title=Assistant_Director_General; official/sample signed agreement/mou-2025
en-2025 | Viet Nam is a member of WIPO | place/viet-nam memberOf agency/wipo
en-2025 | WIPO is in Geneva | agency/wipo locatedIn place/geneva
en-2025 | A further memorandum with IPOS on geographical indications has been proposed | agency/ipos partyTo agreement/ipos-mou; agency/ip-viet-nam partyTo agreement/ipos-mou; agreement/ipos-mou status proposed; agreement/ipos-mou concerns topic/geographical-indications
en-2025 | IP Viet Nam and the Japan Patent Office work together | agency/jpo cooperatesWith agency/ip-viet-nam confidence=0.7
en-2024 | The 70th AWGIPC meeting took place in Ha Noi in May 2024, within ASEAN | event/awgipc-70 heldUnder forum/awgipc; event/awgipc-70 heldIn place/ha-noi; event/awgipc-70 date 2024-05
en-2024 | IP Viet Nam hosted it, IPOS chaired it | agency/ip-viet-nam hosted event/awgipc-70; agency/ipos chaired event/awgipc-70
en-2024 | the Department of Intellectual Property of Laos and the Japan Patent Office attended | agency/dip-laos participatedIn event/awgipc-70; agency/jpo participatedIn event/awgipc-70
en-2024 | The meeting discussed geographical indications and adopted the ASEAN Action Plan | event/awgipc-70 concerns topic/geographical-indications; event/awgipc-70 resultedIn agreement/asean-plan; forum/asean issued agreement/asean-plan; agreement/asean-plan status in-force; agreement/asean-plan date 2016/2025
en-2024 | Viet Nam, Singapore and Laos are members of ASEAN | place/viet-nam memberOf forum/asean; place/singapore memberOf forum/asean; place/laos memberOf forum/asean
en-2024 | The AWGIPC is part of ASEAN, and its Task Force on Trade Marks belongs to the AWGIPC | forum/awgipc partOf forum/asean; forum/task-force partOf forum/awgipc
en-2024 | Mr. Ichiro Rei, Commissioner of the Japan Patent Office, spoke | official/rei holdsPost agency/jpo role=commissioner title=Commissioner; official/rei participatedIn event/awgipc-70
en-2024 | Viet Nam, Japan, Singapore, France and Laos are in the WTO | place/viet-nam memberOf forum/wto; place/japan memberOf forum/wto; place/singapore memberOf forum/wto; place/france memberOf forum/wto; place/laos memberOf forum/wto
vi-2023 | Tháng 3/2023, Cục Sở hữu trí tuệ tiếp đoàn Cơ quan Sáng chế Nhật Bản | agency/ip-viet-nam hosted event/visit-2023; agency/jpo participatedIn event/visit-2023; event/visit-2023 date 2023-03
vi-2023 | Ông Ichiro Rei dẫn đầu đoàn | official/rei participatedIn event/visit-2023
vi-2023 | Nhật Bản tài trợ Chương trình đào tạo thẩm định viên, do Cục Sở hữu trí tuệ thực hiện từ 2022 | place/japan funds programme/examiners; agency/ip-viet-nam implements programme/examiners; programme/examiners date 2022; programme/examiners status ongoing; programme/examiners concerns topic/training
vi-2023 | Hai cơ quan gia hạn Thỏa thuận hợp tác 2016 về sáng chế, nay đã hoàn thành | agency/ip-viet-nam partyTo agreement/jpo-2016; agency/jpo partyTo agreement/jpo-2016; agreement/jpo-2016 date 2016; agreement/jpo-2016 status completed; agreement/jpo-2016 concerns topic/patents
vi-2023 | Chương trình PPH giữa hai cơ quan vẫn tiếp diễn | agency/ip-viet-nam partyTo programme/pph; agency/jpo partyTo programme/pph; programme/pph status ongoing
vi-2023 | Bà Trần Thị Ví Dụ làm Phó Cục trưởng từ 2018 đến 2023 | official/du holdsPost agency/ip-viet-nam role=deputy-director-general title=Phó_Cục_trưởng when=2018/2023
vi-2023 | Việt Nam cùng góp kinh phí cho chương trình đào tạo | place/viet-nam funds programme/examiners
"""  # noqa: E501


def sample_graph() -> Subgraph:
    """The whole of it: four articles, their entities and claims."""
    builder = SubgraphBuilder()
    builder.update(_article(key, *fields) for key, fields in _ARTICLES.items())
    builder.update(_reference(*fields) for fields in _REFERENCE)
    builder.update(_found(*fields) for fields in _FOUND)
    for line in _CLAIMS.strip().splitlines():
        article, quote, claims = (part.strip() for part in line.split(" | "))
        builder.update(_statement(article, quote, claim.split()) for claim in claims.split("; "))
    return builder.build()


def _article(key: str, language: str, published: str, text: str) -> Article:
    return Article(
        key=key,
        text=text,
        title=text.partition("\n")[0],
        language=language,
        published=published,
        publisher="IPCoop tests",
        url=f"https://example.org/{key}",
        licence="Apache-2.0",
        sha256=sha256(text.encode()).hexdigest(),
        extractor="hand 1",
        recorded=_RECORDED,
    )


def _reference(
    key: str,
    kind: Kind,
    en: str,
    vi: str | None,
    country: str | None,
    iso3: str | None,
    more: tuple[str, ...],
) -> Entity:
    labels = (("en", en), *((("vi", vi),) if vi else ()))
    names = (en, *((vi,) if vi else ()), *more)
    aliases = {*more, *(fold_characters(name) for name in names)} - {en, vi}
    entity = Entity(
        id=f"{kind.lower()}/{key}",
        kind=kind,
        labels=labels,
        aliases=tuple(sorted(aliases)),
        country=country,
        identifiers=(("iso3", iso3),) if iso3 else (),
        reference=True,
    )
    return replace(entity, mentions=tuple(_mentions(names)))


def _mentions(names: tuple[str, ...]) -> list[Mention]:
    """The first place in each article that has one of the names, whichever is first in `names`."""
    found = []
    for article, (_, _, text) in _ARTICLES.items():
        quote = next((name for name in names if name in text), None)
        if quote is not None:
            start = text.index(quote)
            found.append(Mention(article, start, start + len(quote), quote))
    return sorted(found)


def _found(key: str, kind: Kind, country: str | None, places: tuple[tuple[str, str, str], ...]) -> Entity:
    mentions = []
    for article, language, name in places:
        start = _ARTICLES[article][2].index(name)
        mentions.append(Mention(article, start, start + len(name), name, ((language, name),)))
    return Entity(
        id=f"{kind.lower()}/{key}",
        kind=kind,
        labels=found_labels(mentions),
        country=country,
        mentions=tuple(sorted(mentions)),
    )


def _statement(article: str, quote: str, claim: list[str]) -> Statement:
    subject, name, target, *rest = claim
    options = dict(option.split("=") for option in rest)
    predicate = Predicate(name)
    start = _ARTICLES[article][2].index(quote)
    evidence = Evidence(
        article=article,
        start=start,
        end=start + len(quote),
        quote=quote,
        rule="hand",
        confidence=float(options.get("confidence", 0.9)),
        role=options["title"].replace("_", " ") if "title" in options else None,
    )
    return Statement(
        subject=subject,
        predicate=predicate,
        object=None if predicate.is_literal else target,
        value=target if predicate.is_literal else None,
        role=options.get("role"),
        when=options.get("when"),
        evidence=(evidence,),
    )
