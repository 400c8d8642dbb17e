"""What a monitor sees: figures of the offices, no cases and no people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qyzmet.features.applications.figures import figures
from qyzmet.kernel import clock

from .wording import language


@never_cache
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Open, late and closed cases of each office that has any, and of all of them together."""
    found = figures(clock.now())
    lines = [(f.office.names[language()], f.open, f.late, f.closed) for f in found]
    if found:
        sums = (
            sum(f.open for f in found),
            sum(f.late for f in found),
            sum(f.closed for f in found),
        )
        lines.append((_("All offices together"), *sums))
    table = {
        "caption": _("Applications by office, counted now"),
        "columns": [
            {"label": _("Office")},
            {"label": _("In work"), "numeric": True},
            {"label": _("Of these, past the term"), "numeric": True},
            {"label": _("Closed"), "numeric": True},
        ],
        "rows": [{"cells": [str(cell) for cell in line]} for line in lines],
        "empty": _("No office has had an application yet."),
    }
    return render(request, "portal/board.html", {"table": table})
