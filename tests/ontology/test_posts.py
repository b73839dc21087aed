from pathlib import Path

import pytest
import yaml

from ontology.errors import InvalidReference
from ontology.folding import fold
from ontology.posts import FILE, modifiers, post_key, post_label, posts, read_posts


@pytest.mark.parametrize(
    ("wording", "key"),
    [
        ("Cục trưởng", "director-general"),
        ("Tổng Giám đốc", "director-general"),
        ("Tổng cục trưởng", "director-general"),
        ("Director General", "director-general"),
        ("Director-General", "director-general"),
        ("director general", "director-general"),
        ("Phó Cục trưởng", "deputy-director-general"),
        ("Deputy Director General", "deputy-director-general"),
        ("Thứ trưởng", "deputy-minister"),
        ("Vice-Minister", "deputy-minister"),
        ("Bộ trưởng", "minister"),
        ("Vụ trưởng", "director"),
        ("Giám đốc", "director"),
        ("Trưởng phòng", "head-of-division"),
        ("Trade Representative", "trade-representative"),
        ("Trợ lý USTR", "assistant-trade-representative"),
        ("Phó Trợ lý Đại diện Thương mại", "deputy-assistant-trade-representative"),
        ("Đại diện thường trực", "permanent-representative"),
        ("Chargé d’affaires", "charge-d-affaires"),
        ("Country Representative", "country-representative"),
        ("Phó Chủ tịch", "vice-president"),
    ],
)
def test_titles_of_both_languages_meet_in_one_key(wording: str, key: str) -> None:
    assert post_key(wording) == key


@pytest.mark.parametrize(
    ("wording", "key"),
    [
        ("Quyền Cục trưởng", "acting-director-general"),
        ("Acting Director General", "acting-director-general"),
        ("nguyên Bộ trưởng", "former-minister"),
        ("former Minister", "former-minister"),
        ("Ex-Minister", "former-minister"),
        ("former Acting Commissioner", "former-acting-commissioner"),
    ],
)
def test_acting_and_former_change_the_key(wording: str, key: str) -> None:
    assert post_key(wording) == key


@pytest.mark.parametrize(
    ("wording", "key"),
    [
        ("Deputy Director General for Regional Development", "deputy-director-general"),
        ("Trợ lý Đại diện Thương mại Hoa Kỳ phụ trách Đổi mới sáng tạo", "assistant-trade-representative"),
        ("Secretary of State", "secretary-of-state"),
        ("Head of Division", "head-of-division"),
    ],
)
def test_what_a_post_is_in_charge_of_does_not_change_it(wording: str, key: str) -> None:
    assert post_key(wording) == key


def test_an_unknown_title_becomes_a_slug() -> None:
    assert post_key("Trưởng Thư viện Nhạc cổ") == "truong-thu-vien-nhac-co"
    assert post_label("truong-thu-vien-nhac-co", "vi") == "Truong thu vien nhac co"


def test_labels_read_in_both_languages() -> None:
    assert post_label("deputy-director-general", "en") == "Deputy Director General"
    assert post_label("deputy-director-general", "vi") == "Phó Cục trưởng"
    assert post_label("acting-minister", "en") == "Acting Minister"
    assert post_label("former-minister", "vi") == "Nguyên Bộ trưởng"


def test_every_title_is_found_under_its_own_post() -> None:
    wordings = [(t, post.key) for post in posts() for group in post.wordings.values() for t in group]
    assert len(wordings) >= 150
    assert {t for t, key in wordings if post_key(t) != key} == set()


def test_a_vietnamese_title_implies_the_head_noun_of_its_body() -> None:
    implied = {title: head for post in posts() for title, head in post.implies.items()}
    assert implied["Cục trưởng"] == "Cục"
    assert implied["Vụ trưởng"] == "Vụ"
    assert implied["Bộ trưởng"] == "Bộ"
    assert "Tổng Giám đốc" not in implied


def test_no_modifier_is_the_beginning_of_a_title() -> None:
    words = {fold(w) for m in modifiers() for group in m.wordings.values() for w in group}
    titles = {fold(t) for post in posts() for group in post.wordings.values() for t in group}
    assert {t for t in titles if any(t.startswith(word + " ") for word in words)} == set()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"posts": [{"key": "Minister"}]}, "post 1: needs a key of lower-case words"),
        ({"posts": [{"key": "minister", "label": "x"}]}, r"post 1 \(minister\): unknown \['label'\]"),
        ({"posts": [{"key": "minister", "wordings": {"en": ["Minister "]}}]}, "lists of trimmed texts"),
        ({"posts": [{"key": "minister", "wordings": {"fr": ["Ministre"]}}]}, "must be {en: "),
        ({"posts": [{"key": "minister", "wordings": {"en": ["Minister"]}}]}, "`labels` needs one text"),
        ({"posts": "none"}, "`posts` must be a list"),
        ({"more": 1}, "nothing else"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(tmp_path: Path, change: dict[str, object], said: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(yaml.safe_dump({"source": "own", "modifiers": [], "posts": [], **change}))
    with pytest.raises(InvalidReference, match=said) as refused:
        read_posts(path)
    assert "broken.yaml" in str(refused.value)


def test_one_title_for_two_posts_is_refused(tmp_path: Path) -> None:
    labels = {"en": "x", "vi": "x"}
    entries = [{"key": key, "labels": labels, "wordings": {"en": ["Chief"]}} for key in ("one", "two")]
    path = tmp_path / "broken.yaml"
    path.write_text(yaml.safe_dump({"source": "own", "modifiers": [], "posts": entries}))
    with pytest.raises(InvalidReference, match="'Chief' names both one and two"):
        read_posts(path)


def test_a_file_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("posts: [")
    with pytest.raises(InvalidReference, match=r"broken\.yaml: not YAML"):
        read_posts(path)


def test_a_title_that_implies_a_body_must_be_listed(tmp_path: Path) -> None:
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    raw["posts"][0]["implies"] = {"Nobody": "Cục"}
    path = tmp_path / "broken.yaml"
    path.write_text(yaml.safe_dump(raw))
    with pytest.raises(InvalidReference, match="`implies` must map titles"):
        read_posts(path)
