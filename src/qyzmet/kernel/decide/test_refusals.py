"""Every refusal to act, once: the code and when it is given. A code without a case here fails."""

import re
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from qyzmet.kernel import commands as c
from qyzmet.kernel.decide import Refused, decide
from qyzmet.testing import story as s

change = msgspec.structs.replace
GROUND = "ground.not_registered"
CHECK = "register.unemployed"
SURVEY = {"survey.process": "satisfied", "survey.information": "satisfied"}


def _prepare(**changed):
    return lambda story: change(s.draft(story.state, story.law), **changed)


def _refuse(**changed):
    return lambda story: change(s.draft(story.state, story.law, "refused"), **changed)


def _apply(channel="portal", **changed):
    return lambda story: change(s.application(story.law, channel), **changed)


def _answered(**changed):
    return lambda story: change(s.application(story.law), answers={**s.ANSWERS, **changed})


def _without_answer(name):
    return lambda story: change(
        s.application(story.law), answers={k: v for k, v in s.ANSWERS.items() if k != name}
    )


APPOINT = c.Appoint(by=s.HEAD, executor=s.EXECUTOR.account)
SIGN = c.SignOff(by=s.HEAD)
RETURN = c.ReturnDraft(by=s.HEAD, remark="Тағы қараңыз")
REASSIGN = c.Reassign(by=s.HEAD, executor=s.SECOND_EXECUTOR.account, reason="Демалыс")
ANNUL = c.Annul(by=s.HEAD, reason="Қате")
ANSWER = c.AnswerSurvey(by=s.APPLICANT, answers=SURVEY)
WITHDRAW = c.Withdraw(by=s.APPLICANT)
ASKED = c.RecordCheck(by=s.EXECUTOR, check=CHECK, performed=True, answer="registered")

TOMORROW = s.MORNING + timedelta(days=1)
YESTERDAY = s.MORNING - timedelta(days=1)

# (code, channel, stage or "" before the case, commands before, the command that is refused)
CASES = [
    ("wrong_role", "portal", "", [], _apply(by=s.EXECUTOR)),
    ("wrong_role", "department", "", [], _apply("department", by=s.APPLICANT)),
    ("wrong_office", "department", "", [], _apply("department", by=s.STRANGER)),
    ("own_case", "department", "", [], _apply("department", by=s.OWN_EXECUTOR)),
    ("wrong_role", "portal", "", [], _apply("portal", by=s.OTHER_APPLICANT)),
    ("presented_when", "department", "", [], _apply("department", presented_at=TOMORROW)),
    ("presented_when", "department", "", [], _apply("department", presented_at=YESTERDAY)),
    ("channel_closed", "centre", "", [], _apply(channel="centre")),
    ("answer_missing", "portal", "", [], _without_answer("address")),
    ("answer_missing", "portal", "", [], _answered(receive="also_email")),
    ("answer_unknown", "portal", "", [], _answered(category="angel")),
    ("answer_unknown", "portal", "", [], _answered(shoe_size="43")),
    ("paper_missing", "portal", "", [], _apply(papers=())),
    ("paper_unknown", "portal", "", [], _apply(papers=(c.Paper("doc.invented"),))),
    ("no_case", "portal", "", [], lambda story: APPOINT),
    ("already_submitted", "portal", "submitted", [], _apply()),
    ("executor_missing", "portal", "submitted", [], lambda story: change(APPOINT, executor="")),
    ("wrong_role", "portal", "submitted", [], lambda story: change(APPOINT, by=s.EXECUTOR)),
    ("wrong_office", "portal", "submitted", [], lambda story: change(APPOINT, by=s.STRANGER_HEAD)),
    ("own_case", "portal", "submitted", [], lambda story: change(APPOINT, by=s.OWN_HEAD)),
    ("not_now", "portal", "submitted", [], lambda story: SIGN),
    ("not_now", "portal", "submitted", [], lambda story: s.PRINTED),
    ("not_now", "portal", "submitted", [], lambda story: REASSIGN),
    ("not_now", "portal", "submitted", [], lambda story: ANSWER),
    ("not_printed", "portal", "submitted", [], lambda story: ANNUL),
    ("wrong_role", "portal", "submitted", [], lambda story: change(s.PRINTED, by=s.HEAD)),
    ("not_assigned", "portal", "checked", [], _prepare(by=s.SECOND_EXECUTOR)),
    ("not_assigned", "portal", "appointed", [], lambda story: change(ASKED, by=s.SECOND_EXECUTOR)),
    ("check_unknown", "portal", "appointed", [], lambda story: change(ASKED, check="x")),
    ("check_without_answer", "portal", "appointed", [], lambda story: change(ASKED, answer="")),
    ("check_not_performed", "portal", "appointed", [], _prepare()),
    ("ground_unknown", "portal", "checked", [], _refuse(grounds=("ground.foreign",))),
    ("ground_twice", "portal", "checked", [], _refuse(grounds=(GROUND, GROUND))),
    ("ground_missing", "portal", "checked", [], _refuse(grounds=())),
    ("reasons_missing", "portal", "checked", [], _refuse(reasons=" ")),
    ("unprintable", "portal", "checked", [], _refuse(reasons="漢字")),
    (
        "ground_passed_over",
        "portal",
        "prepared",
        [change(ASKED, by=c.SYSTEM, answer="absent")],
        lambda story: SIGN,
    ),
    ("ground_with_grant", "portal", "checked", [], _prepare(grounds=(GROUND,))),
    ("ground_not_proven", "portal", "checked", [], _refuse()),
    ("ground_passed_over", "portal", "appointed", [change(ASKED, answer="absent")], _prepare()),
    ("paper_unchecked", "portal", "checked", [], _prepare(papers=())),
    (
        "paper_unknown",
        "portal",
        "checked",
        [],
        lambda story: change(
            s.draft(story.state, story.law),
            papers=(
                *s.draft(story.state, story.law).papers,
                c.PaperCheck("doc.invented", True),
            ),
        ),
    ),
    ("executor_missing", "portal", "checked", [], lambda story: change(REASSIGN, executor="")),
    ("remark_missing", "portal", "checked", [], lambda story: change(REASSIGN, reason=" ")),
    ("remark_missing", "portal", "prepared", [], lambda story: change(RETURN, remark=" ")),
    (
        "four_eyes",
        "portal",
        "prepared",
        [],
        lambda story: change(SIGN, by=change(s.HEAD, account=s.EXECUTOR.account)),
    ),
    ("wrong_role", "portal", "prepared", [], lambda story: change(WITHDRAW, by=s.HEAD)),
    ("wrong_role", "portal", "prepared", [], lambda story: change(WITHDRAW, by=s.OTHER_APPLICANT)),
    ("already_signed", "portal", "signed", [], lambda story: WITHDRAW),
    ("not_printed", "department", "signed", [], lambda story: s.HANDED_OVER),
    (
        "already_registered",
        "department",
        "ordered",
        [],
        lambda story: c.RegisterResult(by=s.EXECUTOR),
    ),
    ("already_printed", "department", "printed", [], lambda story: s.PRINTED),
    (
        "receiver_missing",
        "department",
        "printed",
        [],
        lambda story: change(s.HANDED_OVER, received_by=" "),
    ),
    (
        "identity_missing",
        "department",
        "printed",
        [],
        lambda story: change(s.HANDED_OVER, how="representative", identity=" "),
    ),
    ("remark_missing", "portal", "issued", [], lambda story: change(ANNUL, reason=" ")),
    ("already_annulled", "portal", "issued", [ANNUL], lambda story: ANNUL),
    ("already_surveyed", "portal", "issued", [ANSWER], lambda story: ANSWER),
    ("answer_missing", "portal", "issued", [], lambda story: change(ANSWER, answers={})),
    (
        "answer_unknown",
        "portal",
        "issued",
        [],
        lambda story: change(ANSWER, answers={**SURVEY, "x": "1"}),
    ),
    ("wrong_role", "portal", "issued", [], lambda story: change(ANSWER, by=s.OTHER_APPLICANT)),
    ("case_closed", "portal", "issued", [], lambda story: WITHDRAW),
    ("case_closed", "portal", "issued", [], lambda story: APPOINT),
    ("case_closed", "portal", "issued", [], lambda story: REASSIGN),
    ("case_closed", "portal", "issued", [], lambda story: ASKED),
]


