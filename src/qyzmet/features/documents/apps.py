from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "qyzmet.features.documents"
    label = "documents"
