"""What the two pages of intake show: who applies, then answers, papers and the running term."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.features.applications.looks import note_look
from qyzmet.features.applications.queries import open_of_person
from qyzmet.features.offices.queries import office
from qyzmet.features.people.iin import birth_date_in
from qyzmet.kernel.access import Actor
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import Channel, Definition, Field, Page
from qyzmet.standard.words.remaining import amount
from qyzmet.web.components.fields import Field as Drawn
from qyzmet.web.components.fields import Option
from qyzmet.web.desk import presenting
from qyzmet.web.desk.frame import language_now
from qyzmet.web.portal.messages import about_answer
from qyzmet.web.portal.questions import Shown, question, typed

CHANNEL: Channel = "department"
LANGUAGES = ("kk", "ru", "en")

AT_THE_WINDOW: dict[str, Promise] = {
    "name_other": gettext_lazy(
        "This IIN is recorded under another name. Compare every letter with the document"
    ),
    "other_territory": gettext_lazy(
        "Another office serves this place: the application is taken in there"
    ),
}
"""Codes that only a window knows (features/applications/cases.py), besides those of the form."""


class Wanting(msgspec.Struct, frozen=True):
    """What is wrong with a sent form: codes by field, papers by id, and sentences of the whole."""

    answers: Mapping[str, str] = {}
    papers: Mapping[str, str] = {}
    above: tuple[dict[str, str], ...] = ()


def first_asked(definition: Definition) -> list[tuple[Page, Field]]:
    """What has to be known before the page of papers: who it is, and what decides the papers."""
    deciding = {
        condition.answer
        for rule in definition.standard.documents
        if CHANNEL in rule.channels
        for condition in rule.when
    }
    return [
        (page, field)
        for page in definition.form.pages
        for field in page.fields
        if field.kind == "iin" or field.id in deciding
    ]


def digits_of(iin: str) -> str:
    """An IIN as it is kept, whatever blanks and dashes were typed."""
    return "".join(ch for ch in iin if ch.isdigit())


def _about(field: Field, code: str) -> str:
    """The sentence for what is wrong with an answer at the window."""
    return str(AT_THE_WINDOW[code]) if code in AT_THE_WINDOW else about_answer(field, code)


def _drawn(
    definition: Definition,
    pairs: list[tuple[Page, Field]],
    post: Mapping[str, Any] | None,
    errors: Mapping[str, str],
    kept: Mapping[str, str],
) -> list[Shown]:
    """Questions with the short labels of the paper form; a condition is said as a hint."""
    language = language_now()
    found = []
    for page, field in pairs:
        code = errors.get(field.id, "")
        value = kept.get(field.id, "")
        shown = question(definition, page, field, language, value=value, post=post)
        hint = " ".join(
            part for part in (_only_if(definition, field, language), shown.field.hint) if part
        )
        drawn = dataclasses.replace(
            shown.field,
            label=definition.text(language, field.id),
            hint=hint,
            autocomplete="off",
            error=_about(field, code) if code else "",
        )
        found.append(Shown(shown.component, drawn))
    return found


def _only_if(definition: Definition, field: Field, language: str) -> str:
    """When a question counts at all, in words; empty for one that always does."""
    parts = []
    for condition in field.when:
        label = definition.text_or(language, condition.answer, condition.answer)
        values = [
            definition.text_or(language, f"{condition.answer}.{value}", value)
            for value in condition.one_of
        ]
        parts.append(f"{label}: {', '.join(values)}")
    return _("Only for this answer: %(answer)s.") % {"answer": "; ".join(parts)} if parts else ""


def _problems(shown: list[Shown]) -> list[dict[str, str]]:
    return [{"id": s.field.id, "message": s.field.error} for s in shown if s.field.error]


def first_page(
    definition: Definition, post: Mapping[str, Any] | None, errors: Mapping[str, str]
) -> dict[str, Any]:
    """The context of step 1: who it is, and what decides the papers."""
    shown = _drawn(definition, first_asked(definition), post, errors, {})
    return {
        "title": definition.text(language_now(), "service.title"),
        "questions": shown,
        "presented": (post or {}).get("presented", ""),
        "errors": _problems(shown),
    }


def second_page(
    me: Actor, definition: Definition, post: QueryDict, wanting: Wanting, shown_at: datetime
) -> dict[str, Any]:
    """The context of step 2: every other field, the papers of this very case, the language."""
    language = language_now()
    first = first_asked(definition)
    asked_before = {field.id for _page, field in first}
    rest = [
        (page, field)
        for page in definition.form.pages
        for field in page.fields
        if field.id not in asked_before
    ]
    # The first time nothing was typed yet: the office's own place is the likely one.
    fresh = post.get("step") == "papers"
    known = {field.id: typed(field, post) for _page, field in first}
    iin = digits_of(known.get("iin", ""))
    kept = {
        field.id: office(me.office).territory.id for _p, field in rest if field.kind == "office"
    }
    kept |= _born(rest, iin)
    questions = _drawn(definition, rest, None if fresh else post, wanting.answers, kept)
    papers = _papers(definition, known, post.getlist("paper"), wanting.papers, language)
    wrong = [
        {"id": p["field"], "message": _("Not shown: %(paper)s") % {"paper": p["label"]}}
        for p in papers
        if p["missing"]
    ]
    first_errors = [
        {"id": "", "message": _about(field, wanting.answers[field.id])}
        for _page, field in first
        if field.id in wanting.answers
    ]
    confirmed = post.get("name_confirmed") == "1"
    return {
        "title": definition.text(language, "service.title"),
        "code": definition.standard.code,
        "known": [
            {
                "key": definition.text(language, field.id),
                "value": definition.text_or(
                    language, f"{field.id}.{known[field.id]}", known[field.id]
                ),
            }
            for _page, field in first
        ],
        "hidden": known,
        "presented": presenting.written(me, definition.standard.code, iin, shown_at),
        "presented_at": shown_at,
        "term": _term(definition, language),
        "questions": questions,
        "name_tick": confirmed or "name_other" in wanting.answers.values(),
        "name_confirmed": confirmed,
        "papers": papers,
        "language_field": _language_field(post.get("language", "") or language),
        "open_ones": _open_ones(me, definition, iin),
        "anyway": post.get("anyway") == "1",
        "errors": [*wanting.above, *first_errors, *_problems(questions), *wrong],
    }


def _term(definition: Definition, language: str) -> dict[str, Any]:
    """The term of the service at the window, where it is one of minutes or hours; else empty."""
    rules = [t for t in definition.standard.terms if t.kind == "service"]
    rule = next((t for t in rules if t.channel in (CHANNEL, None)), None)
    if rule is None or not rule.unit.by_clock:
        return {}
    return {"id": rule.id, "clause": rule.clause, "text": amount(rule.amount, rule.unit, language)}


def _born(rest: list[tuple[Page, Field]], iin: str) -> dict[str, str]:
    """The birth date that the IIN itself holds, so that the clerk need not type it."""
    born = birth_date_in(iin) if len(iin) == 12 else None
    asked = [field.id for _page, field in rest if field.prefill == "account.birth_date"]
    return {field: born.isoformat() for field in asked} if born else {}


def _papers(
    definition: Definition,
    answers: Mapping[str, str],
    shown: list[str],
    missing: Mapping[str, str],
    language: str,
) -> list[dict[str, Any]]:
    """The papers of this very case, in the page's language and, to be read out, in the other."""
    other = "ru" if language == "kk" else "kk"
    return [
        {
            "id": rule.id,
            "field": "paper-" + rule.id.replace(".", "-"),
            "label": definition.text(language, rule.id),
            "other": definition.text(other, rule.id),
            "other_language": other,
            "hint": definition.text_or(language, f"{rule.id}.hint"),
            "clause": rule.clause,
            "form": rule.form,
            "optional": rule.optional,
            "shown": rule.id in shown,
            "missing": rule.id in missing,
        }
        for rule in checklist_of(definition, CHANNEL, answers)
    ]


def _open_ones(me: Actor, definition: Definition, iin: str) -> dict[str, Any]:
    """Open applications of this person for this service: one's own office's by number, of others
    only that there is one. Being told of it is a look, and is recorded."""
    found = open_of_person(iin, definition.standard.code)
    note_look(me, [state for state, _number in found])
    own = [
        {
            "number": number,
            "at": state.submitted_at,
            "url": reverse("desk-case", args=(state.case,)) if state.applicant != me.person else "",
        }
        for state, number in found
        if state.office == me.office
    ]
    return {"own": own, "elsewhere": len(own) < len(found)} if found else {}


def _language_field(chosen: str) -> Drawn:
    names = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
    return Drawn(
        "language",
        "language",
        _("In which language do notices go to the applicant?"),
        options=[Option(one, names[one], checked=one == chosen) for one in LANGUAGES],
    )
