from datetime import date

import pytest

from qyzmet.cli.main import main
from qyzmet.features.acts import queries, services
from qyzmet.features.acts.actions import BadActText, import_act
from qyzmet.features.acts.models import ActText
from qyzmet.testing.cast import IN_FORCE_FROM, SERVICE

pytestmark = pytest.mark.django_db
ACT = "kz-example-2011-1"


def written(tmp_path, text: str, name: str = "act.ru.txt"):
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return path


def test_lines_are_counted_from_one_as_clauses_do(tmp_path):
    assert import_act(written(tmp_path, "первая\nвторая\nтретья\n"), ACT) == 3
    found = queries.words(ACT, 2, 2)
    assert found == queries.Words("ru", ("вторая",))


def test_a_form_feed_is_no_end_of_a_line(tmp_path):
    assert import_act(written(tmp_path, "одна\x0cстрока\u2028тут\nдве"), ACT) == 2


def test_a_second_import_takes_the_place_of_the_first(tmp_path):
    import_act(written(tmp_path, "старая\nи ещё одна"), ACT)
    import_act(written(tmp_path, "новая"), ACT)
    assert list(ActText.objects.values_list("line", "text")) == [(1, "новая")]


def test_the_language_of_the_page_is_preferred_and_any_other_is_better_than_none(tmp_path):
    import_act(written(tmp_path, "русский"), ACT)
    assert queries.words(ACT, 1, 1, "kk") == queries.Words("ru", ("русский",))
    import_act(written(tmp_path, "қазақша", "act.kk.txt"), ACT)
    assert queries.words(ACT, 1, 1, "kk") == queries.Words("kk", ("қазақша",))


def test_there_are_no_words_of_an_act_that_was_not_imported():
    assert queries.words("kz-unknown", 1, 5) is None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"text", "act.txt"),
        (b"\xff\xfe", "act.ru.txt"),
        (b" \n", "a.ru.txt"),
        (b"a\x00", "a.kk.txt"),
    ],
)
def test_a_file_that_is_no_act_is_refused_and_the_old_text_stays(tmp_path, body, name):
    import_act(written(tmp_path, "старая"), ACT)
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(BadActText, match=name):
        import_act(path, ACT)
    assert ActText.objects.get().text == "старая"


def test_the_command_imports_and_tells_how_much(tmp_path, capsys):
    path = written(tmp_path, "раз\nдва", "act.txt")
    assert main(["act", "import", ACT, str(path)]) == 1
    assert main(["act", "import", ACT, str(path), "--language", "ru"]) == 0
    assert "2 lines" in capsys.readouterr().out
    assert main(["act", "import", ACT, str(tmp_path / "none.ru.txt")]) == 1


def test_a_decision_is_found_by_its_heading(cast):
    paragraphs = queries.decision(SERVICE, "Numbers")
    assert paragraphs
    assert not paragraphs[0].startswith("#")
    assert queries.decision(SERVICE, "No such heading") == ()
    assert queries.decision("nope", "Numbers") == ()


def test_a_service_is_known_from_the_day_its_edition_is_in_force(cast):
    assert services.service(SERVICE, date.fromisoformat(IN_FORCE_FROM)).edition == cast.edition
    with pytest.raises(services.UnknownService):
        services.service(SERVICE, date(2012, 1, 19))
    assert [one.code for one in services.services_on(date(2026, 1, 1))] == [SERVICE]


def test_search_knows_only_services_in_force(cast):
    assert [o.code for o in services.search("безработный", "ru", date(2026, 1, 1))] == [SERVICE]
    assert services.search("безработный", "ru", date(2011, 1, 1)) == []
