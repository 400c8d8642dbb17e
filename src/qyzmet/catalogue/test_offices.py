"""The directory of offices is whole and unambiguous."""

import re
from zoneinfo import ZoneInfo

import pytest

from qyzmet.catalogue import folder_texts, offices
from qyzmet.standard.publishing import read_definition

pytestmark = pytest.mark.pure

DEPARTMENTS = offices("akmola-employment")
CENTRES = offices("akmola-centres")


def test_the_appendices_list_19_departments_and_21_centres() -> None:
    assert len(DEPARTMENTS) == 19
    assert len(CENTRES) == 21
    assert len(offices()) == 40


def test_the_directories_that_the_service_names_exist() -> None:
    standard = read_definition(folder_texts("akm-03")).standard
    assert all(offices(name) for name in standard.offices)


def test_ids_and_codes_are_unique() -> None:
    for attribute in ("id", "code"):
        values = [getattr(office, attribute) for office in offices()]
        assert len(set(values)) == len(values)


def test_every_territory_has_one_department_and_a_centre() -> None:
    territories = [office.territory.id for office in DEPARTMENTS]
    assert len(set(territories)) == 19
    assert {office.territory.id for office in CENTRES} == set(territories)


def test_every_word_is_there_in_all_languages() -> None:
    for office in offices():
        for words in (office.names, office.address, office.territory.names):
            assert set(words) == {"kk", "ru", "en"}
            assert all(text.strip() for text in words.values())


def test_hours_are_those_of_the_appendices() -> None:
    for office in DEPARTMENTS:
        assert (office.hours.opens, office.hours.closes) == ("09:00", "18:00")
        assert office.hours.days_off == ("saturday", "sunday")
        assert office.hours.lunch is None
    assert [o.id for o in CENTRES if o.hours.days_off == ("sunday",)] == ["akm-cen-region"]
    assert all(ZoneInfo(office.hours.zone) for office in offices())


def test_codes_and_phones_have_one_form() -> None:
    for office in offices():
        assert re.fullmatch(r"[A-Z]{3,4}", office.code)
        assert all(re.fullmatch(r"8-7\d{3,4} [\d-]{6,8}", phone) for phone in office.phones)
        assert office.phones


def test_every_row_cites_its_lines() -> None:
    for directory, appendix in ((CENTRES, "app1"), (DEPARTMENTS, "app2")):
        ends = 0
        for number, office in enumerate(directory, 1):
            assert office.clause.point == f"{appendix}.{number}"
            assert office.clause.lines is not None
            assert office.clause.lines[0] > ends
            ends = office.clause.lines[1]


def test_an_unknown_directory_is_empty() -> None:
    assert offices("nowhere") == ()
