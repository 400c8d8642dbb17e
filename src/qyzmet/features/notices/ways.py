"""By which way notices reach the applicant of a case, told before the first one is written."""

from qyzmet.features.people.queries import person
from qyzmet.kernel.state import CaseState


def way_of(state: CaseState) -> tuple[str, str]:
    """("email", address), ("sms", number), or ("letter", postal address): the first that is known.

    In the account every notice appears besides."""
    who = person(state.applicant)
    for way, known in (
        ("email", state.answers.get("email", "") or who.email),
        ("sms", state.answers.get("phone", "") or who.phone),
    ):
        if known:
            return way, known
    return "letter", state.answers.get("address", "") or who.address
