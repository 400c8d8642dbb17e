"""What every page knows about how it should look."""

from typing import Any

from django.http import HttpRequest

from qyzmet.web.components.display import Display, display_from_text
from qyzmet.web.leading import readable_path

DISPLAY_COOKIE = "display"


def display_of(request: HttpRequest) -> Display:
    """Return the display settings of this browser, the ordinary ones where none are kept."""
    return display_from_text(request.COOKIES.get(DISPLAY_COOKIE, ""))


def display(request: HttpRequest) -> dict[str, Any]:
    """Context processor: gives templates `display`, and where this page can be opened again."""
    return {"display": display_of(request), "readable_path": readable_path(request)}
