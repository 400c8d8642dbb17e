"""The law a case runs under, and the answer "no" with its reason."""

import msgspec

from qyzmet.standard.legaltime import Calendar, Hours
from qyzmet.standard.model import Action, Edition, RegisterRule, Standard


class Law(msgspec.Struct, frozen=True):
    """An edition with its SHA-256, the state's calendar, and the intake hours of the office."""

    edition: Edition
    fingerprint: str
    calendar: Calendar
    hours: Hours

    @property
    def standard(self) -> Standard:
        return self.edition.definition.standard

    def action(self, action_id: str) -> Action:
        """The action of the route; KeyError if the route has none of that id."""
        for action in self.edition.definition.route.actions:
            if action.id == action_id:
                return action
        raise KeyError(action_id)

    def role_of(self, unit_id: str) -> str:
        return next(u.role for u in self.edition.definition.route.units if u.id == unit_id)

    def register(self, register_id: str) -> RegisterRule:
        return next(r for r in self.standard.registers if r.id == register_id)


class Refused(msgspec.Struct, frozen=True):
    """A refusal to act: a stable code whose sentence the faces hold, and what it speaks of."""

    code: str
    params: dict[str, str] = {}
