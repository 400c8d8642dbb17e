"""Template tags of the design system: `{% load components %}`.

Each tag is one component; its docstring is its contract. Text given to a tag is already in the
reader's language and is escaped. `lang` on a part says it stands in another language than the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from qyzmet.web.components.templatetags import words_filters
from qyzmet.web.components.templatetags.words_filters import in_words

register = template.Library()
# One `load` brings the dates in words too.
register.filters.update(words_filters.register.filters)


@register.inclusion_tag("components/button.html")
def button(
    text: str,
    kind: str = "primary",
    url: str = "",
    name: str = "",
    value: str = "",
    hidden: str = "",
) -> dict[str, Any]:
    """A button: `kind` primary, secondary or danger; a link that looks like one if `url` is given,
    else a submit with `name` and `value`. `hidden` is added for screen readers only."""
    return {
        "text": text,
        "kind": kind,
        "url": url,
        "name": name,
        "value": value,
        "hidden": hidden,
    }


@register.inclusion_tag("components/back_link.html")
def back_link(url: str, text: str = "") -> dict[str, Any]:
    """The way back, above the heading."""
    return {"url": url, "text": text}


@register.inclusion_tag("components/error_summary.html")
def error_summary(errors: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """All errors of the page, first thing in the content; takes the focus. `errors` are mappings
    with "id" (of the field; empty for an error of the page as a whole) and "message"."""
    return {"errors": errors}


@register.inclusion_tag("components/text_field.html")
def text_field(field: Any, heading: bool = False) -> dict[str, Any]:
    """One line of text. `heading` makes the label the heading of the page."""
    return {"field": field, "heading": heading}


@register.inclusion_tag("components/textarea.html")
def textarea(field: Any, heading: bool = False) -> dict[str, Any]:
    """Several lines of text."""
    return {"field": field, "heading": heading}


@register.inclusion_tag("components/select.html")
def select(field: Any, heading: bool = False) -> dict[str, Any]:
    """A list to pick one from; radios serve better up to seven choices."""
    return {"field": field, "heading": heading}


@register.inclusion_tag("components/file_field.html")
def file_field(field: Any, heading: bool = False) -> dict[str, Any]:
    """A file to attach; the value is the name of the file kept so far."""
    return {"field": field, "heading": heading}


def _part(value: Any, part: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(part, "")
    return getattr(value, part, "")


@register.inclusion_tag("components/date_field.html")
def date_field(field: Any, heading: bool = False) -> dict[str, Any]:
    """A date in three boxes, day, month, year: posted as name-day, name-month, name-year.

    The first box has the field's own id, so that an error summary's link lands on it.
    """
    value = _part(field, "value")
    wrong = _part(field, "wrong_parts") or ("day", "month", "year")
    birthday = _part(field, "autocomplete") == "bday"
    texts = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    boxes = [
        {
            "part": part,
            "label": texts[part],
            "id": _part(field, "id") if part == "day" else f"{_part(field, 'id')}-{part}",
            "name": f"{_part(field, 'name')}-{part}",
            "value": _part(value, part),
            "width": 4 if part == "year" else 2,
            "autocomplete": f"bday-{part}" if birthday else "",
            "wrong": bool(_part(field, "error")) and part in wrong,
        }
        for part in ("day", "month", "year")
    ]
    return {"field": field, "boxes": boxes, "heading": heading}


@register.inclusion_tag("components/choices.html")
def radios(field: Any, heading: bool = False, inline: bool = False) -> dict[str, Any]:
    """One of several choices. The first has the field's own id. `inline` for two short ones."""
    return {"field": field, "heading": heading, "inline": inline, "type": "radio"}


@register.inclusion_tag("components/choices.html")
def checkboxes(field: Any, heading: bool = False) -> dict[str, Any]:
    """Any of several choices, all under one name. The first has the field's own id."""
    return {"field": field, "heading": heading, "inline": False, "type": "checkbox"}


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Questions and answers. A row: "key", "value" (text or a list of texts; empty is shown as not
    provided), "change_url" and "change_of" (what is changed, for screen readers), "lang"."""
    shown = []
    for row in rows:
        value = row.get("value")
        values = value if isinstance(value, list | tuple) else [value]
        values = [one for one in values if one is not None and one != ""]
        shown.append({**row, "values": values})
    return {"rows": shown}


@register.inclusion_tag("components/timeline.html")
def timeline(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What was, is and will be done. An item: "title", "when", "who", "note", "state" (done, now
    or ahead)."""
    return {"items": items}


@register.inclusion_tag("components/status_tag.html")
def status_tag(text: str, kind: str = "neutral") -> dict[str, Any]:
    """A state in a word: `kind` neutral, working, waiting, good, refused or late. The word carries
    the meaning; colour and mark only help."""
    return {"text": text, "kind": kind}


@register.inclusion_tag("components/clause.html")
def clause(address: str, url: str = "", source: str = "act") -> dict[str, Any]:
    """Where a rule stands: a bare number gets the word for point, anything else stays as given.
    `source` "ours" says that the act is silent and we decided; `url` then leads to the reason."""
    text = str(address)
    if source == "ours":
        text = _("our decision")
    elif text.replace(".", "").isdigit():
        text = _("p. %(address)s") % {"address": text}
    return {"text": text, "url": url, "ours": source == "ours"}


