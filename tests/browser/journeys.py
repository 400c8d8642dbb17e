"""Stretches of the way that more than one test goes, in the words of each language."""

import re
from dataclasses import dataclass

from people import Person

NUMBER = re.compile(r"\b[A-Z]{2,4}-\d{4}-\d{5}\b")
TOWN = {"kk": "Көкшетау қаласы", "ru": "город Кокшетау"}


@dataclass(frozen=True)
class Words:
    """What the form says in one language."""

    apply: str
    demo: str
    citizen: str
    go_on: str
    where: str
    town: str
    address: str
    usual: str
    certificate_language: str
    scan: str
    check: str


FORM = {
    "kk": Words(
        apply="Өтініш беру: Жұмыссыз анықтамасы",
        demo="Өтініш беруші: ",
        citizen="Қазақстан Республикасының азаматы",
        go_on="Жалғастыру",
        where="Қайда тұрасыз?",
        town="Қалаңыз немесе ауданыңыз",
        address="Мекенжайыңыз",
        usual="Порталда жеке кабинетіме, бөлімде қолыма",
        certificate_language="Қазақ тілінде",
        scan="Жеке куәліктің электрондық көшірмесі",
        check="Жауаптарыңызды тексеріп, өтінішті жіберіңіз",
    ),
    "ru": Words(
        apply="Подать заявление: Справка безработного",
        demo="Заявитель: ",
        citizen="Гражданин Республики Казахстан",
        go_on="Продолжить",
        where="Где вы живёте?",
        town="Ваш город или район",
        address="Ваш адрес",
        usual="На портале в личном кабинете, в отделе на руки",
        certificate_language="На русском",
        scan="Электронная копия удостоверения личности",
        check="Проверьте ответы и отправьте заявление",
    ),
}


def comes_in_from_the_card(person: Person, name: str) -> None:
    """From the card to the first question, by a press on the demo account."""
    words = FORM[person.language]
    person.follow(words.apply)
    person.press(words.demo + name)
    person.page.wait_for_url("**/drafts/**")


def fills_in(person: Person, address: str, file: str, content: bytes) -> None:
    """Where one lives, whatever else the account does not know yet, and the one paper of a citizen,
    up to the page where all is checked."""
    words = FORM[person.language]
    asks_where(person)
    person.select(words.town, TOWN[person.language])
    person.fill(words.address, address)
    person.press(words.go_on)
    person.choose(words.usual)
    person.press(words.go_on)
    person.choose(words.certificate_language)
    person.press(words.go_on)
    person.must_read(words.scan)
    person.attach(file, content)
    person.press(words.go_on)
    person.must_read(words.check, words.citizen, TOWN[person.language], address, file)


def asks_where(person: Person) -> None:
    """The question where one lives; skipped for somebody who has told it before, so gone to."""
    words = FORM[person.language]
    if "/page.residence/" not in person.page.url:
        draft = re.match(r".*/drafts/[^/]+/", person.page.url)
        assert draft is not None, person.page.url
        person.go(draft[0] + "page.residence/")
    person.must_read(words.where)


def number_on(person: Person) -> str:
    """The number of an application as the page shows it."""
    found = NUMBER.search(person.reads())
    assert found is not None, person.reads()
    return found[0]


def name_of(official: Person) -> str:
    """The official's name as the head of the page says it."""
    return official.page.locator(".account a").inner_text()


def in_order(text: str, *words: str) -> None:
    """These words stand in the text one after the other."""
    place = 0
    for one in words:
        found = text.find(one, place)
        assert found >= 0, f"{one!r} is missing, or stands too early, in:\n{text}"
        place = found + len(one)
