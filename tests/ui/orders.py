"""Small sheets of orders with the traits of those that shops send, written by the tests themselves."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

TITLES = ("Pedido", "Cliente", "Tel", "Calle y número", "Colonia", "CP", "Municipio", "A cobrar")
ITZEL = (
    "T-101",
    "Itzel Ochoa",
    "33 1482 0937",
    "Gómez de Mendiola 1873",
    "Oblatos",
    "44380",
    "Guadalajara",
    "$1,250.00",
)
RAMON = ("T-102", "Ramón Íñiguez", "33 1482 0938", "Av. Vallarta 2040", "Americana", "44160", "Guadalajara", "")
SHORT = ("T-103", "Ferretería El Güero", "33 148", "Isla Raza 2100", "Jardines", "44210", "Guadalajara", "")


def write_orders(path: Path, rows: Sequence[Sequence[str]], titles: Sequence[str] = TITLES) -> Path:
    """A comma-separated sheet of those rows; its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([titles, *rows])
    return path


def with_cell(row: Sequence[str], column: str, value: str) -> tuple[str, ...]:
    """The row with another value in that column."""
    return tuple(value if title == column else cell for title, cell in zip(TITLES, row, strict=True))
