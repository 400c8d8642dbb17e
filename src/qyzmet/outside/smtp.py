"""Electronic mail by SMTP, with a Message-ID of our own so that a repeat can be told."""

from django.conf import settings
from django.core.mail import EmailMessage


def send(key: str, to: str, subject: str, body: str) -> None:
    """Send one message; raises on any refusal of the server, and the outbox tries again."""
    EmailMessage(
        subject,
        body,
        settings.DEFAULT_FROM_EMAIL,
        [to],
        headers={"Message-ID": f"<{key.replace(':', '.')}@qyzmet>"},
    ).send()
