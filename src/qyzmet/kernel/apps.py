from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "qyzmet.kernel"
    label = "kernel"
