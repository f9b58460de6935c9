"""What the program says by itself where a message has less room, or a heading: an SMS, an e-mail's subject."""

from __future__ import annotations

from datetime import datetime

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """A courier's own template: its body, the subject that an e-mail bears, who changed it when."""

    body: str
    subject: str = ""
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Written:
    """A message's words, filled: the subject is an e-mail's, empty elsewhere."""

    body: str
    subject: str = ""


_WHO = "[{{company}}: ]"
_FROM_ES, _FROM_EN, _FROM_PT = "[ de {{sender}}]", "[ from {{sender}}]", "[ de {{sender}}]"
_CASH_ES, _CASH_EN, _CASH_PT = "[ Por pagar: {{cash}}.]", "[ To pay: {{cash}}.]", "[ A pagar: {{cash}}.]"
_NO_ES, _NO_EN, _NO_PT = "[ Guía {{number}}.]", "[ Shipment {{number}}.]", "[ Guia {{number}}.]"


def _sms(es: str, en: str, pt: str) -> Words:
    return Words(_WHO + es, _WHO + en, _WHO + pt)


# One SMS each where names are of a usual length: the whole message would cost three.
SMS_TEXTS: dict[NoticeEvent, Words] = {
    NoticeEvent.AT_DEPOT: _sms(
        f"ya tenemos tu paquete{_FROM_ES}.[ Llega {{{{when}}}}.]{_NO_ES}{_CASH_ES} {{{{opt_out}}}}",
        f"we have your parcel{_FROM_EN}.[ It arrives {{{{when}}}}.]{_NO_EN}{_CASH_EN} {{{{opt_out}}}}",
        f"já temos seu pacote{_FROM_PT}.[ Chega {{{{when}}}}.]{_NO_PT}{_CASH_PT} {{{{opt_out}}}}",
    ),
    NoticeEvent.OUT_FOR_DELIVERY: _sms(
        f"tu paquete{_FROM_ES} llega [{{{{when}}}}|hoy].{_NO_ES}{_CASH_ES} {{{{opt_out}}}}",
        f"your parcel{_FROM_EN} arrives [{{{{when}}}}|today].{_NO_EN}{_CASH_EN} {{{{opt_out}}}}",
        f"seu pacote{_FROM_PT} chega [{{{{when}}}}|hoje].{_NO_PT}{_CASH_PT} {{{{opt_out}}}}",
    ),
    NoticeEvent.YOU_ARE_NEXT: _sms(
        f"sigues tú. {{{{driver|Nuestro repartidor}}}} va hacia ti con tu paquete{_FROM_ES}.{_CASH_ES}{_NO_ES}",
        f"you are next. {{{{driver|Our driver}}}} is coming with your parcel{_FROM_EN}.{_CASH_EN}{_NO_EN}",
        f"você é o próximo. {{{{driver|Nosso entregador}}}} está indo com seu pacote{_FROM_PT}.{_CASH_PT}{_NO_PT}",
    ),
    NoticeEvent.AT_THE_DOOR: _sms(
        f"ya estamos en tu puerta con tu paquete{_FROM_ES}.{_CASH_ES}{_NO_ES}",
        f"we are at your door with your parcel{_FROM_EN}.{_CASH_EN}{_NO_EN}",
        f"já estamos na sua porta com seu pacote{_FROM_PT}.{_CASH_PT}{_NO_PT}",
    ),
    NoticeEvent.DELIVERED: _sms(
        f"ya entregamos tu paquete{_FROM_ES}[ a las {{{{delivered_at}}}}][. Lo recibió {{{{received_by}}}}].{_NO_ES}",
        f"your parcel{_FROM_EN} was delivered[ at {{{{delivered_at}}}}][. Received by {{{{received_by}}}}].{_NO_EN}",
        f"já entregamos seu pacote{_FROM_PT}[ às {{{{delivered_at}}}}][. Recebeu {{{{received_by}}}}].{_NO_PT}",
    ),
    NoticeEvent.ATTEMPT_FAILED: _sms(
        f"no pudimos entregar tu paquete{_FROM_ES}[: {{{{reason}}}}]. [{{{{again?}}}}Haremos otro intento.|"
        f"Te decimos qué sigue.] Responde para acordarlo.{_NO_ES}",
        f"we could not deliver your parcel{_FROM_EN}[: {{{{reason}}}}]. [{{{{again?}}}}We will try again.|"
        f"We will tell you what comes next.] Reply to arrange it.{_NO_EN}",
        f"não conseguimos entregar seu pacote{_FROM_PT}[: {{{{reason}}}}]. [{{{{again?}}}}Vamos tentar de novo.|"
        f"Avisamos o próximo passo.] Responda para combinar.{_NO_PT}",
    ),
    NoticeEvent.READY_FOR_PICKUP: _sms(
        f"tu paquete{_FROM_ES} te espera en nuestro mostrador[ hasta {{{{until}}}}]. Trae identificación.{_NO_ES}",
        f"your parcel{_FROM_EN} is waiting at our counter[ until {{{{until}}}}]. Bring an ID.{_NO_EN}",
        f"seu pacote{_FROM_PT} espera no nosso balcão[ até {{{{until}}}}]. Traga um documento.{_NO_PT}",
    ),
    NoticeEvent.DELAY: _sms(
        f"tu paquete{_FROM_ES} viene retrasado[ por {{{{cause}}}}]. [Nueva hora: {{{{when}}}}|"
        f"Te damos la nueva hora pronto]. Disculpa.{_NO_ES}",
        f"your parcel{_FROM_EN} is delayed[ because of {{{{cause}}}}]. [New time: {{{{when}}}}|"
        f"The new time will follow]. We are sorry.{_NO_EN}",
        f"seu pacote{_FROM_PT} está atrasado[ por causa {{{{cause}}}}]. [Novo horário: {{{{when}}}}|"
        f"O novo horário vem em breve]. Desculpe.{_NO_PT}",
    ),
    NoticeEvent.NOT_TODAY: _sms(
        f"hoy no alcanzamos a entregar tu paquete{_FROM_ES}. [Llega {{{{new_when}}}}.|Va en la siguiente salida.]"
        f" Disculpa.{_NO_ES}",
        f"we could not deliver your parcel{_FROM_EN} today. [It arrives {{{{new_when}}}}.|It goes out next round.]"
        f" We are sorry.{_NO_EN}",
        f"hoje não conseguimos entregar seu pacote{_FROM_PT}. [Chega {{{{new_when}}}}.|Vai na próxima saída.]"
        f" Desculpe.{_NO_PT}",
    ),
    NoticeEvent.ADDRESS_NEEDED: _sms(
        f"para llevarte tu paquete{_FROM_ES} nos falta {{{{missing|tu domicilio completo}}}}."
        f" Responde con ese dato y una referencia.{_NO_ES}",
        f"to bring your parcel{_FROM_EN} we still need {{{{missing|your full address}}}}."
        f" Reply with it and a landmark.{_NO_EN}",
        f"para levar seu pacote{_FROM_PT} falta {{{{missing|o seu endereço completo}}}}."
        f" Responda com isso e um ponto de referência.{_NO_PT}",
    ),
    NoticeEvent.RETURNING: _sms(
        f"tu paquete{_FROM_ES} va de regreso al remitente. Si todavía lo quieres, responde hoy.{_NO_ES}",
        f"your parcel{_FROM_EN} is going back to the sender. If you still want it, reply today.{_NO_EN}",
        f"seu pacote{_FROM_PT} está voltando ao remetente. Se ainda quiser, responda hoje.{_NO_PT}",
    ),
    NoticeEvent.CANCELLED: _sms(
        f"el envío de tu paquete{_FROM_ES} fue cancelado. No hace falta que nos esperes.{_NO_ES}",
        f"the delivery of your parcel{_FROM_EN} was cancelled. You need not wait for us.{_NO_EN}",
        f"o envio do seu pacote{_FROM_PT} foi cancelado. Não precisa nos esperar.{_NO_PT}",
    ),
}


