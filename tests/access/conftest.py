"""One person whose name, number and address are canaries, everything she has, and everybody else."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from qyzmet.features.applications.queries import number_of_case
from qyzmet.features.notices.models import Notice
from qyzmet.features.people.actions import give_token
from qyzmet.kernel.models import StoredFile
from qyzmet.kernel.state import CaseState
from qyzmet.testing import stages
from qyzmet.testing.cast import SERVICE, Cast, Member, applicant, put_on_register

NAME = "Қарлығаш Канарейқызы"
ADDRESS = "Сары Канарей көшесі, 77"
PHONE = "+77077077077"


@dataclass(frozen=True)
class Nest:
    """What the canary has: a case with a result, an open case, a draft; and words only hers."""

    cast: Cast
    canary: Member
    done: CaseState
    open: CaseState
    draft: Any
    keys: dict[str, str]

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not be read by anybody who has nothing to do with her."""
        numbers = [number_of_case(state) for state in (self.done, self.open)]
        return (NAME, ADDRESS, PHONE, self.canary.iin, *numbers)

    def values(self) -> dict[str, list[str]]:
        """For every parameter of a route, what a stranger would put there."""
        cases = [self.open.case, self.done.case]
        form = stages.edition(self.cast.edition).definition.form
        return {
            "code": [SERVICE],
            "element": ["fee"],
            "token": ["unknown-token"],
            "draft_id": [str(self.draft.pk)],
            "draft": [str(self.draft.pk)],
            "document": [self.open.papers[0].document],
            "page_id": [form.pages[2].id],
            "case_id": cases,
            "case": cases,
            "file_id": [self.open.papers[0].file],
            "seq": [str(Notice.objects.filter(case_id=self.done.case).order_by("seq")[0].seq)],
            "register": ["applications"],
            "year": ["2026"],
            "rest": ["cases"],
        }


@pytest.fixture
def nest(cast: Cast, at_work: object, settings: Any, tmp_path: Path) -> Nest:
    """The canary's cases are at the cast's office; the strangers' office is another one."""
    settings.STATIC_ROOT = tmp_path
    canary = applicant(NAME, date(1983, 7, 7), 3301, phone=PHONE)
    put_on_register(canary.person, cast.office, card="77")
    done = stages.granted(cast, canary)
    waiting = stages.appointed(cast, stages.submitted(cast, canary, address=ADDRESS))
    draft = stages.draft(cast, canary, address=ADDRESS)
    keys = {name: give_token(member.account, "t") for name, member in cast.members().items()}
    keys["canary"] = give_token(canary.account, "t")
    assert StoredFile.objects.exists()
    return Nest(cast, canary, done, waiting, draft, keys)


def browser(member: Member | None) -> Client:
    """A browser with this member signed in, or a visitor's."""
    client = Client(headers={"accept-language": "ru"}, raise_request_exception=False)
    if member is not None:
        client.force_login(member.account, backend="django.contrib.auth.backends.ModelBackend")
    return client
