import re

import pytest
from fastapi.testclient import TestClient

from graph_api.pages.refusals import told

REFUSED = {  # address → what a Vietnamese reader is told
    "/nowhere": "Không có trang nào ở địa chỉ này",
    "/entity/agency/nobody": "Không có thực thể agency/nobody; hãy tìm theo tên.",
    "/article/none": "Không có bài viết none",
    "/statement/none": "Không có statement/none",
    "/questions/none": "Không có câu hỏi none",
    "/entity/agency/jpo?as_of=maybe": "Không hiểu 'maybe' trong ô “Tính đến ngày”: hãy nhập năm",
    "/timeline?since=maybe": "hãy nhập năm, tháng hoặc ngày",
    "/timeline?kind=Unicorn": "hãy nhập một trong các giá trị",
    "/timeline?entity=Atlantis": "Không có gì mang tên 'Atlantis'.",
    "/compare?one=JPO&other=JPO": "hãy chọn hai thực thể khác nhau",
    "/compare?one=Japan+Patnt&other=JPO": "mang tên 'Japan Patnt'. Gần nhất: ",
    "/questions/officials_of_agency?agency=Atlantis": "Không có cơ quan hoặc diễn đàn nào mang",
    "/questions/officials_of_agency?agency=JPO&at=x": "hãy nhập năm, tháng hoặc ngày",
    "/questions/officials_of_agency?agency=JPO&limit=x": "hãy nhập số nguyên từ 0 đến 10000",
    "/questions/officials_of_agency?agency=topic/patents": "thuộc loại",
    "/gaps?level=moon": "ở cấp country hoặc body",
}


@pytest.mark.parametrize("address", REFUSED)
def test_vietnamese_readers_are_told_in_vietnamese(client: TestClient, address: str) -> None:
    sign = "&" if "?" in address else "?"
    page = client.get(f"{address}{sign}lang=vi", headers={"Accept": "text/html"}).text.replace("&#39;", "'")
    assert REFUSED[address] in page
    english = client.get(f"{address}{sign}lang=en", headers={"Accept": "text/html"}).text
    assert not re.search("[ăơưđẠ-ỹ]", english.partition("<main")[2].partition("</main>")[0])


def test_what_no_one_translated_stays_as_it_was_said() -> None:
    assert told("The moon is away.", "vi") == "The moon is away."
    assert told("The moon is away.", "en") == "The moon is away."


SENTENCES = {  # what the API says → what a Vietnamese reader of the explorer is told
    "judgment-kinds: agency/a and topic/b are of two kinds, so they cannot be the same.": "thuộc hai loại",
    "object-kind: x partyTo y: the object of partyTo is Agreement or Programme; this is Topic.": (
        "Đối tượng của “là bên tham gia” phải là thỏa thuận hoặc chương trình; đây là chủ đề."
    ),
    "correction: statement/1 says so already; name another object, value or when.": "Thông tin này đã nêu",
    "The token desk does not allow to judge.": "Mã truy cập “desk” không có quyền thẩm định.",
    "a-key: It is too short to tell its language. Do this: or that.": "Bài quá ngắn",
    "a-key: It is PDF, not a text. Save it.": "Đây là PDF, không phải văn bản",
}


@pytest.mark.parametrize("english", SENTENCES)
def test_sentences_of_the_api_are_told_in_vietnamese(english: str) -> None:
    assert SENTENCES[english] in told(english, "vi")
    assert told(english, "en") == english


def test_the_api_speaks_the_language_that_is_asked_for(client: TestClient) -> None:
    address = "/api/v1/entities/agency/nobody"
    english = client.get(address)
    assert english.json()["detail"] == "There is no entity agency/nobody; search for its name."
    assert english.headers["content-language"] == "en" and "Accept-Language" in english.headers["vary"]
    vietnamese = client.get(address, headers={"Accept-Language": "vi,en;q=0.5"})
    assert vietnamese.json()["detail"] == "Không có thực thể agency/nobody; hãy tìm theo tên."
    assert vietnamese.headers["content-language"] == "vi"
    kept = client.get("/api/v1/bulk/nothing.zip", headers={"Accept-Language": "vi"})  # nobody translated it
    assert "nothing.zip" in kept.json()["detail"] and kept.headers["content-language"] == "en"
