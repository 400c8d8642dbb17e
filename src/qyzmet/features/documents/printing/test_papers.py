"""What stands on each paper, read back from the PDF."""

import pytest
import segno
from msgspec.structs import replace

from . import Ground, Line, OfficeLine, ReceiptPaper, ResultPaper, UnprintablePaperError, render
from .reading_back import letter_sizes, opened, picture_width, qr_modules, text_of
from .specimens import specimens
from .words import WORDS, Language, long_date

pytestmark = pytest.mark.pure

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def receipt(language: Language = "ru", *, large: bool = False) -> ReceiptPaper:
    paper = specimens(language)["receipt_large" if large else "receipt"]
    assert isinstance(paper, ReceiptPaper)
    return paper


def result(language: Language = "ru", kind: str = "certificate") -> ResultPaper:
    paper = specimens(language)[kind]
    assert isinstance(paper, ResultPaper)
    return paper


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
def test_the_receipt_holds_the_demanded_lines_once_each_in_order_before_the_information(
    language: Language, large: bool
) -> None:
    paper = receipt(language, large=large)
    demanded, mark, information = text_of(render(paper, language)).partition(
        WORDS[language].information
    )
    assert mark
    body = demanded.partition(WORDS[language].receipt_title)[2].replace(paper.service_title, "", 1)
    at = 0
    for line in paper.lines:
        for words in (line.label, line.value):
            assert body.count(words) == 1
            assert body.index(words) >= at
            at = body.index(words)
    assert body.count(paper.lines[0].clause) == len(paper.lines)
    for sentence in (*paper.derivation, *paper.what_next, paper.due, paper.issued_by):
        assert sentence in information
        assert sentence not in body


def test_the_main_block_of_the_receipt_holds_nothing_but_its_lines() -> None:
    paper = replace(
        receipt(), lines=(Line(label="Первое", value="одно"), Line(label="Второе", value="два"))
    )
    text = text_of(render(paper, "ru")).partition(WORDS["ru"].information)[0]
    assert text.endswith(f"{paper.service_title} Первое одно Второе два ")


def test_the_receipt_bears_the_name_the_act_gives_it() -> None:
    text = text_of(render(replace(receipt(), title="Уведомление-отчёт"), "ru"))
    assert "Уведомление-отчёт" in text
    assert WORDS["ru"].receipt_title not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_has_no_letter_under_eighteen_points(language: Language) -> None:
    assert min(letter_sizes(render(receipt(language, large=True), language))) >= 18
    assert min(letter_sizes(render(receipt(language), language))) < 18


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["certificate", "refusal"])
def test_the_result_shows_number_date_holder_code_and_the_note_on_its_signature(
    language: Language, kind: str
) -> None:
    paper = result(language, kind)
    text = text_of(render(paper, language))
    for words in (
        paper.title,
        paper.number,
        paper.holder_name,
        paper.signature_note,
        paper.signer_post,
        paper.signer_name,
        "7K3M-X9QD",
        *paper.body,
        *paper.basis,
    ):
        assert words in text
    assert long_date(paper.date, language).replace("\u00a0", " ") in text.replace("\u00a0", " ")
    assert paper.verify_url in text.replace(" ", "")


def test_the_refusal_prints_each_ground_with_its_clause_and_the_words_of_the_act() -> None:
    grounds = (
        Ground(text="Первое основание", clause="пункт 10", legal_words="слова первого"),
        Ground(text="Второе основание", clause="пункт 11"),
    )
    text = text_of(render(replace(result(kind="refusal"), grounds=grounds), "ru"))
    order = ["Первое основание", "пункт 10", "слова первого", "Второе основание", "пункт 11"]
    assert [text.count(words) for words in order] == [1] * 5
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert text.count(WORDS["ru"].act_says) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["receipt", "certificate", "home_form"])
def test_the_printed_code_is_the_qr_of_its_address_and_says_so_in_words(
    language: Language, kind: str
) -> None:
    paper = specimens(language)[kind]
    payload = next(
        getattr(paper, name)
        for name in ("status_url", "verify_url", "qr_payload")
        if hasattr(paper, name)
    )
    alternative, modules = qr_modules(render(paper, language))
    wanted = segno.make_qr(payload, error="m").matrix
    assert modules == tuple(tuple(bool(module) for module in row) for row in wanted)
    words = WORDS[language]
    assert alternative in {words.status_code, words.verify_code, words.form_code}


