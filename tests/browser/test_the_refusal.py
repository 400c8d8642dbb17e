"""The same way with a refusal, in Russian: returned once, signed, explained, and applied for again."""

from collections.abc import Callable

from journeys import comes_in_from_the_card, fills_in, in_order, name_of, number_on
from paper import qr_in, text_of
from people import Person

SERVICE = "Выдача справки безработному"
APPLICANT = "Гончаренко Виктор Андреевич"
GROUND = "Нет регистрации в качестве безработного в уполномоченном органе"
REMARK = "Напишите, за какие дни смотрели учёт."
FIRST_REASONS = "Записи нет."
REASONS = "В учёте отдела на день подачи заявления записи о вас нет."


def test_a_refusal_names_its_ground_and_the_way_back_needs_no_retyping(
    somebody: Callable[..., Person], scan: bytes
) -> None:
    viktor = somebody(language="ru")
    viktor.fill("Скажите своими словами", "справка что я без работы")
    viktor.press("Найти")
    viktor.follow(SERVICE)
    comes_in_from_the_card(viktor, APPLICANT)
    fills_in(viktor, "улица Абая, 7", "удостоверение.png", scan)
    viktor.press("Отправить заявление")
    viktor.must_read("Заявление отправлено", "Ответ должен быть не позже")
    number = number_on(viktor)
    viktor.follow("Открыть заявление")

    executor, head = somebody("demo-executor-2"), somebody("demo-head")
    the_head_resolves(head, number, name_of(executor))
    the_executor_refuses(executor, number)
    the_head_returns_it_with_a_remark(head, number)
    he_sees_that_the_draft_went_back(viktor)
    the_executor_mends_it(executor, number)
    the_head_signs(head, number)

    he_reads_why_and_what_to_do(viktor)
    he_holds_the_refusal(viktor, somebody(language="ru"))
    he_applies_again_without_retyping(viktor, number)


def the_head_resolves(head: Person, number: str, executor: str) -> None:
    head.follow(number)
    in_order(head.reads(), "Предельный срок", "10 минут", "Осталось")
    head.choose(executor)
    head.press("Назначить исполнителя")
    head.must_read("Исполнитель назначен. Дело теперь у исполнителя.")


def the_executor_refuses(executor: Person, number: str) -> None:
    executor.go("/desk/").follow(number)
    executor.waits_for("Ответ реестра подтверждает это основание.")
    in_order(executor.reads(), "Предельный срок", "1 рабочий день", "Осталось", "Нет в реестре")
    executor.choose("В порядке")
    executor.choose("Справка о регистрации в качестве безработного")
    executor.press("Передать проект руководителю")
    executor.must_read(f"По ответу реестра это основание есть, его нужно назвать: {GROUND}")
    executor.choose("Мотивированный отказ в выдаче справки")
    executor.choose(GROUND)
    executor.fill("Причины отказа", FIRST_REASONS)
    executor.press("Передать проект руководителю")
    executor.must_read("Проект передан руководителю на подпись.")


def the_head_returns_it_with_a_remark(head: Person, number: str) -> None:
    head.go("/desk/").follow(number)
    head.must_read(GROUND, "п. 10", FIRST_REASONS, "в акте срока нет")
    head.fill("Что нужно исправить?", REMARK)
    head.press("Вернуть проект")
    head.must_read("Проект возвращён исполнителю с вашим замечанием.")


def he_sees_that_the_draft_went_back(viktor: Person) -> None:
    viktor.page.reload()
    viktor.must_read("Руководитель вернул проект на доработку.")
    viktor.must_not_read(REMARK)


def the_executor_mends_it(executor: Person, number: str) -> None:
    executor.go("/desk/").follow(number)
    executor.must_read("Руководитель вернул проект с этим замечанием", REMARK, "Осталось")
    assert executor.page.get_by_label(GROUND, exact=True).is_checked()
    assert executor.page.locator("textarea[name=reasons]").input_value() == FIRST_REASONS
    executor.fill("Причины отказа", REASONS)
    executor.press("Передать проект руководителю")
    executor.must_read("Проект передан руководителю на подпись.")


def the_head_signs(head: Person, number: str) -> None:
    head.go("/desk/").follow(number)
    head.must_read(REASONS)
    head.press("Подписать решение")
    head.must_read("Решение подписано.")
    head.waits_for("Результат (PDF)")
    in_order(
        head.page.locator("ol.desk-history").inner_text(),
        "Решение подписано: отказ",
        "Проект подготовлен",
        "Проект возвращён с замечанием",
        REMARK,
        "Проект подготовлен",
        "Нет в реестре",
        "Назначен исполнитель",
        "Заявление принято",
    )


def he_reads_why_and_what_to_do(viktor: Person) -> None:
    viktor.waits_for("Скачать документ (PDF)")
    viktor.must_read("Почему отказано и что можно сделать", GROUND, "п. 10", REASONS)
    viktor.must_read("Как исправить:", "или в суд")
    viktor.follow("п. 10", exact=False)
    viktor.must_read(GROUND, "А-11/491")
    viktor.page.go_back()


def he_holds_the_refusal(viktor: Person, anybody: Person) -> None:
    refusal = viktor.takes(viktor.link_of("Скачать документ (PDF)"))
    in_order(text_of(refusal), "Мотивированный отказ", "-R-", APPLICANT, GROUND, REASONS)
    anybody.go(qr_in(refusal)).must_read("Документ подлинный", "Выдан здесь и действует")


def he_applies_again_without_retyping(viktor: Person, number: str) -> None:
    viktor.press("Подать заявление снова")
    viktor.must_read("Проверьте ответы и отправьте заявление", APPLICANT, "улица Абая, 7")
    viktor.must_read("удостоверение.png")
    viktor.press("Отправить заявление")
    viktor.must_read("Заявление отправлено")
    assert number_on(viktor) != number
