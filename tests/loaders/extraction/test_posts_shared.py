from collections.abc import Callable

Claimed = Callable[..., set[tuple[str, ...]]]


def test_ministers_of_two_countries_are_parted_in_order(claimed: Claimed) -> None:
    text = "The Ministers of Trade of Kenya and Rwanda, Mr. Moses Karanja and Ms. Jeanne Uwase, met."
    held = {person: (role, body) for person, role, body in claimed(text, "holdsPost")}
    assert set(held) == {"official:moses karanja", "official:jeanne uwase"}
    assert {role for role, _ in held.values()} == {"Ministers"}
    assert held["official:moses karanja"] != held["official:jeanne uwase"]


def test_nobody_gets_a_post_where_the_lists_differ_in_length(claimed: Claimed) -> None:
    text = "The Ministers of Trade of Kenya and Rwanda, Mr. Moses Karanja, and their staff met."
    assert not claimed(text, "holdsPost")
