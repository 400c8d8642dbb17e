"""Loads Django for a command that needs it; importing this module is enough."""

import django

django.setup()
