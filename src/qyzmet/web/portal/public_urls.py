"""Routes of what anyone may read."""

from django.urls import path

from . import at_home, clauses, health, places, public, verifying

PUBLIC = [
    path("", public.home, name="home"),
    path("services/", public.find, name="find"),
    path("services/<slug:code>/", public.service, name="service"),
    path("services/<slug:code>/for-me/", public.for_me, name="for-me"),
    path("services/<slug:code>/sheet/", public.stand_sheet, name="stand-sheet"),
    path("services/<slug:code>/at-home/", at_home.home_form, name="home-form"),
    path("clauses/<slug:code>/<str:element>/", clauses.clause, name="clause"),
    path("offices/", places.offices, name="offices"),
    path("help/", public.help_page, name="help"),
    path("verify/", verifying.verify, name="verify"),
    path("verify/<slug:token>/", verifying.verify_token, name="verify-token"),
    path("demo/inbox/", public.demo_inbox, name="demo-inbox"),
    path("healthz/", health.healthz, name="healthz"),
]
