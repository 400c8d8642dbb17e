"""Years of cases, played in the order of time: every step is a real action at its own moment."""

import heapq
import io
import itertools
import random
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from PIL import Image

from qyzmet.cli.progress import Progress
from qyzmet.features.applications import cases, drafts
from qyzmet.features.applications.drafts import attach, papers_of, replace_answers, send
from qyzmet.features.offices.queries import calendar
from qyzmet.features.people.models import Account, Person
from qyzmet.features.people.queries import actor_of
from qyzmet.features.registers.models import UnemployedRecord
from qyzmet.kernel import clock
from qyzmet.kernel import commands as c
from qyzmet.kernel.access import Actor
from qyzmet.kernel.editions import edition
from qyzmet.kernel.jobs import Handler, run_all
from qyzmet.kernel.store import state_of
from qyzmet.standard.checklist import checklist_of

from .names import Somebody, somebody
from .officials import Staff

Step = Callable[[], None]


class World:
    """A queue of steps in time. `chance` is seeded, so the same day gives the same world."""

    def __init__(
        self,
        staff: list[Staff],
        chance: random.Random,
        now: datetime,
        handlers: Mapping[str, Handler],
    ) -> None:
        self.staff, self.chance, self.now, self.handlers = staff, chance, now, handlers
        self.queue: list[tuple[datetime, int, Step]] = []
        self.order = itertools.count()
        self.scan = _scan()

    def plan(self, moment: datetime, step: Step) -> None:
        """Do this step then; what lies in the future never happens, so the case stays open."""
        if moment <= self.now:
            heapq.heappush(self.queue, (moment, next(self.order), step))

    def play(self, what: str, total: int) -> None:
        """Play everything in order; the outbox works after every step."""
        progress = Progress(what, total)
        started = 0
        while self.queue:
            moment, _, step = heapq.heappop(self.queue)
            with clock.at(moment):
                step()
                run_all(self.handlers)
            if getattr(step, "counts", False):
                started += 1
                progress.step()
        progress.step(total - started)


def _scan() -> bytes:
    """A small picture to hand in."""
    out = io.BytesIO()
    Image.new("L", (240, 160), 235).save(out, "PNG")
    return out.getvalue()


def working_moment(day: date, chance: random.Random, zone: str) -> datetime:
    """A moment within the office's hours of a working day at or after `day`."""
    while not calendar().is_working(day):
        day += timedelta(days=1)
    local = datetime(day.year, day.month, day.day, 9, 5, tzinfo=ZoneInfo(zone))
    return (local + timedelta(minutes=chance.randrange(480))).astimezone(UTC)


