import pytest

from graph_api.browsing import Browser
from graph_api.pages import profiles
from graph_api.pages.profiles import Profile, profile_of
from graph_api.pages.sheets import sheet_of
from graph_store.protocol import GraphStore
from ontology.vocabulary import Kind, Predicate


@pytest.fixture(scope="session")
def browser(sample: GraphStore) -> Browser:
    return Browser(sample)


def profile(browser: Browser, entity: str, as_of: str | None = None) -> Profile:
    return profile_of(browser, browser.entity(entity), as_of)


def agreements(found: Profile) -> dict[str | None, list[str]]:
    section = next(s for s in found.sections if s.kind is Kind.AGREEMENT)
    return {status: [line.entity.id for line in lines] for status, lines in section.groups}


def test_agreements_stand_by_status_what_is_planned_first(browser: Browser) -> None:
    found = agreements(profile(browser, "agency/ip-viet-nam"))
    assert list(found.items()) == [
        ("proposed", ["agreement/ipos-mou"]),
        ("signed", ["agreement/mou-2025"]),
        ("completed", ["agreement/jpo-2016"]),
        (None, ["agreement/mou-2019"]),
    ]


def test_as_of_a_day_what_began_later_is_left_out_and_counted_and_the_undated_stay(browser: Browser) -> None:
    now = profile(browser, "agency/ip-viet-nam")
    then = profile(browser, "agency/ip-viet-nam", "2020")
    assert now.left_out == 0
    assert then.left_out == sum(s.size for s in now.sections) - sum(s.size for s in then.sections) > 0
    assert "signed" not in agreements(then)
    assert agreements(then)["proposed"] == ["agreement/ipos-mou"]  # it has no date
    assert {p.other.id for p in now.posts} == {"official/mau", "official/du"}
    assert {p.other.id for p in profile(browser, "agency/ip-viet-nam", "2024").posts} == {"official/mau"}


def test_a_country_has_the_agreements_of_its_agencies_and_says_whose(browser: Browser) -> None:
    section = next(s for s in profile(browser, "place/viet-nam").sections if s.kind is Kind.AGREEMENT)
    ties = [tie for _, lines in section.groups for line in lines for tie in line.ties]
    assert {tie.through.id for tie in ties if tie.through} == {"agency/ip-viet-nam"}
    forums = next(s for s in profile(browser, "place/viet-nam").sections if s.kind is Kind.FORUM)
    assert {line.entity.id for _, lines in forums.groups for line in lines} == {"forum/asean", "forum/wto"}


def test_posts_carry_titles_and_when_articles_tell_of_them(browser: Browser) -> None:
    (post,) = profile(browser, "official/mau").posts
    assert post.other.id == "agency/ip-viet-nam"
    assert set(post.titles) == {"Cục trưởng", "Director General"}
    assert post.first_reported and post.last_reported
    assert post.first_reported <= post.last_reported


def test_counterparts_are_ranked_and_every_line_names_its_statements(browser: Browser) -> None:
    found = profile(browser, "agency/ip-viet-nam")
    assert "agency/wipo" in [one.entity.id for one in found.counterparts]
    assert all(one.total == sum(one.counts.values()) > 0 for one in found.counterparts)
    lines = [line for s in found.sections for _, lines in s.groups for line in lines]
    assert lines and all(line.ties for line in lines)
    assert all(browser.statement(tie.statement.id).evidence for line in lines for tie in line.ties)


@pytest.mark.parametrize("entity", ["agency/ip-viet-nam", "agency/jpo", "official/rei", "place/viet-nam"])
def test_counterparts_as_of_a_late_day_are_those_of_all_times(browser: Browser, entity: str) -> None:
    now = profile(browser, entity).counterparts
    late = profile(browser, entity, "2999").counterparts
    assert late == now != ()


def test_counterparts_count_only_what_had_begun_by_the_day(browser: Browser) -> None:
    now = {one.entity.id: one.counts for one in profile(browser, "agency/ip-viet-nam").counterparts}
    then = {one.entity.id: one.counts for one in profile(browser, "agency/ip-viet-nam", "2020").counterparts}
    assert "events" in now["agency/jpo"] and "events" not in then["agency/jpo"]
    assert now["agency/wipo"] == {"agreements": 2, "events": 1}
    assert then["agency/wipo"] == {"agreements": 1}  # the memorandum of 2019 bears no date


def test_a_sheet_says_who_did_what_for_an_agreement(browser: Browser) -> None:
    sheet = sheet_of(browser, browser.entity("agreement/mou-2025"))
    parts = {part.predicate: [entry.entity.id for entry in part.entries] for part in sheet.parts}
    assert parts[Predicate.PARTY_TO] == ["agency/ip-viet-nam", "agency/wipo"]
    assert set(parts[Predicate.SIGNED]) == {"official/mau", "official/sample"}
    assert parts[Predicate.WITNESSED] == ["official/du"]
    assert parts[Predicate.FOCAL_POINT_FOR] == ["agency/ip-viet-nam"]
    assert set(parts[Predicate.CONCERNS]) == {"topic/patents", "topic/training"}
    signed = next(part for part in sheet.parts if part.predicate is Predicate.SIGNED)
    posts = {entry.entity.id: [post.role for post in entry.posts] for entry in signed.entries}
    assert posts["official/mau"] == ["director-general"]
    assert [s.value for s in sheet.statuses] == ["signed"]
    assert [s.value for s in sheet.dates] == ["2025-07-09"]
    assert [(kin.entity.id, kin.steps) for kin in sheet.lineage] == [
        ("agreement/mou-2019", 1),
        ("agreement/mou-2025", 0),
    ]


def test_a_sheet_without_kin_shows_no_lineage(browser: Browser) -> None:
    assert sheet_of(browser, browser.entity("agreement/ipos-mou")).lineage == ()


def test_of_too_much_each_predicate_has_its_share(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = profile(browser, "agency/ip-viet-nam")
    monkeypatch.setattr(profiles, "MOST_STATEMENTS", len(browser.entity("agency/ip-viet-nam").predicates))
    found = profile(browser, "agency/ip-viet-nam")
    assert found.cut and not whole.cut
    assert {section.kind for section in found.sections} == {section.kind for section in whole.sections}
    assert len(found.posts) == 1 < len(whole.posts)
