"""What `export-person` and `erase-person` say, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

EXPORT_PERSON = Words(
    "todo lo que se guarda de una persona, en una página y en JSON",
    "all that is held about a person, as a page and as JSON",
    "tudo o que se guarda de uma pessoa, em página e JSON",
)
ERASE_PERSON = Words(
    "borra los datos de una persona; no se puede deshacer",
    "erase a person's data; it cannot be undone",
    "apaga os dados de uma pessoa; não pode ser desfeito",
)
WHO = Words(
    "una de sus guías, su teléfono o su nombre", "one of their shipments, phone or name", "uma guia, telefone ou nome"
)
PICK = Words(
    "cuáles de la lista son la misma persona, p. ej. 1,3",
    "which of the list are the same person, e.g. 1,3",
    "quais da lista são a mesma pessoa, p. ex. 1,3",
)
OUT = Words("carpeta de los dos archivos (.)", "folder of both files (.)", "pasta dos dois arquivos (.)")
PREVIEW = Words("solo dice qué se borraría", "only say what would be erased", "só diz o que seria apagado")
YES = Words("sí, bórralo para siempre", "yes, erase it for good", "sim, apague para sempre")
ENDED = Words(
    "solo lo terminado; lo que sigue en camino se queda",
    "only what has ended; what is under way stays",
    "só o que terminou; o que está em andamento fica",
)
KEEP_MENTIONS = Words(
    "deja los textos de otros que llevan su nombre",
    "leave other people's texts that name them",
    "deixa os textos de outros que citam a pessoa",
)
SENDER = Words("también como remitente", "as a sender too", "também como remetente")
WHY = Words("por qué", "why", "por quê")

NAME = Words("Nombre", "Name", "Nome")
PHONE = Words("Teléfono", "Phone", "Telefone")
PLACE = Words("Domicilio", "Address", "Endereço")
SHIPMENTS = Words("Guías", "Shipments", "Guias")
HELD = Words(
    "{name}: guías {shipments}, avisos {notices}",
    "{name}: shipments {shipments}, notices {notices}",
    "{name}: guias {shipments}, avisos {notices}",
)
WOULD = Words(
    "Se borraría: guías {shipments} · domicilios {addresses} · textos {texts} · textos de otros {mentions}",
    "Would go: shipments {shipments} · addresses {addresses} · texts {texts} · others' texts {mentions}",
    "Seria apagado: guias {shipments} · endereços {addresses} · textos {texts} · textos de outros {mentions}",
)
GONE = Words(
    "Borrado: guías {shipments} · domicilios {addresses} · textos {texts} · textos de otros {mentions}",
    "Erased: shipments {shipments} · addresses {addresses} · texts {texts} · others' texts {mentions}",
    "Apagado: guias {shipments} · endereços {addresses} · textos {texts} · textos de outros {mentions}",
)
UNDER_WAY = Words("Sin terminar: {numbers}", "Under way: {numbers}", "Em andamento: {numbers}")
NOT_FREED = Words(
    "El archivo está ocupado; sus restos se limpian al volver a abrir.",
    "The file is busy; what is left in it is cleaned at the next opening.",
    "O arquivo está ocupado; os restos são limpos na próxima abertura.",
)
COPIES = Words("Copias que todavía la tienen:", "Copies that still hold them:", "Cópias que ainda a contêm:")
CLOSED = Words("no se puede ver por dentro", "nobody can look inside", "não dá para ver por dentro")
AWAY = Words("no está a la mano", "out of reach", "fora de alcance")
