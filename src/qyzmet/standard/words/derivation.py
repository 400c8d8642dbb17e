"""Sentences of a derivation: one a day, so that anyone can check the due date with a calendar."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from .dates import language_of, legal_date, weekday_name


class Counted(Protocol):
    """A line of a derivation with ISO dates, as events keep it."""

    @property
    def date(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def number(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def moved(self) -> str: ...
    @property
    def opens(self) -> str: ...
    @property
    def closes(self) -> str: ...
    @property
    def verified(self) -> bool: ...


HOLIDAYS: dict[str, tuple[str, str, str]] = {
    "new_year": ("Жаңа жыл", "Новый год", "New Year"),
    "orthodox_christmas": (
        "православиелік Рождество",
        "православное Рождество",
        "Orthodox Christmas",
    ),
    "womens_day": ("Халықаралық әйелдер күні", "Международный женский день", "Women's Day"),
    "nauryz": ("Наурыз мейрамы", "Наурыз мейрамы", "Nauryz"),
    "unity_day": (
        "Қазақстан халқының бірлігі мерекесі",
        "Праздник единства народа Казахстана",
        "Unity Day",
    ),
    "defender_day": ("Отан қорғаушы күні", "День защитника Отечества", "Defender's Day"),
    "victory_day": ("Жеңіс күні", "День Победы", "Victory Day"),
    "capital_day": ("Астана күні", "День столицы", "Capital Day"),
    "constitution_day": ("Конституция күні", "День Конституции", "Constitution Day"),
    "republic_day": ("Республика күні", "День Республики", "Republic Day"),
    "first_president_day": (
        "Тұңғыш Президент күні",
        "День Первого Президента",
        "First President's Day",
    ),
    "independence_day": ("Тәуелсіздік күні", "День Независимости", "Independence Day"),
    "kurban_ait": (
        "Құрбан айттың бірінші күні",
        "первый день Курбан-айта",
        "the first day of Kurban Ait",
    ),
}
"""Names of holidays in kk, ru, en by the id the calendars use."""

_RULES: dict[str, tuple[str, str, str]] = {
    "after_hours": (
        "{day}: жұмыс уақытынан тыс берілді. Мерзім басталатын сәт: {moved}, {opens}.",
        "{day}: подано в нерабочее время. Начало срока: {moved}, {opens}.",
        "{day}: filed outside working hours. The term starts: {moved}, {opens}.",
    ),
    "start": (
        "{day}, {opens}: мерзім басталды.",
        "{day}, {opens}: срок начался.",
        "{day}, {opens}: the term started.",
    ),
    "start_of_day": (
        "{day}: өтініш қабылданды.",
        "{day}: заявление принято.",
        "{day}: the application was taken in.",
    ),
    "deemed_start": (
        "{day}: өтініш осы күні қабылданған болып саналады.",
        "{day}: заявление считается принятым в этот день.",
        "{day}: the application counts as taken in on this day.",
    ),
    "intake_day_not_counted": (
        "{day}: қабылдау күні есепке кірмейді.",
        "{day}: день приёма не считается.",
        "{day}: the day of intake is not counted.",
    ),
    "counted": ("{day}: {number}-күн.", "{day}: {number}-й день.", "{day}: day {number}."),
    "moved_on_counted": (
        "{day}: {number}-күн. Жұмыс күні мына күннің орнына ауыстырылды: {moved}.",
        "{day}: {number}-й день. Рабочий день по переносу вместо: {moved}.",
        "{day}: day {number}. A working day moved here from: {moved}.",
    ),
    "weekend": ("{day}: демалыс.", "{day}: выходной.", "{day}: a day off."),
    "holiday": (
        "{day}: мереке ({name}).",
        "{day}: праздник ({name}).",
        "{day}: a holiday ({name}).",
    ),
    "holiday_moved": (
        "{day}: мереке демалысы ({name}), мына күннен ауысты: {moved}.",
        "{day}: выходной за праздник ({name}), перенос с: {moved}.",
        "{day}: a day off for a holiday ({name}), moved from: {moved}.",
    ),
    "moved_off": (
        "{day}: демалыс, жұмыс күні мына күнге ауысты: {moved}.",
        "{day}: выходной, рабочий день перенесён на: {moved}.",
        "{day}: a day off, the working day moved to: {moved}.",
    ),
    "closed": ("{day}: қабылдау жоқ.", "{day}: приёма нет.", "{day}: the office is closed."),
    "paused": (
        "{day}: мерзім тоқтатылған.",
        "{day}: срок приостановлен.",
        "{day}: the term is suspended.",
    ),
    "excluded": ("{day}: есепке кірмейді.", "{day}: не считается.", "{day}: not counted."),
    "extended": (
        "{day}: мерзім ұзартылды, {number} ({name}).",
        "{day}: срок продлён, {number} ({name}).",
        "{day}: the term is extended by {number} ({name}).",
    ),
    "issue_day": (
        "{day}: беру күні, есепке кірмейді.",
        "{day}: день выдачи, не считается.",
        "{day}: the day of issue, not counted.",
    ),
    "rolled": (
        "{day}: мерзім демалыс күні аяқталды ({moved}), сондықтан осы жұмыс күніне ауысады.",
        "{day}: срок окончился в выходной ({moved}) и переходит на этот рабочий день.",
        "{day}: the term ended on a day off ({moved}) and moves to this working day.",
    ),
    "clock": (
        "{day}: есептелген уақыт {opens}–{closes}.",
        "{day}: учтено время {opens}–{closes}.",
        "{day}: the clock ran from {opens} to {closes}.",
    ),
}

_UNVERIFIED = (
    "Бұл жылдың демалыс тізімі тексерілмеген: заңның жалпы ережесі қолданылды.",
    "Список выходных этого года не проверен: применено общее правило закона.",
    "This year's list of days off is not verified: the general rule of the law was applied.",
)


def _day(iso: str, language: str) -> str:
    day = date.fromisoformat(iso)
    name = legal_date(day, language)
    weekday = weekday_name(day, language)
    return f"{name}, {weekday}" if language == "kk" else f"{weekday}, {name}"


def sentences(steps: Iterable[Counted], language: str) -> tuple[str, ...]:
    """A derivation in words; a last sentence says so if a day rests on no verified list."""
    language = language_of(language)
    column = ("kk", "ru", "en").index(language)
    lines = []
    unverified = filed_earlier = False
    for step in steps:
        unverified = unverified or not step.verified
        name = HOLIDAYS[step.name][column] if step.name in HOLIDAYS else step.name
        rule = "start_of_day" if step.rule == "start" and not step.opens else step.rule
        if rule == "start_of_day" and filed_earlier:
            rule = "deemed_start"
        filed_earlier = filed_earlier or rule == "after_hours"
        text = _RULES[rule][column].format(
            day=_day(step.date, language),
            number=step.number,
            name=name,
            moved=_day(step.moved, language) if step.moved else "",
            opens=step.opens,
            closes=step.closes,
        )
        lines.append(text[0].upper() + text[1:])
    if unverified:
        lines.append(_UNVERIFIED[column])
    return tuple(lines)
