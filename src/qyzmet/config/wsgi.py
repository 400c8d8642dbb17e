"""The application for a server; in the embedded mode the job loop runs beside it in one process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.config.settings")

application = get_wsgi_application()

if os.environ.get("QYZMET_EMBEDDED") == "1":
    from qyzmet.config.loop import start

    start()
