"""Pressing twice makes one: a key belongs to one command of one account, for good."""

from datetime import datetime

from qyzmet.kernel.models import Once

from . import sql

_COLUMNS = ("account", "key", "digest", "case_id", "at")


class KeyReused(Exception):
    """The same key came with another request; `case` is the one it belongs to."""

    def __init__(self, key: str, case: str) -> None:
        super().__init__(key)
        self.case = case


def case_of_key(account: str, key: str) -> str | None:
    """The case that this key of the account already led to, or None."""
    return Once.objects.filter(account=account, key=key).values_list("case_id", flat=True).first()


def claim(account: str, key: str, digest: str, case_id: str, now: datetime) -> str | None:
    """Take the key for this case, or return the case that took it before.

    On PostgreSQL the second of two simultaneous claims waits here until the first has committed.
    Raises KeyReused if the key was used for something else.
    """
    taken = sql.insert(
        "kernel_once",
        _COLUMNS,
        [(account, key, digest, case_id, sql.moment(now))],
        " ON CONFLICT DO NOTHING",
    )
    if taken:
        return None
    earlier = Once.objects.get(account=account, key=key)
    if earlier.digest != digest:
        raise KeyReused(key, earlier.case_id)
    return earlier.case_id
