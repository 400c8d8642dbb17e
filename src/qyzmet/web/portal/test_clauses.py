import pytest
from django.test import Client

from qyzmet.features.acts.actions import import_act
from qyzmet.features.offices.queries import directory
from qyzmet.kernel.editions import edition
from qyzmet.standard.model import elements
from qyzmet.testing.cast import SERVICE

pytestmark = pytest.mark.django_db


def page(element: str, language: str = "en") -> str:
    client = Client(headers={"accept-language": language})
    response = client.get(f"/clauses/{SERVICE}/{element}/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def ground(cast):
    return edition(cast.edition).definition.standard.grounds[0]


def test_every_element_has_a_page_of_its_own(cast):
    for element in elements(edition(cast.edition).definition):
        assert "<h1>" in page(element.id)


def test_every_office_has_one_too(cast):
    for office_id in directory():
        assert "<h1>" in page(office_id)


def test_the_address_reads_in_the_language_of_the_page(cast, ground):
    assert f"{ground.clause.point}-тармақ" in page(ground.id, "kk")
    assert f"пункт {ground.clause.point}" in page(ground.id, "ru")


def test_without_the_text_the_page_says_where_to_find_it(cast, ground):
    html = page(ground.id)
    assert "not imported here" in html
    assert "<blockquote" not in html


def test_imported_words_are_shown_in_the_language_of_the_act(cast, ground, tmp_path):
    act = edition(cast.edition).definition.standard.act
    first, last = ground.clause.lines
    lines = [""] * (first - 1) + ["      С л о в а  а к т а"] + ["по-русски"] * (last - first)
    path = tmp_path / "act.ru.txt"
    path.write_text("\n".join([*lines, "чужая строка"]), encoding="utf-8")
    import_act(path, act.id)
    html = page(ground.id, "kk")
    assert '<blockquote lang="ru"><p>Слова акта по-русски' in html
    assert "чужая строка" not in html


def test_what_we_decided_is_marked_and_gives_its_reason(cast):
    ours = next(
        e
        for e in elements(edition(cast.edition).definition)
        if e.clause.source == "ours" and e.clause.why
    )
    html = page(ours.id, "ru")
    assert "решили мы" in html
    assert f'<div lang="en"><h3>{ours.clause.why}</h3><p>' in html


def test_what_the_act_says_itself_is_not_marked_as_ours(cast, ground):
    assert "решили мы" not in page(ground.id, "ru")


def test_an_unknown_element_is_not_found(cast):
    assert Client().get(f"/clauses/{SERVICE}/nothing/").status_code == 404
    assert Client().get("/clauses/nope/fee/").status_code == 404
