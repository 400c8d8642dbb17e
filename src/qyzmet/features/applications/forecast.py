"""By when an application sent at a moment has to be answered: the promise before there is a case."""

from datetime import datetime

from qyzmet.features.offices.queries import law_of
from qyzmet.kernel.decide.submitting import service_term, start_term
from qyzmet.kernel.events import TermStarted


def forecast(edition: str, office: str, channel: str, moment: datetime) -> TermStarted | None:
    """The service term as it would start at this aware moment, due moment and derivation included.

    `edition` is the SHA-256 of an edition, `office` an id of the directory. None where the act sets
    no term for the channel. The same function counts when the application is really sent, so the
    promise and the receipt can't differ.
    """
    law = law_of(edition, office)
    rule = service_term(law, channel)
    return None if rule is None else start_term(rule, law, moment)
