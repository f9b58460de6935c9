"""The kinds of column that an export has, and what a file of it is."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Words


class Kind(StrEnum):
    """What a column holds; the codes stand in `schema.json` and never change."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true/false"
    MONEY = "money"
    JSON = "json"
    TIME = "time"
    LOCAL = "local time"
    DAY = "day"
    HEX = "hex"


KIND_WORDS: dict[Kind, Words] = {
    Kind.TEXT: Words("texto", "text", "texto"),
    Kind.WHOLE: Words("número entero", "whole number", "número inteiro"),
    Kind.NUMBER: Words("número", "number", "número"),
    Kind.FLAG: Words(
        "sí o no: 1 o 0 en CSV, VERDADERO o FALSO en XLSX, true o false en JSON",
        "yes or no: 1 or 0 in CSV, TRUE or FALSE in XLSX, true or false in JSON",
        "sim ou não: 1 ou 0 em CSV, VERDADEIRO ou FALSO em XLSX, true ou false em JSON",
    ),
    Kind.MONEY: Words(
        "importe: 1250.50 en CSV y XLSX; en JSON un objeto con amount (en centavos), currency y text",
        "amount: 1250.50 in CSV and XLSX; in JSON an object with amount (in minor units), currency and text",
        "valor: 1250.50 em CSV e XLSX; em JSON um objeto com amount (em centavos), currency e text",
    ),
    Kind.JSON: Words(
        "JSON: en JSON lines el valor mismo, en CSV y XLSX su texto",
        "JSON: the value itself in JSON lines, its text in CSV and XLSX",
        "JSON: o próprio valor em JSON lines, seu texto em CSV e XLSX",
    ),
    Kind.TIME: Words(
        "hora en UTC, 2026-11-19T17:42:00.000Z",
        "time in UTC, 2026-11-19T17:42:00.000Z",
        "hora em UTC, 2026-11-19T17:42:00.000Z",
    ),
    Kind.LOCAL: Words(
        "hora de la mensajería, 2026-11-19 11:42:00; en XLSX una fecha de verdad",
        "the courier's own time, 2026-11-19 11:42:00; a real date in XLSX",
        "hora da empresa, 2026-11-19 11:42:00; em XLSX uma data de verdade",
    ),
    Kind.DAY: Words(
        "día, 2026-11-19; en XLSX una fecha de verdad",
        "day, 2026-11-19; a real date in XLSX",
        "dia, 2026-11-19; em XLSX uma data de verdade",
    ),
    Kind.HEX: Words("bytes en hexadecimal", "bytes in hexadecimal", "bytes em hexadecimal"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable name, its kind, what it holds; `empty` = there may be nothing in it (null)."""

    name: str
    kind: Kind
    said: Words
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A file of an export. `goes_in` = it is read when the export is restored; the others are worked out again.

    `since` = the version of the files that brought it: an older export has none, which is an empty one.
    """

    name: str
    said: Words
    columns: tuple[Column, ...]
    goes_in: bool
    since: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns in their order."""
        return tuple(column.name for column in self.columns)


def _made(kind: Kind, *, empty: bool = False) -> _Maker:
    return _Maker(kind, empty)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes columns of one kind: name, then the words in Spanish, English and Portuguese."""

    kind: Kind
    empty: bool

    def __call__(self, name: str, es: str, en: str, pt: str) -> Column:
        return Column(name, self.kind, Words(es, en, pt), self.empty)


TEXT, MAYBE_TEXT = _made(Kind.TEXT), _made(Kind.TEXT, empty=True)
WHOLE, MAYBE_WHOLE = _made(Kind.WHOLE), _made(Kind.WHOLE, empty=True)
MAYBE_NUMBER = _made(Kind.NUMBER, empty=True)
FLAG = _made(Kind.FLAG)
MAYBE_MONEY = _made(Kind.MONEY, empty=True)
JSON = _made(Kind.JSON)
TIME, MAYBE_TIME = _made(Kind.TIME), _made(Kind.TIME, empty=True)
LOCAL, MAYBE_LOCAL = _made(Kind.LOCAL), _made(Kind.LOCAL, empty=True)
DAY = _made(Kind.DAY)
HEX = _made(Kind.HEX)