@register.inclusion_tag("components/due_box.html")
def due_box(
    when: date | datetime | None,
    days: int | None = None,
    state: str = "running",
    note: str = "",
    label: str = "",
) -> dict[str, Any]:
    """The date the law sets. `days` are those left (late: those gone by) as the caller counted
    them; `state` running, soon, late, paused or done; `note` says why a clock stands."""
    return {
        "when": in_words(when),
        "iso": "" if when is None else when.isoformat(),
        "days": days,
        "state": state,
        "note": note,
        "label": label,
    }


@register.inclusion_tag("components/table.html")
def table(table: Mapping[str, Any]) -> dict[str, Any]:
    """Rows and columns; stacked with a label before each value where the page is narrow.

    "caption"; "columns": a list of {"label", "numeric", "whole"} (whole: never broken over lines,
    for numbers and codes); "rows": a list of {"cells", "state"}, a
    cell being text or {"text", "url", "tag", "hidden", "lang"} ("tag" is a kind of status tag);
    "empty": what to say without rows. The first cell of a row is its heading.
    """
    columns = table["columns"]
    rows = []
    for row in table["rows"]:
        cells = []
        for column, cell in zip(columns, row["cells"], strict=True):
            shown = dict(cell) if isinstance(cell, Mapping) else {"text": cell}
            cells.append({**column, **shown})
        rows.append({"cells": cells, "state": row.get("state", "")})
    return {
        "caption": table["caption"],
        "columns": columns,
        "rows": rows,
        "empty": table.get("empty", ""),
    }


@register.inclusion_tag("components/steps_derivation.html")
def steps_derivation(steps: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """How a date was counted, day by day. A step: "day" (a date), "kind" (start, counted, skipped
    or due), "number" (of a counted day), "reason" (why not counted, or what happens)."""
    return {"steps": steps}


@register.inclusion_tag("components/pagination.html")
def pagination(older_url: str = "", newer_url: str = "") -> dict[str, Any]:
    """Pages by key, not by number: a list that grows keeps its place. Draws nothing alone."""
    return {"older_url": older_url, "newer_url": newer_url}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(items: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Where the page stands, for the block `back`, which the frame announces as navigation. An
    item: "text", "url"; the last one, without url, is this page."""
    return {"items": items}


@register.inclusion_tag("components/search_box.html")
def search_box(
    action: str, label: str, value: str = "", hint: str = "", name: str = "q"
) -> dict[str, Any]:
    """A search by GET; ids are made from `name`, so give each box of a page its own."""
    return {"action": action, "label": label, "value": value, "hint": hint, "name": name}


@register.inclusion_tag("components/action_card.html")
def action_card(card: Mapping[str, Any]) -> dict[str, Any]:
    """One action of a regulation as the official meets it: "title", "role", "limit", "left",
    "left_kind" (a kind of status tag), "leaves" (the completion form), "clause", "clause_url",
    "url" and "button" (none: not this person's turn, then "why_not")."""
    return {"card": card}


@register.simple_tag
def qr_figure(data: str, caption: str, label: str = "") -> SafeString:
    """A QR code of `data` with its address in words below. Stays black on white in every scheme:
    many scanners read nothing else. Drawn even with pictures off: it is a function."""
    # Level Q: a receipt is folded and handled; a quarter of the code may be lost.
    code = segno.make(data, error="q", micro=False)
    drawing = code.svg_inline(scale=1, border=4, dark="#000", light="#fff", omitsize=True)
    described = format_html(' role="img" aria-label="{}"', label or _("QR code"))
    drawing = drawing.replace("<svg", f"<svg{described}", 1)
    return format_html(
        '<figure class="qr">{}<figcaption>{}</figcaption></figure>',
        mark_safe(drawing),  # noqa: S308 (drawn by us from numbers; the label is escaped above)
        caption,
    )


@register.simple_block_tag
def details(content: str, summary: str, opened: bool = False) -> SafeString:
    """More to read for who wants it: `{% details "How it was counted" %}...{% enddetails %}`."""
    return format_html(
        '<details class="details"{}><summary><span>{}</span></summary>'
        '<div class="details-body">{}</div></details>',
        mark_safe(" open") if opened else "",
        summary,
        content,
    )


@register.simple_block_tag
def notice_banner(content: str, title: str, kind: str = "info", level: int = 2) -> SafeString:
    """Something one must know on this page: `kind` info, good or warn; a good one is spoken out
    when the page opens. The title is a heading of `level`."""
    role = "status" if kind == "good" else "group"
    return format_html(
        '<div class="notice notice-{}" role="{}" aria-label="{}"><h{} class="notice-title">{}</h{}>'
        '<div class="notice-body">{}</div></div>',
        kind,
        role,
        title,
        level,
        title,
        level,
        content,
    )


@register.simple_block_tag
def warning_text(content: str) -> SafeString:
    """What cannot be undone or costs dear, before the button."""
    return format_html(
        '<div class="warning"><span class="warning-mark" aria-hidden="true">!</span>'
        '<div><span class="unseen">{}</span> {}</div></div>',
        _("Warning:"),
        content,
    )


@register.simple_block_tag
def panel(content: str, title: str, number: str = "", level: int = 1) -> SafeString:
    """The confirmation that something is done: the page's heading and the number to keep."""
    kept = format_html('<p class="panel-number">{}</p>', number) if number else ""
    return format_html(
        '<div class="panel"><h{} class="panel-title">{}</h{}>{}'
        '<div class="panel-body">{}</div></div>',
        level,
        title,
        level,
        kept,
        content,
    )