def _subject(es: str, en: str, pt: str) -> Words:
    return Words(f"{es}[ · guía {{{{number}}}}]", f"{en}[ · {{{{number}}}}]", f"{pt}[ · guia {{{{number}}}}]")


SUBJECTS: dict[NoticeEvent, Words] = {
    NoticeEvent.AT_DEPOT: _subject(
        f"Ya tenemos tu paquete{_FROM_ES}", f"We have your parcel{_FROM_EN}", f"Já temos o seu pacote{_FROM_PT}"
    ),
    NoticeEvent.OUT_FOR_DELIVERY: _subject(
        f"Tu paquete{_FROM_ES} llega hoy", f"Your parcel{_FROM_EN} arrives today", f"Seu pacote{_FROM_PT} chega hoje"
    ),
    NoticeEvent.YOU_ARE_NEXT: _subject("Sigues tú: vamos hacia tu domicilio", "You are next", "Você é o próximo"),
    NoticeEvent.AT_THE_DOOR: _subject(
        "Estamos en tu puerta con tu paquete", "We are at your door", "Estamos na sua porta"
    ),
    NoticeEvent.DELIVERED: _subject(
        f"Entregamos tu paquete{_FROM_ES}", f"Your parcel{_FROM_EN} was delivered", f"Entregamos seu pacote{_FROM_PT}"
    ),
    NoticeEvent.ATTEMPT_FAILED: _subject(
        "No pudimos entregar tu paquete", "We could not deliver your parcel", "Não conseguimos entregar seu pacote"
    ),
    NoticeEvent.READY_FOR_PICKUP: _subject(
        "Tu paquete te espera en mostrador", "Your parcel is at our counter", "Seu pacote espera no balcão"
    ),
    NoticeEvent.DELAY: _subject("Tu paquete viene retrasado", "Your parcel is delayed", "Seu pacote está atrasado"),
    NoticeEvent.NOT_TODAY: _subject(
        "Tu paquete no llegó hoy", "Your parcel did not come today", "Seu pacote não chegou hoje"
    ),
    NoticeEvent.ADDRESS_NEEDED: _subject(
        "Falta un dato de tu domicilio", "A detail of your address is missing", "Falta um dado do seu endereço"
    ),
    NoticeEvent.RETURNING: _subject(
        "Tu paquete regresa al remitente", "Your parcel is going back", "Seu pacote volta ao remetente"
    ),
    NoticeEvent.CANCELLED: _subject(
        "El envío de tu paquete fue cancelado", "Your delivery was cancelled", "O envio do seu pacote foi cancelado"
    ),
}
