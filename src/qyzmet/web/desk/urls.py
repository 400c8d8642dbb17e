"""Addresses of the officials' desk. Every name has its line in the policy."""

from django.urls import path

from qyzmet.web.desk import books, cases, intake, lists, papers

urlpatterns = [
    path("", lists.desk, name="desk"),
    path("office/", lists.whole_office, name="desk-office"),
    path("load/", lists.load, name="desk-load"),
    path("search/", lists.search, name="desk-search"),
    path("appoint-many/", lists.appoint_many, name="desk-appoint-many"),
    path("cases/<slug:case>/", cases.case, name="desk-case"),
    path("cases/<slug:case>/appoint/", cases.appoint, name="desk-appoint"),
    path("cases/<slug:case>/ask/", cases.ask, name="desk-ask"),
    path("cases/<slug:case>/prepare/", cases.prepare, name="desk-prepare"),
    path("cases/<slug:case>/sign/", cases.sign, name="desk-sign"),
    path("cases/<slug:case>/return/", cases.send_back, name="desk-return"),
    path("cases/<slug:case>/register/", cases.register, name="desk-register"),
    path("cases/<slug:case>/issue/", cases.issue, name="desk-issue"),
    path("cases/<slug:case>/reassign/", cases.reassign, name="desk-reassign"),
    path("cases/<slug:case>/annul/", cases.annul, name="desk-annul"),
    path("cases/<slug:case>/files/<slug:file_id>/", papers.file, name="desk-file"),
    path("cases/<slug:case>/receipt.pdf", papers.receipt, name="desk-receipt"),
    path("cases/<slug:case>/result.pdf", papers.result, name="desk-result"),
    path("intake/", intake.services, name="desk-intake"),
    path("intake/<slug:code>/", intake.service, name="desk-intake-service"),
    path("letters/", papers.letters, name="desk-letters"),
    path("letters/<slug:case>/<int:seq>.pdf", papers.letter, name="desk-letter"),
    path("books/<slug:register>/<int:year>/", books.shown, name="desk-book"),
    path("books/<slug:register>/<int:year>.pdf", books.printed, name="desk-book-pdf"),
]
