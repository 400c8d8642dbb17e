"""Words of the desk's templates: `{% load desk_words %}`."""

from django import template
from django.utils.translation import get_language

from qyzmet.web.portal.card import chip

register = template.Library()


@register.filter
def address(point: str) -> str:
    """A clause's address in words of the reader's language; a bare number stays a number."""
    return chip(point, (get_language() or "kk")[:2]) if point else ""
