"""Asking the registers that a standard names, and recording what came back."""

from zoneinfo import ZoneInfo

from qyzmet.features.offices.queries import law_of
from qyzmet.kernel import clock
from qyzmet.kernel.commands import SYSTEM, By, RecordCheck
from qyzmet.kernel.decide import Law
from qyzmet.kernel.jobs import Owed
from qyzmet.kernel.models import Event
from qyzmet.kernel.state import CaseState
from qyzmet.kernel.store import NotAllowed, act, state_of
from qyzmet.standard.model import CheckRule

from .asking import PORTS

_ASKED_AT = {"ApplicationSubmitted": "submission", "ExecutorAppointed": "preparation"}


def ask(state: CaseState, law: Law, rule: CheckRule, by: By = SYSTEM) -> RecordCheck:
    """The command that records this check: an answer, or "not performed" with the reason."""
    port = PORTS.get(rule.port)
    if port is None:
        return RecordCheck(by=by, check=rule.id, performed=False, reason=rule.not_performed)
    day = clock.now().astimezone(ZoneInfo(law.hours.zone)).date()
    answer = port(state, day)
    return RecordCheck(
        by=by, check=rule.id, performed=True, answer=answer.answer, facts=answer.facts
    )


def handle_checks(owed: Owed) -> None:
    """Ask everything the standard asks at this moment of the case. Repeating it changes nothing."""
    kind = Event.objects.values_list("kind", flat=True).get(case_id=owed.case, seq=owed.seq)
    state = state_of(owed.case)
    law = law_of(state.edition, state.office)
    for rule in law.standard.checks:
        if rule.asked != _ASKED_AT[kind] or state.channel not in rule.channels:
            continue
        try:
            act(
                owed.case,
                ask(state, law, rule),
                law_of,
                key=f"check:{owed.case}:{owed.seq}:{rule.id}",
            )
        except NotAllowed as refused:
            if refused.refusal.code != "case_closed":
                raise
            return


def ask_again(state: CaseState, check: str, by: By) -> CaseState:
    """The executor asks a register once more; raises NotAllowed where it isn't their work."""
    law = law_of(state.edition, state.office)
    rule = next(r for r in law.standard.checks if r.id == check)
    return act(state.case, ask(state, law, rule, by), law_of)
