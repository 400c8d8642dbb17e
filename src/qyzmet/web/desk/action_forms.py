"""The forms of the desk's actions: fields out of the case, with what was typed put back."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from qyzmet.features.applications.drafts import today
from qyzmet.features.applications.queries import load_of
from qyzmet.features.documents.results import preview_of
from qyzmet.features.offices.queries import serving
from qyzmet.features.people.queries import executors_of
from qyzmet.kernel.access import Actor
from qyzmet.kernel.decide import Law
from qyzmet.kernel.state import CaseState
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import GroundRule
from qyzmet.web.components.fields import Field, Option


class Typed(msgspec.Struct, frozen=True):
    """What was posted and is wrong with it: `errors` by the field's id. `verb` names the form, so
    that two forms of a page don't take each other's words."""

    verb: str = ""
    posted: QueryDict | None = None
    errors: dict[str, str] = {}

    def value(self, verb: str, name: str, otherwise: str = "") -> str:
        if self.posted is None or verb != self.verb:
            return otherwise
        return str(self.posted.get(name, ""))

    def values(self, verb: str, name: str, otherwise: Iterable[str] = ()) -> list[str]:
        if self.posted is None or verb != self.verb:
            return list(otherwise)
        return [str(value) for value in self.posted.getlist(name)]

    def error(self, verb: str, field: str) -> str:
        return self.errors.get(field, "") if verb == self.verb else ""


def territory_name(territory: str, language: str) -> str:
    """A district or city by the directory of departments; the id itself if it is not there."""
    for office in serving("department", territory) if territory else ():
        return office.territory.names[language]
    return territory


def text(
    name: str,
    label: str,
    typed: Typed,
    verb: str,
    *,
    hint: str = "",
    optional: bool = False,
    value: str = "",
) -> Field:
    """A field of text whose id is its name."""
    return Field(
        name,
        name,
        label,
        hint=hint,
        value=typed.value(verb, name, value),
        error=typed.error(verb, name),
        optional=optional,
        rows=3,
    )


def executor_field(
    name: str,
    executors: list[tuple[str, str]],
    load: dict[str, tuple[int, int]],
    typed: Typed,
    verb: str,
) -> Field:
    """A choice of executors, each with what is open and late with them now."""
    chosen = typed.value(verb, name)
    options = []
    for account, person in executors:
        total, late = load.get(account, (0, 0))
        hint = _("Open: %(total)d, late: %(late)d") % {"total": total, "late": late}
        options.append(Option(account, person, hint=hint, checked=account == chosen))
    return Field(name, name, _("Executor"), options=options, error=typed.error(verb, name))


def _appoint(state: CaseState, me: Actor, law: Law, language: str, typed: Typed) -> dict[str, Any]:
    executors = executors_of(me.office, today())
    return {
        "executor": executor_field("executor", executors, load_of(me), typed, "appoint"),
        "note": text(
            "note",
            _("Resolution"),
            typed,
            "appoint",
            hint=_("What the executor should mind; the applicant does not see it"),
            optional=True,
        ),
    }


def paper_field(document: str) -> str:
    """The id of the question whether a paper is in order."""
    return "paper-" + document.replace(".", "-")


def _prepare(state: CaseState, me: Actor, law: Law, language: str, typed: Typed) -> dict[str, Any]:
    definition = law.edition.definition
    results = {rule.outcome: rule.id for rule in law.standard.results}
    before = state.draft
    outcome = typed.value("prepare", "outcome", before.outcome if before else "")
    return {
        "papers": _papers(state, law, language, typed),
        "outcome": Field(
            "outcome",
            "outcome",
            _("What do you propose?"),
            error=typed.error("prepare", "outcome"),
            options=[
                Option(
                    one,
                    definition.text(language, results[one]),
                    hint=definition.text_or(language, f"{results[one]}.plain"),
                    checked=outcome == one,
                )
                for one in ("granted", "refused")
                if one in results
            ],
        ),
        "grounds": _grounds(state, law, language, typed),
        "reasons": text(
            "reasons",
            _("Reasons of the refusal"),
            typed,
            "prepare",
            hint=_("Only for a refusal: in plain words, for the applicant to read"),
            value=before.reasons if before else "",
        ),
        "remark": state.remark,
    }


def _papers(state: CaseState, law: Law, language: str, typed: Typed) -> list[dict[str, Any]]:
    """For every paper handed in: is it in order, and a remark."""
    definition = law.edition.definition
    handed = {paper.document for paper in state.papers}
    found = {one.document: one for one in state.draft.papers} if state.draft else {}
    rows = []
    for rule in checklist_of(definition, state.channel, state.answers):
        if rule.id not in handed:
            continue
        name, seen = paper_field(rule.id), found.get(rule.id)
        was = ("yes" if seen.complete else "no") if seen else ""
        value = typed.value("prepare", name, was)
        rows.append(
            {
                "document": rule.id,
                "complete": Field(
                    name,
                    name,
                    definition.text(language, rule.id),
                    error=typed.error("prepare", name),
                    options=[
                        Option("yes", _("In order"), checked=value == "yes"),
                        Option("no", _("Not in order"), checked=value == "no"),
                    ],
                ),
                "remark": text(
                    f"{name}-remark",
                    _("Remark on this paper"),
                    typed,
                    "prepare",
                    optional=True,
                    value=seen.remark if seen else "",
                ),
            }
        )
    return rows


def refusing(law: Law) -> list[GroundRule]:
    """The grounds of refusal, in the act's order."""
    return [ground for ground in law.standard.grounds if ground.effect == "refuse"]