@pytest.mark.parametrize(("code", "channel", "stage", "before", "refused"), CASES)
def test_what_may_not_be_done_is_refused_with_its_reason(
    law, code, channel, stage, before, refused
):
    story = s.told(law, channel, stage) if stage else s.Story(law)
    for command in before:
        story.must(command)
    state, events = story.state, len(story.happened)
    answer = story.give(refused(story))
    assert isinstance(answer, Refused), f"it was done: {story.last}"
    assert answer.code == code
    assert (story.state, len(story.happened)) == (state, events)


@pytest.mark.parametrize("day", ["in_force_from", "in_force_until"])
def test_an_application_outside_the_days_of_the_edition_is_refused(law, day):
    edition = change(law.edition, **{day: "2026-11-18" if day.endswith("from") else "2026-11-17"})
    answer = decide(None, s.application(law), change(law, edition=edition), s.MORNING)
    assert answer == Refused("not_in_force", {"date": "2026-11-17"})


def test_a_signature_without_a_draft_is_refused(law):
    for channel, stage, command in (
        ("portal", "prepared", SIGN),
        ("department", "signed", c.RegisterResult(by=s.EXECUTOR)),
    ):
        story = s.told(law, channel, stage)
        lost = change(story.state, draft=None, signed=None)
        assert decide(lost, command, law, story.now) == Refused("no_draft", {})


def test_a_time_without_a_zone_is_a_mistake_of_the_program(law):
    with pytest.raises(ValueError, match="aware"):
        decide(None, s.application(law), law, s.MORNING.replace(tzinfo=None))


def test_every_code_of_the_source_has_its_case():
    here = Path(__file__).parent
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in here.glob("*.py")
        if not path.name.startswith("test_")
    )
    codes = set(re.findall(r'Refused\(\s*"(\w+)"', source))
    assert len(codes) > 30
    assert codes - {case[0] for case in CASES} == {"not_in_force", "no_draft"}
