"""What the names of events say of who they are of."""

from collections.abc import Callable

import pytest

Claimed = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "predicate", "body"),
    [
        ("A WIPO National Seminar on Marks was held in Lima.", "hosted", "agency/wipo"),
        ("The TM5 Annual Meeting in Lima ended.", "heldUnder", "forum/tm5"),
    ],
)
def test_an_event_is_of_the_body_whose_name_it_begins_with(
    claimed: Claimed, text: str, predicate: str, body: str
) -> None:
    assert any(body in claim for claim in claimed(text, predicate))


@pytest.mark.parametrize(
    "text",
    [
        "A seminar on WIPO treaties was held in Lima.",
        "A WIPO National Seminar on Marks was hosted by INDECOPI in Lima.",
    ],
)
def test_not_of_a_body_that_it_is_about_or_that_another_hosts(claimed: Claimed, text: str) -> None:
    assert not any("agency/wipo" in claim for claim in claimed(text, "hosted"))


def test_a_bloc_between_which_an_agreement_is_is_a_party(claimed: Claimed) -> None:
    parties = claimed("Hai bên bàn Hiệp định thương mại tự do giữa Việt Nam và khối EFTA.", "partyTo", "vi")
    assert {subject for subject, _ in parties} >= {"place/viet-nam", "forum/efta"}
