"""One slip of 100 x 150 mm: what a driver reads at arm's length and a scanner reads at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.money import format_money
from courier_desktop.domain.phone import display_phone
from courier_desktop.paper import texts
from courier_desktop.paper.codes import logo_image
from courier_desktop.paper.fit import Block, Setting, in_box, one_line, stack, taken
from courier_desktop.paper.fonts import BOLD, EXTRABOLD, MEDIUM, REGULAR, SEMIBOLD
from courier_desktop.paper.ink import Align, Box

if TYPE_CHECKING:
    from courier_desktop.domain.paper_rows import SlipRow
    from courier_desktop.paper.ink import Ink

WIDTH, HEIGHT = 800, 1200

_LEFT, _RIGHT = 32, 768
_FULL = _RIGHT - _LEFT

_DIRECTIONS, _DIRECTIONS_HEIGHT, _DIRECTIONS_GAP = 428, 112, 5
_CASH, _ARRIVAL, _NUMBER = 552, 696, 959

# What long directions may take from the white around the arrival, and from the height of the bars.
_FROM_ARRIVAL, _FROM_BARS = 10, 32

_QR, _QR_LEFT = 222, 546
_BAR_MODULE = 4


def draw_slip(ink: Ink, row: SlipRow) -> None:
    """Paint the slip in the 800 x 1200 dots at the ink's origin."""
    directions = _directions(row)
    wanted = sum(map(taken, directions, stack(directions, HEIGHT))) + _DIRECTIONS_GAP
    lower = min(max(0, wanted - _DIRECTIONS_HEIGHT), _FROM_ARRIVAL + _FROM_BARS)
    number_lower = max(0, lower - _FROM_ARRIVAL)
    _draw_head(ink, row)
    ink.fill(_LEFT, 152, _FULL, 3)
    _draw_recipient(ink, row)
    ink.fill(_LEFT, 419, _FULL, 3)
    _draw_directions(ink, row, directions, _DIRECTIONS_HEIGHT + lower)
    _draw_cash(ink, row, _CASH + lower)
    _draw_arrival(ink, row, _ARRIVAL + lower, _NUMBER + number_lower)
    ink.fill(_LEFT, _NUMBER + number_lower, _FULL, 3)
    _draw_number(ink, row, _NUMBER + 14 + number_lower)


def _draw_head(ink: Ink, row: SlipRow) -> None:
    _draw_logo(ink, row)
    _draw_piece(ink, row)
    wide = (_draw_zone(ink, row) if row.zone else 640) - 15 - 160
    contact = " · ".join(part for part in (row.courier_city, display_phone(row.courier_phone)) if part)
    sender = texts.SENT_BY.in_(row.language).format(row.sender) if row.sender else ""
    blocks = (
        Block(row.courier, BOLD, 40, wide, shrink=0.7, keep=24, balance=True),
        Block(contact, REGULAR, 23, wide, keep=18),
        Block(sender, REGULAR, 23, wide, keep=18),
    )
    settings = stack(blocks, 112)
    y = 84 - sum(setting.height for setting in settings) // 2
    for name, setting in zip(("courier", "contact", "sender"), settings, strict=True):
        ink.text(Box(name, 160, y, wide, setting.height), setting)
        y += setting.height


def _draw_logo(ink: Ink, row: SlipRow) -> None:
    box = Box("logo", _LEFT, 32, 104, 104)
    picture = logo_image(row.logo, box.width) if row.logo else None
    if picture is not None:
        ink.logo(box, picture)
        return
    ink.slab(box, radius=18)
    initial = one_line(Block((row.courier or row.number)[:1].upper(), EXTRABOLD, 76, 92))
    ink.text(_middle("initial", box, initial), initial, Align.CENTRE, white=True)


def _draw_zone(ink: Ink, row: SlipRow) -> int:
    """Its left edge: a long code takes a wider box."""
    zone = one_line(Block(row.zone, EXTRABOLD, 60, 196))
    wide = max(120, zone.width + 24)
    box = Box("zone", 647 - wide, 32, wide, 104)
    ink.slab(box)
    ink.text(_two("zone code", box, zone), zone, Align.CENTRE, white=True)
    below = texts.STOP.in_(row.language).format(row.stop) if row.stop else texts.ROUTE.in_(row.language)
    stop = one_line(Block(below, SEMIBOLD, 21, wide - 12))
    ink.text(Box("stop", box.x, 102, wide, stop.height, "zone"), stop, Align.CENTRE, white=True)
    return box.x


