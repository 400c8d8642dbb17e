"""The fixed words of papers in Kazakh, Russian and English, and dates written out.

Everything particular to a service, an office or a person comes with the paper; here stand only
headings and directions that are the same for every service.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

Language = Literal["kk", "ru", "en"]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """One language's fixed words. A language without one of them cannot be made."""

    number: str
    page: str
    phone: str
    hours: str
    information: str
    receipt_title: str
    due: str
    how_counted: str
    what_next: str
    see_status: str
    status_scan: str
    status_need: str
    status_code: str
    complain: str
    complain_hint: str
    issued_by: str
    birth_date: str
    issued_to: str
    addressee: str
    grounds: str
    act_says: str
    reasons: str
    basis: str
    verify: str
    verify_scan: str
    verify_by_hand: str
    verify_code: str
    code: str
    to: str
    form_title: str
    form_note: str
    form_code: str
    form_code_note: str
    bring: str
    where: str
    nothing_to_bring: str
    signature: str
    date: str
    name_in_full: str
    year: str
    entries: str
    no_entries: str


WORDS: Mapping[Language, Words] = {
    "kk": Words(
        number="№",
        page="{n}-бет, барлығы {total}",
        phone="Телефон",
        hours="Жұмыс уақыты",
        information="Мәлімет үшін. Қолхаттың бөлігі емес",
        receipt_title="Өтініштің қабылданғаны туралы қолхат",
        due="Мерзімі",
        how_counted="Мерзім қалай есептелді",
        what_next="Енді не болады",
        see_status="Өтініштің барысын қалай білуге болады",
        status_scan="QR-кодқа телефон камерасын бағыттаңыз немесе мына мекенжайды ашыңыз:",
        status_need="Өтініштің нөмірі мен туған күніңіз қажет болады. Өтініштің нөмірі:",
        status_code="Өтініштің барысы көрсетілетін бетке апаратын QR-код",
        complain="Шағымдану",
        complain_hint="Шешімге, әрекетке немесе әрекетсіздікке шағымдануға құқығыңыз бар. "
        "Шағымдану тәртібі қызметтің бетінде жазылған.",
        issued_by="Қолхатты кім берді",
        birth_date="Туған күні",
        issued_to="Кімге берілді",
        addressee="Кімге",
        grounds="Бас тартудың негіздері",
        act_says="Актіде былай делінген:",
        reasons="Бас тартудың себебі",
        basis="Құқықтық негізі",
        verify="Құжаттың шынайылығын тексеру",
        verify_scan="QR-кодқа телефон камерасын бағыттаңыз.",
        verify_by_hand="Немесе мына мекенжайды ашып, құжаттың нөмірі мен кодын енгізіңіз:",
        verify_code="Құжаттың шынайылығын тексеру бетіне апаратын QR-код",
        code="Код",
        to="Кімге",
        form_title="Үйде толтырылған өтініш",
        form_note="Бұл өтініш әлі берілген жоқ. Басып шығарып, қол қойыңыз да, "
        "төмендегі құжаттармен бірге алып келіңіз.",
        form_code="Өтініштің жауаптары жазылған QR-код",
        form_code_note="Қызметкер осы кодты сканерлейді, сонда жауаптарды қайта терудің "
        "қажеті болмайды.",
        bring="Өзіңізбен бірге алып келіңіз",
        where="Қайда тапсыру керек",
        nothing_to_bring="Басқа құжат қажет емес.",
        signature="Қолы",
        date="Күні",
        name_in_full="Тегі, аты, әкесінің аты",
        year="жыл",
        entries="Жазбалар саны",
        no_entries="Бұл жылы жазба жоқ.",
    ),
    "ru": Words(
        number="№",
        page="стр. {n} из {total}",
        phone="Телефон",
        hours="Часы работы",
        information="Для сведения. Не часть расписки",
        receipt_title="Расписка о приёме заявления",
        due="Срок",
        how_counted="Как посчитан срок",
        what_next="Что будет дальше",
        see_status="Как узнать о ходе заявления",
        status_scan="Наведите камеру телефона на QR-код или откройте адрес:",
        status_need="Понадобятся номер заявления и дата рождения. Номер заявления:",
        status_code="QR-код, ведёт на страницу с ходом заявления",
        complain="Обжалование",
        complain_hint="Вы вправе обжаловать решение, действие или бездействие. "
        "Порядок обжалования описан на странице услуги.",
        issued_by="Кем выдана расписка",
        birth_date="Дата рождения",
        issued_to="Кому выдана",
        addressee="Кому",
        grounds="Основания отказа",
        act_says="Как сказано в акте:",
        reasons="Причина отказа",
        basis="Правовое основание",
        verify="Проверка подлинности",
        verify_scan="Наведите камеру телефона на QR-код.",
        verify_by_hand="Или откройте адрес и введите номер и код документа:",
        verify_code="QR-код, ведёт на страницу проверки подлинности этого документа",
        code="Код",
        to="Кому",
        form_title="Заявление, заполненное дома",
        form_note="Это заявление ещё не подано. Распечатайте его, подпишите и принесите "
        "вместе с документами, перечисленными ниже.",
        form_code="QR-код с ответами этого заявления",
        form_code_note="Сотрудник отсканирует код, и набирать ответы заново не придётся.",
        bring="Возьмите с собой",
        where="Куда подать",
        nothing_to_bring="Других документов не нужно.",
        signature="Подпись",
        date="Дата",
        name_in_full="Фамилия, имя, отчество",
        year="год",
        entries="Всего записей",
        no_entries="В этом году записей нет.",
    ),
    "en": Words(
        number="No.",
        page="page {n} of {total}",
        phone="Telephone",
        hours="Hours",
        information="For your information. Not part of the receipt",
        receipt_title="Receipt for an application",
        due="Due",
        how_counted="How the due date was counted",
        what_next="What happens next",
        see_status="How to follow your application",
        status_scan="Point the camera of a telephone at the QR code, or open this address:",
        status_need="You will need the number of the application and your date of birth. "
        "Number of the application:",
        status_code="QR code that leads to the page with the status of the application",
        complain="Complaints",
        complain_hint="You may appeal against a decision, an action or a failure to act. "
        "The page of the service says how.",
        issued_by="Receipt issued by",
        birth_date="Date of birth",
        issued_to="Issued to",
        addressee="To",
        grounds="Grounds of the refusal",
        act_says="In the words of the act:",
        reasons="Reason of the refusal",
        basis="Legal basis",
        verify="Is this paper genuine?",
        verify_scan="Point the camera of a telephone at the QR code.",
        verify_by_hand="Or open this address and enter the number and the code of the paper:",
        verify_code="QR code that leads to the page where this paper is verified",
        code="Code",
        to="To",
        form_title="Application filled in at home",
        form_note="This application has not been submitted yet. Print it, sign it and bring it in "
        "together with the papers listed below.",
        form_code="QR code that holds the answers of this application",
        form_code_note="The clerk scans this code, so that nothing has to be typed again.",
        bring="Bring with you",
        where="Where to hand it in",
        nothing_to_bring="No other papers are needed.",
        signature="Signature",
        date="Date",
        name_in_full="Name in full",
        year="year",
        entries="Entries",
        no_entries="There are no entries in this year.",
    ),
}

_MONTHS: Mapping[Language, tuple[str, ...]] = {
    "kk": (
        *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
        *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def long_date(day: dt.date, language: Language) -> str:
    """The day written out as official papers write it: 2012 жылғы 12 наурыз, 12 марта 2012 года."""
    month = _MONTHS[language][day.month - 1]
    match language:
        case "kk":
            return f"{day.year} жылғы {day.day}\u00a0{month}"
        case "ru":
            return f"{day.day}\u00a0{month} {day.year}\u00a0года"
        case _:
            return f"{day.day}\u00a0{month} {day.year}"
