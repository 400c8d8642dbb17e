"""The Django app of the design system."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    """Templates, styles and tags that every face uses; owns no tables."""

    name = "qyzmet.web.components"
    label = "components"
