"""Addresses of the programming interface, and of the page that describes it."""

from django.urls import URLPattern, path, re_path

from . import cases, catalogue, drafts, verifying  # noqa: F401  they add their operations
from .docs import documentation
from .door import guard, nothing_here
from .interface import api

_operations, _app, _namespace = api.urls
# The library's root address answers nothing; ours is the page with the documentation.
_answering = [
    pattern
    for pattern in _operations
    if isinstance(pattern, URLPattern) and pattern.name != "api-root"
]
_nothing = re_path(r"^(?P<rest>.*)$", nothing_here, name="unknown")

urlpatterns = [
    path("", documentation, name="api-docs"),
    path("v1/", (guard([*_answering, _nothing]), "api", "api")),
]
