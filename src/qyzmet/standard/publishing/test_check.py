"""Each publishing rule has its negative control: one change, exactly that problem, at its line."""

from collections.abc import Callable

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.publishing import RULES, Problem, check, findings, headings, read

pytestmark = pytest.mark.pure

STANDARD, FORM, ROUTE = "standard.yaml", "form.yaml", "route.yaml"
KK, RU, EN = "texts.kk.yaml", "texts.ru.yaml", "texts.en.yaml"

# rule -> file, what stands there, what stands there instead, and what the one problem says:
# element, words of its message, and the words by which its line is found ("" = the new words).
CONTROLS: dict[str, tuple[str, str, str, str, str, str]] = {
    "ids_are_unique": (
        STANDARD, "id: principle.ethics", "id: principle.legality",
        "principle.legality", "stands twice", 'point: "30.3"',
    ),
    "clauses_have_an_address_or_a_reason": (
        STANDARD, 'fee, kind: free, clause: {point: "5"', 'fee, kind: free, clause: {point: ""',
        "fee", "address of its clause", "",
    ),
    "decisions_exist": (
        STANDARD, "why: A book for refusals", "why: No such heading",
        "refusals", "decisions.md has no heading `No such heading`", "",
    ),
    "lines_are_ordered": (
        STANDARD, "lines: [6568, 6570]", "", "", "", "",
    ),
    "every_element_has_its_words": (
        KK, "stage.apply:", "# stage.apply:",
        "stage.apply", "texts.kk.yaml has no text under `stage.apply`", "",
    ),
    "no_words_are_left_over": ("", "", "", "nobody", "no element uses the text", ""),
    "languages_are_equal": (
        EN, "Issued by: {office}.", "Issued by: {ofice}.",
        "result.certificate.body.4", "differ from kk", "",
    ),
    "everyday_words_are_in_all_languages": (
        STANDARD, "  en:\n    - unemployment paper\n", "  en: []\n  fr:\n    - chomeur\n", "", "", "",
    ),
    "terms_are_positive": (
        STANDARD, "kind: serving, amount: 30", "kind: serving, amount: 0",
        "term.centre.serving", "positive", "",
    ),
    "open_channels_have_one_term": (
        STANDARD, "channel: portal, clause: {point: \"21.13\"",
        "channel: centre, clause: {point: \"21.13\"", "", "", "",
    ),
    "channels_are_known": ("", "", "", "", "", ""),
    "open_channels_issue_the_result": ("", "", "", "", "", ""),
    "receipts_are_single": (
        STANDARD, "receipt.portal.due, what: due", "receipt.portal.due, what: service", "", "", "",
    ),
    "conditions_name_fields": (
        STANDARD, "one_of: [oralman]}]\n    clause: {point: \"14.1\"",
        "one_of: [oral]}]\n    clause: {point: \"14.1\"",
        "doc.oralman_certificate", "no option `oral`", "id: doc.oralman_certificate\n",
    ),
}
