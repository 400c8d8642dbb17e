"""Taking the text of an act in. The texts are the state's and lie outside this repository."""

from pathlib import Path

from qyzmet.kernel.store import writing

from .models import ActText

LANGUAGES = ("kk", "ru")
_LARGEST = 50 * 1024 * 1024  # bytes; the longest act known here has three
_BATCH = 2000


class BadActText(Exception):
    """The file is no text of an act; the message says why."""


def import_act(path: Path, act: str, language: str = "") -> int:
    """Keep the lines of a UTF-8 text file under the act's id, in place of an earlier import.

    The language is given or read from the file's name ("....ru.txt"). Returns how many lines were
    kept. Raises BadActText, OSError."""
    language = language or path.stem.rpartition(".")[2]
    if language not in LANGUAGES:
        raise BadActText(f"{path.name}: say which language it is in: {' or '.join(LANGUAGES)}")
    if path.stat().st_size > _LARGEST:
        raise BadActText(f"{path.name}: larger than {_LARGEST // 1024 // 1024} MB")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BadActText(f"{path.name}: not UTF-8 at byte {wrong.start}") from wrong
    if "\x00" in text or not text.strip():
        raise BadActText(f"{path.name}: no text")
    lines = text.removesuffix("\n").split("\n")
    rows = [
        ActText(act=act, language=language, line=number, text=line)
        for number, line in enumerate(lines, start=1)
    ]
    with writing():
        ActText.objects.filter(act=act, language=language).delete()
        ActText.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)
