"""Reads a printed paper back: its text, its sizes of letters, its QR. For the tests."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from .qr import Matrix


def opened(pdf: bytes) -> PdfReader:
    """The PDF as pypdf reads it."""
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """All text in reading order, runs of white space made one space."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in opened(pdf).pages))


def fonts_of(pdf: bytes) -> set[str]:
    """Names of the fonts, with the prefix of their embedded subset."""
    names: set[str] = set()
    for page in opened(pdf).pages:
        resources: Any = page["/Resources"]
        names |= {str(font["/BaseFont"]) for font in resources["/Font"].values()}
    return names


def letter_sizes(pdf: bytes) -> set[float]:
    """Sizes, in points, of every piece of text that isn't blank."""
    sizes: set[float] = set()

    def note(text: str, _ctm: Any, matrix: list[float], _font: Any, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(matrix[0]), 2))

    for page in opened(pdf).pages:
        page.extract_text(visitor_text=note)
    return sizes


def qr_modules(pdf: bytes) -> tuple[str, Matrix]:
    """The alternative text of the first picture and the dark squares drawn in it."""
    reader = opened(pdf)
    for page in reader.pages:
        found = _picture(ContentStream(page.get_contents(), reader).operations)
        if found:
            alternative, rectangles = found
            side = max(right for _, _, right in rectangles)
            rows = [[False] * side for _ in range(side)]
            for top, left, right in rectangles:
                rows[top][left:right] = [True] * (right - left)
            return alternative, tuple(tuple(row) for row in rows)
    raise AssertionError("no picture on the paper")


def picture_width(pdf: bytes) -> float:
    """Width in points of the first picture among the tags, from the box it is tagged with."""
    for element in _elements(_tree(pdf)):
        if element.get("/S") == "/Figure":
            left, _, right, _ = element["/A"][0]["/BBox"]
            return float(right - left)
    raise AssertionError("no picture among the tags")


def tags_of(pdf: bytes) -> list[str]:
    """Names of the structure elements, in reading order."""
    elements = _elements(_tree(pdf))
    return [str(element["/S"]) for element in elements if "/S" in element]


def _tree(pdf: bytes) -> Any:
    root: Any = opened(pdf).root_object["/StructTreeRoot"]
    return root["/K"]


def _elements(node: Any) -> Iterator[Any]:
    found = node.get_object()
    if isinstance(found, list):
        for part in found:
            yield from _elements(part)
    elif isinstance(found, dict):
        yield found
        if "/K" in found:
            yield from _elements(found["/K"])


def _picture(operations: list[Any]) -> tuple[str, list[tuple[int, int, int]]] | None:
    """Alternative text and rectangles (top, left, right), one module high, of a marked picture."""
    alternative = ""
    path: list[tuple[int, int]] = []
    rectangles: list[tuple[int, int, int]] = []
    for operands, operator in operations:
        if operator == b"BDC":
            if rectangles:
                break
            marks = operands[1] if isinstance(operands[1], dict) else {}
            alternative = str(marks.get("/Alt", ""))
        elif alternative and operator == b"m":
            path = [(int(operands[0]), int(operands[1]))]
        elif alternative and operator == b"l":
            path.append((int(operands[0]), int(operands[1])))
        elif alternative and operator == b"h":
            across, down = [x for x, _ in path], [y for _, y in path]
            # The frame that clips the picture is taller than one module.
            if max(down) - min(down) == 1:
                rectangles.append((min(down), min(across), max(across)))
    return (alternative, rectangles) if rectangles else None
