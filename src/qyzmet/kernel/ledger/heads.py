"""The heads of the tree kept outside the tables, so that a tail dropped from them is missed.

A line is `size root time`, appended and synced to disk after the head is committed. Whoever copies
the file elsewhere (a printed page will do) can prove later that nothing before it was rewritten.
"""

import fcntl
import os
from pathlib import Path

import msgspec
from django.conf import settings

from qyzmet.kernel.models import SealHead


class HeadLine(msgspec.Struct, frozen=True):
    """One line of the file; a line that cannot be read has size -1 and its text as root."""

    size: int
    root: str
    at: str


def path() -> Path:
    """Where the heads are kept."""
    return Path(settings.QYZMET_VAR) / "heads" / "heads.log"


def read() -> list[HeadLine]:
    """Every line of the file, in its order; none if there is no file. A last line torn by a power
    cut is left out: its head is written again."""
    if not path().exists():
        return []
    whole, _, _ = path().read_text(encoding="ascii", errors="replace").rpartition("\n")
    return [_line(text) for text in whole.splitlines()]


def _line(text: str) -> HeadLine:
    parts = text.split(" ")
    if len(parts) != 3 or not parts[0].isdigit():
        return HeadLine(-1, text[:80], "")
    return HeadLine(int(parts[0]), parts[1], parts[2])


def catch_up() -> int:
    """Append every committed head the file does not have yet; how many. One process at a time."""
    place = path()
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("ab+") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        _cut_torn_line(out.fileno(), place)
        known = max((line.size for line in read()), default=0)
        lines = [
            f"{head.size} {head.root} {head.at.isoformat()}\n"
            for head in SealHead.objects.filter(size__gt=known).order_by("size")
        ]
        if lines:
            out.write("".join(lines).encode("ascii"))
            out.flush()
            os.fsync(out.fileno())
    return len(lines)


def _cut_torn_line(descriptor: int, place: Path) -> None:
    """Remove what stands behind the last line's end: half a line of a write that was cut off."""
    body = place.read_bytes()
    whole = body.rfind(b"\n") + 1
    if whole < len(body):
        os.ftruncate(descriptor, whole)
