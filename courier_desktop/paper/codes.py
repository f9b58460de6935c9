"""QR and Code 128 as modules: made once for each text, painted by `ink`."""

from __future__ import annotations

from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, qRgb

if TYPE_CHECKING:
    from collections.abc import Callable

QR_QUIET = 4
BAR_QUIET = 10

_DARK_IS_ONE = bytes([ord("1")]) + bytes([ord("0")]) * 255
_TWO_COLOURS = (qRgb(0, 0, 0), qRgb(255, 255, 255))

# One mask for all: trying the eight costs five times as much and every reader reads each of them.
_MASK = 3

# A run of digits or capitals must be this long to be worth a segment of its own.
_CHUNK = 20

# Within each span a segment's length takes as many bits.
_VERSIONS = ((1, 9), (10, 26), (27, 40))

# The column of the timing pattern, which the pairs of columns step over.
_TIMING = 6


@lru_cache(maxsize=256)
def qr_matrix(text: str) -> tuple[str, ...]:
    """The rows of the QR code (level M, no quiet zone) as "1" for dark and "0" for light."""
    version, codewords = _codewords(text)
    size = version * 4 + 17
    start, bits_at = _pattern(version)
    # One more bit, a zero, stands for every module that holds no data.
    bits = f"{int.from_bytes(codewords):0{len(codewords) * 8}b}0".encode("ascii")
    modules = int.from_bytes(bytes(bits_at(bits))) ^ start
    flat = modules.to_bytes(size * size).decode("ascii")
    return tuple(flat[row : row + size] for row in range(0, size * size, size))


@lru_cache(maxsize=1024)
def qr_image(text: str) -> QImage:
    """The same as a 1-bit picture, one pixel to a module, no quiet zone: paint it a whole number of times as large."""
    return _picture(qr_matrix(text))


@lru_cache(maxsize=256)
def code128(text: str) -> str:
    """The modules from the first bar to the last, "1" for dark; set B, runs of digits in C. No quiet zone."""
    import zxingcpp

    symbol: Any = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    picture = memoryview(symbol.to_image(scale=1, add_quiet_zones=False))
    return picture[:1].tobytes().translate(_DARK_IS_ONE).decode("ascii")


@lru_cache(maxsize=1024)
def code128_image(text: str) -> QImage:
    """The same as a 1-bit picture one pixel high: stretch it upwards, a whole number of times across."""
    return _picture((code128(text),))


