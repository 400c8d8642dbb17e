"""Which tests are pure: they run without Django even being installed (`pytest -p no:django`)."""

from importlib import import_module
from pathlib import Path

import pytest

_PROJECT = Path(__file__).resolve().parents[3]
PURE = (
    "src/qyzmet/catalogue",
    "src/qyzmet/law",
    "src/qyzmet/standard",
    "src/qyzmet/kernel/decide",
    "src/qyzmet/kernel/test_chain.py",
    "src/qyzmet/kernel/test_events.py",
    "src/qyzmet/kernel/test_state.py",
    "src/qyzmet/kernel/test_ledger_tree.py",
    "src/qyzmet/features/documents/printing",
    "tests/acts",
)
_PURE = tuple(_PROJECT / place for place in PURE)
FIXTURES = "qyzmet.testing.fixtures"


def is_pure(path: Path) -> bool:
    """Whether a test file knows no Django, no database and no clock."""
    return any(path.is_relative_to(place) for place in _PURE)


def leads_to_pure(path: Path) -> bool:
    """Whether a folder holds, or a file is, a pure test."""
    return is_pure(path) or any(place.is_relative_to(path) for place in _PURE)


def addoption(parser: pytest.Parser, manager: pytest.PytestPluginManager) -> None:
    """Without its plugin the line that names Django's settings would be an unknown one."""
    if not manager.hasplugin("django") and "DJANGO_SETTINGS_MODULE" not in parser._inidict:
        parser.addini("DJANGO_SETTINGS_MODULE", "not used in the pure ring")


def configure(config: pytest.Config) -> None:
    """Bring the shared fixtures, where there is Django."""
    plugins = config.pluginmanager
    if plugins.hasplugin("django") and not plugins.hasplugin(FIXTURES):
        plugins.register(import_module(FIXTURES), FIXTURES)


def ignore(path: Path, config: pytest.Config) -> bool | None:
    """Without Django only the pure tests are collected."""
    if config.pluginmanager.hasplugin("django"):
        return None
    return None if leads_to_pure(path) else True


def mark(items: list[pytest.Item]) -> None:
    """Mark pure tests as such, by where they stand."""
    for item in items:
        if is_pure(item.path):
            item.add_marker(pytest.mark.pure)
