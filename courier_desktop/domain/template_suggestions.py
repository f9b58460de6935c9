"""Texts to submit to WhatsApp for approval, one for each notice, and the rules that WhatsApp refuses texts by."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.template_variables import variable
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words

LONGEST_BODY = 1_024
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_VARIABLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_KEYED = re.compile(r"\{\{(\w+)\}\}")
_BREAKS = re.compile(r"\n{3,}| {4,}|\t")


class Fault(StrEnum):
    """Why WhatsApp would refuse a text; each is a code of wording with the prefix `submit_`."""

    NAME = "name"
    LONG = "long"
    ORDER = "order"
    MIXED = "mixed"
    EDGE = "edge"
    ADJACENT = "adjacent"
    FEW_WORDS = "few_words"
    GAPS = "gaps"


def faults(name: str, body: str) -> tuple[Fault, ...]:
    """Every rule that the text breaks, in the order of `Fault`.

    Variables count up from 1 (or all have names), none stands at either end or beside another, and with n of them there
    are more than 2n + 1 words besides.
    """
    variables = [found.group(1) for found in _VARIABLE.finditer(body)]
    numbered = [one for one in variables if one.isdecimal()]
    words = re.findall(r"\w+", _VARIABLE.sub(" ", body))
    bare = body.strip()
    broken = {
        Fault.NAME: not _NAME.fullmatch(name),
        Fault.LONG: not bare or len(body) > LONGEST_BODY,
        Fault.ORDER: bool(numbered) and sorted(set(map(int, numbered))) != list(range(1, len(set(numbered)) + 1)),
        Fault.MIXED: 0 < len(numbered) < len(variables),
        Fault.EDGE: _at_an_end(bare),
        Fault.ADJACENT: any(
            not re.search(r"\w", body[one.end() : other.start()]) for one, other in pairwise(_VARIABLE.finditer(body))
        ),
        Fault.FEW_WORDS: bool(variables) and len(words) <= 2 * len(variables) + 1,
        Fault.GAPS: bool(_BREAKS.search(body)),
    }
    return tuple(fault for fault, found in broken.items() if found)


def _at_an_end(bare: str) -> bool:
    """Whether nothing but signs stands before the first variable or after the last."""
    found = list(_VARIABLE.finditer(bare))
    return bool(found) and not (
        re.search(r"\w", bare[: found[0].start()]) and re.search(r"\w", bare[found[-1].end() :])
    )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to submit as UTILITY: its name, its body with numbered variables, what each of them says, an example."""

    name: str
    body: str
    keys: tuple[str, ...]
    examples: tuple[str, ...]


def suggestion(event: NoticeEvent, language: Language) -> Suggestion:
    """What to submit for that notice in that language."""
    text = _BODIES[event].in_(language)
    keys = tuple(dict.fromkeys(_KEYED.findall(text)))
    body = _KEYED.sub(lambda found: f"{{{{{keys.index(found.group(1)) + 1}}}}}", text)
    return Suggestion(
        name=f"aviso_{event.value}",
        body=body,
        keys=keys,
        examples=tuple(variable(key).example.in_(language).replace("*", "") for key in keys),
    )


