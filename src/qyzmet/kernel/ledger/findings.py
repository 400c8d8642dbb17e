"""What verification may find, and the sentence it says about it."""

from datetime import datetime
from typing import Literal

import msgspec

Kind = Literal[
    "altered",  # an event is not what it was
    "missing",  # an event was taken out
    "swapped",  # two events of a case changed places
    "inserted",  # an event was put in
    "payload",  # what an event says is not what its hash covers
    "number",  # a registration is not what was stamped, or not where
    "counter",  # numbers of a register have a gap, or their counter says otherwise
    "case_row",  # the row of a case does not end where its events end
    "root",  # the tree over the leaves is not the tree that was stored
    "heads",  # the file of heads and the tables differ
    "dropped_tail",  # the file of heads knows more sealed events than the tables hold
]


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong; `case` and `seq` name the event where there is one."""

    kind: Kind
    detail: str
    case: str = ""
    seq: int = 0

    def line(self) -> str:
        """The finding as one line of text."""
        where = f" case {self.case}" if self.case else ""
        where += f" seq {self.seq}" if self.seq else ""
        return f"{self.kind}:{where}{':' if where else ''} {self.detail}"


class Report(msgspec.Struct):
    """What was looked at and what was found. Times are aware, `seconds` is the wall time taken."""

    findings: list[Finding] = []
    events: int = 0
    cases: int = 0
    erased: int = 0
    sealed: int = 0
    unsealed: int = 0
    unsealed_since: datetime | None = None
    seconds: float = 0.0