def _grounds(state: CaseState, law: Law, language: str, typed: Typed) -> dict[str, Any]:
    """The closed list: each ground in plain words, with what the register's answer says of it."""
    definition = law.edition.definition
    picked = typed.values("prepare", "ground", state.draft.grounds if state.draft else ())
    rules = refusing(law)
    options = []
    for ground in rules:
        plain = definition.text_or(language, f"{ground.id}.plain")
        options.append(
            Option(
                ground.id,
                definition.text(language, ground.id),
                hint=" ".join(part for part in (_supported(state, ground), plain) if part),
                checked=ground.id in picked,
            )
        )
    field = Field(
        "ground",
        "ground",
        _("Grounds of refusal"),
        hint=_("Only for a refusal. The act gives no other grounds than these."),
        options=options,
        error=typed.error("prepare", "ground"),
    )
    return {"field": field, "rules": rules}


def _supported(state: CaseState, ground: GroundRule) -> str:
    """What the register's last answer says of a ground that rests on it."""
    if ground.rests_on is None:
        return ""
    seen = state.checks.get(ground.rests_on.check)
    if seen is None or not seen.performed:
        return _("The register has not answered yet.")
    if seen.answer == ground.rests_on.answer:
        return _("The register's answer supports this ground.")
    return _("The register's answer does not support this ground.")


def _sign(state: CaseState, me: Actor, law: Law, language: str, typed: Typed) -> dict[str, Any]:
    definition = law.edition.definition
    draft = state.draft
    grounds = {ground.id: ground for ground in law.standard.grounds}
    return {
        "draft": draft,
        "preview": preview_of(state),
        "grounds": [
            {"text": definition.text(language, g), "clause": grounds[g].clause, "id": g}
            for g in (draft.grounds if draft else ())
        ],
        "papers": [
            {
                "label": definition.text(language, paper.document),
                "complete": paper.complete,
                "remark": paper.remark,
            }
            for paper in (draft.papers if draft else ())
        ],
        "remark": text(
            "remark",
            _("What has to be changed?"),
            typed,
            "return",
            hint=_("The executor sees these words above the draft"),
        ),
    }


def _issue(state: CaseState, me: Actor, law: Law, language: str, typed: Typed) -> dict[str, Any]:
    how = typed.value("issue", "how", "in_person")
    ways = (
        ("in_person", _("To the applicant in person")),
        ("representative", _("To a representative")),
    )
    return {
        "registered": bool(state.ordered),
        "printed": state.document is not None,
        "how": Field(
            "how",
            "how",
            _("How is it handed over?"),
            error=typed.error("issue", "how"),
            options=[Option(value, label, checked=value == how) for value, label in ways],
        ),
        "received_by": text(
            "received_by",
            _("Received by"),
            typed,
            "issue",
            hint=_("Surname, given name, patronymic of who takes it"),
            value=state.answers.get("name", ""),
        ),
        "identity": text(
            "identity",
            _("Identity document seen"),
            typed,
            "issue",
            hint=_(
                "Needed from a representative: kind, number and date, and the power of attorney"
            ),
        ),
    }


_FORMS = {"appoint": _appoint, "prepare": _prepare, "sign": _sign, "issue": _issue}


def form_of(
    does: str, state: CaseState, me: Actor, law: Law, language: str, typed: Typed
) -> dict[str, Any]:
    """The fields of the form of an action; empty for an action that has none here."""
    build = _FORMS.get(does)
    return build(state, me, law, language, typed) if build else {}
