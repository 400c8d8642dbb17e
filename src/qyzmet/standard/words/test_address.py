import pytest

from qyzmet.standard.words.address import address_in_words


@pytest.mark.parametrize(
    ("point", "kk", "ru", "en"),
    [
        ("2", "2-тармақ", "пункт 2", "point 2"),
        ("9.1", "9-тармақ, 1-тармақша", "пункт 9, подпункт 1", "point 9, subpoint 1"),
        (
            "14.portal.2",
            "14-тармақ, портал туралы бөлігі, 2-тармақша",
            "пункт 14, часть о портале, подпункт 2",
            "point 14, the part on the portal, subpoint 2",
        ),
        (
            "app3.t1.4",
            "3-қосымша, 1-кесте, 4-әрекет",
            "приложение 3, таблица 1, действие 4",
            "appendix 3, table 1, action 4",
        ),
        ("app2.12", "2-қосымша, № 12", "приложение 2, № 12", "appendix 2, No. 12"),
        ("app9", "9-қосымша", "приложение 9", "appendix 9"),
    ],
)
def test_an_address_reads_in_three_languages(point, kk, ru, en):
    found = [address_in_words(point, language) for language in ("kk", "ru", "en")]
    assert found == [kk, ru, en]


@pytest.mark.parametrize("point", ["", "preamble", "app", "9.x", "app3.t1.4.5.6"])
def test_an_address_of_another_form_stays_as_it_is(point):
    assert address_in_words(point, "ru") == point
