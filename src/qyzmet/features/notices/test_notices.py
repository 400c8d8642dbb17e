"""Telling applicants: once a notice, in the account always, and by a way that is marked when done."""

import pytest

from qyzmet.config.wiring import HANDLERS
from qyzmet.features.notices.actions import handle_notice
from qyzmet.features.notices.models import Notice
from qyzmet.features.notices.queries import notices_of, unread
from qyzmet.features.notices.words import WORDS
from qyzmet.kernel import clock, jobs
from qyzmet.kernel import events as e
from qyzmet.kernel.models import Outbox
from qyzmet.outside import sandbox
from qyzmet.testing import stages

pytestmark = pytest.mark.django_db


def test_every_change_of_status_is_told_in_the_account(cast, at_work):
    state = stages.granted(cast)
    told = [notice.about for notice in reversed(notices_of(state.applicant))]
    assert told == ["registered", "in_work", "prepared", "ready"]
    assert unread(state.applicant) == 4


def test_every_notice_has_its_words_in_every_language():
    owed = set(e.NoticeOwed.__annotations__["about"].__args__)
    assert all(set(words) == owed for words in WORDS.values())
    assert set(WORDS) == {"kk", "ru", "en"}


def test_a_notice_is_sent_once_however_often_the_outbox_repeats(cast, at_work):
    state = stages.submitted(cast)
    before = len(sandbox.messages())
    row = Outbox.objects.get(case_id=state.case, topic="notice")
    handle_notice(jobs.Owed(row.authority_id, row.case_id, row.seq, row.topic))
    assert len(sandbox.messages()) == before >= 1


def test_mail_that_fails_is_tried_again_and_the_account_has_the_notice_meanwhile(
    cast, at_work, settings
):
    settings.QYZMET_SMS = settings.QYZMET_MAIL = f"{__name__}.refuse"
    state = stages.submitted(cast)
    assert Notice.objects.get(case_id=state.case).sent_at is None
    row = Outbox.objects.get(case_id=state.case, topic="notice")
    assert row.done_at is None and "server is away" in row.error and row.due_at > at_work
    settings.QYZMET_SMS = settings.QYZMET_MAIL = "qyzmet.outside.sandbox.send_sms"
    with clock.at(row.due_at):
        jobs.run_all(HANDLERS)
    assert Notice.objects.get(case_id=state.case).sent_at == row.due_at


def refuse(key, to, subject, body):
    raise ConnectionError("the mail server is away")
