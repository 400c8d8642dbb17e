"""From a folder's texts to a definition that may be published. Pure."""

from .check import RULES, check, publishable
from .findings import findings
from .places import Place, Places, headings
from .problems import DefinitionError, Problem
from .reading import PARTS, Reading, read, read_definition

__all__ = [
    "PARTS",
    "RULES",
    "DefinitionError",
    "Place",
    "Places",
    "Problem",
    "Reading",
    "check",
    "findings",
    "headings",
    "publishable",
    "read",
    "read_definition",
]
