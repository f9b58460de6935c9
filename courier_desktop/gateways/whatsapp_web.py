"""What the unofficial WhatsApp services have in common: they drive WhatsApp Web, by one number that may be banned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import (
    Feed,
    Found,
    MessageState,
    Outcome,
    OutcomeKind,
    Reconciled,
    Traits,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.phone import digits, phone_key
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Words
from courier_desktop.gateways.base import PlainGateway
from courier_desktop.gateways.http import Answer, Call, HttpTroubleError, usual_outcome
from courier_desktop.gateways.reading import json_of, said, text_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import Check, InFlight, Outgoing
    from courier_desktop.gateways.base import Means

LONGEST = 4096
# WhatsApp delivers what came while its session was away with the times at which it was written.
OVERLAP_S = 120
# A search of the service's books begins this much before the send: two clocks may differ.
CLOCKS_DIFFER_S = 120
# Who never polled yet hears what came since about now, not a number's whole past.
_FIRST_LOOK_BACK_S = 600
_BAD_STATES = frozenset({404, 422})
# Chats that are no person's.
_CROWDS = ("@g.us", "@broadcast", "@newsletter")

WARNING = Words(
    "WhatsApp no permite estos programas: puede bloquear tu número para siempre y sin aviso. Bastan 5 a 10 personas "
    "que marquen tus mensajes como spam; lo más riesgoso es escribir a quien no te conoce. Usa un número que puedas "
    "perder, nunca el principal de la empresa.",
    "WhatsApp does not allow these programs: it may ban your number for good, without notice. Five to ten people "
    "reporting your messages as spam are enough; writing to strangers is the riskiest. Use a number you can afford to "
    "lose, never the company's main one.",
    "O WhatsApp não permite esses programas: pode bloquear seu número para sempre e sem aviso. Bastam 5 a 10 pessoas "
    "que marquem suas mensagens como spam; o mais arriscado é escrever a quem não conhece você. Use um número que "
    "possa perder, nunca o principal da empresa.",
)
SLOW_NOTE = Words(
    "Entre dos mensajes pasan de 30 a 60 segundos, al azar: unos 80 por hora. No lo uses para envíos masivos.",
    "Between two messages 30 to 60 seconds pass, at random: some 80 an hour. Do not use it for mass mailings.",
    "Entre duas mensagens passam de 30 a 60 segundos, ao acaso: umas 80 por hora. Não use para envios em massa.",
)


def web_traits(values: Mapping[str, Value]) -> Traits:
    """What these services can carry."""
    cap = values.get("daily_cap", 0)
    return Traits(
        channel=Channel.WHATSAPP,
        inbound=Feed.POLLED,
        states=Feed.POLLED,
        reconciles=True,
        attachments=True,
        unofficial=True,
        longest=LONGEST,
        pace_s=30.0,
        jitter_s=30.0,
        person_pace_s=30.0,
        daily_cap=cap if isinstance(cap, int) and cap > 0 else None,
        poll_s=20.0,
    )


@dataclass(frozen=True, slots=True)
class Chat:
    """Where to write to a number: the service's own name of the chat, or why there is none."""

    jid: str = ""
    refused: Outcome | None = None


