"""Figures of offices without cases or people: for whoever watches over the work."""

from datetime import datetime

import msgspec
from django.db.models import Count, Q

from qyzmet.features.offices.queries import directory
from qyzmet.kernel.models import Case
from qyzmet.standard.model import OfficeRecord


class Figures(msgspec.Struct, frozen=True):
    """An office: how many cases are open, how many of those are past their term, how many ended."""

    office: OfficeRecord
    open: int
    late: int
    closed: int


def figures(now: datetime) -> list[Figures]:
    """One line for each office that has or had cases, in the order of the directory."""
    rows = Case.objects.values("office_id").annotate(
        open=Count("id", filter=Q(outcome="")),
        late=Count("id", filter=Q(outcome="", due_at__lt=now)),
        closed=Count("id", filter=~Q(outcome="")),
    )
    counted = {row["office_id"]: row for row in rows}
    return [
        Figures(one, counted[id_]["open"], counted[id_]["late"], counted[id_]["closed"])
        for id_, one in directory().items()
        if id_ in counted
    ]
