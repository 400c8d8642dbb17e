from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "qyzmet.features.offices"
    label = "offices"