class WhatsAppWebGateway(PlainGateway):
    """Asks the session's state and the number's existence before each send: a wrong number is never told later."""

    read_s = 20.0

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        self.means = means
        self.traits = web_traits(means.values)
        self._chats: dict[str, str] = {}

    # ---------------------------------------------------------------------------------------- what a dialect answers

    def _headers(self) -> dict[str, str]:
        """What proves us to the service."""
        raise NotImplementedError

    def _session_trouble(self) -> Outcome | None:
        """Why nothing would go now; None when WhatsApp is connected."""
        raise NotImplementedError

    def _look_up(self, address: str) -> Chat:
        """The chat of a number, asked of the service."""
        raise NotImplementedError

    def _sought(self, one: InFlight, chat: str, taken: set[str]) -> Reconciled:
        """What the service's books say of one message; `taken` = ids that others have claimed, ours added to it."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------------------------- reconcile

    def reconcile(self, messages: Sequence[InFlight]) -> Sequence[Reconciled]:
        """Look for each in the service's books; when it stops answering, it is not asked on."""
        found: list[Reconciled] = []
        taken = {one.reference for one in messages if one.reference}
        try:
            if messages and self._session_trouble() is None:
                for one in messages:
                    found.append(self._looked_for(one, taken))  # noqa: PERF401 - what was found before a cut stays
        except HttpTroubleError:
            pass
        left = messages[len(found) :]
        return [*found, *(Reconciled(message_id=one.message_id, found=Found.NOT_YET) for one in left)]

    def _looked_for(self, one: InFlight, taken: set[str]) -> Reconciled:
        chat = self._chat(one.address)
        if chat.refused is None:
            return self._sought(one, chat.jid, taken)
        # Nothing was ever sent to a number that is not there.
        gone = chat.refused.kind is OutcomeKind.FINAL_RECIPIENT
        return Reconciled(message_id=one.message_id, found=Found.NOT_THERE if gone else Found.NOT_YET)

    # ------------------------------------------------------------------------------------------------ for the dialects

    def _ask(self, method: str, path: str, body: object = None, query: tuple[tuple[str, str], ...] = ()) -> Answer:
        """The service's answer. HttpTroubleError when none came."""
        call = Call(
            method=method,
            url=self.means.base() + path,
            headers=self._headers(),
            query=query,
            body_json=body,
            read_s=self.read_s,
        )
        return self.means.http.ask(call)

    def _ready(self, message: Outgoing) -> Chat:
        """The chat to write to, when all that can be asked before is well."""
        if len(message.text) > LONGEST:
            return Chat(refused=Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_too_long"))
        if len(message.attachments) > 1:
            return Chat(refused=Outcome(kind=OutcomeKind.FINAL_CONTENT, code="media_refused"))
        if refused := self._session_trouble():
            return Chat(refused=refused)
        return self._chat(message.address)

    def _chat(self, address: str) -> Chat:
        """The chat of a number; the service is asked once for each."""
        if "@" in address:
            return Chat(address)
        if not digits(address):
            return Chat(refused=Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="address_unfit"))
        if known := self._chats.get(address):
            return Chat(known)
        found = self._look_up(address)
        if found.jid:
            self._chats[address] = found.jid
        return found

    def _told(self, answer: Answer) -> str:
        """The service's own words of what is wrong, without our secrets."""
        found = json_of(answer)
        ways = (("message",), ("exception", "message"), ("response", "message"), ("response", "message", 0), ("error",))
        text = next((told for way in ways if (told := text_at(found, *way))), "")
        return self.means.masked(said(text))

    def _before(self, answer: Answer) -> Outcome:
        """What an answer that is no success means before anything was sent: nothing went out."""
        outcome = usual_outcome(answer, self.means.clock(), self._told(answer))
        if answer.status in _BAD_STATES:
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_session", said=outcome.said)
        if outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT:
            return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later", said=outcome.said)
        if outcome.kind is OutcomeKind.FINAL_CONTENT:
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_unexpected", said=outcome.said)
        return outcome

    def _since(self, cursor: str) -> int:
        """From when on to ask for what came in, in seconds since 1970."""
        if cursor.isascii() and cursor.isdigit() and len(cursor) < len("10000000000"):
            return int(cursor)
        return int(self.means.clock().timestamp()) - _FIRST_LOOK_BACK_S


def trouble_before(error: HttpTroubleError) -> Outcome:
    """What a missing answer means before anything was sent: nothing went out, whatever was written."""
    outcome = error.outcome()
    if outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT:
        return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="gateway_unreachable", said=outcome.said)
    return outcome


def as_check(outcome: Outcome) -> Check:
    """The same as the settings page tells it."""
    from courier_desktop.domain.messaging import Check

    code = "gateway_unexpected" if outcome.code in {"try_later", "answer_unreadable"} else outcome.code
    return Check(code=code, said=outcome.said)


def is_person(jid: str) -> bool:
    """Whether a chat is one person's."""
    return bool(jid) and not jid.endswith(_CROWDS)


def is_hidden(jid: str) -> bool:
    """Whether it is a hidden id, which tells no number."""
    return jid.endswith("@lid")


def number_of(jid: str) -> str:
    """The number of a chat as E.164, folded as people are matched; "" for a hidden id."""
    if is_hidden(jid) or not is_person(jid):
        return ""
    return phone_key(jid.partition("@")[0].partition(":")[0])


def address_of(jid: str) -> str:
    """The address under which a chat's person is known: WhatsApp's own digits, or the hidden id as it is."""
    return jid if is_hidden(jid) else digits(jid.partition("@")[0].partition(":")[0])


STATES_BY_NAME = {
    "ERROR": MessageState.FAILED,
    "SERVER_ACK": MessageState.SENT,
    "DELIVERY_ACK": MessageState.DELIVERED,
    "READ": MessageState.READ,
    "PLAYED": MessageState.READ,
}
STATES_BY_ACK = {
    -1: MessageState.FAILED,
    1: MessageState.SENT,
    2: MessageState.DELIVERED,
    3: MessageState.READ,
    4: MessageState.READ,
}
