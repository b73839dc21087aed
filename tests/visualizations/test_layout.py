import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from visualizations.layout import LABEL, positions

NODES = st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=1, max_size=25, unique=True)


@settings(max_examples=30)
@given(NODES, st.data())
def test_every_node_has_one_place_and_the_same_each_time(nodes: list[str], data: st.DataObject) -> None:
    links = data.draw(st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=40))
    center = data.draw(st.sampled_from([*nodes, None, "elsewhere"]))
    places = positions(nodes, links, center)
    assert set(places) == set(nodes)
    assert positions(nodes[::-1], links[::-1], center) == places
    assert all(abs(x) < 1e5 and abs(y) < 1e5 for x, y in places.values())


def test_labels_of_a_star_keep_apart() -> None:
    nodes = ["hub", *(f"n{number}" for number in range(40))]
    places = positions(nodes, [("hub", node) for node in nodes[1:]], "hub")
    overlapping = [
        (one, other)
        for one, other in combinations(nodes, 2)
        if abs(places[one][0] - places[other][0]) < LABEL[0] * 0.8
        and abs(places[one][1] - places[other][1]) < LABEL[1] * 0.8
    ]
    assert overlapping == []


def test_linked_nodes_are_nearer_than_others() -> None:
    groups = [[f"{letter}{number}" for number in range(6)] for letter in "ab"]
    links = [pair for group in groups for pair in combinations(group, 2)]
    places = positions(groups[0] + groups[1], [*links, ("a0", "b0")], None)

    def mean(pairs: list[tuple[str, str]]) -> float:
        sizes = [math.dist(places[one], places[other]) for one, other in pairs]
        return sum(sizes) / len(sizes)

    across = [(one, other) for one in groups[0] for other in groups[1]]
    assert mean(links) < mean(across)
