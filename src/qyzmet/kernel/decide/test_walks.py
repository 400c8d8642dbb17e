"""Random walks over one case: lawful and unlawful commands from everybody, in any order.

Every walk is replayable by its seed (its number; QYZMET_WALKS sets how many, QYZMET_WALK_SEED where
they begin). After every command the invariants hold; together the walks tread every edge of the route.
"""

import os
import random

import msgspec
import pytest

from qyzmet.kernel import commands as c
from qyzmet.kernel import events as e
from qyzmet.kernel import state as states
from qyzmet.kernel.decide import Refused
from qyzmet.testing import story as s

WALKS = int(os.environ.get("QYZMET_WALKS", "1000"))
FIRST = int(os.environ.get("QYZMET_WALK_SEED", "1"))
STEPS = 45
CHANNELS = ("portal", "department")
change = msgspec.structs.replace


class Walk:
    """One seeded walk: half of the time what is due next, else anything by anybody."""

    def __init__(self, law, seed: int, channel: str) -> None:
        self.law = law
        self.dice = random.Random(f"{seed}:{channel}")
        self.channel = channel
        self.story = s.Story(law)
        self.registered = self.dice.random() < 0.6

    def command(self) -> c.Command:
        """The next command."""
        if self.dice.random() < 0.55:
            due = self._due()
            if due is not None:
                return due
        return self.dice.choice(self._anything())()

    def _due(self) -> c.Command | None:
        """What somebody who knows their work does next; None where nothing is due."""
        state = self.story.state
        if state is None:
            return s.application(self.law, self.channel)
        if state.ordered and state.document is None:
            return s.PRINTED
        for work in state.open:
            return self._work(state, self.law.action(work.action).does)
        return None

    def _work(self, state: states.CaseState, does: str) -> c.Command:
        executor = next(
            (by for by in (s.EXECUTOR, s.SECOND_EXECUTOR) if by.account == state.executor),
            s.EXECUTOR,
        )
        if does == "appoint":
            chosen = self.dice.choice((s.EXECUTOR, s.SECOND_EXECUTOR))
            return c.Appoint(by=s.HEAD, executor=chosen.account)
        if does == "prepare":
            wanting = [
                check
                for check in s.checks(self.law, registered=self.registered)
                if check.check not in state.checks
            ]
            if wanting:
                return wanting[0]
            answers = {check.answer for check in state.checks.values()}
            outcome = "refused" if "absent" in answers else "granted"
            return s.draft(state, self.law, outcome, executor)
        if does == "sign":
            if self.dice.random() < 0.2:
                return c.ReturnDraft(by=s.HEAD, remark="Тағы қараңыз")
            return c.SignOff(by=s.HEAD)
        if not state.ordered:
            return c.RegisterResult(by=executor)
        return change(s.HANDED_OVER, by=executor)

    def _anything(self):
        """Makers of every command, by anybody, with right and wrong contents."""
        pick, by = self.dice.choice, self.dice.choice(s.CAST)
        state = self.story.state
        grounds = tuple(g.id for g in self.law.standard.grounds)
        papers = tuple(
            c.PaperCheck(p.document, pick((True, False)))
            for p in (state.papers if state else ())
            if self.dice.random() < 0.9
        )
        some = pick(((), grounds, grounds * 2, ("ground.foreign",), (*grounds, "x")))
        check = pick([*(r.id for r in self.law.standard.checks), "check.unknown"])
        survey = {q.id: pick((*q.answers, "")) for q in self.law.standard.survey}
        return (
            lambda: change(s.application(self.law, self.channel), by=by),
            lambda: change(s.application(self.law, pick((*CHANNELS, "centre")))),
            lambda: change(s.application(self.law, self.channel), papers=()),
            lambda: c.Appoint(by=by, executor=pick((s.EXECUTOR.account, "", "nobody"))),
            lambda: c.RecordCheck(
                by=by,
                check=check,
                performed=pick((True, False)),
                answer=pick(("registered", "absent", "")),
            ),
            lambda: c.Prepare(
                by=by,
                outcome=pick(("granted", "refused")),
                papers=papers,
                grounds=some,
                reasons=pick(("Тіркеуде жоқ.", "")),
            ),
            lambda: c.SignOff(by=by),
            lambda: c.ReturnDraft(by=by, remark=pick(("Тағы", ""))),
            lambda: c.RegisterResult(by=by),
            lambda: change(s.PRINTED, by=by),
            lambda: c.Issue(by=by, how="in_person", received_by=pick(("Айгүл", ""))),
            lambda: c.Reassign(
                by=by, executor=pick((s.SECOND_EXECUTOR.account, "")), reason=pick(("Демалыс", ""))
            ),
            lambda: c.Withdraw(by=by) if self.dice.random() < 0.15 else c.SignOff(by=by),
            lambda: c.Annul(by=by, reason=pick(("Қате", ""))),
            lambda: c.AnswerSurvey(by=by, answers=survey),
        )


