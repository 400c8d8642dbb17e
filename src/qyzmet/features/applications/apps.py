from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "qyzmet.features.applications"
    label = "applications"
