"""The PDF itself: accessible, archivable, the same each time, and safe from any text."""

import datetime as dt
import re
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from qyzmet.standard.words.letters import DRAWN

from . import UnprintablePaperError, press, render
from .legible import BREAK, KEEP, KEPT, UNPRINTABLE, legible
from .reading_back import fonts_of, opened, tags_of, text_of
from .specimens import specimens
from .words import WORDS, Language, Words, long_date

pytestmark = pytest.mark.pure

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
KINDS = tuple(specimens("en"))
HOSTILE = (
    '#eval("1")',
    "#panic()",
    "$x^2$ *bold* _it_ `raw` @label <tag> // /* = heading",
    "\\ \\u{41} #{1+1} [a](b) ~ --- ...",
    'quote " brace } bracket ]',
    '#import sys: inputs; #read("press.py")',
)


def subject(text: str) -> str:
    """What a letter prints as its subject, read back."""
    pdf = render(replace(specimens("ru")["letter"], subject=text), "ru")
    return text_of(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_is_tagged_titled_in_its_language_and_claims_both_standards(
    kind: str, language: Language
) -> None:
    reader = opened(render(specimens(language)[kind], language))
    root = reader.root_object
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/StructTreeRoot"]["/K"]
    assert reader.metadata is not None
    assert reader.metadata.title
    metadata = root["/Metadata"].get_object().get_data().decode()
    for claim in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"):
        assert claim in metadata


def test_headings_lists_pictures_and_tables_are_tagged_as_such() -> None:
    tags = {kind: tags_of(render(specimens("kk")[kind], "kk")) for kind in KINDS}
    for kind in KINDS:
        headings = [tag for tag in tags[kind] if tag.startswith("/H")]
        assert headings[0] == "/H1"
        assert headings.count("/H1") == 1
    assert tags["receipt"].count("/Figure") == 1
    assert tags["refusal"].count("/L") == 2
    assert tags["book"].count("/TH") == 5
    assert tags["book"].count("/TR") == 42


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_paper_gives_the_same_bytes_even_from_a_new_press(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = specimens("kk")[kind]
    first = render(paper, "kk")
    monkeypatch.setattr(press, "_compilers", {})
    assert render(paper, "kk") == first


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_fonts_of_the_typesetter_are_used_and_they_go_with_the_file(kind: str) -> None:
    fonts = fonts_of(render(specimens("kk")[kind], "kk"))
    assert fonts
    assert all(
        re.fullmatch(r"/[A-Z]{6}\+(LibertinusSerif|DejaVuSansMono).*", name) for name in fonts
    )


def test_the_date_of_the_file_is_the_moment_on_the_paper() -> None:
    paper = specimens("ru")["letter"]
    metadata = opened(render(paper, "ru")).metadata
    assert metadata is not None
    assert metadata.creation_date == paper.made_at
    later = replace(paper, made_at=paper.made_at + dt.timedelta(seconds=1))
    assert render(later, "ru") != render(paper, "ru")


def test_no_paper_shows_what_another_was_given() -> None:
    render(replace(specimens("ru")["letter"], subject="Тайна"), "ru")
    assert "Тайна" not in text_of(render(specimens("ru")["letter"], "ru"))


def test_threads_print_at_once_and_each_gets_its_own() -> None:
    got: dict[int, str] = {}

    def work(number: int) -> None:
        got[number] = subject(f"Письмо {number}.")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"Письмо {number}." in got[number] for number in range(8))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_read_as_markup(text: str) -> None:
    assert text in subject(text)


def test_what_cannot_be_drawn_is_replaced_and_seen() -> None:
    shown = subject("до \x00\x07 😀 مرحبا שלום 漢字 \ud800 после")
    assert f"до {UNPRINTABLE * 2} {UNPRINTABLE} {UNPRINTABLE * 5}" in shown
    assert shown.count("после") == 1


def test_invisible_characters_and_turned_direction_vanish() -> None:
    assert legible("Оспан\u202e\u2066ова\u200b\u00ad \ufeffАйгүл") == "Оспанова Айгүл"
    assert legible("a\t\r\n b\u2028c") == "a b c"
    assert legible("и\u0306 100\u00a0000") == "й 100\u00a0000"
    assert legible("а" + "\u0301" * 500) == "а\u0301\u0301"
    assert legible("a\ue000b\ue001c\ue002") == f"a{UNPRINTABLE}b{UNPRINTABLE}c{UNPRINTABLE}"


@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_letters_without_a_space_are_printed_whole(kind: str) -> None:
    paper = specimens("kk")[kind]
    field = {"book": "title", "home_form": "note", "letter": "subject"}.get(kind, "number")
    pdf = render(replace(paper, **{field: "қ" * 10_000}), "kk")
    assert re.sub(r"\s", "", text_of(pdf)).count("қ") >= 10_000


def test_a_long_word_gets_places_to_break_and_copies_without_them() -> None:
    pieces = legible("gulzhahan.abdykadyrova@kokshetau.gov.example/жұмыспен").split(BREAK)
    assert max(map(len, pieces)) <= 7
    assert BREAK not in legible("қанағаттандырылмағандығы 12.03.2012")
    assert "x" * 40 in subject("x" * 200)


def test_a_number_keeps_its_ending_on_its_line() -> None:
    assert legible("4-терезе, 10-й день") == f"{KEEP}4-терезе{KEPT}, {KEEP}10-й{KEPT} день"
    assert legible("2012-000317 05-17/214") == "2012-000317 05-17/214"
    assert "4-терезе, 10-й день" in subject("4-терезе, 10-й день")
    assert subject("1-а " * 2_000).count("1-а") == 2_000


def test_a_paper_without_a_heading_is_refused() -> None:
    with pytest.raises(UnprintablePaperError, match=r"^subject"):
        subject(" \u200b\n")


def test_the_press_draws_every_letter_that_may_pass() -> None:
    letters = [chr(code) for code in range(0x20, 0x3000) if re.match(f"[{DRAWN}]", chr(code))]
    assert len(letters) > 1000
    for start in range(0, len(letters), 200):
        render(
            replace(specimens("kk")["letter"], subject=" а".join(letters[start : start + 200])),
            "kk",
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_at_all_can_be_printed(name: str, reason: str) -> None:
    paper = replace(
        specimens("kk")["refusal"], holder_name=name, title=f"Т {reason}", reasons=reason
    )
    assert render(paper, "kk").startswith(b"%PDF-")


def test_a_typesetter_that_fails_is_an_error_of_that_paper_and_the_next_one_is_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # With the table of letters taken out, a run of rare Arabic letters breaks the typesetter.
    rare = "\u0875 \u0876\u0878 \u0879 " + " ".join(map(chr, range(0x87A, 0x88F)))
    rare += " \u0890 \u0891 " + " ".join(map(chr, range(0x898, 0x8A0))) + "\u08a1"
    assert UNPRINTABLE in subject(rare)
    with monkeypatch.context() as unguarded:
        unguarded.setattr(press, "legible", lambda text, longest=0: text)
        with pytest.raises(UnprintablePaperError, match="letter: the typesetter failed"):
            subject(rare)
    assert "Ответ" in subject("Ответ")


def test_every_language_has_every_word() -> None:
    assert set(WORDS) == set(LANGUAGES)
    for language in LANGUAGES:
        for name in Words.__struct_fields__:
            assert getattr(WORDS[language], name).strip()
        assert all(mark in WORDS[language].page for mark in ("{n}", "{total}"))


def test_dates_are_written_as_official_papers_write_them() -> None:
    day = dt.date(2012, 3, 5)
    assert long_date(day, "kk") == "2012 жылғы 5\u00a0наурыз"
    assert long_date(day, "ru") == "5\u00a0марта 2012\u00a0года"
    assert long_date(day, "en") == "5\u00a0March 2012"