_BODIES: dict[NoticeEvent, Words] = {
    NoticeEvent.AT_DEPOT: Words(
        "Hola {{first_name}}, ya tenemos en {{company}} tu paquete de {{sender}}, con número de guía {{number}}."
        "\n\nEntrega prevista: {{when}}. Te avisaremos aquí cuando salga a reparto.",
        "Hello {{first_name}}, at {{company}} we have your parcel from {{sender}}, shipment number {{number}}."
        "\n\nExpected delivery: {{when}}. We will tell you here when it goes out.",
        "Olá {{first_name}}, já temos na {{company}} o seu pacote de {{sender}}, com número de guia {{number}}."
        "\n\nEntrega prevista: {{when}}. Avisaremos aqui quando sair para entrega.",
    ),
    NoticeEvent.OUT_FOR_DELIVERY: Words(
        "Hola {{first_name}}, te escribimos de {{company}}. Tu paquete de {{sender}} va en camino."
        "\n\nLlegada: {{when}}.\nGuía: {{number}}.\nPor pagar al recibir: {{cash}}."
        "\n\nSi no estarás, responde a este mensaje y dinos quién lo recibe.",
        "Hello {{first_name}}, this is {{company}}. Your parcel from {{sender}} is on its way."
        "\n\nArrival: {{when}}.\nShipment: {{number}}.\nTo pay on delivery: {{cash}}."
        "\n\nIf you will not be in, reply to this message and tell us who will receive it.",
        "Olá {{first_name}}, aqui é da {{company}}. O seu pacote de {{sender}} está a caminho."
        "\n\nChegada: {{when}}.\nGuia: {{number}}.\nA pagar na entrega: {{cash}}."
        "\n\nSe você não vai estar, responda a esta mensagem e diga quem recebe.",
    ),
    NoticeEvent.YOU_ARE_NEXT: Words(
        "Hola {{first_name}}, sigue tu entrega. {{driver}} va hacia tu domicilio con el paquete de {{sender}}, guía"
        " {{number}}.\n\nPor pagar al recibir: {{cash}}. Gracias por estar pendiente.",
        "Hello {{first_name}}, your delivery is next. {{driver}} is on the way to you with the parcel from {{sender}},"
        " shipment {{number}}.\n\nTo pay on delivery: {{cash}}. Thank you for keeping an eye out.",
        "Olá {{first_name}}, a sua entrega é a próxima. {{driver}} está indo ao seu endereço com o pacote de {{sender}}"
        ", guia {{number}}.\n\nA pagar na entrega: {{cash}}. Obrigado por ficar atento.",
    ),
    NoticeEvent.AT_THE_DOOR: Words(
        "Hola {{first_name}}, ya estamos en tu puerta con tu paquete de {{sender}}, guía {{number}}."
        "\n\nPor pagar al recibir: {{cash}}. Si no puedes salir, responde y dinos quién lo recibe.",
        "Hello {{first_name}}, we are at your door with your parcel from {{sender}}, shipment {{number}}."
        "\n\nTo pay on delivery: {{cash}}. If you cannot come out, reply and tell us who will receive it.",
        "Olá {{first_name}}, já estamos na sua porta com o seu pacote de {{sender}}, guia {{number}}."
        "\n\nA pagar na entrega: {{cash}}. Se não puder sair, responda e diga quem recebe.",
    ),
    NoticeEvent.DELIVERED: Words(
        "Hola {{first_name}}, ya entregamos tu paquete de {{sender}}, guía {{number}}. Lo recibió {{received_by}} a las"
        " {{delivered_at}} horas.\n\nSi algo no está bien, responde a este mensaje y lo vemos contigo.",
        "Hello {{first_name}}, we have delivered your parcel from {{sender}}, shipment {{number}}. It was received by"
        " {{received_by}} at {{delivered_at}} today.\n\nIf anything is not right, reply to this message.",
        "Olá {{first_name}}, já entregamos o seu pacote de {{sender}}, guia {{number}}. Quem recebeu foi"
        " {{received_by}} às {{delivered_at}} horas.\n\nSe algo não estiver certo, responda a esta mensagem.",
    ),
    NoticeEvent.ATTEMPT_FAILED: Words(
        "Hola {{first_name}}, pasamos a entregar tu paquete de {{sender}}, guía {{number}}, y no fue posible."
        "\n\nMotivo: {{reason}}.\nQué sigue: {{what_next}}\n\nResponde a este mensaje si quieres cambiar algo.",
        "Hello {{first_name}}, we came to deliver your parcel from {{sender}}, shipment {{number}}, and could not."
        "\n\nReason: {{reason}}.\nWhat comes next: {{what_next}}\n\nReply to this message to change anything.",
        "Olá {{first_name}}, fomos entregar o seu pacote de {{sender}}, guia {{number}}, e não foi possível."
        "\n\nMotivo: {{reason}}.\nPróximo passo: {{what_next}}\n\nResponda a esta mensagem se quiser mudar algo.",
    ),
    NoticeEvent.READY_FOR_PICKUP: Words(
        "Hola {{first_name}}, tu paquete de {{sender}}, guía {{number}}, te espera en el mostrador de {{company}}."
        "\n\nPuedes recogerlo hasta {{until}}. Por pagar al recoger: {{cash}}. Trae una identificación.",
        "Hello {{first_name}}, your parcel from {{sender}}, shipment {{number}}, is waiting at the counter of"
        " {{company}}.\n\nYou can collect it until {{until}}. To pay then: {{cash}}. Please bring an ID.",
        "Olá {{first_name}}, o seu pacote de {{sender}}, guia {{number}}, espera por você no balcão da {{company}}."
        "\n\nPode retirar até {{until}}. A pagar na retirada: {{cash}}. Traga um documento.",
    ),
    NoticeEvent.DELAY: Words(
        "Hola {{first_name}}, tu paquete de {{sender}}, guía {{number}}, viene retrasado. Causa: {{cause}}."
        "\n\nNueva hora: {{when}}. Si ya no podrás recibirlo, responde a este mensaje. Disculpa la demora.",
        "Hello {{first_name}}, your parcel from {{sender}}, shipment {{number}}, is delayed. Cause: {{cause}}."
        "\n\nNew time: {{when}}. If you can no longer receive it, reply to this message. We are sorry.",
        "Olá {{first_name}}, o seu pacote de {{sender}}, guia {{number}}, está atrasado. Causa: {{cause}}."
        "\n\nNovo horário: {{when}}. Se não puder mais receber, responda a esta mensagem. Desculpe a demora.",
    ),
    NoticeEvent.NOT_TODAY: Words(
        "Hola {{first_name}}, hoy no alcanzamos a entregarte tu paquete de {{sender}}, guía {{number}}. Está bien"
        " guardado con nosotros.\n\nNueva entrega: {{new_when}}. Si necesitas otro día, responde a este mensaje.",
        "Hello {{first_name}}, we could not get to you today with your parcel from {{sender}}, shipment {{number}}. It"
        " is safe with us.\n\nNew delivery: {{new_when}}. If you need another day, reply to this message.",
        "Olá {{first_name}}, hoje não conseguimos entregar o seu pacote de {{sender}}, guia {{number}}. Ele está bem"
        " guardado com a gente.\n\nNova entrega: {{new_when}}. Se precisar de outro dia, responda a esta mensagem.",
    ),
    NoticeEvent.ADDRESS_NEEDED: Words(
        "Hola {{first_name}}, en {{company}} tenemos tu paquete de {{sender}}, guía {{number}}. Para llevártelo nos"
        " falta un dato: {{missing}}.\n\nResponde a este mensaje con ese dato y una referencia de tu domicilio.",
        "Hello {{first_name}}, at {{company}} we have your parcel from {{sender}}, shipment {{number}}. To bring it we"
        " still need: {{missing}}.\n\nReply to this message with it and a landmark near your address.",
        "Olá {{first_name}}, na {{company}} temos o seu pacote de {{sender}}, guia {{number}}. Para levar até você"
        " falta um dado: {{missing}}.\n\nResponda a esta mensagem com isso e um ponto de referência.",
    ),
    NoticeEvent.RETURNING: Words(
        "Hola {{first_name}}, tu paquete de {{sender}}, guía {{number}}, va de regreso al remitente. Motivo:"
        " {{reason}}.\n\nSi todavía lo quieres, responde hoy mismo a este mensaje.",
        "Hello {{first_name}}, your parcel from {{sender}}, shipment {{number}}, is going back to the sender. Reason:"
        " {{reason}}.\n\nIf you still want it, reply to this message today.",
        "Olá {{first_name}}, o seu pacote de {{sender}}, guia {{number}}, está voltando ao remetente. Motivo:"
        " {{reason}}.\n\nSe ainda quiser receber, responda hoje mesmo a esta mensagem.",
    ),
    NoticeEvent.CANCELLED: Words(
        "Hola {{first_name}}, el envío de tu paquete de {{sender}}, guía {{number}}, fue cancelado y no hace falta que"
        " nos esperes.\n\nSi crees que es un error, responde a este mensaje y lo revisamos.",
        "Hello {{first_name}}, the delivery of your parcel from {{sender}}, shipment {{number}}, was cancelled and you"
        " need not wait for us.\n\nIf you think this is a mistake, reply to this message.",
        "Olá {{first_name}}, o envio do seu pacote de {{sender}}, guia {{number}}, foi cancelado e não precisa nos"
        " esperar.\n\nSe achar que é um engano, responda a esta mensagem e verificamos.",
    ),
}
