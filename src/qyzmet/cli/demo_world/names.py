"""Invented people. Common given names and family names, combined by chance from a seed."""

import random
from datetime import date, timedelta

import msgspec

from qyzmet.features.people.iin import check_digit

_KAZAKH = {
    "f": (
        ("Айгүл", "Гүлнәр", "Әсел", "Жанар", "Қарлығаш", "Меруерт", "Сәуле", "Ұлжан", "Ботагөз"),
        ("Төлегенова", "Әбдіқызы", "Нұрланова", "Қасымова", "Оразбаева", "Сейтқали", "Жүнісова"),
        ("Серікқызы", "Маратқызы", "Ерланқызы", "Бақытқызы", "Қайратқызы"),
    ),
    "m": (
        ("Нұрлан", "Ерлан", "Қайрат", "Асқар", "Дәурен", "Әлібек", "Болат", "Ғалым", "Ілияс"),
        ("Төлегенов", "Нұрғалиев", "Қасымов", "Оразбаев", "Сейтқали", "Жүнісов", "Әбдірахманов"),
        ("Серікұлы", "Маратұлы", "Ерланұлы", "Бақытұлы", "Қайратұлы"),
    ),
}
_RUSSIAN = {
    "f": (
        ("Ольга", "Татьяна", "Людмила", "Светлана", "Марина", "Надежда", "Галина"),
        ("Лебедева", "Тихонова", "Гончаренко", "Шевчук", "Мельникова", "Крамер", "Зорина"),
        ("Петровна", "Андреевна", "Викторовна", "Ивановна", "Сергеевна"),
    ),
    "m": (
        ("Сергей", "Виктор", "Андрей", "Павел", "Юрий", "Денис", "Геннадий"),
        ("Лебедев", "Тихонов", "Гончаренко", "Шевчук", "Мельников", "Крамер", "Зорин"),
        ("Петрович", "Андреевич", "Викторович", "Иванович", "Сергеевич"),
    ),
}


class Somebody(msgspec.Struct, frozen=True):
    """An invented person with a number that has a true check digit."""

    iin: str
    name: str
    birth_date: date
    language: str
    category: str
    phone: str
    email: str


def somebody(chance: random.Random, language: str, serial: int) -> Somebody:
    """Another invented person; `serial` keeps the numbers apart."""
    sex = chance.choice("fm")
    given, family, patronymic = (_KAZAKH if language == "kk" else _RUSSIAN)[sex]
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(16_500))
    category = chance.choices(
        ("citizen", "oralman", "foreigner", "stateless"), weights=(88, 6, 4, 2)
    )[0]
    return Somebody(
        iin=iin_for(born, sex, serial),
        name=f"{chance.choice(family)} {chance.choice(given)} {chance.choice(patronymic)}",
        birth_date=born,
        language=language,
        category=category,
        phone=f"+7700{serial:07d}" if chance.random() < 0.8 else "",
        email=f"person{serial}@example.kz" if chance.random() < 0.4 else "",
    )


def iin_for(born: date, sex: str, serial: int) -> str:
    """A number with a true check digit for an invented person."""
    century = (3 if sex == "m" else 4) + (2 if born.year >= 2000 else 0)
    for step in range(10):
        eleven = f"{born:%y%m%d}{century}{(serial * 7 + step) % 10_000:04d}"
        digit = check_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
    raise AssertionError("one of ten neighbours always has a check digit")
