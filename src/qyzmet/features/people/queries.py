"""Who somebody is."""

import hashlib
from datetime import date

from django.db.models import Q

from qyzmet.kernel.access import Actor

from .models import Account, Person, Post, ProgramToken


def actor_of(account: Account, today: date, post_id: str = "") -> Actor:
    """The actor an account is today: an official with the post chosen (or the first), else a person."""
    posts = posts_of(account, today)
    post = next((p for p in posts if p.id == post_id), posts[0] if posts else None)
    person = account.person
    if post is None:
        return Actor(account.id, person.id, person.name, "applicant")
    return Actor(
        account.id,
        person.id,
        person.name,
        post.role,  # type: ignore[arg-type]
        post.office_id,
        post.authority_id,
    )


def posts_of(account: Account, today: date) -> list[Post]:
    """The posts an account holds today."""
    current = Q(since__lte=today) & (Q(until=None) | Q(until__gt=today))
    return list(Post.objects.filter(current, account=account).order_by("since", "id"))


def executors_of(office: str, today: date) -> list[tuple[str, str]]:
    """(account id, name) of everybody who may be appointed at an office today, by name."""
    current = Q(since__lte=today) & (Q(until=None) | Q(until__gt=today))
    rows = Post.objects.filter(current, office_id=office, role="executor").select_related(
        "account__person"
    )
    return sorted(((p.account_id, p.account.person.name) for p in rows), key=lambda row: row[1])


def names_of(accounts: set[str]) -> dict[str, str]:
    """Names behind account ids."""
    rows = Account.objects.filter(pk__in=accounts).select_related("person")
    return {row.pk: row.person.name for row in rows}


def person(person_id: str) -> Person:
    return Person.objects.get(pk=person_id)


def person_by_iin(iin: str) -> Person | None:
    return Person.objects.filter(iin=iin).first()


def account_of_token(token: str) -> Account | None:
    """The account a program's key belongs to, or None."""
    sha256 = hashlib.sha256(token.encode()).hexdigest()
    row = (
        ProgramToken.objects.filter(sha256=sha256, account__is_active=True)
        .select_related("account__person")
        .first()
    )
    return row.account if row else None


def demo_accounts() -> list[Account]:
    """The accounts of the demonstration (logins that begin with "demo-"), by login."""
    rows = Account.objects.filter(login__startswith="demo-", is_active=True)
    return list(rows.select_related("person").order_by("login"))
