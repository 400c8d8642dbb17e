"""Translations of the pages: collect sentences, compile catalogues, fail on what is missing.

Every web app keeps its own `locale/<kk|ru>/LC_MESSAGES/django.po`; English sentences are the ids.
Babel does it in pure Python, so no GNU gettext is needed on the machine.
"""

import argparse
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

import qyzmet.cli.django_ready  # noqa: F401  templatize needs settings

WEB = Path(__file__).resolve().parents[1] / "web"
LANGUAGES = ("kk", "ru")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("update", "compile", "check"))


def apps() -> list[Path]:
    """The folders of the web apps."""
    return sorted(
        path for path in WEB.iterdir() if path.is_dir() and (path / "__init__.py").exists()
    )


def sentences(app: Path) -> Iterator[tuple[str, str | None, str | tuple[str, ...]]]:
    """(where, context, sentence or (singular, plural)) of one app's templates and modules."""
    for path in sorted([*app.rglob("*.html"), *app.rglob("*.txt"), *app.rglob("*.py")]):
        if path.name.startswith("test_") or "locale" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            text = templatize(text, origin=str(path))
        for _, name, message, _ in extract_python(io.BytesIO(text.encode()), _KEYWORDS, [], {}):
            context, words = _message(str(name or ""), message)
            if words:  # a call on a variable has no sentence of its own
                yield str(path.relative_to(WEB)), context, words


def _message(name: str, found: object) -> tuple[str | None, str | tuple[str, ...]]:
    """Context and sentence out of what a call holds."""
    parts = [part for part in (found if isinstance(found, tuple | list) else (found,)) if part]
    context = str(parts.pop(0)) if "pgettext" in name else None
    words = tuple(str(part) for part in parts)
    plural = name.startswith("n") and len(words) > 1
    return context, words[:2] if plural else "".join(words[:1])


def _po(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def load(app: Path, language: str) -> Catalog:
    """The catalogue of an app in a language, empty if there is no file yet."""
    path = _po(app, language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def update() -> int:
    """Bring the catalogues up to the pages: new sentences in, unused ones out; none translated."""
    for app in apps():
        found = list(sentences(app))
        for language in LANGUAGES if found else ():
            old, new = load(app, language), Catalog(locale=language, fuzzy=False)
            for where, context, message in found:
                kept = old.get(message, context)
                new.add(
                    message,
                    kept.string if kept else None,
                    locations=[(where, 0)],
                    context=context,
                )
            path = _po(app, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as out:
                write_po(
                    out, new, include_lineno=False, omit_header=False, sort_output=True, width=0
                )
    return 0


def missing() -> list[str]:
    """A line for every sentence without a translation, or with other placeholders than the original."""
    lines = []
    for app in apps():
        for language in LANGUAGES:
            catalogue = load(app, language)
            for where, context, message in sentences(app):
                entry = catalogue.get(message, context)
                given = entry.string if entry else ""
                forms = given if isinstance(given, tuple | list) else (given,)
                if not entry or not all(forms):
                    lines.append(f"{language} {where}: {message}")
                elif any(True for _ in entry.check(catalogue)):
                    lines.append(f"{language} {where}: placeholders differ in {message}")
    return sorted(set(lines))


def compile_all() -> int:
    """Write the .mo files that Django reads."""
    for app in apps():
        for language in LANGUAGES:
            if _po(app, language).exists():
                with _po(app, language).with_suffix(".mo").open("wb") as out:
                    write_mo(out, load(app, language))
    return 0


def run(args: argparse.Namespace) -> int:
    if args.what == "update":
        return update()
    if args.what == "compile":
        return compile_all()
    lines = missing()
    print("\n".join(lines) or "every sentence is translated into kk and ru")
    return 1 if lines else 0
