"""What a rule looks at, and how it words a problem."""

from collections.abc import Callable, Iterator

import msgspec

from qyzmet.standard.model import Definition, Element, elements

from .places import Place, Places
from .problems import Problem


class Subject(msgspec.Struct, frozen=True):
    """A definition with its places and the headings that "ours" may name."""

    definition: Definition
    places: Places
    headings: frozenset[str]

    def elements(self) -> list[Element]:
        return elements(self.definition)

    def problem(self, element: Element, message: str, which: int = 0) -> Problem:
        place = self.places.of_element(element.id, which)
        return Problem(place.file, place.line, element.id, element.clause.point, message)

    def at(self, file: str, path: str, message: str, place: Place | None = None) -> Problem:
        place = place or self.places.of_path(file, path)
        return Problem(file, place.line, path, "", message)


Rule = Callable[[Subject], Iterator[Problem]]
