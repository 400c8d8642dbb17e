from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "qyzmet.features.acts"
    label = "acts"