@lru_cache(maxsize=16)
def logo_image(picture: bytes, side: int) -> QImage | None:
    """A logo (PNG, JPEG, SVG) fitted into a square of `side` pixels, 1 bit; None when Qt cannot read it."""
    source = QImage.fromData(picture)
    if source.isNull():
        return None
    fitted = source.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    ground = QImage(side, side, QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(QPoint((side - fitted.width()) // 2, (side - fitted.height()) // 2), fitted)
    painter.end()
    mono = ground.convertToFormat(QImage.Format.Format_Mono, _TWO_COLOURS, Qt.ImageConversionFlag.ThresholdDither)
    mono.setColorTable(_TWO_COLOURS)
    return mono


def _picture(rows: tuple[str, ...]) -> QImage:
    """Rows of "1" for dark as a 1-bit picture. Only with black as colour 0 does Qt write it into a PDF as 1 bit."""
    width = len(rows[0])
    stride = -(-width // 32) * 4
    light = (1 << width) - 1
    shift = stride * 8 - width
    bits = b"".join(((int(row, 2) ^ light) << shift).to_bytes(stride) for row in rows)
    picture = QImage(bits, width, len(rows), stride, QImage.Format.Format_Mono)
    picture.setColorTable(_TWO_COLOURS)
    return picture.copy()  # QImage does not keep the bytes it was made on


class _Bits:
    """What `qrcode` writes its segments into, many times faster than its own list of bits."""

    def __init__(self) -> None:
        self.value = 0
        self.count = 0

    def put(self, number: int, length: int) -> None:
        """Append the `length` low bits of `number`."""
        self.value = self.value << length | number
        self.count += length


def _codewords(text: str) -> tuple[int, bytes]:
    """The smallest version that holds the text, and its data and error correction codewords interleaved."""
    from qrcode import constants, util
    from qrcode.exceptions import DataOverflowError

    segments: list[Any] = list(util.optimal_data_chunks(text.encode(), minimum=_CHUNK))
    limits: list[int] = util.BIT_LIMIT_TABLE[constants.ERROR_CORRECT_M]
    for first, last in _VERSIONS:
        bits = _written(segments, first)
        for version in range(first, last + 1):
            if bits.count <= limits[version]:
                return version, _with_correction(version, _padded(bits, limits[version]))
    raise DataOverflowError


def _written(segments: list[Any], version: int) -> _Bits:
    from qrcode import util

    bits = _Bits()
    for segment in segments:
        bits.put(segment.mode, 4)
        bits.put(len(segment), util.length_in_bits(segment.mode, version))
        segment.write(bits)
    return bits


def _padded(bits: _Bits, limit: int) -> bytes:
    """The bits ended, filled to whole bytes and then to the version's capacity (ISO/IEC 18004 §7.4.10)."""
    bits.put(0, min(4, limit - bits.count))
    bits.put(0, -bits.count % 8)
    written = bits.value.to_bytes(bits.count // 8)
    missing = limit // 8 - len(written)
    return written + (b"\xec\x11" * (missing // 2 + 1))[:missing]


def _with_correction(version: int, data: bytes) -> bytes:
    from qrcode import base, constants

    parts: list[bytes] = []
    checks: list[bytes] = []
    start = 0
    for block in base.rs_blocks(version, constants.ERROR_CORRECT_M):
        part = data[start : start + block.data_count]
        start += block.data_count
        parts.append(part)
        checks.append(_remainder(part, block.total_count - block.data_count))
    longest = max(len(part) for part in parts)
    mixed = [part[place] for place in range(longest) for part in parts if place < len(part)]
    mixed += [check[place] for place in range(len(checks[0])) for check in checks]
    return bytes(mixed)


def _remainder(part: bytes, count: int) -> bytes:
    """The Reed-Solomon check bytes of a block, byte by byte with a table as for a CRC."""
    table = _remainders(count)
    top = 8 * (count - 1)
    low = (1 << top) - 1
    rest = 0
    for byte in part:
        rest = (rest & low) << 8 ^ table[rest >> top ^ byte]
    return rest.to_bytes(count)


@cache
def _remainders(count: int) -> tuple[int, ...]:
    """What each leading byte leaves when divided by the generator polynomial with `count` check bytes."""
    from qrcode import base

    generator: Any = base.Polynomial([1], 0)
    for power in range(count):
        generator = generator * base.Polynomial([1, base.gexp(power)], 0)
    logarithms = [base.glog(generator[place]) for place in range(1, count + 1)]
    rows = [0]
    for byte in range(1, 256):
        shift = base.glog(byte)
        rows.append(int.from_bytes(bytes(base.gexp(shift + logarithm) for logarithm in logarithms)))
    return tuple(rows)


@cache
def _pattern(version: int) -> tuple[int, Callable[[bytes], tuple[int, ...]]]:
    """A version's modules with all data bits 0, masked, as one number of a byte each; and where each takes its bit.

    `qrcode` draws both: what differs between a code of zeros and one of ones is data. Placing the bits so is
    many times faster than its own drawing, which asks the mask and the pattern at each module.
    """
    from qrcode import base, constants

    zeros, ones = (_drawn(version, codeword) for codeword in (0x00, 0xFF))
    order = [place for place in _zigzag(version * 4 + 17) if zeros[place] != ones[place]]
    # The last few places of some versions are no codeword's.
    bits = 8 * sum(block.total_count for block in base.rs_blocks(version, constants.ERROR_CORRECT_M))
    bit_of = dict(zip(order, range(bits), strict=False))
    return int.from_bytes(zeros), itemgetter(*(bit_of.get(place, -1) for place in range(len(zeros))))


def _drawn(version: int, codeword: int) -> bytes:
    from qrcode import QRCode, constants

    code: Any = QRCode(version=version, error_correction=constants.ERROR_CORRECT_M, mask_pattern=_MASK)
    # Longer than any version's data: what does not fit is left off.
    code.data_cache = [codeword] * 4000
    code.makeImpl(False, _MASK)
    return bytes(int(bool(module)) for row in code.modules for module in row)


def _zigzag(size: int) -> list[int]:
    """Every module in the order of ISO/IEC 18004 §7.7.3: pairs of columns from the right, up and down in turn."""
    places: list[int] = []
    rows = range(size - 1, -1, -1)
    for right in (column if column > _TIMING else column - 1 for column in range(size - 1, 0, -2)):
        places += [row * size + column for row in rows for column in (right, right - 1)]
        rows = rows[::-1]
    return places
