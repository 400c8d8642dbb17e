"""Fixtures for tests that need Django. Loaded as a plugin by the conftests, never without Django.

`cast` is the whole cast on stage, `at_work` freezes the kernel's clock on a working morning,
`no_doors` gives every test a data folder of its own.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from qyzmet.features.offices import queries as offices
from qyzmet.kernel import clock, editions
from qyzmet.kernel.models import Decision, DecisionGround, EditionGround

from .cast import WORKING_MORNING, Cast, assemble, png

_CLOSED_TABLES = (DecisionGround, Decision, EditionGround)
_REAL_COMMITS = {"transactional_db", "live_server", "django_db_reset_sequences"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The tables that migrations write by hand belong to what a test flushes, too."""
    for model in _CLOSED_TABLES:
        model._meta.managed = True
    yield
    for model in _CLOSED_TABLES:
        model._meta.managed = False


@pytest.fixture(autouse=True)
def _empty_closed_tables(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that really commits, empty the tables whose keys would stop Django's flush."""
    mark = request.node.get_closest_marker("django_db")
    real = bool(mark and mark.kwargs.get("transaction"))
    if not real and not _REAL_COMMITS & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with transaction.atomic(), connection.cursor() as cursor:
        for model in _CLOSED_TABLES:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608


@pytest.fixture(autouse=True)
def no_doors(tmp_path: Path, settings: Any) -> Path:
    """A data folder for this test alone, quick passwords, and nothing that leaves the house."""
    settings.QYZMET_VAR = tmp_path / "var"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.QYZMET_MAIL = "qyzmet.outside.sandbox.send_mail"
    settings.QYZMET_SMS = "qyzmet.outside.sandbox.send_sms"
    offices.law_of.cache_clear()
    editions.edition.cache_clear()
    return tmp_path / "var"


@pytest.fixture
def at_work() -> Iterator[datetime]:
    """The kernel's clock stands still on a working morning."""
    with clock.at(WORKING_MORNING):
        yield WORKING_MORNING


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, with the edition published."""
    return assemble()


@pytest.fixture
def picture() -> bytes:
    """The bytes of a small PNG, as somebody would hand in."""
    return png()