def _draw_piece(ink: Ink, row: SlipRow) -> None:
    box = Box("piece box", 656, 32, 112, 104)
    ink.frame(box, 4)
    piece = one_line(Block(f"{row.piece}/{row.pieces}", EXTRABOLD, 59, 96))
    ink.text(_two("piece", box, piece), piece, Align.CENTRE)
    word = one_line(Block(texts.PIECE.in_(row.language), SEMIBOLD, 21, 96))
    ink.text(Box("piece word", box.x, 102, box.width, word.height, box.name), word, Align.CENTRE)


def _draw_recipient(ink: Ink, row: SlipRow) -> None:
    label = one_line(Block(texts.DELIVER_TO.in_(row.language), BOLD, 20, 400))
    ink.text(Box("deliver to", _LEFT, 163, 400, label.height), label)
    if row.phone_last4:
        phone = one_line(Block(texts.PHONE_ENDS.in_(row.language).format(row.phone_last4), REGULAR, 22, 300))
        ink.text(Box("phone", _RIGHT - 300, 162, 300, phone.height), phone, Align.RIGHT)
    address = row.address
    code = one_line(Block(address.postal_code, EXTRABOLD, 54, 290)) if address.postal_code else None
    code_wide = max(208, code.width + 24) if code else -20
    city = ", ".join(part for part in (address.municipality, address.state) if part)
    blocks = (
        Block(row.recipient, BOLD, 51, _FULL, keep=28, balance=True),
        Block(address.street_line(texts.INTERIOR.in_(row.language)), MEDIUM, 37, _FULL, keep=26, balance=True),
        Block(address.colonia, BOLD, 58, _FULL - 20 - code_wide, shrink=0.6, keep=30, least_height=71 if code else 0),
        Block(city, REGULAR, 29, _FULL, keep=22),
    )
    settings = list(stack(blocks, 224))
    # A postal code holds its line open: the colonia may be as large as that.
    settings[2] = in_box(blocks[2], taken(blocks[2], settings[2]))
    spare = 224 - sum(map(taken, blocks, settings))
    y = 189
    for name, block, setting in zip(("recipient", "street", "colonia", "city"), blocks, settings, strict=True):
        height = taken(block, setting)
        if name == "colonia":
            y += min(12, spare)
            if code:
                _draw_postal_code(ink, code, Box("postal code box", _RIGHT - code_wide, y + 2, code_wide, 67))
        ink.text(Box(name, _LEFT, y + (height - setting.height) // 2, block.width, setting.height), setting)
        y += height


def _draw_postal_code(ink: Ink, code: Setting, box: Box) -> None:
    ink.slab(box)
    ink.text(_middle("postal code", box, code), code, Align.CENTRE, white=True)


def _directions(row: SlipRow) -> tuple[Block, Block]:
    between, references = row.address.between, row.address.references
    wide = _RIGHT - 192
    return (
        Block(between, MEDIUM, 28, wide, shrink=0.9, least_height=28 if between else 0),
        Block(references, MEDIUM, 28, wide, shrink=1.0, least_height=28 if references else 0),
    )


def _draw_directions(ink: Ink, row: SlipRow, blocks: tuple[Block, Block], height: int) -> None:
    settings = stack(blocks, height - _DIRECTIONS_GAP)
    y = _DIRECTIONS
    words = (texts.BETWEEN, texts.REFERENCES)
    for name, word, setting in zip(("between", "references"), words, settings, strict=True):
        if setting.lines:
            y = _draw_direction(ink, (name, word.in_(row.language)), setting, y) + _DIRECTIONS_GAP


def _draw_direction(ink: Ink, named: tuple[str, str], setting: Setting, y: int) -> int:
    """The label and the text, first lines on one baseline; where they end."""
    name, word = named
    label = one_line(Block(word, BOLD, 22, 150))
    offset = label.baseline - setting.baseline
    ink.text(Box(f"{name} label", _LEFT, y + max(0, -offset), 150, label.height), label)
    ink.text(Box(name, 192, y + max(0, offset), _RIGHT - 192, setting.height), setting)
    return y + max(0, offset) + max(setting.height, label.height)


def _draw_cash(ink: Ink, row: SlipRow, y: int) -> None:
    box = Box("cash", _LEFT, y, _FULL, 124)
    if row.cash is None or row.cash.amount_minor <= 0:
        _draw_paid(ink, row, box)
        return
    ink.slab(box)
    word = one_line(Block(texts.COLLECT.in_(row.language), EXTRABOLD, 43, 240))
    ink.text(Box("collect", 56, y + 10, 240, word.height, "cash"), word, white=True)
    below = one_line(Block(texts.IN_CASH.in_(row.language), MEDIUM, 22, 240))
    ink.text(Box("in cash", 56, y + (62 if row.pieces > 1 else 69), 240, below.height, "cash"), below, white=True)
    if row.pieces > 1:
        # Each piece carries the slip; the amount is due once.
        once = one_line(Block(texts.FOR_ALL_PIECES.in_(row.language).format(row.pieces), MEDIUM, 22, 240))
        ink.text(Box("once", 56, y + 89, 240, once.height, "cash"), once, white=True)
    left = 56 + max(word.width, below.width) + 24
    amount = one_line(Block(format_money(row.cash), EXTRABOLD, 85, 744 - left))
    place = Box("amount", left, y + 62 - amount.height // 2, 744 - left, amount.height, "cash")
    ink.text(place, amount, Align.RIGHT, white=True)


def _draw_paid(ink: Ink, row: SlipRow, box: Box) -> None:
    ink.frame(box, 4)
    word = one_line(Block(texts.PAID.in_(row.language), EXTRABOLD, 64, 340))
    ink.text(Box("paid", 56, box.y + 62 - word.height // 2, 340, word.height, "cash"), word)
    below = one_line(Block(texts.NOTHING_DUE.in_(row.language), MEDIUM, 26, 300))
    ink.text(Box("nothing due", 444, box.y + 62 - below.height // 2, 300, below.height, "cash"), below, Align.RIGHT)


def _draw_arrival(ink: Ink, row: SlipRow, y: int, bottom: int) -> None:
    ink.qr(Box("qr", _QR_LEFT, y + 6, _QR, _QR), row.qr_text, Align.RIGHT)
    wide = _QR_LEFT - 28 - _LEFT
    label = one_line(Block(texts.ARRIVES.in_(row.language), BOLD, 20, wide))
    ink.text(Box("arrives", _LEFT, y, wide, label.height), label)
    y += label.height
    for name, size, weight, line in zip(("day", "window"), (48, 51), (BOLD, EXTRABOLD), _arrival(row), strict=True):
        if line:
            setting = one_line(Block(line, weight, size, wide))
            ink.text(Box(name, _LEFT, y, wide, setting.height), setting)
            y += setting.height
    _draw_facts(ink, row, y + 8, bottom - 10)


def _arrival(row: SlipRow) -> tuple[str, str]:
    if row.arrives_day is None:
        return texts.DAY_AND_HOUR.in_(row.language), texts.BY_MESSAGE.in_(row.language)
    day = texts.day_words(row.arrives_day, row.language)
    return day, texts.window_words(row.arrives_from, row.arrives_to, row.language)


def _draw_facts(ink: Ink, row: SlipRow, top: int, bottom: int) -> None:
    """The facts from the bottom up, then the question if there is room left."""
    wide = _QR_LEFT - 28 - _LEFT
    facts = [texts.ATTEMPT.in_(row.language).format(row.attempt, row.max_attempts)]
    if row.weight_g:
        facts.append(texts.weight_words(row.weight_g, row.language))
    if row.contents:
        facts.append(row.contents)
    lines = [("facts", in_box(Block(" · ".join(facts), REGULAR, 22, wide, shrink=0.9), 54))]
    if row.signed_copy:
        lines.append(("signed copy", in_box(Block(texts.SIGNED_COPY.in_(row.language), BOLD, 24, wide), 29)))
    for name, setting in lines:
        bottom -= setting.height
        ink.text(Box(name, _LEFT, bottom, wide, setting.height), setting)
    question = in_box(
        Block(texts.QUESTIONS.in_(row.language), REGULAR, 26, wide, shrink=1.0, keep=20, balance=True),
        max(24, bottom - top - 4),
    )
    if question.height <= bottom - top - 4:
        ink.text(Box("questions", _LEFT, top, wide, question.height), question)


def _draw_number(ink: Ink, row: SlipRow, y: int) -> None:
    privacy = texts.PRIVACY.in_(row.language)
    if row.privacy:
        privacy = f"{privacy} {texts.PRIVACY_NOTICE.in_(row.language).format(row.privacy)}"
    small = in_box(Block(privacy, REGULAR, 16, _FULL, shrink=0.975, balance=True), 57)
    bottom = HEIGHT - 28 - small.height
    ink.text(Box("privacy", _LEFT, bottom, _FULL, small.height), small, Align.CENTRE)
    number = one_line(Block(row.number, BOLD, 38, _FULL))
    bottom -= number.height
    ink.text(Box("number", _LEFT, bottom, _FULL, number.height), number, Align.CENTRE)
    ink.bars(Box("bars", 0, y, WIDTH, bottom - y), row.number, _BAR_MODULE)


def _middle(name: str, box: Box, setting: Setting) -> Box:
    """The setting's place in the middle of a box's height."""
    return Box(name, box.x, box.y + (box.height - setting.height) // 2, box.width, setting.height, box.name)


def _two(name: str, box: Box, setting: Setting) -> Box:
    """The upper of two lines in a box, its middle a third down."""
    return Box(name, box.x, box.y + 36 - setting.height // 2, box.width, setting.height, box.name)
