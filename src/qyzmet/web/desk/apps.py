from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "qyzmet.web.desk"
    label = "desk"
