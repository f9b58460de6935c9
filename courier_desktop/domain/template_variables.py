"""What a message may say: each variable's names, an example of it, and what stands for an empty one."""

from __future__ import annotations

from functools import lru_cache

from courier_desktop.domain.fold import fold
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words

_NONE = Words("", "", "")


@dataclass(frozen=True, slots=True)
class Variable:
    """One of them. `key` is kept, the names are shown; `asked` = it only decides, it says nothing itself."""

    key: str
    names: Words
    example: Words
    fallback: Words = _NONE
    asked: bool = False


def _same(text: str) -> Words:
    return Words(text, text, text)


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "first_name",
        Words("nombre", "first name", "nome"),
        _same("Raúl"),
        Words("cliente", "customer", "cliente"),
    ),
    Variable(
        "sender",
        Words("remitente", "sender", "remetente"),
        _same("Moda Tapatía"),
        Words("la tienda", "the shop", "a loja"),
    ),
    Variable(
        "when",
        Words("cuándo", "when", "quando"),
        Words("hoy entre 11:30 y 13:30", "today between 11:30 and 13:30", "hoje entre 11:30 e 13:30"),
        Words("en cuanto salga a reparto", "as soon as it goes out", "assim que sair para entrega"),
    ),
    Variable("number", Words("guía", "shipment", "guia"), _same("CLB-048220")),
    Variable(
        "cash",
        Words("cobro", "to pay", "a pagar"),
        _same("$1,250.00"),
        Words("nada", "nothing", "nada"),
    ),
    Variable(
        "driver",
        Words("repartidor", "driver", "entregador"),
        _same("Antonio"),
        Words("nuestro repartidor", "our driver", "nosso entregador"),
    ),
    Variable(
        "company",
        Words("empresa", "company", "nossa empresa"),
        _same("Mensajería Colibrí"),
        Words("la mensajería", "the courier", "a transportadora"),
    ),
    Variable(
        "hello",
        Words("saludo", "greeting", "saudação"),
        Words(
            "Hola, Raúl. Soy Ana, de *Mensajería Colibrí*.",
            "Hello, Raúl. This is Ana from *Mensajería Colibrí*.",
            "Olá, Raúl. Aqui é Ana, da *Mensajería Colibrí*.",
        ),
    ),
    Variable(
        "parcel",
        Words("guía y bultos", "shipment and parcels", "guia e volumes"),
        Words("Guía CLB-048220 · 1 bulto", "Shipment CLB-048220 · 1 parcel", "Guia CLB-048220 · 1 volume"),
    ),
    Variable(
        "opt_out",
        Words("cómo darse de baja", "how to stop", "como parar"),
        Words("Para no recibir avisos: BAJA.", "To stop these messages: STOP.", "Para não receber avisos: PARAR."),
    ),
    Variable(
        "reason",
        Words("motivo", "reason", "motivo da falha"),
        Words("no encontramos a nadie", "there was nobody in", "não encontramos ninguém"),
        Words("hubo un imprevisto", "something unexpected came up", "houve um imprevisto"),
    ),
    Variable(
        "what_next",
        Words("qué sigue", "what next", "próximo passo"),
        Words("Haremos otro intento.", "We will try again.", "Vamos tentar de novo."),
    ),
    Variable(
        "cause",
        Words("causa", "cause", "causa do atraso"),
        Words("tráfico", "traffic", "trânsito"),
        Words("un imprevisto", "something unexpected", "um imprevisto"),
    ),
    Variable(
        "old_when",
        Words("hora anterior", "earlier time", "horário anterior"),
        Words("entre 12:00 y 14:00", "between 12:00 and 14:00", "entre 12:00 e 14:00"),
    ),
    Variable(
        "new_when",
        Words("nueva fecha", "new date", "nova data"),
        Words("mañana entre 10:00 y 12:00", "tomorrow between 10:00 and 12:00", "amanhã entre 10:00 e 12:00"),
        Words("en la siguiente salida", "on the next round", "na próxima saída"),
    ),
    Variable(
        "received_by",
        Words("quién recibió", "received by", "quem recebeu"),
        _same("Marta Ruiz"),
        Words("quien estaba en el domicilio", "someone at the address", "quem estava no endereço"),
    ),
    Variable("relation", Words("parentesco", "relation", "parentesco com"), Words("familiar", "family", "familiar")),
    Variable("delivered_at", Words("hora de entrega", "delivery time", "hora da entrega"), _same("11:42")),
    Variable(
        "until",
        Words("plazo", "until", "prazo"),
        Words("el martes 24 de noviembre", "Tuesday 24 November", "terça-feira, 24 de novembro"),
        Words("fecha por confirmar", "a date to be confirmed", "data a confirmar"),
    ),
    Variable(
        "missing",
        Words("dato que falta", "missing detail", "dado que falta"),
        Words("el número exterior", "the house number", "o número"),
        Words("tu domicilio completo", "your full address", "seu endereço completo"),
    ),
    Variable("street", Words("calle", "street", "rua"), _same("Calle Gómez de Mendiola")),
    Variable("recipient", Words("nombre completo", "full name", "nome inteiro"), _same("Raúl Ibáñez Cortés")),
    Variable("pieces", Words("bultos", "parcels", "volumes"), _same("1")),
    Variable("day", Words("día", "day", "dia da entrega"), Words("hoy", "today", "hoje")),
    Variable("window_from", Words("desde las", "from", "das"), _same("11:30")),
    Variable("window_to", Words("hasta las", "to", "até as"), _same("13:30")),
    Variable("attempt", Words("intento", "attempt", "tentativa"), _same("1")),
    Variable("max_attempts", Words("intentos", "attempts", "tentativas"), _same("2")),
    Variable("staff", Words("quién atiende", "at the desk", "quem atende"), _same("Ana")),
    Variable("company_phone", Words("teléfono", "phone", "telefone"), _same("33 3615 0042")),
    Variable("options", Words("puede elegir", "may choose", "pode escolher"), _NONE, asked=True),
    Variable("again", Words("habrá otro intento", "another try", "haverá outra tentativa"), _NONE, asked=True),
    Variable("several", Words("varios bultos", "several parcels", "vários volumes"), _NONE, asked=True),
)
"""Most wanted first: so the editor shows them."""
_BY_KEY = {one.key: one for one in VARIABLES}
KEYS = frozenset(_BY_KEY)


def variable(key: str) -> Variable:
    """The variable of that key; KeyError for none."""
    return _BY_KEY[key]


def key_of(name: str) -> str | None:
    """The key of what a person calls a variable in any of the languages, or of a key itself; None for none."""
    return _by_name().get(fold(name.replace("_", " ")))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in VARIABLES:
        for name in (one.key.replace("_", " "), *(one.names.in_(language) for language in Language)):
            found.setdefault(fold(name), one.key)
    return found


def fallbacks(language: Language) -> dict[str, str]:
    """What stands for each variable that is empty where a sentence cannot do without it."""
    return {one.key: one.fallback.in_(language) for one in VARIABLES if one.fallback.in_(language)}
