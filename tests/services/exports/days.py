"""A courier's days with something in every file of an export, and what is compared afterwards."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.errors import CancelledError
from courier_desktop.domain.ids import DriverId, ShipmentId
from courier_desktop.domain.messaging import (
    Cost,
    GatewayName,
    Inbound,
    InboundKind,
    MessageState,
    Post,
    TemplateUse,
)
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.staff import Right, Role
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.words import Language
from courier_desktop.services import acts, contacts, delays, inbound, notices, settings, staff
from courier_desktop.services.context import Context
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect
from courier_desktop.store import outbox, plain
from tests.fakes.desk import Desk

SHEET = (
    "Pedido,Nombre,Teléfono,Calle,Número,Colonia,CP,Ciudad,Por cobrar,Referencias\n"
    "1,Ana Ruiz,3314820937,Juárez,10,Centro,44100,Guadalajara,1250,\n"
    '2,"Íñigo ""el Güero"" Núñez",3314820938,Juárez,11,Centro,44100,Guadalajara,,"=frente a la, tienda"\n'
)
# Whose rows an export carries only in part (the staff without PINs), or not at all; `words` still knows old ones.
NOT_CARRIED = {"kept", "drafts", "staff", "words", "gateways", "whatsapp_templates"}


def some_days(desk: Desk, folder: Path) -> None:
    """Everything that an export holds, with texts that are hard on spreadsheets."""
    ctx = desk.ctx
    sheet = folder / "orders.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    apply_import(ctx, plan_import(ctx, inspect(ctx, sheet), "Boutique Ñ"))
    one = desk.shipment(cash_on_delivery=Money(125_050), note="'=hola\r\n\tmundo ", contents="_x0041_\x01")
    two = desk.shipment(
        recipient=Party("=1+1", phone="+523314820939", phone_typed="33 1482 0939", email="@a", company="-"),
        address=Address("+5", "1", latitude=20.676667, longitude=-103.347222, references="\u2028fin", between="'"),
        promise=Promise(desk.clock.now + timedelta(hours=4), desk.clock.now + timedelta(hours=6)),
        declared_value=Money(9_900_000),
        weight_g=1_250,
        signed_copy=True,
    )
    three = desk.shipment(note="x" * 40_000)
    desk.route([one, two], driver_id=DriverId(desk.driver()))
    desk.mark(one, Status.DELIVERED, received_by="Eva", relation="family", collected=Money(125_050))
    desk.clock.advance(minutes=7, seconds=1.234)
    desk.mark(two, "at_door", at=desk.clock.now - timedelta(minutes=3))
    asked = delays.DelayDraft(cause=Cause.TRAFFIC, scope=delays.Scope.LIST, refs=(two,), minutes=240, note="Marcha")
    delays.declare(ctx, asked)
    last = desk.notices(one)[-1].notice_id
    notices.open_link(ctx, last)
    notices.confirm(ctx, last)
    notices.opt_out(ctx, "+523314820939", "answer")
    desk.clock.advance(days=1)
    desk.route([three], out=False)
    desk.mark(three, Status.AT_DEPOT)
    acts.undo(ctx)
    settings.change(ctx, "zone", "America/Tijuana")
    settings.change(ctx, "minutes_per_stop", 9)
    settings.change(ctx, "sounds", value=False)
    with ctx.write(Right.REGISTER) as tx:
        plain.save_column_map(tx.conn, "boutique n", "pedido|nombre", '["order_number", null]')
    settings.keep_draft(ctx, "shipment", "{}")
    some_messages(desk, one)
    staff.add(ctx, "Ana", Role.OWNER)


def some_messages(desk: Desk, one: ShipmentId) -> None:
    """A message that went, one that waits, what came in, who refuses a channel, the courier's own words and prices."""
    ctx = desk.ctx
    came = [
        Inbound(reference="1", address="5213314820939", kind=InboundKind.TEXT, at=desk.clock.now, text="'¿Ya?\r\n"),
        Inbound(reference="2", address="3527065", kind=InboundKind.BLOCKED, at=desk.clock.now),
    ]
    inbound.take(ctx, GatewayName.TELEGRAM, Post(inbound=tuple(came)))
    contacts.start_token(ctx, one)
    with ctx.write(Right.UPKEEP) as tx:
        contacts.address_failed(tx, Channel.SMS, "+523314820939", "number_landline")
        facts = outbox.MessageFacts(
            message_id="m1",
            dedupe="notice:1",
            channel=Channel.WHATSAPP,
            gateway=GatewayName.WAHA,
            address="+523314820939",
            party_id=desk.state(one).recipient_id,
            language=Language.ES,
            state=MessageState.SENT,
            template=TemplateUse(name="aviso", language="es_MX", values=("=1", "")),
            queued_at=tx.now,
            not_before=tx.now,
            sent_at=tx.now,
            cost=Cost(8_500, "USD"),
        )
        outbox.add_message(tx.conn, facts, [notice.notice_id for notice in desk.notices(one)])
        outbox.begin_attempt(tx.conn, "m1", 1, GatewayName.WAHA, tx.now)
        tx.conn.execute("INSERT INTO message_templates VALUES ('delay','es-MX','sms','','Hola','2026-11-19','Ana')")
        tx.conn.execute("INSERT INTO template_maps VALUES ('waha','delay','es-MX','aviso','es_MX','[]')")
        tx.conn.execute("INSERT INTO prices VALUES ('waha','MX','','2026-01-01',0,'USD')")


def everything(ctx: Context) -> dict[str, list[str]]:
    """Every row of every table that an export must bring back, and what the search index knows."""
    with ctx.read() as conn:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"
        tables = {str(row[0]) for row in conn.execute(named)} - NOT_CARRIED
        found = {name: sorted(repr(tuple(row)) for row in conn.execute(f"SELECT * FROM {name}")) for name in tables}
        for index in ("search", "phone_digits"):
            conn.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab(main, {index}, instance)"
            )
            terms = conn.execute(f"SELECT term, doc FROM temp.{index}_terms")
            found[index] = sorted(repr(tuple(row)) for row in terms)
    return found


def register_many(desk: Desk, count: int) -> None:
    """So many shipments, by one file."""
    rows = "".join(f"{n},Ana Ruiz,3314{n:06d},Juárez,{n},Centro,44100,Guadalajara,,\n" for n in range(count))
    sheet = desk.ctx.store.path.with_name("many.csv")
    sheet.write_text(SHEET.partition("\n")[0] + "\n" + rows, encoding="utf-8")
    apply_import(desk.ctx, plan_import(desk.ctx, inspect(desk.ctx, sheet), "Boutique Ñ"))


class Watcher:
    """A job that notes what it is told and may want no more."""

    def __init__(self, stop_at: int = 0) -> None:
        self.told: list[tuple[int, int]] = []
        self.checks = 0
        self._stop_at = stop_at

    def check(self) -> None:
        self.checks += 1
        if self.checks == self._stop_at:
            raise CancelledError

    def progress(self, done: int, total: int) -> None:
        self.told.append((done, total))
