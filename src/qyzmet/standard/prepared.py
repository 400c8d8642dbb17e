"""Answers prepared at home, as the text of a QR code on the printed form. Pure.

The text is "QYZ1:" and the URL-safe base64 of compressed JSON [service, edition, answers]; the
edition is the beginning of its SHA-256. It is not signed: whoever scans it shows the answers to an
official and to the applicant, and checks them like answers typed by hand."""

import base64
import binascii
import re
import zlib
from collections.abc import Mapping

import msgspec

PREFIX = "QYZ1:"
MOST_CHARACTERS = 900
"""More can't be scanned reliably from an ordinary printer."""
EDITION_LENGTH = 12
_MOST_JSON = 16 * 1024  # bytes; far above any form, far below what hurts
_MOST_ANSWERS = 60
_LONGEST_ID = 60
_LONGEST_ANSWER = 1000
_BASE64 = re.compile(r"[A-Za-z0-9_-]+={0,2}", re.ASCII)
_EDITION = re.compile(r"[0-9a-f]{1,64}", re.ASCII)


class TooLong(ValueError):
    """The answers don't fit into a code that can be scanned from paper."""


class NotPrepared(ValueError):
    """The text is no prepared form; the message says what is wrong with it."""


class Prepared(msgspec.Struct, frozen=True):
    """What a code holds: the service, the beginning of the edition's SHA-256, the answers."""

    service: str
    edition: str
    answers: dict[str, str]


def pack(service: str, edition_sha256: str, answers: Mapping[str, str]) -> str:
    """The text of the code. Answers without a value are left out. Raises TooLong."""
    given = {name: value for name, value in sorted(answers.items()) if value}
    body = msgspec.json.encode([service, edition_sha256[:EDITION_LENGTH], given])
    text = PREFIX + base64.urlsafe_b64encode(zlib.compress(body, 9)).decode().rstrip("=")
    if len(text) > MOST_CHARACTERS:
        raise TooLong(f"{len(text)} characters, at most {MOST_CHARACTERS}")
    return text


def unpack(text: str) -> Prepared:
    """What the code holds. Raises NotPrepared for anything `pack` could not have made: it is read
    from a stranger's paper."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS or not text.startswith(PREFIX):
        raise NotPrepared("not a code of a prepared form")
    found = _decoded(_inflated(text.removeprefix(PREFIX)))
    if not _EDITION.fullmatch(found.edition):
        raise NotPrepared("the edition is no beginning of a SHA-256")
    if not 0 < len(found.service) <= _LONGEST_ID or len(found.answers) > _MOST_ANSWERS:
        raise NotPrepared("no service, or too many answers")
    for name, value in found.answers.items():
        if not 0 < len(name) <= _LONGEST_ID or not 0 < len(value) <= _LONGEST_ANSWER:
            raise NotPrepared("an answer of impossible length")
        if any(not (sign.isprintable() or sign == "\n") for sign in name + value):
            raise NotPrepared("an answer with invisible signs")
    return found


def _inflated(packed: str) -> bytes:
    if not _BASE64.fullmatch(packed):
        raise NotPrepared("not base64")
    try:
        squeezed = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        # Bounded: a small code may inflate to gigabytes.
        inflater = zlib.decompressobj()
        body = inflater.decompress(squeezed, _MOST_JSON)
    except (binascii.Error, zlib.error) as wrong:
        raise NotPrepared(f"damaged: {wrong}") from wrong
    if not inflater.eof or inflater.unused_data:
        raise NotPrepared("cut short, too large, or followed by something else")
    return body


def _decoded(body: bytes) -> Prepared:
    try:
        service, edition, answers = msgspec.json.decode(
            body, type=tuple[str, str, dict[str, str]], strict=True
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise NotPrepared(f"not a list of service, edition and answers: {wrong}") from wrong
    return Prepared(service, edition, answers)
