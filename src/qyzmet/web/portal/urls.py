"""Routes of the portal: what anyone may read, and what an applicant does. Names are the policy's."""

from django.urls import URLPattern

from .applicant_urls import APPLICANT
from .public_urls import PUBLIC

urlpatterns: list[URLPattern] = [*PUBLIC, *APPLICANT]
