"""Calendar files: what is wrong with one is said with its place."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from qyzmet.catalogue.calendars import KZ, load_kz
from qyzmet.standard.legaltime import Hours, Term, Unit, statute_from, year_from

pytestmark = pytest.mark.pure

GOOD = """
year: 2012
verified: true
source: law
sources: {law: the law, order: an order}
holidays:
  - {date: 2012-03-08, id: womens_day, source: law}
transfers:
  - {rests: 2012-03-09, works: 2012-03-11, source: [order, law]}
"""


def test_sources_are_spelt_out_in_every_row() -> None:
    year = year_from(GOOD)
    assert year.source == "the law" and year.holidays[0].source == "the law"
    assert year.transfers[0].source == "an order; the law"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("year: 2012", "year: [", "not YAML"),
        (GOOD, "- 1", "a mapping"),
        ("sources: {law: the law, order: an order}", "", "lists its sources"),
        ("[order, law]", "decree", "'decree' is not described"),
        (", source: law}", "}", "no source in womens_day"),
        ("source: [order, law]", "source: []", "no source in 2012-03-09"),
        ("id: womens_day", "idd: womens_day", "unknown field|idd"),
        ("2012-03-08", "2012-3-8", r"holidays\[0\]"),
        ("2012-03-08", "2013-03-08", "2013-03-08 stands in the list of 2012"),
        ("works: 2012-03-11", "works: 2013-03-10", "2013-03-10 stands in the list of 2012"),
        ("verified: true", "verified: perhaps", "verified"),
        # YAML 1.1 reads a bare `off` as false; the field is named `rests` for that reason.
        ("rests:", "off:", "transfers"),
    ],
)
def test_a_wrong_list_is_refused_with_its_place(old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(ValueError, match=complaint):
        year_from(GOOD.replace(old, new))


def test_a_wrong_statute_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        statute_from("source: a\nsources: {a: law}\nholidays:\n  - {id: x, day: 1, source: a}")


def copy_to(folder: Path) -> Path:
    for path in KZ.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_the_version_names_the_lists_it_was_counted_by(tmp_path: Path) -> None:
    same = load_kz(copy_to(tmp_path))
    assert same.version == load_kz().version and load_kz() is load_kz()
    other = copy_to(tmp_path / "other") if (tmp_path / "other").mkdir() is None else tmp_path
    text = (other / "2012.yaml").read_text("utf-8")
    (other / "2012.yaml").write_text(text.replace("id: womens_day", "id: wd"), "utf-8")
    assert load_kz(other).version != same.version


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    copy_to(tmp_path)
    (tmp_path / "2015.yaml").write_text("year: 2015", "utf-8")
    with pytest.raises(ValueError, match=r"2015\.yaml"):
        load_kz(tmp_path)
    (tmp_path / "statute.yaml").unlink()
    with pytest.raises(FileNotFoundError, match="statute"):
        load_kz(tmp_path)


def test_terms_and_hours_are_read_from_data_with_the_same_refusals() -> None:
    term = msgspec.convert({"amount": 3, "unit": "working_day", "excludes": ["issue_day"]}, Term)
    assert term == Term(3, Unit.WORKING_DAY, excludes=("issue_day",))
    day = [{"opens": "09:00", "closes": "18:00"}]
    hours = msgspec.convert({"zone": "Asia/Almaty", "week": [day] * 5 + [[], []]}, Hours)
    assert hours == Hours.daily("Asia/Almaty", "09:00", "18:00")
    assert msgspec.json.decode(msgspec.json.encode(hours), type=Hours) == hours
    for wrong in ({"amount": 0, "unit": "month"}, {"amount": 1, "unit": "fortnight"}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(wrong, Term)
