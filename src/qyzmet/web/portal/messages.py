"""What is wrong with an answer or a file, and how to mend it: a sentence for every code."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.standard.model import Field

ANSWERS: dict[str, Promise] = {
    "missing": gettext_lazy("Fill in this answer"),
    "too_long": gettext_lazy("The answer is too long: at most %(most)d characters fit"),
    "name": gettext_lazy("Write the name in letters, as in your document, without digits"),
    "iin_length": gettext_lazy("An IIN has 12 digits: look at your identity card"),
    "iin_date": gettext_lazy("An IIN begins with the date of birth: check its first seven digits"),
    "iin_check": gettext_lazy("This IIN has a slip in it: compare every digit with the card"),
    "iin_other_birth_date": gettext_lazy(
        "The date of birth and the IIN do not agree: the IIN begins with year, month and day"
    ),
    "date": gettext_lazy("Write a real date in digits: day, month and year, such as 27 3 1985"),
    "date_too_early": gettext_lazy("This date is too long ago: check the year"),
    "date_in_future": gettext_lazy("This date has not come yet: check the year"),
    "choice": gettext_lazy("Choose one of the answers given"),
    "phone": gettext_lazy("Write the whole phone number, such as +7 701 123 45 67"),
    "email": gettext_lazy("Write the e-mail address in full, such as name@example.kz"),
    "unknown_field": gettext_lazy("This question is not part of the form"),
    "not_yours": gettext_lazy(
        "This comes from your account and cannot be another: everybody applies for themselves here"
    ),
    "unprintable": gettext_lazy(
        "There are letters here that cannot be printed: use Kazakh, Russian or Latin letters"
    ),
}
"""Codes of the form's rules (features/applications/answers.py)."""

MISSING: dict[str, Promise] = {
    "choice": gettext_lazy("Choose one of the answers"),
    "yes_no": gettext_lazy("Choose yes or no"),
    "office": gettext_lazy("Choose your city or district from the list"),
    "date": gettext_lazy("Write day, month and year"),
    "iin": gettext_lazy("Write your IIN: the 12 digits on your identity card"),
    "name": gettext_lazy("Write the name as it stands in your document"),
    "phone": gettext_lazy("Write a phone number"),
    "email": gettext_lazy("Write an e-mail address"),
    "address": gettext_lazy("Write your address"),
}
"""What to say of an empty answer, by the kind of the question."""

FILES: dict[str, Promise] = {
    "missing": gettext_lazy("Choose a file first"),
    "empty": gettext_lazy("The file is empty: photograph or scan the paper again"),
    "too_large": gettext_lazy(
        "The file is too large: up to 10 MB is taken. Take a smaller photo or fewer pages"
    ),
    "disguised": gettext_lazy(
        "This is no PDF, JPEG or PNG, whatever its name says: choose another"
    ),
    "broken": gettext_lazy("The file is damaged and cannot be opened: save or scan it once more"),
}
"""Codes of kernel/files.py, and of a form sent without a file."""

PASSWORDS: dict[str, Promise] = {
    "short": gettext_lazy("The password is too short: it needs at least 8 characters"),
    "obvious": gettext_lazy("Anybody can guess this password: choose another, such as a few words"),
    "differs": gettext_lazy("The two passwords differ: write the same one twice"),
}


def about_answer(field: Field, code: str) -> str:
    """The sentence for what is wrong with the answer to this question."""
    if code == "missing" and field.kind in MISSING:
        return str(MISSING[field.kind])
    if code == "too_long":
        return _("The answer is too long: at most %(most)d characters fit") % {
            "most": field.max_length
        }
    return str(ANSWERS[code])


def about_file(code: str) -> str:
    """The sentence for a file that was not taken."""
    return str(FILES[code])
