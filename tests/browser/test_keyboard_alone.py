"""From the home page to the receipt with Tab, arrows, Space and Enter; no mouse, no scripts."""

from collections.abc import Callable

from journeys import number_on
from paper import text_of
from people import Person

LONGEST_WAY = 90
"""So many presses of Tab have to reach anything on a page."""


def test_an_application_is_sent_by_keyboard_alone(
    somebody: Callable[..., Person], scan: bytes
) -> None:
    viktor = somebody(language="ru")
    viktor.page.goto(viktor.base + "/")
    tab_to(viktor, "Скажите своими словами")
    viktor.page.keyboard.type("я безработный")
    enter(viktor)
    viktor.must_read("Найдено: 1")
    go_by(viktor, "Выдача справки безработному")
    go_by(viktor, "Подать заявление: Справка безработного")
    tab_to(viktor, "ИИН или логин")
    viktor.page.keyboard.type("demo-applicant-2")
    tab_to(viktor, "Пароль")
    viktor.page.keyboard.type("demo")
    enter(viktor)

    if "/page.residence/" in viktor.page.url:  # asked until the account knows it
        tab_to(viktor, "Ваш город или район")
        pick_by_arrows(viktor, "город Кокшетау")
        tab_to(viktor, "Ваш адрес")
        viktor.page.keyboard.type("улица Абая, 9")
        enter(viktor)
    viktor.must_read("Как вы хотите получить результат?")
    tab_to(viktor, "На портале в личном кабинете, в отделе на руки")
    press(viktor, "ArrowDown")
    press(viktor, "ArrowUp")
    go_by(viktor, "Продолжить")
    viktor.must_read("На каком языке нужна справка?")
    tab_to(viktor, "На казахском")
    press(viktor, "ArrowDown")
    go_by(viktor, "Продолжить")

    tab_to(viktor, "Электронная копия удостоверения личности")
    with viktor.page.expect_file_chooser() as chooser:
        press(viktor, "Space")
    chooser.value.set_files({"name": "копия.png", "mimeType": "image/png", "buffer": scan})
    go_by(viktor, "Продолжить")
    viktor.must_read("Проверьте ответы", "улица Абая", "На русском", "копия.png")
    tab_to(viktor, "Как посчитана эта дата")
    press(viktor, "Enter")
    viktor.must_read("день приёма не считается")
    go_by(viktor, "Отправить заявление")

    viktor.must_read("Заявление отправлено")
    number = number_on(viktor)
    tab_to(viktor, "Расписка (PDF)")
    receipt = viktor.page.evaluate("document.activeElement.getAttribute('href')")
    assert number in text_of(viktor.takes(receipt))
    go_by(viktor, "Открыть заявление")
    viktor.must_read(number, "В работе")


def test_the_skip_link_leads_past_the_tools_to_the_content(
    somebody: Callable[..., Person],
) -> None:
    anybody = somebody(language="kk")
    anybody.page.goto(anybody.base + "/")
    press(anybody, "Tab")
    assert focused(anybody) == "Мазмұнға өту"
    press(anybody, "Enter")
    press(anybody, "Tab")
    assert anybody.page.evaluate("document.activeElement.closest('main') !== null")


def press(person: Person, key: str) -> None:
    """A key that does something on this page."""
    person.page.keyboard.press(key)


def enter(person: Person) -> None:
    """Enter where it sends a form or follows a link; waits for the page it leads to."""
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")


def focused(person: Person) -> str:
    """The accessible name of what has the focus, and that one can see it has it."""
    return person.page.evaluate(
        """(() => { const e = document.activeElement;
        const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
        return (label || e.getAttribute('aria-label') || e.innerText || '').trim(); })()"""
    )


def tab_to(person: Person, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(LONGEST_WAY):
        if focused(person).startswith(name):
            return
        person.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {name!r} on {person.page.url}")


def pick_by_arrows(person: Person, choice: str) -> None:
    """Go down a list until this line is chosen."""
    chosen = "document.activeElement.selectedOptions[0].label"
    for _ in range(LONGEST_WAY):
        if person.page.evaluate(chosen) == choice:
            return
        person.page.keyboard.press("ArrowDown")
    raise AssertionError(f"the list has no {choice!r}")


def go_by(person: Person, name: str) -> None:
    """Reach a link or a button and press Enter on it."""
    tab_to(person, name)
    enter(person)
