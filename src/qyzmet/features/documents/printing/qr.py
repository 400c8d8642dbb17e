"""QR codes as vector drawings, one path in the units of the modules."""

import segno

from .papers import UnprintablePaperError

#: Rows of modules, True is dark.
Matrix = tuple[tuple[bool, ...], ...]

#: A code with more bytes than this can't be scanned reliably from an ordinary printer.
MOST_BYTES = 900


def matrix(payload: str) -> Matrix:
    """Modules of the QR code (True is dark), without the quiet zone, error correction M or better.

    Raises `UnprintablePaperError` when the payload is empty or too long to be scanned from paper.
    """
    size = len(payload.encode("utf-8", "surrogatepass"))
    if not payload.strip():
        raise UnprintablePaperError("QR: nothing to encode")
    if size > MOST_BYTES:
        raise UnprintablePaperError(
            f"QR: {size} bytes, at most {MOST_BYTES} can be scanned from paper"
        )
    try:
        code = segno.make_qr(payload, error="m")
    except ValueError as problem:
        raise UnprintablePaperError(f"QR: {problem}") from problem
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def drawing(rows: Matrix) -> str:
    """The modules as an SVG without a quiet zone, one rectangle a run of dark modules."""
    side = len(rows)
    runs: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                runs.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{"".join(runs)}" fill="#000"/></svg>'
    )
