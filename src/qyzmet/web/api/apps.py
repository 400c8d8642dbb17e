from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "qyzmet.web.api"
    label = "api"
