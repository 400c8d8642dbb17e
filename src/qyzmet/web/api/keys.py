"""Who a program acts for: the key in the header, and nothing else. Cookies count for nothing here."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from qyzmet.features.applications.drafts import today
from qyzmet.features.people.queries import account_of_token, actor_of
from qyzmet.kernel.access import Actor


class OfficialsKey(Exception):
    """The key stands for an account with a post; programs apply for applicants only."""


class Key(HttpBearer):
    """A key given by `qyzmet token`, which stands for an applicant's account."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The applicant behind the key, None for an unknown key. Raises OfficialsKey."""
        account = account_of_token(token)
        if account is None:
            return None
        actor = actor_of(account, today())
        if actor.is_official:
            raise OfficialsKey
        return actor


def holder(request: HttpRequest) -> Actor:
    """The applicant whose key came with the request."""
    found: Actor = request.auth  # type: ignore[attr-defined]
    return found
