"""The laws of the house, read from the files themselves: what breaks one fails the build."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qyzmet.catalogue import codes
from qyzmet.config.wiring import HANDLERS
from qyzmet.kernel.outbox import TOPICS
from qyzmet.kernel.points import POINTS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "qyzmet"
LONGEST = 400
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
WRITTEN = {".py", ".html", ".css", ".typ", ".yaml", ".sh", ".sql"}
TEXTS = WRITTEN | {".md", ".toml", ".in", ".txt", ".yml", ".po", ".svg", ""}
ELSEWHERE = {
    ".git", ".venv", "var", "build", "test-results", "node_modules", "__pycache__",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis",
    ".import_linter_cache", ".grimp_cache",
}  # fmt: skip
SPECIMENS = SOURCE / "features" / "documents" / "printing" / "specimens.py"
"""Papers printed by tests and by the guide of the press; no product module imports them."""


def files(*folders: str, endings: set[str]) -> Iterator[Path]:
    """Files people wrote, in these folders of the tree (all of it if none is named)."""
    for top in [ROOT / folder for folder in folders] or [ROOT]:
        for path in sorted(top.rglob("*")):
            parts = set(path.relative_to(ROOT).parts)
            hidden = parts & ELSEWHERE or any(part.endswith(".egg-info") for part in parts)
            if path.is_file() and path.suffix in endings and not hidden:
                yield path


def modules(*folders: str) -> Iterator[Path]:
    """Python modules of the product itself: no tests, no test fixtures."""
    for path in files(*folders, endings={".py"}):
        of_tests = path.name.startswith("test_") or path.name == "conftest.py"
        if not of_tests and not path.is_relative_to(SOURCE / "testing"):
            yield path


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_run_one_way():
    done = run(str(Path(sys.executable).parent / "lint-imports"))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_no_file_is_longer_than_four_hundred_lines():
    long = {
        named(path): lines
        for path in files("src", "tests", "bench", endings=WRITTEN)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_there_are_no_drawers():
    drawers = [
        named(path)
        for path in files("src", "tests", "bench", endings={".py"})
        if DRAWERS & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ]
    assert drawers == []


def _imports_inside_functions(tree: ast.Module) -> list[int]:
    return [
        inner.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def test_nothing_is_imported_inside_a_function():
    found = {
        f"{named(path)}:{line}"
        for path in modules("src")
        for line in _imports_inside_functions(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set()


def test_an_import_inside_a_function_would_be_found():
    assert _imports_inside_functions(ast.parse("def f():\n    import os\n")) == [2]


def test_no_path_of_a_machine_stands_in_the_tree():
    machine = re.compile("|".join(f"(?<![\\w.])/{top}/" for top in ("work", "root", "home")))
    found = [
        f"{named(path)}:{number}"
        for path in files(endings=TEXTS)
        if path.suffix or path.name in ("Makefile", "LICENSE", "run")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if machine.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("requirements*.*")))
def test_no_package_host_is_named_in_the_requirements(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host|\bfile:", text)


def test_every_pinned_package_has_its_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        pins = [line for line in lines if line and not line.startswith(("#", " ", "-r", "--"))]
        assert pins
        assert [line for line in pins if "==" not in line or "--hash=sha256:" not in line] == []


def _words_of_code(tree: ast.Module) -> Iterator[ast.Constant]:
    """Texts of a module that are not its docstrings."""
    notes = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node


def test_no_line_of_code_knows_a_service():
    known = codes()
    assert known
    found = [
        f"{named(path)}:{word.lineno}"
        for room in ("law", "standard", "kernel", "features", "web", "outside", "config")
        for path in modules(f"src/qyzmet/{room}")
        if path != SPECIMENS
        for word in _words_of_code(ast.parse(path.read_text(encoding="utf-8")))
        if any(code in word.value for code in known)
    ]
    assert found == []


def test_no_page_knows_a_service():
    found = [
        named(path)
        for path in files("src/qyzmet/web", endings={".html", ".css"})
        if any(code in path.read_text(encoding="utf-8") for code in codes())
    ]
    assert found == []


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_product_does_not_import_what_tests_share():
    found = [
        named(path)
        for path in modules("src")
        for name in _imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith("qyzmet.testing") or name.endswith(".specimens")
    ]
    assert found == []


def test_every_named_point_is_reached_somewhere_and_no_other():
    text = "".join(path.read_text(encoding="utf-8") for path in modules("src"))
    assert set(re.findall(r'\breach\("([^"]+)"\)', text)) == set(POINTS)


def test_every_topic_of_the_outbox_has_somebody_who_answers():
    assert set(TOPICS.values()) == set(HANDLERS)


def test_models_and_migrations_agree(tmp_path):
    done = run(
        sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run",
        DJANGO_SETTINGS_MODULE="qyzmet.config.settings",
        QYZMET_VAR=str(tmp_path),
        QYZMET_DATABASE="",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_papers_of_the_house_are_there():
    for name in ("docs/glossary.md", "docs/principles.md", "docs/promises.md", "README.md"):
        assert (ROOT / name).stat().st_size > 500, name
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "European Union Public Licence" in licence or "EUPL" in licence


def test_types_hold_and_are_strict_on_the_pure_floors():
    done = run(sys.executable, "-m", "mypy", "src")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_the_code_is_formatted_and_lints_clean():
    for command in (("check", "."), ("format", "--check", ".")):
        done = run(sys.executable, "-m", "ruff", *command)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
