"""When a draft would be unlawful: grounds outside the list, against a register's answer, or unproven."""

from qyzmet.kernel.commands import Prepare
from qyzmet.kernel.state import CaseState
from qyzmet.standard.checklist import checklist_of
from qyzmet.standard.model import GroundRule
from qyzmet.standard.words.letters import unprintable

from .law import Law, Refused


def unlawful(state: CaseState, command: Prepare, law: Law) -> Refused | None:
    """Why this draft may not be put before the head, or None."""
    refusing = [g for g in law.standard.grounds if g.effect == "refuse"]
    return (
        _outcome(command, refusing)
        or _papers(state, command, law)
        or against_checks(state, command.grounds, law)
    )


def _outcome(command: Prepare, refusing: list[GroundRule]) -> Refused | None:
    known = {ground.id for ground in refusing}
    foreign = [ground for ground in command.grounds if ground not in known]
    if foreign:
        return Refused("ground_unknown", {"ground": foreign[0]})
    if len(set(command.grounds)) != len(command.grounds):
        return Refused("ground_twice", {})
    if command.outcome == "refused" and not command.grounds:
        return Refused("ground_missing", {})
    if command.outcome == "refused" and not command.reasons.strip():
        return Refused("reasons_missing", {})
    if strange := unprintable(command.reasons):
        return Refused("unprintable", {"letters": strange[:20]})
    if command.outcome == "granted" and command.grounds:
        return Refused("ground_with_grant", {"ground": command.grounds[0]})
    return None


def _papers(state: CaseState, command: Prepare, law: Law) -> Refused | None:
    needed = {r.id for r in checklist_of(law.edition.definition, state.channel, state.answers)}
    handed = {paper.document for paper in state.papers}
    looked_at = {item.document for item in command.papers}
    left_out = sorted((needed & handed) - looked_at)
    if left_out:
        return Refused("paper_unchecked", {"document": left_out[0]})
    if not looked_at <= needed:
        return Refused("paper_unknown", {"document": min(looked_at - needed)})
    return None


def against_checks(state: CaseState, grounds: tuple[str, ...], law: Law) -> Refused | None:
    """A register that did not answer decides nothing; one that did may not be overruled. Asked when
    the draft is made and again when it is signed: an answer may have come in between."""
    for ground in law.standard.grounds:
        if ground.effect != "refuse" or ground.rests_on is None:
            continue
        seen = state.checks.get(ground.rests_on.check)
        picked = ground.id in grounds
        if seen is None or not seen.performed:
            return Refused("check_not_performed", {"check": ground.rests_on.check})
        holds = seen.answer == ground.rests_on.answer
        if picked and not holds:
            return Refused("ground_not_proven", {"ground": ground.id})
        if holds and not picked:
            return Refused("ground_passed_over", {"ground": ground.id})
    return None