def check_step(law, before, command, story) -> None:
    """What has to hold after a command that was taken."""
    after, new = story.state, story.last
    _only_open_work_is_completed(before, new)
    _nobody_acts_who_may_not(before, command)
    _decisions_are_lawful(law, before, after, new)
    if before is not None and before.outcome:
        assert isinstance(command, c.Annul | c.AnswerSurvey)
        assert after.outcome == before.outcome
    if after.outcome:
        assert after.open == ()
        assert after.closed_at is not None
    else:
        assert after.open or after.ordered, "nobody has anything to do, and the case is open"
    for work in after.open:
        assert law.action(work.action).channel == after.channel
        assert work.role == law.role_of(law.action(work.action).unit)
        assert work.due_at is None or work.due_at > work.opened_at
    assert after.seq == len(story.happened)
    assert states.decode(states.encode(after)) == after


def _only_open_work_is_completed(before, new) -> None:
    open_now = {work.action for work in before.open} if before else set()
    for event in new:
        if isinstance(event, e.ActionOpened):
            assert event.action not in open_now
            open_now.add(event.action)
        elif isinstance(event, e.ActionCompleted):
            assert event.action in open_now
            open_now.discard(event.action)


def _nobody_acts_who_may_not(before, command) -> None:
    by = command.by
    if by.role in ("executor", "head"):
        assert by.office == s.OFFICE
        assert by.person != "aigul"
    elif by.role == "applicant":
        assert by.person == "aigul"
    if isinstance(command, c.Prepare | c.Issue | c.RegisterResult):
        assert by.account == before.executor


def _decisions_are_lawful(law, before, after, new) -> None:
    listed = {g.id for g in law.standard.grounds if g.effect == "refuse"}
    for event in new:
        if not isinstance(event, e.DecisionPrepared | e.DecisionSigned):
            continue
        assert set(event.grounds) <= listed
        assert bool(event.grounds) == (event.outcome == "refused")
        if isinstance(event, e.DecisionSigned):
            assert event.prepared_by == before.draft.by != after.signer
            assert (event.outcome, event.grounds) == (before.draft.outcome, before.draft.grounds)
        answer = before.checks["register.unemployed"]
        assert answer.performed
        assert (answer.answer == "absent") == (event.outcome == "refused")


def edges_of(law, channel: str) -> set[tuple[str, str]]:
    """Every edge of the route that cases of this channel go along."""
    found, waiting = set(), [law.edition.definition.route.starts[channel]]
    seen = set()
    while waiting:
        action = law.action(waiting.pop())
        if action.id in seen:
            continue
        seen.add(action.id)
        for following in (*action.next, *filter(None, [action.returns_to])):
            found.add((action.id, following))
            waiting.append(following)
    return found


def trodden(law, new) -> set[tuple[str, str]]:
    """The edges that the events of one command went along."""
    left, came = set(), set()
    for event in new:
        if isinstance(event, e.AutomaticActionsRecorded):
            left |= {done.action for done in event.actions}
            came |= {done.action for done in event.actions}
        elif isinstance(event, e.ActionCompleted):
            left.add(event.action)
        elif isinstance(event, e.ActionOpened | e.ResultOrdered):
            came.add(event.action)
    going = {(a, b) for a in left for b in law.action(a).next if b in came}
    return going | {(a, law.action(a).returns_to) for a in left if law.action(a).returns_to in came}


def walk(law, seed: int, channel: str) -> tuple[set[tuple[str, str]], s.Story]:
    """Walk once; the edges trodden, and how the story ended."""
    going = Walk(law, seed, channel)
    edges: set[tuple[str, str]] = set()
    for _ in range(STEPS):
        before, events = going.story.state, len(going.story.happened)
        command = going.command()
        refused = going.story.give(command)
        if isinstance(refused, Refused):
            assert (going.story.state, len(going.story.happened)) == (before, events)
            continue
        check_step(law, before, command, going.story)
        edges |= trodden(law, going.story.last)
    assert going.story.replayed() == going.story.state
    registers = [
        ev.register for ev, _ in going.story.happened if isinstance(ev, e.RegistrationRequested)
    ]
    assert len(registers) == len(set(registers))
    return edges, going.story


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_walk_breaks_the_law_and_together_they_tread_the_whole_route(law, channel):
    edges: set[tuple[str, str]] = set()
    ends: set[str] = set()
    for seed in range(FIRST, FIRST + WALKS):
        try:
            trod, story = walk(law, seed, channel)
        except Exception as broken:
            broken.add_note(f"walk {seed} on {channel}: QYZMET_WALK_SEED={seed} QYZMET_WALKS=1")
            raise
        edges |= trod
        ends.add(story.state.outcome if story.state else "never begun")
    if WALKS >= 100:
        assert edges >= edges_of(law, channel)
        assert edges <= edges_of(law, "portal") | edges_of(law, "department")
        assert ends >= {"granted", "refused", "withdrawn"}


def test_a_walk_with_the_guard_of_grounds_taken_out_breaks_the_law(law, monkeypatch):
    for guard in ("unlawful", "against_checks"):
        monkeypatch.setattr(f"qyzmet.kernel.decide.working.{guard}", lambda *anything: None)
    with pytest.raises((AssertionError, KeyError, IndexError)):
        for seed in range(1, 1000):
            walk(law, seed, "portal")


def test_a_walk_with_the_guard_of_offices_taken_out_breaks_the_law(law, monkeypatch):
    monkeypatch.setattr("qyzmet.kernel.decide.working.stranger", lambda *anything: None)
    with pytest.raises(AssertionError):
        for seed in range(1, 60):
            walk(law, seed, "portal")
