import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STYLES = sorted((HERE / "static" / "qyzmet").glob("*.css"))
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
BUDGET_BYTES = 45_000
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|\b(?:rgb|hsl|oklch)a?\(")


def _code(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_styles_of_every_page_stay_light_for_a_poor_phone():
    assert len(STYLES) == 4
    assert sum(path.stat().st_size for path in STYLES) < BUDGET_BYTES


def test_colours_are_written_in_the_tokens_alone():
    found = {p.name: COLOUR.findall(_code(p)) for p in STYLES if p.name != "tokens.css"}
    assert found == {"base.css": [], "components.css": [], "print.css": []}
    assert COLOUR.findall(_code(HERE / "static" / "qyzmet" / "tokens.css"))


def test_nothing_is_fetched_from_another_address():
    for path in STYLES:
        assert not re.search(r"url\(|@import|@font-face", _code(path)), path.name


def test_every_token_used_is_one_that_exists():
    styles = "".join(_code(path) for path in STYLES)
    used = set(re.findall(r"var\(--([\w-]+)", styles))
    set_somewhere = set(re.findall(r"--([\w-]+)\s*:", styles))
    assert used - set_somewhere == set()


def test_sides_are_named_by_reading_direction():
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right|top|bottom)|[\s;](?:left|right):"
    )
    for path in STYLES:
        assert not physical.search(_code(path)), path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_carry_no_script_and_no_style_of_their_own(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_words_of_templates_go_through_translation(path):
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{% block (body_class|language) %\}.*?\{% endblock %\}", " ", text)
    for inert in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<[^>]*>", r'\s[\w-]+="[^"]*"'):
        text = re.sub(inert, " ", text, flags=re.DOTALL)
    left = set(re.findall(r"[A-Za-zА-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі]{2,}", text))
    # The product's own name, and the languages, are named in themselves.
    assert left - {"Қызмет", "Қаз", "Рус", "Eng"} <= _LETTER_PAIRS


_LETTER_PAIRS = {"Әә", "Ғғ", "Ққ", "Ңң", "Өө", "Ұұ", "Үү", "Һһ", "Іі"}
