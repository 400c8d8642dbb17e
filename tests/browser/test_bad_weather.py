"""Sessions that end, presses that come twice, files that are too much; nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from journeys import FORM, TOWN, asks_where, fills_in
from people import Person

KK, RU = FORM["kk"], FORM["ru"]
APPLICANT = "demo-applicant-2"
CARD = "/services/akm-03/"
HUGE = 80 * 1024 * 1024
TOO_LARGE = "Файл слишком большой: принимается до 10 МБ."


@pytest.fixture
def viktor(somebody: Callable[..., Person]) -> Person:
    """Somebody at the question where they live, in a new draft, in Russian."""
    viktor = somebody(APPLICANT, language="ru")
    viktor.go(CARD).follow(RU.apply)
    viktor.page.wait_for_url("**/drafts/**")
    asks_where(viktor)
    return viktor


def test_an_ended_session_keeps_the_draft_and_leads_back_to_the_page(viktor: Person) -> None:
    residence = viktor.page.url
    viktor.select(RU.town, TOWN["ru"])
    viktor.fill(RU.address, "улица Абая, 3")
    viktor.press(RU.go_on)
    viktor.choose(RU.usual)
    where = viktor.page.url
    viktor.context.clear_cookies(name="sessionid")
    viktor.press(RU.go_on)
    viktor.must_read("Сеанс завершён", "Войдите, и вы вернётесь")
    viktor.page.fill("#login", APPLICANT)
    viktor.page.fill("#password", "demo")
    viktor.page.locator("main form button[type=submit]").first.click()
    viktor.page.wait_for_url(where)
    viktor.go(residence)
    assert viktor.page.locator("input[name=address]").input_value() == "улица Абая, 3"


def test_a_double_click_sends_once(viktor: Person, scan: bytes) -> None:
    fills_in(viktor, "улица Абая, 4", "скан.png", scan)
    check = viktor.page.url
    before = cases_in_the_account(viktor)
    viktor.page.goto(check)
    viktor.page.get_by_role("button", name="Отправить заявление").dblclick()
    viktor.must_read("Заявление отправлено")
    viktor.page.goto(check)  # and a third press from a page that was left open
    assert cases_in_the_account(viktor) == before + 1


def cases_in_the_account(person: Person) -> int:
    person.go("/account/")
    return person.page.locator("main li.place h3 a[href*='/cases/']").count()


@pytest.mark.parametrize(
    ("name", "size", "head", "sentence"),
    [
        ("скан.png", HUGE, b"\x89PNG\r\n\x1a\n", TOO_LARGE),
        ("скан.png", 40, b"MZ\x90\x00", "Это не PDF, JPEG или PNG"),
        ("скан.png", 0, b"", "Файл пустой"),
    ],
    ids=["80 MB", "a program that calls itself a picture", "nothing"],
)
def test_a_file_that_cannot_be_taken_is_refused_with_a_sentence(
    viktor: Person, tmp_path: Path, name: str, size: int, head: bytes, sentence: str
) -> None:
    draft = viktor.page.url.split("/page.")[0]
    viktor.page.goto(f"{draft}/papers/doc.identity_card.scan/")
    path = tmp_path / name
    with path.open("wb") as out:
        out.write(head)
        out.truncate(size)
    viktor.page.locator("main input[type=file]").set_input_files(path)
    viktor.press(RU.go_on)
    viktor.must_read("Нужно исправить", sentence)
    viktor.must_not_read(name)


def test_changing_the_language_keeps_the_page_and_the_answers(viktor: Person) -> None:
    where = viktor.page.url
    viktor.select(RU.town, TOWN["ru"])
    viktor.fill(RU.address, "улица Абая, 5")
    viktor.press(RU.go_on)
    viktor.must_read(RU.usual)
    viktor.go(where).page.locator("button[name=language][value=kk]").click()
    viktor.must_read(KK.where, KK.town)
    assert viktor.page.url == where
    assert viktor.page.locator("input[name=address]").input_value() == "улица Абая, 5"


def test_display_settings_stay_through_signing_in_and_out(
    somebody: Callable[..., Person],
) -> None:
    anybody = somebody(language="ru")
    anybody.page.get_by_role("link", name="Версия для слабовидящих").click()
    anybody.choose("200 %")
    anybody.choose("Жёлтым по чёрному")
    anybody.press("Сохранить эти настройки")
    assert anybody.page.url == anybody.base + "/"
    anybody.go("/sign-in/").press("Заявитель: Гончаренко Виктор Андреевич")
    anybody.go("/account/")
    settings_are(anybody, "200", "yellow_on_black")
    anybody.page.locator(".account form button").click()
    settings_are(anybody.go(CARD), "200", "yellow_on_black")


def settings_are(person: Person, size: str, scheme: str) -> None:
    root = person.page.locator("html")
    assert (root.get_attribute("data-size"), root.get_attribute("data-scheme")) == (size, scheme)