def test_a_code_with_many_modules_is_drawn_larger() -> None:
    """Half a millimetre a module is what an ordinary printer and a telephone manage."""
    paper = specimens("ru")["home_form"]
    for payload in ("short", "Ж" * 400):
        pdf = render(replace(paper, qr_payload=payload), "ru")
        modules = len(qr_modules(pdf)[1])
        assert picture_width(pdf) / modules >= 0.5 * 72 / 25.4 - 0.01


def test_another_address_gives_another_code() -> None:
    other = replace(result(), verify_url="https://qyzmet.example/verify/AAAAAAAA")
    assert qr_modules(render(other, "ru")) != qr_modules(render(result(), "ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_keeps_the_lines_of_the_address(language: Language) -> None:
    paper = specimens(language)["letter"]
    first_page = opened(render(paper, language)).pages[0].extract_text()
    lines = [line.strip() for line in first_page.splitlines()]
    assert hasattr(paper, "address")
    for line in paper.address.splitlines():
        assert any(printed.endswith(line) for printed in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_from_home_lists_answers_papers_and_offices(language: Language) -> None:
    paper = specimens(language)["home_form"]
    text = text_of(render(paper, language))
    assert hasattr(paper, "fields")
    for field in paper.fields:
        assert field.label in text
        assert field.value in text
    for words in (*paper.papers_to_bring, paper.where[0].name, WORDS[language].signature):
        assert words in text
    unsigned = text_of(render(replace(paper, sign_here=False), language))
    assert WORDS[language].name_in_full not in unsigned.replace(paper.fields[0].label, "")


def test_a_book_of_two_pages_repeats_its_head_and_numbers_its_pages() -> None:
    paper = specimens("ru")["book"]
    pages = [page.extract_text() for page in opened(render(paper, "ru")).pages]
    assert len(pages) == 2
    assert all("Кому выдана" in page for page in pages)
    assert [f"стр. {number} из 2" in page for number, page in enumerate(pages, 1)] == [True, True]
    empty = text_of(render(replace(paper, rows=()), "ru"))
    assert WORDS["ru"].no_entries in empty


def test_a_paper_of_one_page_has_no_page_number() -> None:
    assert "стр." not in text_of(render(result(), "ru"))


@pytest.mark.parametrize("kind", ["receipt", "receipt_large", "certificate", "refusal", "letter"])
def test_every_kazakh_letter_is_drawn_and_read_back(kind: str) -> None:
    office = OfficeLine(name=f"{KAZAKH} бөлімі", address="Көше")
    pdf = render(replace(specimens("kk")[kind], office=office), "kk")
    assert f"{KAZAKH} бөлімі" in text_of(pdf)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "7K3MX9Q"}, "code"),
        ({"code": "7K3M X9Q"}, "code"),
        ({"verify_url": "javascript:alert(1)"}, "verify_url"),
        ({"verify_url": "https://qyzmet.example/ #"}, "verify_url"),
        ({"verify_url": "https://qyzmet.example/" + "a" * 1000}, "QR"),
        ({"kind": "refusal", "grounds": ()}, "grounds"),
        ({"made_at": specimens("ru")["letter"].made_at.replace(tzinfo=None)}, "made_at"),
    ],
)
def test_a_result_that_must_not_be_printed_is_refused_by_the_name_of_the_field(
    change: dict[str, object], field: str
) -> None:
    with pytest.raises(UnprintablePaperError, match=f"^{field}"):
        render(replace(result(), **change), "ru")


def test_a_receipt_without_contents_and_a_book_with_a_short_row_are_refused() -> None:
    with pytest.raises(UnprintablePaperError, match=r"^lines"):
        render(replace(receipt(), lines=()), "ru")
    book = specimens("ru")["book"]
    for change in ({"rows": (("1",),)}, {"shares": (1, 0, 1, 1, 1)}, {"columns": ()}):
        with pytest.raises(UnprintablePaperError, match=f"^{next(iter(change))}"):
            render(replace(book, **change), "ru")
