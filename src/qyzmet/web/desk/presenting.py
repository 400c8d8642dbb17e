"""When the papers were shown at the window: the term runs from then (ten minutes: point 9.1).

The moment travels in the form, signed for this official, service and person, so that nobody moves
it by hand."""

from datetime import datetime

from django.core import signing

from qyzmet.kernel.access import Actor

SALT = "qyzmet.desk.intake.presented"


def written(me: Actor, service: str, iin: str, at: datetime) -> str:
    """The moment as the form carries it."""
    return signing.dumps([at.isoformat(), me.account, service, iin], salt=SALT)


def read(me: Actor, service: str, iin: str, token: str) -> datetime | None:
    """The moment out of the form; None where there is none, or one of another form."""
    try:
        at, *whose = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(at) if whose == [me.account, service, iin] else None
