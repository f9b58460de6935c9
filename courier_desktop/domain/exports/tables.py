"""All files of an export in their order, and what an export leaves out on purpose."""

from __future__ import annotations

from courier_desktop.domain.exports import history, messages, present
from courier_desktop.domain.words import Words

# Counts up when a file comes, or a column changes its meaning or goes; this program reads its own and older ones.
VERSION = 2

TABLES = (
    present.SHIPMENTS,
    present.NOTICES,
    present.ROUTES,
    present.STOPS,
    present.DELAYS,
    present.DELAY_SHIPMENTS,
    present.ACTS,
    history.EVENTS,
    history.PARTIES,
    history.ADDRESSES,
    history.TEXTS,
    history.DRIVERS,
    history.STAFF,
    history.OPT_OUTS,
    history.SETTINGS,
    history.SERIALS,
    history.COLUMN_MAPS,
    history.IMPORTED_ORDERS,
    *messages.TABLES,
)
GOES_IN = tuple(table for table in TABLES if table.goes_in)

# What stands in the ledger's file and in no export, and why.
LEFT_OUT: dict[str, Words] = {
    "drafts": Words(
        "lo que estaba a medio escribir en un formulario",
        "what was half typed in a form",
        "o que estava meio escrito em um formulário",
    ),
    "kept": Words(
        "apuntes que el programa guarda de este equipo",
        "notes that the program keeps about this computer",
        "anotações do programa sobre este computador",
    ),
    "tallies": Words("cuentas que se rehacen", "counts that are worked out again", "contagens que se refazem"),
    "search": Words(
        "el índice de búsqueda, que se rehace",
        "the search index, which is built again",
        "o índice de busca, que se refaz",
    ),
    "gateways": Words(
        "las conexiones, que se ponen de nuevo: dos programas no deben mandar lo mismo",
        "the gateways, which are set up anew: two programs must not send the same",
        "as conexões, que se configuram de novo: dois programas não devem mandar o mesmo",
    ),
    "whatsapp_templates": Words(
        "las plantillas de WhatsApp, que se vuelven a traer",
        "the WhatsApp templates, which are fetched again",
        "os modelos do WhatsApp, que se buscam de novo",
    ),
    "secrets": Words(
        "los PIN del personal y los ajustes secretos",
        "the staff's PINs and secret settings",
        "os PINs da equipe e as configurações secretas",
    ),
}
