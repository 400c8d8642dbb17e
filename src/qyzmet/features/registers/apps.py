from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "qyzmet.features.registers"
    label = "registers"
