"""The form of the display settings: four questions with the present choice marked."""

from django.utils.translation import gettext as _

from qyzmet.web.components.display import SCHEMES, SIZES, SPACINGS, Display
from qyzmet.web.components.fields import Field, Option


def display_fields(shown: Display) -> list[Field]:
    """Return the four questions, in the reader's language."""
    schemes = {
        "auto": _("As on my device"),
        "light": _("Light"),
        "dark": _("Dark"),
        "yellow_on_black": _("Yellow on black"),
        "black_on_yellow": _("Black on yellow"),
    }
    spacings = {"normal": _("Normal"), "wide": _("Wide")}
    return [
        Field(
            id="size",
            name="size",
            label=_("Text size"),
            options=[Option(str(s), f"{s} %", checked=s == shown.size) for s in SIZES],
        ),
        Field(
            id="scheme",
            name="scheme",
            label=_("Colours"),
            options=[Option(s, schemes[s], checked=s == shown.scheme) for s in SCHEMES],
        ),
        Field(
            id="spacing",
            name="spacing",
            label=_("Spacing of letters and lines"),
            options=[Option(s, spacings[s], checked=s == shown.spacing) for s in SPACINGS],
        ),
        Field(
            id="pictures",
            name="pictures",
            label=_("Pictures and ornament"),
            options=[
                Option("on", _("Show"), checked=shown.pictures),
                Option("off", _("Hide"), checked=not shown.pictures),
            ],
        ),
    ]
