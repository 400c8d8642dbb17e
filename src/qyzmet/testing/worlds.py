"""Whole installations of their own for tests that kill processes or race threads: a real database
(a file, or one on the PostgreSQL of this run), a data folder, and processes that live in it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from uuid import uuid4

import psycopg

KILLED = -9
"""The exit code of a process that died by SIGKILL."""


@dataclass(frozen=True)
class World:
    """An installation: its data folder, and its database's address (empty: SQLite in the folder)."""

    var: Path
    database: str = ""

    def play(self, scene: str, *, minute: int = 0, kill_at: str = "") -> "Played":
        """Play a scene in a process of its own, at this minute of the working morning."""
        command = [sys.executable, "-m", "qyzmet.testing.scenes", scene, str(minute)]
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "qyzmet.config.settings",
            "QYZMET_VAR": str(self.var),
            "QYZMET_DATABASE": self.database,
            "QYZMET_KILL_AT": kill_at,
            "QYZMET_LOG": "ERROR",
        }
        done = subprocess.run(  # noqa: S603  our own interpreter and module
            command, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if done.returncode not in (0, KILLED):
            raise AssertionError(f"{scene}: {done.returncode}\n{done.stderr[-4000:]}")
        return Played(done.returncode == KILLED, lines)

    def copy(self, var: Path) -> "World":
        """Another installation, the same to the byte. Nobody may be connected to this one."""
        shutil.copytree(self.var, var)
        if not self.database:
            return World(var)
        name = _new_name()
        _administer(self.database, f'CREATE DATABASE "{name}" TEMPLATE "{_name(self.database)}"')
        return World(var, _address(self.database, name))

    def drop(self) -> None:
        """Remove the folder, and the database if it is one on a server."""
        shutil.rmtree(self.var, ignore_errors=True)
        if self.database:
            _administer(
                self.database, f'DROP DATABASE IF EXISTS "{_name(self.database)}" WITH (FORCE)'
            )


@dataclass(frozen=True)
class Played:
    """How a scene ended: whether its process was killed, and what it had shown by then."""

    killed: bool
    shown: list[dict[str, Any]]

    @property
    def last(self) -> dict[str, Any]:
        """What was shown last."""
        return self.shown[-1]


def new_world(var: Path) -> World:
    """An empty installation on the kind of database this run of the tests is about."""
    address = os.environ.get("QYZMET_DATABASE", "")
    if not address:
        return World(var)
    name = _new_name()
    _administer(address, f'CREATE DATABASE "{name}"')
    return World(var, _address(address, name))


def _new_name() -> str:
    return f"qyzmet_world_{uuid4().hex[:16]}"


def _name(address: str) -> str:
    return urlparse(address).path.lstrip("/")


def _address(address: str, name: str) -> str:
    return f"postgresql://{urlparse(address).netloc}/{name}"


def _administer(address: str, statement: str) -> None:
    """A statement that no transaction may hold, from the maintenance database of the server."""
    where = urlparse(address)
    target = f"postgresql://{where.netloc}/postgres"
    with psycopg.connect(target, autocommit=True) as link:
        link.execute(statement.encode())
