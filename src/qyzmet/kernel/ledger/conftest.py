"""Ten cases, sealed once for this folder; every test mutates them and is rolled back."""

import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test import override_settings

from qyzmet.features.applications import cases
from qyzmet.kernel import clock
from qyzmet.kernel import commands as c
from qyzmet.kernel.ledger import sealer
from qyzmet.kernel.models import Event
from qyzmet.testing import stages
from qyzmet.testing.cast import WORKING_MORNING, assemble
from qyzmet.testing.forging import sql

LATER = WORKING_MORNING + timedelta(minutes=5)


def _ten_cases() -> SimpleNamespace:
    cast = assemble()
    made = SimpleNamespace(cast=cast)
    made.granted = [stages.granted(cast).case for _ in range(3)]
    made.refused = [stages.refused(cast).case for _ in range(2)]
    made.window = [stages.granted_at_window(cast).case for _ in range(2)]
    made.appointed = stages.appointed(cast, stages.submitted(cast)).case
    made.withdrawn = stages.submitted(cast).case
    who = cast.applicant.actor
    cases.give(who, made.withdrawn, c.Withdraw(by=cases.by(who)))
    made.last = stages.submitted(cast, cast.representative).case
    return made


@pytest.fixture(scope="module")
def _sealed(django_db_setup, django_db_blocker, tmp_path_factory):
    var = tmp_path_factory.mktemp("ledger")
    hasher = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        django_db_blocker.unblock(),
        override_settings(QYZMET_VAR=var, PASSWORD_HASHERS=hasher),
        transaction.atomic(),
        clock.at(WORKING_MORNING),
    ):
        made = _ten_cases()
        while sealer.seal_due(40):
            pass
        made.heads = var / "heads" / "heads.log"
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def ledger(_sealed, db, no_doors):
    """Ten sealed cases by their stage, five minutes later, with the guard against edits taken out as
    a superuser would."""
    (no_doors / "heads").mkdir(parents=True)
    shutil.copy(_sealed.heads, no_doors / "heads" / "heads.log")
    with clock.at(LATER):
        on = " ON kernel_event" if connection.vendor == "postgresql" else ""
        sql(f"DROP TRIGGER event_is_final{on}")
        yield SimpleNamespace(**vars(_sealed), file=no_doors / "heads" / "heads.log")


@pytest.fixture
def events_of(ledger):
    """The events of a case in their order."""
    return lambda case: list(Event.objects.filter(case_id=case).order_by("seq"))
