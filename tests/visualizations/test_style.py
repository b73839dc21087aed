import re
from pathlib import Path

import pytest

from ontology.vocabulary import Kind
from visualizations.style import STYLES

CSS = Path(__file__).parents[2] / "graph_api" / "pages" / "static" / "style.css"


def luminance(color: str) -> float:
    """As WCAG 2 defines it."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_kind_looks_different() -> None:
    assert set(STYLES) == set(Kind)
    assert len({style.color for style in STYLES.values()}) == len(Kind)
    assert len({(style.shape, style.is_ring) for style in STYLES.values()}) == len(Kind)
    assert len({style.outline for style in STYLES.values()}) == len(Kind)


@pytest.mark.parametrize("ground", ["#ffffff", "#1b2127"])
@pytest.mark.parametrize("kind", Kind)
def test_colors_stand_out_on_light_and_dark(kind: Kind, ground: str) -> None:
    assert contrast(STYLES[kind].color, ground) >= 3


@pytest.mark.parametrize("kind", Kind)
def test_the_pages_paint_kinds_as_the_pictures_do(kind: Kind) -> None:
    css = CSS.read_text(encoding="utf-8")
    found = re.findall(rf"--{kind.lower()}: (#[0-9a-f]+);", css)
    assert found == [STYLES[kind].color]
    assert f".kind-{kind.value} {{ fill: var(--{kind.lower()}); }}" in css
