"""What a recipient's whole message asks: no more notices, notices again, or something that only staff can tell."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.fold import tokens
from courier_desktop.domain.words import Language, Words


class Meaning(StrEnum):
    """What a message that is nothing but such a word asks."""

    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    ASK_STAFF = "ask_staff"
    """No more notices, or no more delivery: at a courier's both are said with one word."""


_OUT = (
    *("baja", "darme de baja", "dar de baja", "dame de baja", "denme de baja", "quiero darme de baja"),
    *("alto", "detener", "no mas", "no mas mensajes", "no mas avisos", "no quiero mas mensajes", "borrarme"),
    *("no quiero recibir mensajes", "no quiero mensajes", "desuscribir", "desuscribirme", "desuscribirse"),
    *("stop", "unsubscribe", "end", "quit", "stopall", "stop all", "revoke", "optout", "opt out", "no more"),
    *("parar", "pare", "sair", "descadastrar", "descadastre", "nao quero mais mensagens", "nao quero mensagens"),
)
_IN = ("alta", "darme de alta", "start", "unstop", "activar", "reanudar", "voltar", "iniciar")
# "Cancelar la entrega" is what most of them mean.
_ASK = ("cancelar", "cancela", "cancel", "cancelado", "cancele", "cancelo")
_MEANINGS = (
    dict.fromkeys(_OUT, Meaning.OPT_OUT) | dict.fromkeys(_IN, Meaning.OPT_IN) | dict.fromkeys(_ASK, Meaning.ASK_STAFF)
)
_LONGEST = 80


def meaning(text: str) -> Meaning | None:
    """What the whole message asks; None when it says anything else besides, or nothing.

    Case, accents, punctuation, emoji and white space do not count. No word inside a sentence does: "¿Lo puede dejar en
    la planta baja?" asks nothing here.
    """
    if len(text) > _LONGEST:
        return None
    return _MEANINGS.get(" ".join(tokens(text)))


# The one answer to such a word, then silence; `{company}` is the courier.
_CONFIRMATION = Words(
    "{company}: listo, ya no te mandamos avisos por ningún canal. Si cambias de opinión, responde ALTA.",
    "{company}: done, we send you no more notices on any channel. If you change your mind, reply START.",
    "{company}: pronto, não enviamos mais avisos por nenhum canal. Se mudar de ideia, responda VOLTAR.",
)


def confirmation(language: Language, company: str) -> str:
    """What whoever asks for no more notices is told, once."""
    text = _CONFIRMATION.in_(language)
    return text.replace("{company}", company.strip()) if company.strip() else text.partition(": ")[2].capitalize()
