"""Routes of signing in, of applying, and of the applicant's own account and cases."""

from django.urls import URLPattern, path

from . import (
    account,
    applying,
    attaching,
    board,
    own_case,
    registering,
    sending,
    signing_in,
    status,
)

APPLICANT: list[URLPattern] = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("register/", registering.register, name="register"),
    path("services/<str:code>/apply/", applying.apply, name="apply"),
    path("drafts/<uuid:draft_id>/", applying.draft, name="draft"),
    path("drafts/<uuid:draft_id>/papers/", attaching.draft_papers, name="draft-papers"),
    path(
        "drafts/<uuid:draft_id>/papers/<str:document>/",
        attaching.draft_paper,
        name="draft-paper",
    ),
    path("drafts/<uuid:draft_id>/check/", sending.draft_check, name="draft-check"),
    path("drafts/<uuid:draft_id>/send/", sending.draft_send, name="draft-send"),
    path("drafts/<uuid:draft_id>/discard/", sending.draft_discard, name="draft-discard"),
    path("drafts/<uuid:draft_id>/at-home.pdf", sending.draft_home_form, name="draft-home-form"),
    path("drafts/<uuid:draft_id>/<str:page_id>/", applying.draft_page, name="draft-page"),
    path("account/", account.account, name="account"),
    path("account/notices/", account.notices, name="notices"),
    path("cases/<uuid:case_id>/", own_case.case, name="case"),
    path("cases/<uuid:case_id>/sent/", own_case.case_sent, name="case-sent"),
    path("cases/<uuid:case_id>/receipt.pdf", own_case.case_receipt, name="case-receipt"),
    path("cases/<uuid:case_id>/result.pdf", own_case.case_result, name="case-result"),
    path("cases/<uuid:case_id>/withdraw/", own_case.case_withdraw, name="case-withdraw"),
    path("cases/<uuid:case_id>/survey/", own_case.case_survey, name="case-survey"),
    path("board/", board.board, name="board"),
    path("status/", status.status, name="status"),
]
"""A page of the form can't be named like a step above it: the steps are looked for first."""
