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
    "/entity/agency/jpo?as_of=maybe": "Không hiểu 'maybe' trong ô as_of: hãy nhập năm, tháng hoặc ngày",
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
