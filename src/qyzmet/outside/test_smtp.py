"""Mail goes through a real SMTP conversation with a server of the test's own."""

import email
import email.policy
import socket

import pytest
from aiosmtpd.controller import Controller

from qyzmet.outside import smtp


class Box:
    """Keeps what arrives; refuses one address as a full mailbox would."""

    def __init__(self) -> None:
        self.letters = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address.startswith("full@"):
            return "452 the mailbox is full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"


@pytest.fixture
def box(settings):
    kept = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield kept
    server.stop()


def test_a_kazakh_letter_arrives_whole_with_an_identity_of_its_own(box):
    smtp.send("case-1:5", "aigul@example.kz", "Өтініш тіркелді", "Нөмірі: KKS-2026-00001")
    ((to, body),) = box.letters
    letter = email.message_from_bytes(body, policy=email.policy.default)
    assert to == ["aigul@example.kz"]
    assert letter["Subject"] == "Өтініш тіркелді"
    assert "KKS-2026-00001" in letter.get_content()
    assert letter["Message-ID"] == "<case-1.5@qyzmet>"


def test_a_refusal_of_the_server_is_raised_so_that_the_outbox_tries_again(box):
    with pytest.raises(OSError):
        smtp.send("case-1:6", "full@example.kz", "Өтініш тіркелді", "Нөмірі")
    assert box.letters == []
