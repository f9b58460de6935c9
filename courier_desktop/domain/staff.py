"""Who works here: the roles, what each may do, and a member of the staff."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Words

StaffId = NewType("StaffId", str)


class Role(StrEnum):
    """What a person is here; the codes never change."""

    OWNER = "owner"
    OFFICE = "office"
    DRIVER = "driver"
    READ_ONLY = "read_only"


class Right(StrEnum):
    """What an act needs. Reading needs none."""

    REGISTER = "register"
    """Add, import and amend shipments."""
    MARK = "mark"
    """Mark the steps of the way and the stops."""
    DECIDE = "decide"
    """Say what becomes of a shipment: hold, counter, return, cancel."""
    ROUTES = "routes"
    """Build, load, publish and close routes; the drivers."""
    DELAYS = "delays"
    NOTIFY = "notify"
    """Send, edit and drop notices; who wants none."""
    UNDO = "undo"
    """Take back what anybody did. One's own marks need only MARK."""
    CORRECT_END = "correct_end"
    """Correct a shipment that has reached its end."""
    SETTINGS = "settings"
    STAFF = "staff"
    BACKUP = "backup"
    RESTORE = "restore"
    ERASE = "erase"
    EXPORT = "export"
    """Take personal data out of the program in bulk."""
    REPAIR = "repair"
    """Derive the current state again from the ledger."""
    UPKEEP = "upkeep"
    """What the program does by itself, and what changes nothing but the screen: everybody, even while locked."""


_OFFICE = frozenset(
    {
        Right.REGISTER,
        Right.MARK,
        Right.DECIDE,
        Right.ROUTES,
        Right.DELAYS,
        Right.NOTIFY,
        Right.UNDO,
        Right.BACKUP,
        Right.EXPORT,
        Right.REPAIR,
        Right.UPKEEP,
    }
)

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.OFFICE: _OFFICE,
    Role.DRIVER: frozenset({Right.MARK, Right.UPKEEP}),
    Role.READ_ONLY: frozenset({Right.UPKEEP}),
}


def may(role: Role, right: Right) -> bool:
    """Whether someone of that role may do what needs that right."""
    return right in RIGHTS[role]


ROLE_WORDS: dict[Role, Words] = {
    Role.OWNER: Words("Dueño", "Owner", "Dono"),
    Role.OFFICE: Words("Oficina", "Office", "Escritório"),
    Role.DRIVER: Words("Repartidor", "Driver", "Entregador"),
    Role.READ_ONLY: Words("Solo lectura", "Read only", "Só leitura"),
}

RIGHT_WORDS: dict[Right, Words] = {
    Right.REGISTER: Words("registrar ni corregir guías", "register or amend shipments", "registrar nem corrigir guias"),
    Right.MARK: Words("marcar paradas", "mark stops", "marcar paradas"),
    Right.DECIDE: Words(
        "decidir qué sigue con una guía", "decide what becomes of a shipment", "decidir sobre uma guia"
    ),
    Right.ROUTES: Words("armar ni cambiar rutas", "build or change routes", "montar nem mudar rotas"),
    Right.DELAYS: Words("declarar contratiempos", "declare setbacks", "declarar contratempos"),
    Right.NOTIFY: Words("mandar ni cambiar avisos", "send or change notices", "enviar nem mudar avisos"),
    Right.UNDO: Words("deshacer lo que otro hizo", "undo what someone else did", "desfazer o que outro fez"),
    Right.CORRECT_END: Words(
        "corregir una guía ya terminada", "correct a shipment that has ended", "corrigir uma guia já encerrada"
    ),
    Right.SETTINGS: Words("cambiar los ajustes", "change the settings", "mudar as configurações"),
    Right.STAFF: Words("cambiar el personal", "change the staff", "mudar a equipe"),
    Right.BACKUP: Words("hacer respaldos", "make backups", "fazer backups"),
    Right.RESTORE: Words("recuperar un respaldo", "restore a backup", "restaurar um backup"),
    Right.ERASE: Words("borrar los datos de una persona", "erase a person", "apagar os dados de uma pessoa"),
    Right.EXPORT: Words("exportar datos", "export the data", "exportar dados"),
    Right.REPAIR: Words("rehacer el libro", "rebuild the ledger", "refazer o livro"),
    Right.UPKEEP: Words("tener el libro al día", "keep the ledger current", "manter o livro em dia"),
}


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Someone who works here. Nobody is ever deleted: who left is no longer active."""

    staff_id: StaffId
    name: str
    role: Role
    has_pin: bool = False
    active: bool = True
