"""The application for a server; in the embedded mode the job loop runs beside it in one process."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.config.settings")

application = get_wsgi_application()

from qyzmet.config.loop import start  # noqa: E402  apps must be loaded first
from qyzmet.features.offices.queries import calendar, directory  # noqa: E402


def warm() -> None:
    """Load what every request needs before the first threads run: the routes with all views, the
    calendar, the directory. The first person then waits no longer than the others."""
    get_resolver().url_patterns  # noqa: B018  reading it loads the views
    calendar()
    directory()


warm()
if os.environ.get("QYZMET_EMBEDDED") == "1":
    start()
