"""Joins the tests beside the code to the shared fixtures, and tells which of them are pure."""

from pathlib import Path

import pytest

from qyzmet.testing import rings


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    rings.addoption(parser, pluginmanager)


def pytest_configure(config: pytest.Config) -> None:
    rings.configure(config)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return rings.ignore(collection_path, config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rings.mark(items)
