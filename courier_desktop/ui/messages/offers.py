"""What may be done with a notice in each state of its life: the question, the one next thing, the other ways."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.values import dataclass
from courier_desktop.services.message_life import Doubt
from courier_desktop.ui.delays.words import long_why
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.carried_words import doubt_words

if TYPE_CHECKING:
    from courier_desktop.domain.rows import NoticeRow

translate = QCoreApplication.translate


class Act(Enum):
    """What the person asks for."""

    OPEN = "open"
    OPEN_ANYWAY = "open_anyway"
    CONFIRM = "confirm"
    NOT_SENT = "not_sent"
    AGAIN = "again"
    NO_WHATSAPP = "no_whatsapp"
    SKIP = "skip"
    DROP = "drop"
    EDIT = "edit"
    SAVE = "save"
    CALLED = "called"
    COPY_PHONE = "copy_phone"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to go on: its words on the button, its key, its icon, its words in the hint bar."""

    act: Act
    text: str
    key: str
    icon: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the stage shows under the message. `barred` = why WhatsApp must not be opened, "" when it may."""

    question: str
    under: str = ""
    primary: Choice | None = None
    second: Choice | None = None
    others: tuple[Choice, ...] = ()
    barred: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All of them, the primary first."""
        return tuple(one for one in (self.primary, self.second, *self.others) if one is not None)


@dataclass(frozen=True, slots=True)
class Around:
    """What else decides: the clock, whether another waits after this one, quiet hours, why it is blocked."""

    now: datetime
    zone: ZoneInfo
    more: bool = False
    quiet_until: str = ""
    why: Mapping[str, str | int] | None = None
    doubt: Doubt | None = None


def offer_of(notice: NoticeRow, around: Around) -> Offer:
    """What may be done with that notice now."""
    match notice.state:
        case NoticeState.PREPARED:
            return _prepared(notice, around)
        case NoticeState.OPENED:
            return _opened(notice, around)
        case NoticeState.MAYBE_SENT:
            return _maybe_sent(notice, around)
        case NoticeState.BLOCKED:
            return _blocked(notice, around)
        case NoticeState.CONFIRMED:
            at = _at(notice.confirmed_at, around)
            said = translate("Messages", "Lo confirmó {0}, {1}.").format(notice.confirmed_by, at)
            return Offer(said, primary=_next(around))
        case _:
            return Offer(long_why(notice.why, around.why or {}), primary=_next(around), others=_call(notice))


def editing_offer() -> Offer:
    """While the words are being changed there is one thing to do: be done."""
    save, hint = translate("Messages", "Guardar el texto"), translate("Messages", "guardar el texto")
    return Offer(
        translate("Messages", "Cambia lo que haga falta: se envía tal como quede."),
        primary=Choice(Act.SAVE, save, "Ctrl+Return", "check", hint),
    )


def _prepared(notice: NoticeRow, around: Around) -> Offer:
    quiet = around.quiet_until
    later = notice.not_before > around.now
    others = (
        Choice(Act.EDIT, translate("Messages", "Editar"), "E", "pencil-outline", translate("Messages", "editar")),
        _no_whatsapp(),
        _skip(),
        Choice(Act.DROP, translate("Messages", "No enviar"), "Del", "minus-circle-outline"),
    )
    if quiet or later:
        until = quiet or _at(notice.not_before, around)
        why = long_why("quiet_hours", {"until": until})
        anyway = Choice(Act.OPEN_ANYWAY, translate("Messages", "Abrir de todos modos"), "Shift+Return")
        return Offer(why, second=anyway, others=others, barred=why)
    open_it = Choice(
        Act.OPEN, translate("Messages", "Abrir en WhatsApp"), "Return", "open-in-new", translate("Messages", "abrir")
    )
    words = translate("Messages", "Se abre WhatsApp con el texto puesto; tú lo envías.")
    if notice.text_on_clipboard:
        words = translate("Messages", "El texto es largo: se copia y lo pegas en el chat.")
    return Offer(words, primary=open_it, others=others)


