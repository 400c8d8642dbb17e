"""Notices as people read them."""

from .models import Notice


def notices_of(person_id: str, limit: int = 100) -> list[Notice]:
    """The latest notices of a person, newest first."""
    return list(Notice.objects.filter(person_id=person_id).order_by("-at")[:limit])


def unread(person_id: str) -> int:
    """How many notices a person has not opened."""
    return Notice.objects.filter(person_id=person_id, read_at=None).count()


def letters_to_print(office: str) -> list[Notice]:
    """Notices that can only go by post, the oldest first."""
    return list(
        Notice.objects.filter(office_id=office, way="letter", sent_at=None).order_by("at")[:200]
    )


def letter(office: str, case: str, seq: int) -> Notice | None:
    """One notice of an office that goes by post, or None."""
    return Notice.objects.filter(office_id=office, case_id=case, seq=seq, way="letter").first()
