"""What the commands of the staff say, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

STAFF = Words("quién trabaja aquí: papeles y PIN", "who works here: roles and PINs", "quem trabalha aqui: papéis e PIN")
LIST = Words("quién trabaja aquí", "who works here", "quem trabalha aqui")
ADD = Words("agrega a alguien; el primero es el dueño", "add somebody; the first is the owner", "inclui alguém")
CHANGE_ROLE = Words("cambia el papel de alguien", "change somebody's role", "muda o papel de alguém")
RENAME = Words("cambia el nombre de alguien", "change somebody's name", "muda o nome de alguém")
PIN = Words(
    "pone el PIN que llega por la entrada estándar",
    "set the PIN that comes on standard input",
    "define o PIN que chega pela entrada padrão",
)
OFF = Words("alguien ya no trabaja aquí", "somebody works here no more", "alguém não trabalha mais aqui")
ON = Words("alguien trabaja aquí otra vez", "somebody works here again", "alguém trabalha aqui de novo")
NAME = Words("su nombre", "their name", "o nome")
NEW_NAME = Words("cómo se llamará", "the name from now on", "o novo nome")
ROLE = Words(
    "owner, office, driver o read_only", "owner, office, driver or read_only", "owner, office, driver, read_only"
)
PIN_TOO = Words(
    "con el PIN que llega por la entrada estándar",
    "with the PIN that comes on standard input",
    "com o PIN que chega pela entrada padrão",
)
CLEAR = Words("sin PIN", "no PIN", "sem PIN")

ASK_PIN = Words("PIN (no se ve): ", "PIN (not shown): ", "PIN (não aparece): ")
NOBODY = Words(
    "Nadie está definido: quien abre el programa puede hacerlo todo.",
    "Nobody is defined: whoever opens the program may do everything.",
    "Ninguém está definido: quem abre o programa pode fazer tudo.",
)
HEAD_NAME = Words("Nombre", "Name", "Nome")
HEAD_ROLE = Words("Papel", "Role", "Papel")
HEAD_PIN = Words("PIN", "PIN", "PIN")
HEAD_ACTIVE = Words("Activo", "Active", "Ativo")
YES = Words("sí", "yes", "sim")
NO = Words("no", "no", "não")
SAID = Words("{name}: {role}; PIN: {pin}.", "{name}: {role}; PIN: {pin}.", "{name}: {role}; PIN: {pin}.")
RECOVERY = Words(
    "Si se olvida ese PIN: {number} deja entrar una vez. Anótalo; no se vuelve a mostrar.",
    "If that PIN is forgotten: {number} lets in once. Write it down; it is not shown again.",
    "Se esse PIN for esquecido: {number} deixa entrar uma vez. Anote; não aparece de novo.",
)
SAID_OFF = Words("{name} ya no puede entrar.", "{name} may not come in any more.", "{name} não pode mais entrar.")
