from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "qyzmet.features.notices"
    label = "notices"
