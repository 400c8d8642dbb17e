"""Which services are in force today."""

from qyzmet.kernel.editions import edition, services
from qyzmet.standard.model import Definition

from .drafts import today


def offered(channel: str = "") -> list[Definition]:
    """Definitions in force today, by their code; only those open on a channel if one is given."""
    found = [edition(sha256).definition for sha256 in services(today()).values()]
    if not channel:
        return found
    return [
        one
        for one in found
        if any(rule.channel == channel and rule.open for rule in one.standard.channels)
    ]
