"""A PostgreSQL for the tests: one that is running on this machine, or one started from binaries."""

import getpass
import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_CANDIDATES = ("postgresql:///postgres", "postgresql://postgres@127.0.0.1:5432/postgres")


def running() -> str:
    """The address of a server where we may create databases; empty if there is none."""
    for url in filter(None, (os.environ.get("QYZMET_TEST_PG"), *_CANDIDATES)):
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                row = connection.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
                if row and row[0]:
                    return url
        except psycopg.Error:
            continue
    return ""


def binaries() -> Path | None:
    """The folder of the newest installed server's binaries."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), reverse=True)
    found += filter(None, (shutil.which("initdb"),))
    return Path(found[0]).parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """An address to use while the block runs; empty if no server can be had here."""
    url = running()
    folder = binaries()
    if url or folder is None:
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="qyzmet-pg-") as home:
        yield from _started(folder, Path(home))


def _started(folder: Path, home: Path) -> Iterator[str]:
    """initdb refuses root, so as root both run as the unprivileged account of the package."""
    as_user: list[str] = []
    user = getpass.getuser()
    if os.geteuid() == 0:
        user = "postgres"
        as_user = ["runuser", "-u", user, "--"]
        shutil.chown(home, user)
    data = home / "data"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    subprocess.run(
        [*as_user, str(folder / "initdb"), "-D", str(data), "-A", "trust", "-U", user], **quiet
    )
    options = f"-k {home} -c listen_addresses='' -c fsync=off -c max_connections=200"
    control = [*as_user, str(folder / "pg_ctl"), "-D", str(data), "-w"]
    subprocess.run([*control, "-o", options, "-l", str(home / "log"), "start"], **quiet)
    try:
        yield f"postgresql://{user}@{str(home).replace('/', '%2F')}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
