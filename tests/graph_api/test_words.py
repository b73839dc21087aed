from fastapi.testclient import TestClient

ASK = "/api/v1/ask"


def test_a_question_is_answered_with_the_query_that_it_means(client: TestClient) -> None:
    found = client.get(ASK, params={"q": "Who signed the MoU between IP Viet Nam and WIPO?"}).json()
    assert (found["understood"], found["lang"], found["unknown"]) == (True, "en", [])
    first = found["interpretations"][0]
    assert first["query"] == "signatories_between"
    assert first["parameters"] == {"one": "agency/ip-viet-nam", "other": "agency/wipo"}
    rows = client.get(first["url"]).json()["rows"]
    assert found["answer"]["rows"] == rows
    assert {one["name"] for one in rows[0]["signatories"]} == {"Jane Sample", "Nguyen Van Mau"}


def test_vietnamese_is_read_back_in_vietnamese_unless_another_language_is_asked_for(
    client: TestClient,
) -> None:
    text = "Cục Sở hữu trí tuệ có thỏa thuận nào với Nhật Bản?"
    first = client.get(ASK, params={"q": text}).json()["interpretations"][0]
    assert first["question"] == "Giữa Cục Sở hữu trí tuệ và Nhật Bản có những thỏa thuận nào?"
    first = client.get(ASK, params={"q": text, "lang": "en"}).json()["interpretations"][0]
    assert first["question"].startswith("Which agreements are there between Intellectual Property Office")
    assert first["entities"]["other"]["id"] == "place/japan"


def test_what_is_not_understood_is_not_answered(client: TestClient) -> None:
    found = client.get(ASK, params={"q": "Thời tiết ở Hà Nội thế nào?"}).json()
    assert (found["understood"], found["answer"], found["interpretations"]) == (False, None, [])
    assert found["unknown"] == ["Thời", "tiết"]
    assert len(found["nearest"]) == 3
    for one in found["nearest"]:
        assert (one["url"] is None) == bool(one["missing"])


def test_rows_are_as_many_as_wanted_and_bad_input_is_a_problem(client: TestClient) -> None:
    found = client.get(ASK, params={"q": "Who are the members of the WTO?", "limit": 2}).json()
    assert len(found["answer"]["rows"]) == 2
    for wrong in ({"q": ""}, {"q": "x" * 501}, {"q": "x", "lang": "fr"}, {"q": "x", "color": "red"}, {}):
        assert client.get(ASK, params=wrong).status_code == 400


def test_the_page_shows_the_meaning_and_the_rows(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "Ai đã ký Bản ghi nhớ hợp tác 2025?"})
    assert page.status_code == 200
    assert "/questions/signatories_of_agreement?agreement=agreement%2Fmou-2025" in page.text
    assert "Jane Sample" in page.text
    page = client.get("/ask", params={"q": "what is the weather like <b>today</b>"})
    assert "<b>today" not in page.text
    assert 'role="alert"' in page.text
    assert client.get("/ask").status_code == 200


def test_the_pages_have_a_box_for_questions(client: TestClient) -> None:
    for address in ("/", "/questions"):
        assert 'action="/ask"' in client.get(address).text
