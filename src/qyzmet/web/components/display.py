"""How a person wants pages to look: size, colours, spacing, pictures. Pure.

Not a second site but settings of the one site: the same pages at the same addresses.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SIZES = (100, 150, 200)
SCHEMES = ("auto", "light", "dark", "yellow_on_black", "black_on_yellow")
SPACINGS = ("normal", "wide")


@dataclass(frozen=True)
class Display:
    """One person's settings. `size` is in percent of the browser's own text size; the scheme
    "auto" follows the device."""

    size: int = 100
    scheme: str = "auto"
    spacing: str = "normal"
    pictures: bool = True

    def as_text(self) -> str:
        """Return the form kept in the cookie and in the profile: size.scheme.spacing.pictures."""
        pictures = "on" if self.pictures else "off"
        return f"{self.size}.{self.scheme}.{self.spacing}.{pictures}"


ORDINARY = Display()
# One press from the first link of every page; each of the four can still be changed after it.
LOW_VISION = Display(size=150, scheme="black_on_yellow", spacing="wide", pictures=False)


def display_from_answers(answers: Mapping[str, str]) -> Display:
    """Read settings from form answers; an unknown or missing value falls back to the ordinary one,
    since a page must open whatever the cookie holds."""
    size = answers.get("size", "")
    scheme = answers.get("scheme", "")
    spacing = answers.get("spacing", "")
    return Display(
        size=int(size) if size in {str(known) for known in SIZES} else ORDINARY.size,
        scheme=scheme if scheme in SCHEMES else ORDINARY.scheme,
        spacing=spacing if spacing in SPACINGS else ORDINARY.spacing,
        pictures=answers.get("pictures", "on") != "off",
    )


def display_from_text(text: str) -> Display:
    """Read what `Display.as_text` wrote; never raises."""
    names = ("size", "scheme", "spacing", "pictures")
    return display_from_answers(dict(zip(names, text.split("."), strict=False)))
