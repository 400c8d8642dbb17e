"""Ports of the ways a notice leaves the house. Adapters are named in the settings alone."""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

Send = Callable[[str, str, str, str], None]
"""(key, to, subject, body): delivers or raises. The key is the same when a message is repeated."""


def mail() -> Send:
    """The adapter for electronic mail."""
    return import_string(settings.QYZMET_MAIL)  # type: ignore[no-any-return]


def sms() -> Send:
    """The adapter for text messages."""
    return import_string(settings.QYZMET_SMS)  # type: ignore[no-any-return]
