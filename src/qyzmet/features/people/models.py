"""People, their accounts, and the posts that make officials of them."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from qyzmet.kernel.store import new_id


class Person(models.Model):
    """A natural person. The IIN is unique; identity is as the person stated it until a register
    confirms it (`confirmed_by` names the register, empty: not performed)."""

    id = models.CharField(max_length=36, primary_key=True, default=new_id)
    iin = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=200)
    birth_date = models.DateField()
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    territory = models.CharField(max_length=60, blank=True)
    category = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, default="kk")
    confirmed_by = models.CharField(max_length=40, blank=True)


class Accounts(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(login=username)


class Account(AbstractBaseUser):
    """A way to sign in: an applicant's login is the IIN, an official's a name given by the office."""

    id = models.CharField(max_length=36, primary_key=True, default=new_id)
    login = models.CharField(max_length=60, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "login"


class Post(models.Model):
    """What makes an official: a role at an office from a day until a day (exclusive; empty: on)."""

    id = models.CharField(max_length=36, primary_key=True, default=new_id)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    authority_id = models.CharField(max_length=60)
    office_id = models.CharField(max_length=60)
    role = models.CharField(
        max_length=12,
        choices=(("executor", "executor"), ("head", "head"), ("monitor", "monitor")),
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("office_id", "role"), name="posts_of_office"),)


class ProgramToken(models.Model):
    """A key for programs that act for an account; only its SHA-256 is kept."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    label = models.CharField(max_length=80)
    created_at = models.DateTimeField()


class RefusedRegistration(models.Model):
    """Somebody tried to register an IIN that is known already: from where and when, not whose."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("source", "at"), name="refused_from"),)
