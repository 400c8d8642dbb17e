"""A promise names tests that exist; a picture or a guide that is linked exists, too."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMISES = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
PROOFS = sorted(set(re.findall(r"`([\w/.]+\.py)::(\w+)`", PROMISES)))


def test_there_are_promises_and_each_has_a_proof():
    rows = [row for row in PROMISES.splitlines() if row.startswith("| ") and "**" not in row]
    assert len(rows) > 40
    assert not [row for row in rows if "no proof yet" in row]


@pytest.mark.parametrize(("path", "name"), PROOFS)
def test_a_proof_that_is_named_exists(path, name):
    assert re.search(rf"def {name}\b", (ROOT / path).read_text(encoding="utf-8")), (path, name)


@pytest.mark.parametrize(
    "document",
    [str(p.relative_to(ROOT)) for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))],
)
def test_every_link_inside_the_tree_leads_somewhere(document):
    path = ROOT / document
    links = re.findall(r"\]\(([^)#\s]+)(?:#[\w-]*)?\)", path.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert not [link for link in inside if not (path.parent / link).exists()]
