from pathlib import Path

import msgspec
import pytest

from qyzmet.standard.legaltime import Step
from qyzmet.standard.words import derivation


class Line(msgspec.Struct):
    date: str
    rule: str
    number: int | None = None
    name: str = ""
    moved: str = ""
    opens: str = ""
    closes: str = ""
    verified: bool = True


def test_the_golden_case_of_march_2012_reads_as_a_person_would_count_it():
    lines = [
        Line("2012-03-05", "intake_day_not_counted"),
        Line("2012-03-08", "holiday", name="womens_day"),
        Line("2012-03-09", "moved_off", moved="2012-03-11"),
        Line("2012-03-11", "moved_on_counted", number=3, moved="2012-03-09"),
    ]
    kk = derivation.sentences(lines, "kk")
    assert kk[1] == "2012 жылғы 8 наурыз, бейсенбі: мереке (Халықаралық әйелдер күні)."
    ru = derivation.sentences(lines, "ru")
    assert ru[0] == "Понедельник, 5 марта 2012 года: день приёма не считается."
    assert "3-й день" in ru[3] and "пятница, 9 марта" in ru[3]


def test_a_day_on_no_verified_list_is_said_so_once_and_last():
    lines = [Line("2040-01-01", "holiday", name="new_year", verified=False)] * 2
    told = derivation.sentences(lines, "en")
    assert len(told) == 3 and "not verified" in told[-1]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_rule_that_legal_time_names_has_a_sentence(language):
    """The list of rules stands in the docstring of Step; a new one without a sentence fails here."""
    known = {word for word in (Step.__doc__ or "").replace("`", " ").split() if "_" in word}
    known |= {"start", "counted", "weekend", "holiday", "closed", "paused", "excluded", "extended"}
    known |= {"rolled", "clock"}
    for rule in known - {"moved_on", "legal_time"}:
        line = Line("2026-11-20", rule, 1, "nauryz", "2026-11-23", "09:00", "18:00")
        assert derivation.sentences([line], language)[0]


def test_every_holiday_of_the_calendars_has_a_name_in_three_languages():
    folder = Path(derivation.__file__).parents[2] / "catalogue" / "calendars" / "kz"
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.yaml"))
    used = {part.split(",")[0].strip() for part in text.split("id: ")[1:]}
    assert used <= set(derivation.HOLIDAYS), used - set(derivation.HOLIDAYS)
    assert all(all(names) for names in derivation.HOLIDAYS.values())
