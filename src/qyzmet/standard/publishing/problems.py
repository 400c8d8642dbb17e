"""What is wrong with a definition, said so that a person finds the place."""

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault: the file and its line (1-based; 0 where it is unknown), the element's id or the
    path of the key, the printed address of its clause ("" if it has none), and a sentence."""

    file: str
    line: int
    element: str
    clause: str
    message: str

    def __str__(self) -> str:
        clause = f" (clause {self.clause})" if self.clause else ""
        return f"{self.file}:{self.line}: {self.element}: {self.message}{clause}"


class DefinitionError(ValueError):
    """A folder that is no definition. `problems` holds everything that was found, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
