"""Bodies that are meant by their noun alone."""

from collections.abc import Callable

Named = Callable[..., dict[str, set[str]]]


def test_a_noun_alone_means_the_body_of_that_noun(named: Named) -> None:
    found = named(
        "The Kenya Industrial Property Institute met the Joint Commission on Trade and Data."
        " Later the institute praised the Joint Commission for its work."
    )
    assert found["institute"] == found["Kenya Industrial Property Institute"]
    assert found["Joint Commission"] == found["Joint Commission on Trade and Data"]


def test_a_noun_that_may_mean_two_means_neither(named: Named) -> None:
    text = (
        "The Industrial Institute of Kenya and the Institute of Law of Chad met. Then the institute rested."
    )
    assert "institute" not in named(text)


def test_another_office_or_a_later_one_is_not_meant(named: Named) -> None:
    assert "institute" not in named("Then the institute rested. The Kenya Industrial Property Institute met.")
    text = "The Kenya Industrial Property Institute met. The institute of the town rested."
    assert "institute" not in named(text)
