"""Routes of the portal: what anyone may read, and what an applicant does. Names are the policy's."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = [
    # what anyone may read
    # signing in, applying, the applicant's account
]