class Story:
    """One case from filing to wherever time leaves it."""

    def __init__(self, world: World, service: str, staff: Staff, who: Somebody) -> None:
        self.world, self.service, self.staff, self.who = world, service, staff, who
        self.executor = world.chance.choice(staff.executors)
        self.registered = world.chance.random() < 0.78
        self.slow = world.chance.random() < 0.12
        self.stops = ""
        self.case = ""

    counts = True

    def __call__(self) -> None:
        if self.stops or self.world.chance.random() < 0.7:
            self._by_portal()
        else:
            self._at_the_window()

    def _answers(self) -> dict[str, str]:
        answers = {
            "category": self.who.category,
            "iin": self.who.iin,
            "name": self.who.name,
            "birth_date": self.who.birth_date.isoformat(),
            "territory": self.staff.office.territory.id,
            "address": f"{self.world.chance.randrange(1, 90)}",
            "phone": self.who.phone or "+77000000000",
            "receive": "also_email" if self.who.email else "usual",
            "email": self.who.email,
            "certificate_language": self.who.language,
        }
        street = "Абай көшесі" if self.who.language == "kk" else "улица Абая"
        answers["address"] = f"{street}, {answers['address']}"
        return {name: value for name, value in answers.items() if value}

    def _person(self) -> Actor:
        person = Person.objects.create(
            iin=self.who.iin,
            name=self.who.name,
            birth_date=self.who.birth_date,
            language=self.who.language,
        )
        account = Account.objects.create(login=self.who.iin, person=person, password="!")
        return actor_of(account, self.who.birth_date)

    def _note_in_register(self) -> None:
        if self.registered:
            since = (clock.now() - timedelta(days=self.world.chance.randrange(5, 200))).date()
            UnemployedRecord.objects.get_or_create(
                authority_id=self.staff.office.authority,
                iin=self.who.iin,
                since=since,
                defaults={"card": f"{self.staff.office.code}-{since:%Y}/{self.who.iin[-4:]}"},
            )

    def _by_portal(self) -> None:
        self._note_in_register()
        actor = self._person()
        draft = drafts.start(actor, self.service)
        replace_answers(draft, self._answers())
        for rule, _ in papers_of(draft):
            if not rule.form:
                attach(draft, rule.id, f"{rule.id}.png", self.world.scan)
        self.case = send(actor, draft, self.who.language)
        if self.stops == "filed":
            return
        if not self.stops and self.world.chance.random() < 0.04:
            self._later(timedelta(minutes=4), lambda: self._withdraw(actor))
            return
        self._later(self._wait(2, 40), self._resolve)
        if self.world.chance.random() < 0.5:
            self._later(timedelta(days=9), lambda: self._survey(actor))

    def _at_the_window(self) -> None:
        self._note_in_register()
        draft_answers = self._answers()
        sha256 = drafts.open_edition(self.service, "department")
        rules = checklist_of(edition(sha256).definition, "department", draft_answers)
        self.case = cases.take_in(
            self.executor,
            self.service,
            draft_answers,
            {rule.id: "" for rule in rules},
            language=self.who.language,
            key=f"demo:{self.who.iin}",
        )
        self._later(timedelta(minutes=1), self._resolve)

    def _wait(self, least: int, most: int) -> timedelta:
        minutes = self.world.chance.randrange(least, most)
        return timedelta(minutes=minutes, days=3 if self.slow else 0)

    def _later(self, wait: timedelta, step: Step) -> None:
        self.world.plan(clock.now() + wait, step)

    def _at_work(self, wait: timedelta, step: Step) -> None:
        """Officials work in office hours: a step that falls outside waits for the next opening."""
        zone = ZoneInfo(self.staff.office.hours.zone)
        local = (clock.now() + wait).astimezone(zone)
        if not (9 <= local.hour < 18 and calendar().is_working(local.date())):
            day = local.date() + timedelta(days=1 if local.hour >= 18 else 0)
            self.world.plan(working_moment(day, self.world.chance, zone.key), step)
        else:
            self.world.plan(local.astimezone(UTC), step)

    def _open(self) -> bool:
        return not state_of(self.case).outcome

    def _resolve(self) -> None:
        if self._open():
            cases.appoint(self.staff.head, self.case, self.executor.account)
            fast = state_of(self.case).channel == "department"
            if self.stops != "appointed":
                wait = timedelta(minutes=2) if fast or self.stops else self._wait(30, 400)
                self._at_work(wait, self._prepare)

    def _prepare(self) -> None:
        state = state_of(self.case)
        if state.outcome:
            return
        refused = state.checks["register.unemployed"].answer == "absent"
        reasons = {
            "kk": "Бөлімнің тізілімінде жұмыссыз ретінде тіркеу туралы жазба жоқ.",
            "ru": "В учёте отдела нет записи о регистрации в качестве безработного.",
        }
        grounds = edition(state.edition).definition.standard.grounds
        cases.give(
            self.executor,
            self.case,
            c.Prepare(
                by=cases.by(self.executor),
                outcome="refused" if refused else "granted",
                grounds=tuple(g.id for g in grounds if g.effect == "refuse") if refused else (),
                reasons=reasons[self.who.language] if refused else "",
                papers=tuple(c.PaperCheck(p.document, True) for p in state.papers),
            ),
        )
        fast = state.channel == "department"
        if self.stops != "prepared":
            wait = timedelta(minutes=2) if fast or self.stops else self._wait(5, 120)
            self._at_work(wait, self._sign)

    def _sign(self) -> None:
        if not self._open():
            return
        head = self.staff.head
        if self.stops == "returned" or (
            self.world.chance.random() < 0.06 and not state_of(self.case).remark
        ):
            remark = {"kk": "Тіркеу күнін тексеріңіз.", "ru": "Проверьте дату регистрации."}
            cases.give(
                head, self.case, c.ReturnDraft(by=cases.by(head), remark=remark[self.who.language])
            )
            if not self.stops:
                self._at_work(self._wait(10, 60), self._prepare)
            return
        cases.give(head, self.case, c.SignOff(by=cases.by(head)))
        if state_of(self.case).channel == "department":
            self._at_work(timedelta(minutes=1), self._enter)

    def _enter(self) -> None:
        cases.give(self.executor, self.case, c.RegisterResult(by=cases.by(self.executor)))
        self._at_work(timedelta(minutes=1), self._issue)

    def _issue(self) -> None:
        cases.give(
            self.executor,
            self.case,
            c.Issue(by=cases.by(self.executor), how="in_person", received_by=self.who.name),
        )

    def _withdraw(self, actor: Actor) -> None:
        cases.give(actor, self.case, c.Withdraw(by=cases.by(actor)))

    def _survey(self, actor: Actor) -> None:
        state = state_of(self.case)
        if state.issued_at is None or state.surveyed:
            return
        questions = edition(state.edition).definition.standard.survey
        answers = {
            q.id: self.world.chance.choices(q.answers, weights=range(1, len(q.answers) + 1))[0]
            for q in questions
        }
        cases.give(actor, self.case, c.AnswerSurvey(by=cases.by(actor), answers=answers))


OPEN = 26
"""So many of the last cases are left open, for officials to work."""

_STAGES = ("filed", "appointed", "filed", "prepared", "returned", "filed", "appointed")


def people(world: World, service: str, count: int, since: date) -> None:
    """Plan `count` applications from `since` to now, denser towards the present; the last of them
    stay open at every stage, a few of them late."""
    span = (world.now.date() - since).days - 10
    left_open = min(OPEN, count // 3)
    for serial in range(count):
        office = world.chance.choices(world.staff, weights=[5, 3, 1, 1][: len(world.staff)])[0]
        who = somebody(world.chance, world.chance.choice(("kk", "kk", "ru")), 2000 + serial)
        story = Story(world, service, office, who)
        if serial < count - left_open:
            day = since + timedelta(days=int(span * ((serial + 1) / count) ** 0.8))
            moment = working_moment(day, world.chance, office.office.hours.zone)
        else:
            story.stops = _STAGES[serial % len(_STAGES)]
            story.slow = False
            ago = timedelta(days=serial % 5, hours=serial % 7, minutes=20 + serial % 31)
            moment = world.now - ago
        world.plan(moment, story)