def _opened(notice: NoticeRow, around: Around) -> Offer:
    words = translate("Messages", "WhatsApp se abrió con el texto listo. ¿Lo enviaste?")
    if notice.text_on_clipboard:
        words = translate("Messages", "El texto quedó copiado: pégalo en el chat. ¿Lo enviaste?")
    sent = translate("Messages", "Sí lo envié, abrir el siguiente") if around.more else _sent()
    again = Choice(Act.AGAIN, translate("Messages", "Abrir otra vez"), "O", "open-in-new", _hint_again())
    return Offer(
        words,
        primary=Choice(Act.CONFIRM, sent, "Return", "check", translate("Messages", "confirmar y seguir")),
        second=Choice(
            Act.NOT_SENT, translate("Messages", "No lo envié"), "N", "", translate("Messages", "no lo envié")
        ),
        others=(again, _no_whatsapp(), _skip()),
    )


def _maybe_sent(notice: NoticeRow, around: Around) -> Offer:
    if notice.channel is not Channel.WA_ME:
        return _in_doubt(notice, around)
    at = _at(notice.opened_at, around)
    words = translate("Messages", "Se abrió {0} y nadie dijo si salió. Búscalo en WhatsApp: ¿salió?").format(at)
    return Offer(
        words,
        under=translate("Messages", "Mientras no lo digas, no se vuelve a enviar."),
        primary=Choice(Act.CONFIRM, translate("Messages", "Sí salió"), "Return", "check", _hint_yes()),
        second=Choice(Act.NOT_SENT, translate("Messages", "No salió"), "N", "", translate("Messages", "no salió")),
        others=(_no_whatsapp(), _skip()),
    )


def _in_doubt(notice: NoticeRow, around: Around) -> Offer:
    """A gateway may have sent it: only a person can find out."""
    words = translate("Messages", "Pudo haber salido. ¿Le llegó?")
    if around.doubt is not None:
        words = doubt_words(around.doubt, around.now, around.zone)
    skip = Choice(Act.SKIP, translate("Messages", "Omitir"), "S", "skip-next", translate("Messages", "omitir"))
    return Offer(
        words,
        under=translate("Messages", "Si no le llegó, sale otra vez por el mismo canal."),
        primary=Choice(
            Act.CONFIRM, translate("Messages", "Sí le llegó"), "Return", "check", translate("Messages", "sí le llegó")
        ),
        second=Choice(
            Act.NOT_SENT, translate("Messages", "No le llegó"), "N", "", translate("Messages", "no le llegó")
        ),
        others=(*_call(notice), skip),
    )


def _blocked(notice: NoticeRow, around: Around) -> Offer:
    why = long_why(notice.why, around.why or {})
    called = Choice(
        Act.CALLED,
        translate("Messages", "Ya le llamé"),
        "Return",
        "phone-outline",
        translate("Messages", "ya le llamé"),
    )
    return Offer(why, primary=called, others=(*_call(notice), _skip()), barred=why)


def _call(notice: NoticeRow) -> tuple[Choice, ...]:
    if not notice.to:
        return ()
    return (Choice(Act.COPY_PHONE, translate("Messages", "Copiar teléfono"), "C", "content-copy"),)


def _next(around: Around) -> Choice | None:
    if not around.more:
        return None
    return Choice(
        Act.NEXT, translate("Messages", "Ir al siguiente"), "Return", "arrow-right", translate("Messages", "siguiente")
    )


def _no_whatsapp() -> Choice:
    text, hint = translate("Messages", "No tiene WhatsApp"), translate("Messages", "no tiene WhatsApp")
    return Choice(Act.NO_WHATSAPP, text, "X", "phone-off-outline", hint)


def _skip() -> Choice:
    return Choice(Act.SKIP, translate("Messages", "Saltar"), "S", "skip-next", translate("Messages", "saltar"))


def _sent() -> str:
    return translate("Messages", "Sí lo envié")


def _hint_again() -> str:
    return translate("Messages", "abrir otra vez")


def _hint_yes() -> str:
    return translate("Messages", "sí salió")


def _at(moment: datetime | None, around: Around) -> str:
    return "" if moment is None else moment_text(moment, around.now, around.zone, current_language())
