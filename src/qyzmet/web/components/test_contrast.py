"""Contrast is counted from the tokens themselves (WCAG 2.2, 1.4.6 and 1.4.11)."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parent / "static" / "qyzmet"
TEXT_AT_LEAST = 7.0
EDGE_AT_LEAST = 3.0

GROUNDS = ("paper", "raised", "sunk")
TEXT_ON_GROUND = [
    *((text, ground) for text in ("ink", "ink-soft", "link", "brand") for ground in GROUNDS),
    *((text, ground) for text in ("good", "warn", "danger", "info") for ground in GROUNDS),
    *((text, f"wash-{text}") for text in ("good", "warn", "danger", "info")),
    *(("ink", f"wash-{kind}") for kind in ("good", "warn", "danger", "info")),
    *(("ink-soft", f"wash-{kind}") for kind in ("warn", "danger")),
    ("brand", "wash-warn"),
    ("brand", "wash-danger"),
    ("on-brand", "brand"),
    ("on-danger", "danger"),
    ("on-deep", "deep"),
]
EDGE_ON_GROUND = [
    *((edge, ground) for edge in ("border", "ochre", "focus") for ground in GROUNDS),
    ("ochre-on-deep", "deep"),
    ("focus", "focus-halo"),
]


def schemes_in(css: str) -> dict[str, dict[str, str]]:
    """Read each scheme's own colours from the text of the tokens file."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found: dict[str, dict[str, str]] = {}
    for selector, body in re.findall(r"(:root[^{]*)\{([^}]*)\}", css):
        colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\s*;", body))
        if colours:
            named = re.search(r'data-scheme="(\w+)"', selector)
            found[named.group(1) if named else "light"] = colours
    return found


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faults(colours: dict[str, str], pairs: list[tuple[str, str]], at_least: float) -> list[str]:
    measured = [(a, b, contrast(colours[a], colours[b])) for a, b in pairs]
    return [f"{a} on {b}: {ratio:.2f}" for a, b, ratio in measured if ratio < at_least]


SCHEMES = schemes_in((STYLES / "tokens.css").read_text(encoding="utf-8"))


def test_all_five_schemes_are_read_and_each_names_every_colour():
    assert set(SCHEMES) == {"light", "dark", "auto", "yellow_on_black", "black_on_yellow"}
    assert {frozenset(colours) for colours in SCHEMES.values()} == {frozenset(SCHEMES["light"])}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_seven_to_one(scheme):
    assert faults(SCHEMES[scheme], TEXT_ON_GROUND, TEXT_AT_LEAST) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_ornament_and_focus_stand_out_three_to_one(scheme):
    assert faults(SCHEMES[scheme], EDGE_ON_GROUND, EDGE_AT_LEAST) == []


def test_dark_by_choice_and_dark_by_device_are_the_same():
    assert SCHEMES["dark"] == SCHEMES["auto"]


def test_a_grey_too_pale_would_be_found():
    spoiled = SCHEMES["light"] | {"ink-soft": "#7a8a90"}
    assert faults(spoiled, TEXT_ON_GROUND, TEXT_AT_LEAST)


def test_the_measure_itself_knows_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
