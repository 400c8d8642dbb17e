"""A demo site of its own: a small world in a temporary folder, served by the real command."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = 24
STARTS_WITHIN = 60
"""Seconds until the site has to answer; a busy machine with two cores takes ten of them."""


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the environment its commands run in."""

    base: str
    environment: dict[str, str]

    def command(self, *arguments: str) -> str:
        """What `qyzmet ...` prints when it runs beside the site; fails if the command does."""
        done = subprocess.run(
            [_qyzmet(), *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _qyzmet() -> str:
    return str(Path(sys.executable).parent / "qyzmet")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(base: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{base}/healthz/", timeout=5) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError(f"The site did not start:\n{log.read_text()}")


@contextlib.contextmanager
def running_site(folder: Path, cases: int = CASES) -> Iterator[Site]:
    """Make a demo world in `folder`, serve it on a free port, and stop it in the end."""
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "QYZMET_VAR": str(folder / "var"),
        "QYZMET_DATABASE": "",
        "QYZMET_DEMO": "1",
        "QYZMET_BASE_URL": base,
        "QYZMET_HOSTS": "127.0.0.1",
    }
    site = Site(base, environment)
    site.command("demo", "--cases", str(cases))
    log = folder / "serve.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [_qyzmet(), "serve", "--port", str(port)],
            env=environment,
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(base, server, log)
            yield site
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
