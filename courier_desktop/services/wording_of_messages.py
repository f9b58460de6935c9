"""What a message says at the moment it goes: merged, in the letters of its channel, or by an approved template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.ids import TextId
from courier_desktop.domain.messaging import Cost, Feed, TemplateUse
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.sms import count
from courier_desktop.domain.times import local_day
from courier_desktop.domain.values import dataclass
from courier_desktop.services import contacts, merging, noticing, prices, whatsapp_templates
from courier_desktop.services.message_templates import as_carried, written
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store import people, states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.services.context import Tx
    from courier_desktop.services.gateways import Ready
    from courier_desktop.store.outbox import MessageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words of one message and what they will cost.

    `text_id` = where the very words stand that go. `window_open` = the recipient wrote in the last 24 hours, None =
    nobody can know.
    """

    text: str
    text_id: TextId | None
    subject: str = ""
    template: TemplateUse | None = None
    segments: int = 0
    cost: Cost | None = None
    window_open: bool | None = None


def said(tx: Tx, ready: Ready, facts: MessageFacts) -> Said:
    """What this message says through that gateway now; words that are not kept yet are kept."""
    found = (notice_rows.load(tx.conn, one) for one in rows.notices_of(tx.conn, facts.message_id))
    notices = [one for one in found if one is not None]
    kept = people.text_of(tx.conn, facts.text_id)
    # One that waited for another try may have been edited meanwhile.
    text = people.text_of(tx.conn, notices[0].text_id) if len(notices) == 1 else kept
    text = merging.merged_text(tx, notices) if len(notices) > 1 else text
    text = as_carried(text, facts.channel, tx.ctx.settings)
    opened = _window(tx, ready, facts)
    template, category = None, ""
    # Merged words stand in no template: each parcel's own would be another message.
    if ready.traits.templates and opened is not True and len(notices) == 1:
        filled = _filled(tx, ready, notices[0])
        if filled is not None:
            template, text, category = filled.use, filled.text, filled.category
    segments = count(text).parts if ready.traits.segments else 1
    sending = prices.Sending(
        gateway=ready.name,
        address=facts.address,
        segments=segments,
        template=template is not None,
        approved_as=category,
    )
    return Said(
        text=text,
        text_id=facts.text_id if text == kept else _keep(tx, text),
        subject=facts.subject or _subject(tx, facts, notices),
        template=template,
        segments=segments,
        cost=prices.estimate(tx.conn, tx.ctx.settings, sending, local_day(tx.now, tx.ctx.zone)),
        window_open=opened,
    )


def _keep(tx: Tx, text: str) -> TextId:
    """The very words that go, for what is looked up, shown and erased later."""
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, text)])
    return text_id


def _window(tx: Tx, ready: Ready, facts: MessageFacts) -> bool | None:
    """Whether the 24-hour window is open; None where replies reach the program only by a webhook that has none."""
    if facts.channel is not Channel.WHATSAPP:
        return None
    heard = contacts.window_open(tx.conn, facts.channel, facts.address, tx.now)
    return heard or (None if ready.traits.inbound is not Feed.POLLED else False)


def _filled(tx: Tx, ready: Ready, notice: NoticeFacts) -> whatsapp_templates.Filled | None:
    """The approved template of a notice, filled; None = none fits, and the gateway says that it needs one."""
    state = states.load(tx.conn, [notice.shipment_id]).get(notice.shipment_id)
    if state is None:
        return None
    values = noticing.values_then(tx, state, notice)
    found = whatsapp_templates.template_for(tx.conn, ready.name, notice.event, notice.language, values)
    return None if isinstance(found, str) else found


def _subject(tx: Tx, facts: MessageFacts, notices: Sequence[NoticeFacts]) -> str:
    """An e-mail's subject: the office's for that notice, else the program's."""
    if facts.channel is not Channel.EMAIL or not notices:
        return ""
    notice = notices[0]
    state = states.load(tx.conn, [notice.shipment_id]).get(notice.shipment_id)
    if state is None:
        return ""
    values = noticing.values_then(tx, state, notice)
    return written(tx.conn, tx.ctx.settings, (notice.event, notice.language, facts.channel), values).subject
