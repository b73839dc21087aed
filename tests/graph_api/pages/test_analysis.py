import csv
import html
import io
import re

import pytest
from fastapi.testclient import TestClient

from graph_api.pages.guide import OTHERS, question_groups
from queries import catalogue


def page(client: TestClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.text


def test_a_timeline_shows_the_undated_whatever_the_filters(client: TestClient) -> None:
    whole = page(client, "/timeline?entity=IP Viet Nam")
    narrow = page(client, "/timeline?entity=IP Viet Nam&since=2025")
    for text in (whole, narrow):
        assert 'id="undated"' in text
        assert "/entity/agreement/ipos-mou" in text
    assert 'id="year-2016"' in whole
    assert 'id="year-2016"' not in narrow
    assert 'id="year-2025"' in narrow
    assert "Agreement: 1 without a date" in page(client, "/timeline?kind=Agreement&since=2020")


def test_a_timeline_of_all_leads_to_the_statements_that_date_it(client: TestClient) -> None:
    text = page(client, "/timeline?lang=vi&kind=Agreement")
    assert "ngày 9 tháng 7 năm 2025" in text
    assert "/entity/event/" not in text
    assert 'href="/statement/' in text


@pytest.mark.parametrize(
    "address",
    ["/timeline?entity=Atlantis", "/timeline?since=soon", "/timeline?kind=Planet",
     "/compare?one=WIPO&other=Atlantis", "/compare?one=WIPO&other=WIPO",
     "/gaps?party=Atlantis", "/gaps?level=planet", "/gaps?as_of=soon"],
)  # fmt: skip
def test_what_cannot_be_shown_is_said_on_the_page(client: TestClient, address: str) -> None:
    text = page(client, address, status=400)
    assert 'role="alert"' in text
    assert "<form" in text


def test_a_comparison_names_what_one_has_and_what_both_have(client: TestClient) -> None:
    text = page(client, "/compare?one=agency/ip-viet-nam&other=agency/jpo")
    only, rest = text.split('<section aria-labelledby="both">')
    both, _ = rest.split('<section aria-labelledby="only-other">')
    assert "/entity/agreement/mou-2025" in only
    assert "/entity/agreement/jpo-2016" in both
    assert both.count("is party to") >= 2
    assert "work together" in text  # the sentence that ties the two directly
    assert 'value="Intellectual Property Office of Viet Nam"' in text


def test_the_matrix_links_its_cells_and_leaves_what_is_only_planned_open(client: TestClient) -> None:
    text = page(client, "/gaps?party=IP Viet Nam&level=body")
    agreed = "World Intellectual Property Organization, Patents: 1 agreement"
    planned = "Intellectual Property Office of Singapore, Geographical indications: 1 planned"
    for words, kind, target in ((agreed, "agreed", "mou-2025"), (planned, "planned", "ipos-mou")):
        cell = text.split(f'aria-label="{words}"')[0].rpartition("<td")[2]
        assert cell.startswith(f' class="{kind}"')
        assert f'href="/entity/agreement/{target}"' in cell
    assert "no topic stated" in text  # of the memorandum of 2019 no topic is known
    assert "mou-2025" not in page(client, "/gaps?party=IP Viet Nam&level=body&as_of=2020")


def test_rows_without_a_gap_can_be_left_out(client: TestClient) -> None:
    every = page(client, "/gaps?across=partners&forum=ASEAN&level=country")
    assert every.count('<th scope="row">') >= 3
    assert page(client, "/gaps?across=partners&forum=ASEAN&only=gaps").count('<th scope="row">') >= 3


def test_gaps_leave_as_a_table_for_spreadsheets(client: TestClient) -> None:
    answer = client.get("/gaps?party=IP Viet Nam&level=body&format=csv&lang=vi")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    found = {(row["Dòng"], row["Cột"]): row for row in rows}
    assert found["Tổ chức Sở hữu trí tuệ Thế giới", "Sáng chế"]["Đã ký kết"] == "1"
    assert found["Intellectual Property Office of Singapore", "Chỉ dẫn địa lý"]["Dự kiến"] == "1"
    assert any(row["Đã ký kết"] == row["Dự kiến"] == "0" for row in rows)


def test_every_question_stands_in_one_group_of_the_help(client: TestClient) -> None:
    groups = question_groups()
    names = [asked.name for questions in groups.values() for asked in questions]
    assert sorted(names) == sorted(asked.name for asked in catalogue())
    assert OTHERS not in groups
    for language in ("en", "vi"):
        text = page(client, f"/help?lang={language}")
        assert all(f'href="/questions/{name}?lang={language}"' in text for name in names)


def test_the_examples_of_the_help_are_answered(client: TestClient) -> None:
    text = page(client, "/help")
    examples = re.findall(r'class="ties">Example: <a href="([^"]+)"', text)
    assert len(examples) == len(catalogue())
    empty = [one for one in examples if "<tbody>" not in page(client, html.unescape(one))]
    assert len(empty) <= 3, empty
