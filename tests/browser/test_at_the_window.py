"""At the department's window: papers are shown, ten minutes run, the certificate is handed over."""

import re
from collections.abc import Callable

from journeys import in_order, name_of, number_on
from paper import qr_in, text_of
from people import Person

SERVICE = "Выдача справки безработному"
IIN = "850314498070"
APPLICANT = "Төлегенова Айгүл Серікқызы"


def test_who_comes_to_the_window_leaves_with_the_certificate(
    somebody: Callable[..., Person],
) -> None:
    executor, head = somebody("demo-executor"), somebody("demo-head")
    she_comes_to_the_window(executor)
    she_shows_her_papers(executor)
    number = number_on(executor)

    the_head_appoints(head, number, name_of(executor))
    the_executor_prepares(executor, number)
    the_head_signs(head, number)
    the_executor_enters_it_in_the_book(executor, number)
    certificate = the_executor_hands_it_over(executor)
    somebody(language="ru").go(qr_in(certificate)).must_read("Документ подлинный")
    the_book_holds_the_certificate(executor, certificate)


def she_comes_to_the_window(executor: Person) -> None:
    executor.go("/desk/intake/").follow(SERVICE)
    executor.must_read("Шаг 1 из 2")
    executor.choose("Гражданин Республики Казахстан")
    executor.fill("ИИН", "850314498071")
    executor.press("Продолжить")
    assert executor.page.locator(".error-summary").count() == 1
    executor.fill("ИИН", IIN)
    executor.press("Продолжить")
    executor.must_read("Шаг 2 из 2", IIN)


def she_shows_her_papers(executor: Person) -> None:
    executor.must_read("Удостоверение личности или паспорт", "Жеке куәлік немесе паспорт", "14.1")
    executor.fill("Фамилия, имя, отчество", APPLICANT)
    executor.fill("Ваш адрес", "улица Абая, 12")
    executor.fill("Телефон", "+77000000101")
    executor.choose("На портале в личном кабинете, в отделе на руки")
    executor.choose("На русском", within="Язык справки")
    executor.choose("Русский")
    if executor.page.locator("#anyway").count():  # another of her applications may be open
        executor.page.check("#anyway")
    executor.press("Зарегистрировать заявление")
    executor.must_read("Не предъявлено: Удостоверение личности или паспорт")
    executor.choose("Подлинник предъявлен: Удостоверение личности или паспорт")
    executor.press("Зарегистрировать заявление")
    executor.must_read("Заявление зарегистрировано. Теперь руководитель назначает исполнителя.")


def the_head_appoints(head: Person, number: str, executor: str) -> None:
    head.go("/desk/").follow(number)
    in_order(head.reads(), "Срок ответа:", "5. Назначение ответственного исполнителя", "2 минуты")
    head.choose(executor)
    head.press("Назначить исполнителя")
    head.must_read("Исполнитель назначен.")


def the_executor_prepares(executor: Person, number: str) -> None:
    executor.go("/desk/").follow(number)
    executor.waits_for("Есть в реестре")
    in_order(executor.reads(), "6. Проверка документов", "2 минуты", "Осталось")
    executor.choose("В порядке")
    executor.choose("Справка о регистрации в качестве безработного")
    executor.press("Передать проект руководителю")
    executor.must_read("Проект передан руководителю на подпись.")


def the_head_signs(head: Person, number: str) -> None:
    head.go("/desk/").follow(number)
    in_order(head.reads(), "7. Подписание документа", "2 минуты", "Осталось")
    head.press("Подписать решение")
    head.must_read("Решение подписано.")


def the_executor_enters_it_in_the_book(executor: Person, number: str) -> None:
    executor.go("/desk/").follow(number)
    in_order(executor.reads(), "8. Запись в книге", "2 минуты", "Осталось")
    executor.press("Записать в книгу")
    executor.waits_for("Напечатать результат (PDF)")


def the_executor_hands_it_over(executor: Person) -> bytes:
    certificate = executor.takes(executor.link_of("Напечатать результат (PDF)"))
    in_order(text_of(certificate), "Справка", book_number(certificate), APPLICANT)
    executor.choose("Заявителю лично")
    executor.fill("Предъявленный документ", "удостоверение 012345678 от 01.02.2020")
    executor.press("Записать выдачу")
    executor.must_read("Выдача записана. Дело закрыто.")
    in_order(
        executor.page.locator("ol.desk-history").inner_text(),
        "012345678",
        book_number(certificate),
        "Решение подписано",
        "Назначен исполнитель",
        "Заявление принято: В отделе занятости",
    )
    return certificate


def the_book_holds_the_certificate(executor: Person, certificate: bytes) -> None:
    executor.page.get_by_role("link", name="Книги", exact=True).click()
    executor.page.locator("main nav a[href*='/certificates_book/']").click()
    in_order(executor.reads(), book_number(certificate), APPLICANT)


def book_number(certificate: bytes) -> str:
    """The number of the certificate in the book, as the paper says it."""
    number = re.search(r"[A-Z]+-C-\d{4}-\d{5}", text_of(certificate))
    assert number is not None
    return number[0]
