"""All routes. Each has a line in kernel/access.py; a route without one is closed."""

from django.urls import include, path

from qyzmet.web.components import views as errors

urlpatterns = [
    path("", include("qyzmet.web.components.urls")),
    path("", include("qyzmet.web.portal.urls")),
    path("desk/", include("qyzmet.web.desk.urls")),
    path("api/", include("qyzmet.web.api.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
