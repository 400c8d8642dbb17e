"""`qyzmet serve`: the site. Embedded (SQLite): one process, one writer, jobs in a thread of it."""

import argparse
import os
import socket
import sys

from django.conf import settings
from django.db import connection
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

import qyzmet.cli.django_ready  # noqa: F401  apps must be loaded
from qyzmet.cli.database import bring_up_to_date
from qyzmet.cli.progress import say


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    parser.add_argument("--workers", type=int, default=1, help="web processes (PostgreSQL only)")
    parser.add_argument("--threads", type=int, default=4, help="requests at once in a process")


def _free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def run(args: argparse.Namespace) -> int:
    if not _free(args.host, args.port):
        print(
            f"Port {args.port} is taken. Choose another one: PORT={args.port + 1} make run",
            file=sys.stderr,
        )
        return 1
    if bring_up_to_date():
        return 1
    embedded = connection.vendor == "sqlite"
    if embedded and args.workers > 1:
        print("With SQLite one process writes; --workers needs PostgreSQL.", file=sys.stderr)
        return 1
    connection.close()
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    os.environ["QYZMET_EMBEDDED"] = "1" if embedded else "0"
    say(f"Qyzmet is at {settings.QYZMET_BASE_URL}  (stop with Ctrl+C)")
    Granian(
        "qyzmet.config.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=args.threads,
        backlog=1024,
        log_enabled=True,
        log_level=LogLevels.error,
        log_access=False,
        respawn_failed_workers=True,
    ).serve()
    return 0
