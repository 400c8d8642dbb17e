"""A paper read back as its reader does: its words, and its QR code decoded like a phone decodes it."""

from collections.abc import Iterator

from qyzmet.features.documents.printing.qr import Matrix
from qyzmet.features.documents.printing.reading_back import qr_modules, text_of

__all__ = ["decoded", "qr_in", "text_of"]

_LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}
_MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: (y * x) % 2 + (y * x) % 3 == 0,
    lambda y, x: ((y * x) % 2 + (y * x) % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + (y * x) % 3) % 2 == 0,
)
_FORMAT_MASK = 0b101010000010010
# Data bytes of each block, by version and level (ISO/IEC 18004, table 9); an address of a site
# fits into these versions.
_BLOCKS = {
    2: {"L": [34], "M": [28], "Q": [22], "H": [16]},
    3: {"L": [55], "M": [44], "Q": [17] * 2, "H": [13] * 2},
    4: {"L": [80], "M": [32] * 2, "Q": [24] * 2, "H": [9] * 4},
    5: {"L": [108], "M": [43] * 2, "Q": [15, 15, 16, 16], "H": [11, 11, 12, 12]},
    6: {"L": [68] * 2, "M": [27] * 4, "Q": [19] * 4, "H": [15] * 4},
}


def qr_in(pdf: bytes) -> str:
    """What the QR code drawn on the paper says."""
    _, modules = qr_modules(pdf)
    return decoded(modules)


def decoded(modules: Matrix) -> str:
    """The text of a QR code without damage, versions 2 to 6, bytes.

    The modules come from the drawing itself, so nothing has to be corrected."""
    side = len(modules)
    version = (side - 17) // 4
    level, mask = _format(modules)
    bits = [modules[y][x] ^ _MASKS[mask](y, x) for y, x in _course(side)]
    stream = [
        sum(bit << (7 - place) for place, bit in enumerate(bits[start : start + 8]))
        for start in range(0, len(bits) // 8 * 8, 8)
    ]
    return _text(_joined(stream, _BLOCKS[version][level]))


def _format(modules: Matrix) -> tuple[str, int]:
    """Level of correction and mask, from the fifteen modules beside the upper left square."""
    row = [modules[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)]
    column = [modules[y][8] for y in (7, 5, 4, 3, 2, 1, 0)]
    word = int("".join(str(int(bit)) for bit in (*row, *column)), 2) ^ _FORMAT_MASK
    return _LEVELS[word >> 13], word >> 10 & 0b111


def _course(side: int) -> Iterator[tuple[int, int]]:
    """The places of data, as they are written: two columns at a time, up and down from the right."""
    upwards = True
    for right in range(side - 1, 0, -2):
        column = right - 1 if right <= 6 else right
        rows = range(side - 1, -1, -1) if upwards else range(side)
        for y in rows:
            for x in (column, column - 1):
                if not _is_fixed(y, x, side):
                    yield y, x
        upwards = not upwards


def _is_fixed(y: int, x: int, side: int) -> bool:
    """Whether a module is no data: the corner squares, the two dotted lines, the small square."""
    corner = (y < 9 and x < 9) or (y < 9 and x >= side - 8) or (y >= side - 8 and x < 9)
    small = abs(y - (side - 7)) <= 2 and abs(x - (side - 7)) <= 2
    return corner or small or y == 6 or x == 6


def _joined(stream: list[int], blocks: list[int]) -> bytes:
    """The data of all blocks in order; they were written a byte of each in turn."""
    data: list[list[int]] = [[] for _ in blocks]
    rest = iter(stream)
    for place in range(max(blocks)):
        for block, length in zip(data, blocks, strict=True):
            if place < length:
                block.append(next(rest))
    return bytes(byte for block in data for byte in block)


def _text(data: bytes) -> str:
    """The first segment, which has to be of bytes: four bits of kind, eight of length."""
    assert data[0] >> 4 == 0b0100, "the code does not hold bytes"
    whole = int.from_bytes(data, "big")
    bits = len(data) * 8
    length = whole >> (bits - 12) & 0xFF
    return (whole >> (bits - 12 - 8 * length) & ((1 << 8 * length) - 1)).to_bytes(length).decode()
