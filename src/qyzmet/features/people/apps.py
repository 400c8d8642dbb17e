from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "qyzmet.features.people"
    label = "people"
