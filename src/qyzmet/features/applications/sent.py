"""What is told right after sending, in one look at the database: sending has to stay quick."""

from django.db.models import OuterRef, Subquery

from qyzmet.kernel.editions import edition
from qyzmet.kernel.models import Case, Registration
from qyzmet.kernel.state import CaseState, decode
from qyzmet.kernel.store import UnknownCase

from .queries import number_of


def sent(case: str) -> tuple[CaseState, str]:
    """The case as it stands, with its printed number. Raises UnknownCase.

    Who may see the case is the caller's question: it has just been sent by them."""
    state = Case.objects.filter(id=OuterRef("case_id")).values("state")[:1]
    for row in Registration.objects.filter(case_id=case).annotate(state=Subquery(state)):
        found = decode(row.state)
        registers = edition(found.edition).definition.standard.registers
        if any(rule.id == row.register and rule.numbers == "case" for rule in registers):
            return found, number_of(row, found.edition)
    raise UnknownCase(case)
