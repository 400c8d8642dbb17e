"""A sentence for every code by which the kernel refuses to act. Both faces say it with these words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from qyzmet.kernel.decide import Refused
from qyzmet.standard.model import Definition

_DOES = {
    "appoint": _("appointing the executor"),
    "prepare": _("preparing the draft"),
    "sign": _("signing"),
    "issue": _("issuing the result"),
    "reassign": _("giving the case to somebody else"),
    "form_result": _("printing the result"),
    "survey": _("the questionnaire"),
}
_OUTCOMES = {
    "granted": _("granted"),
    "refused": _("refused"),
    "withdrawn": _("withdrawn"),
}
_ROLES = {
    "applicant": _("applicant"),
    "executor": _("responsible executor"),
    "head": _("head"),
    "system": _("system"),
}

SENTENCES = {
    "already_annulled": _("This result has been annulled already."),
    "already_printed": _("The paper of this result has been printed already."),
    "already_registered": _("The result has been entered in the book already."),
    "already_signed": _("The decision is signed, so the application cannot be withdrawn any more."),
    "already_submitted": _("This application has been sent already."),
    "already_surveyed": _("The questionnaire for this case has been answered already. Thank you."),
    "answer_missing": _("An answer is missing: %(field)s."),
    "answer_unknown": _("This answer does not fit the form: %(field)s."),
    "case_closed": _("The case is closed: %(outcome)s. Nothing can be changed in it any more."),
    "channel_closed": _("Applications are not taken this way: %(channel)s."),
    "check_not_performed": _(
        "There is no answer of the register yet: %(check)s. Ask it again before you prepare the draft."
    ),
    "check_unknown": _("The standard names no such check: %(check)s."),
    "check_without_answer": _("The check is marked as performed, but has no answer: %(check)s."),
    "executor_missing": _("Choose an executor of this office, other than the present one."),
    "four_eyes": _("You prepared this draft yourself. Somebody else has to sign it."),
    "ground_missing": _("A refusal needs at least one ground from the standard's list."),
    "ground_not_proven": _("The register's answer does not support this ground: %(ground)s."),
    "ground_passed_over": _(
        "The register's answer gives this ground, so it has to be named: %(ground)s."
    ),
    "ground_twice": _("The same ground is named twice."),
    "ground_unknown": _("The standard has no such ground of refusal: %(ground)s."),
    "ground_with_grant": _("A positive decision names no grounds of refusal. Remove: %(ground)s."),
    "identity_missing": _(
        "A representative has to show a document: enter its kind, number and date."
    ),
    "no_case": _("There is no such case."),
    "no_draft": _("There is no draft to sign yet."),
    "not_assigned": _("This work is given to another executor."),
    "not_in_force": _("The act is not in force on this day: %(date)s."),
    "not_now": _("It is not the turn of this step now: %(does)s. Look at the case as it stands."),
    "not_printed": _("The paper of the result is not there yet."),
    "own_case": _("This is your own application. Another official has to work on it."),
    "paper_missing": _("A paper is missing: %(document)s."),
    "paper_unchecked": _("Say of this paper whether it is in order: %(document)s."),
    "paper_unknown": _("This paper is not in the list of this case: %(document)s."),
    "presented_when": _(
        "The papers were shown too long ago. Look at them again: the term runs anew from now."
    ),
    "reasons_missing": _("A refusal needs its reasons in your own words."),
    "receiver_missing": _("Enter who received the result."),
    "remark_missing": _("Write the reason or the remark."),
    "unprintable": _("No paper can print these signs: %(letters)s. Write it without them."),
    "wrong_office": _("This case belongs to another office."),
    "wrong_role": _("This step is done by somebody else: your role here is %(role)s."),
}
"""Refusal code -> sentence. Parameters are put in as labels, never as ids."""

UNNAMED = _("This cannot be done now.")
"""For a code of a newer kernel than these pages."""

_BY_PARAMETER = {"does": _DOES, "outcome": _OUTCOMES, "role": _ROLES}


def _label(name: str, value: str, definition: Definition | None, language: str) -> str:
    known = _BY_PARAMETER.get(name, {}).get(value)
    if known is not None:
        return str(known)
    if definition is None:
        return value
    key = f"channel.{value}" if name == "channel" else value
    return definition.text_or(language, key, value)


def sentence(refusal: Refused, definition: Definition | None, language: str) -> str:
    """Why the kernel refused, in the reader's language; labels come from the service's texts."""
    with override(language):
        params = {
            name: _label(name, value, definition, language)
            for name, value in refusal.params.items()
        }
        words = str(SENTENCES.get(refusal.code, UNNAMED))
        return words % params if params else words
