"""Bytes people hand in and the system prints: checked by content, stored under their SHA-256."""

import hashlib
import io
import os
import re
import tempfile
import unicodedata
from pathlib import Path

import msgspec
import pypdf
from django.conf import settings
from PIL import Image

from . import clock
from .models import StoredFile
from .store import new_id

LARGEST = 10 * 1024 * 1024
"""The largest file taken, in bytes. The act is silent; a scan of several pages fits."""

MOST_PIXELS = 40_000_000
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


class BadFile(Exception):
    """A file that is not taken; `code` says why: empty, too_large, disguised, broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Content(msgspec.Struct, frozen=True):
    """Bytes that passed the checks, with their true media type."""

    body: bytes
    media_type: str
    sha256: str


def inspect(body: bytes) -> Content:
    """What these bytes really are. Raises BadFile; the file's name and claimed type are not asked."""
    if not body:
        raise BadFile("empty")
    if len(body) > LARGEST:
        raise BadFile("too_large")
    media_type = next((kind for start, kind in _SIGNATURES if body.startswith(start)), "")
    if not media_type:
        raise BadFile("disguised")
    if media_type == "application/pdf":
        _readable_pdf(body)
    else:
        _readable_image(body)
    return Content(body, media_type, hashlib.sha256(body).hexdigest())


def _readable_pdf(body: bytes) -> None:
    try:
        pages = len(pypdf.PdfReader(io.BytesIO(body), strict=False).pages)
    except Exception as wrong:  # any parser error of a hostile file means the same to the person
        raise BadFile("broken") from wrong
    if not pages:
        raise BadFile("broken")


def _readable_image(body: bytes) -> None:
    try:
        with Image.open(io.BytesIO(body)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise BadFile("too_large")
            image.load()
    except BadFile:
        raise
    except Exception as wrong:  # Pillow raises many kinds on a hostile file
        raise BadFile("broken") from wrong


def plain_name(name: str) -> str:
    """A file name without a path, control characters or surprises; at most 120 characters."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(ch for ch in last if unicodedata.category(ch)[0] not in "CZ" or ch == " ")
    return kept.strip(" .")[-120:] or "file"


def keep(content: Content, name: str, *, owner: str, authority: str) -> StoredFile:
    """Store the bytes durably (file first, row after) and return the row."""
    path = path_of(content.sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(content.body)
            part.flush()
            os.fsync(part.fileno())
        Path(part.name).replace(path)
    return StoredFile.objects.create(
        id=new_id(),
        authority_id=authority,
        owner=owner,
        name=plain_name(name),
        media_type=content.media_type,
        size=len(content.body),
        sha256=content.sha256,
        at=clock.now(),
        antivirus="not_performed",
    )


def path_of(sha256: str) -> Path:
    """Where the bytes of a SHA-256 lie."""
    return Path(settings.QYZMET_VAR) / "files" / sha256[:2] / sha256


def read(file_id: str) -> tuple[StoredFile, bytes]:
    """A stored file with its bytes; StoredFile.DoesNotExist if there is none."""
    row = StoredFile.objects.get(pk=file_id)
    return row, path_of(row.sha256).read_bytes()
