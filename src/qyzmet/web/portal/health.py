"""For watchmen: does the database answer, and does anything owed wait too long."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qyzmet.kernel.health import health


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 with ages in seconds (null: nothing waits), or 503 where the database does not answer."""
    try:
        found = health()
    except DatabaseError:
        return JsonResponse({"database": "no answer"}, status=503)
    return JsonResponse(
        {
            "database": "answers",
            "outbox_oldest_seconds": found.outbox_oldest,
            "outbox_stuck": found.stuck,
            "unsealed_oldest_seconds": found.unsealed_oldest,
        }
    )
