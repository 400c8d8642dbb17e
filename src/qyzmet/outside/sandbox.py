"""A sandbox for mail and text messages: what would leave the house lands in a file instead."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from qyzmet.kernel import clock


def _file() -> Path:
    return Path(settings.QYZMET_VAR) / "sandbox" / "messages.jsonl"


def _keep(way: str, key: str, to: str, subject: str, body: str) -> None:
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    line = {
        "way": way,
        "key": key,
        "to": to,
        "subject": subject,
        "body": body,
        "at": clock.now().isoformat(),
    }
    with path.open("a", encoding="utf-8") as out:
        out.write(json.dumps(line, ensure_ascii=False) + "\n")


def send_mail(key: str, to: str, subject: str, body: str) -> None:
    """Keep a letter of electronic mail."""
    _keep("email", key, to, subject, body)


def send_sms(key: str, to: str, subject: str, body: str) -> None:
    """Keep a text message (subject and body in one, as a phone shows it)."""
    _keep("sms", key, to, "", f"{subject}. {body}")


def messages(limit: int = 100) -> list[dict[str, Any]]:
    """The last messages, newest first."""
    if not _file().exists():
        return []
    lines = _file().read_text(encoding="utf-8").splitlines()[-limit:]
    return [json.loads(line) for line in reversed(lines)]
