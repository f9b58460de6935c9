"""Approved templates over a real ledger: fetched, typed in, chosen, refused, filled."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import Check, GatewayName, OutcomeKind, Outgoing
from courier_desktop.domain.notices import MessageValues, NoticeEvent
from courier_desktop.domain.template_maps import TemplateMap
from courier_desktop.domain.template_suggestions import suggestion
from courier_desktop.domain.whatsapp_templates import ApprovedTemplate, Fetched, TemplateButton, variables_of
from courier_desktop.domain.words import Language
from courier_desktop.services import whatsapp_templates as service
from tests.fakes.desk import Desk
from tests.gateways.rigs.base import Trouble
from tests.gateways.rigs.whatsapp_cloud import RIGS
from tests.services.test_templates import FULL

CLOUD, TWILIO = GatewayName.WHATSAPP_CLOUD, GatewayName.TWILIO_WHATSAPP
OUT, ES, EN = NoticeEvent.OUT_FOR_DELIVERY, Language.ES, Language.EN
BODY = "Hola {{1}}, tu paquete {{2}} va en camino hoy."
KEYS = ("first_name", "number")
SID = "HX" + "0a" * 16


def template(
    name: str = "aviso", language: str = "es_MX", status: str = "APPROVED", **more: object
) -> ApprovedTemplate:
    made: dict[str, object] = {"body": BODY, "variables": variables_of(BODY), "category": "UTILITY"}
    return ApprovedTemplate(name=name, language=language, status=status, **made | more)  # type: ignore[arg-type]


@dataclass
class Account:
    """An account that tells its templates, or what is wrong."""

    fetched: Fetched

    def fetch_templates(self) -> Fetched:
        return self.fetched


def fetch(desk: Desk, *templates: ApprovedTemplate) -> Check:
    return service.fetch(desk.ctx, CLOUD, Account(Fetched(templates=templates)))


CHOSEN = TemplateMap(name="aviso", language="es_MX", keys=("first_name", "number"))


def said(desk: Desk, values: MessageValues = FULL, event: NoticeEvent = OUT) -> service.Filled | str:
    with desk.ctx.read() as conn:
        return service.template_for(conn, CLOUD, event, ES, values)


def test_templates_are_kept_as_they_were_told(desk: Desk) -> None:
    whole = template(
        header="TEXT",
        header_text="Guía {{1}}",
        footer="Colibrí",
        buttons=(TemplateButton(kind="URL", text="Ver", url="https://a.mx/{{1}}"),),
    )
    assert fetch(desk, whole, template("b", "es", "REJECTED")).good
    found = service.known(desk.ctx, CLOUD)
    assert found.templates == (whole, template("b", "es", "REJECTED"))
    assert found.fetched_at == desk.clock.now
    assert service.known(desk.ctx, TWILIO).fetched_at is None


def test_what_is_gone_is_forgotten_and_an_error_changes_nothing(desk: Desk) -> None:
    fetch(desk, template("a"), template("b"))
    fetch(desk, template("b"))
    trouble = Check(code="gateway_credentials")
    assert service.fetch(desk.ctx, CLOUD, Account(Fetched(check=trouble))) == trouble
    assert [one.name for one in service.known(desk.ctx, CLOUD).templates] == ["b"]


def test_a_choice_offers_its_language_the_approved_first(desk: Desk) -> None:
    fetch(desk, template("z", "es"), template("a", "es_MX", "PENDING"), template("b", "en_US"), template("c", "es_AR"))
    found = service.known(desk.ctx, CLOUD)
    assert [one.name for one in found.fitting(ES)] == ["c", "z", "a"]
    assert [one.name for one in found.fitting(EN)] == ["b"]


def test_a_chosen_template_says_the_notice(desk: Desk) -> None:
    fetch(desk, template())
    service.save_map(desk.ctx, CLOUD, OUT, ES, CHOSEN)
    filled = said(desk)
    assert isinstance(filled, service.Filled)
    assert (filled.use.name, filled.use.language, filled.use.values) == ("aviso", "es_MX", ("Raúl", "CLB-048220"))
    assert filled.text == "Hola Raúl, tu paquete CLB-048220 va en camino hoy."
    assert filled.category == "UTILITY"
    empty = said(desk, MessageValues())
    assert isinstance(empty, service.Filled)
    assert empty.use.values == ("cliente", "-")


def test_hostile_values_go_as_one_line(desk: Desk) -> None:
    fetch(desk, template())
    service.save_map(desk.ctx, CLOUD, OUT, ES, CHOSEN)
    filled = said(desk, replace(FULL, first_name="{{2}}\n\t x     y" + "😀" * 300))
    assert isinstance(filled, service.Filled)
    assert filled.use.values[0].startswith("{{2}} x y😀")
    assert "\n" not in filled.use.values[0]
    assert filled.use.values[1] == "CLB-048220"


def test_no_template_is_told_by_its_code(desk: Desk) -> None:
    assert said(desk) == "template_missing"
    fetch(desk, template())
    assert said(desk) == "template_missing"
    service.save_map(desk.ctx, CLOUD, OUT, ES, CHOSEN)
    assert said(desk, event=NoticeEvent.DELAY) == "template_missing"
    fetch(desk, template(status="PAUSED"))
    assert said(desk) == "template_paused"
    fetch(desk, template(body="Hola {{1}}, hola", variables=("1",)))
    assert said(desk) == "template_mismatch"
    fetch(desk)
    assert said(desk) == "template_missing"
    shown = service.mapped(desk.ctx, CLOUD, OUT, ES)
    assert shown == service.Mapped(CHOSEN, None, "template_missing")
    assert service.all_mapped(desk.ctx, CLOUD) == {(OUT, ES): shown}


@pytest.mark.parametrize(
    ("status", "keys", "code"),
    [
        ("PENDING", ("first_name", "number"), "template_missing"),
        ("PAUSED", ("first_name", "number"), "template_paused"),
        ("APPROVED", ("first_name",), "template_mismatch"),
        ("APPROVED", ("first_name", "nonsense"), "template_mismatch"),
    ],
)
def test_what_would_be_refused_is_not_chosen(desk: Desk, status: str, keys: tuple[str, ...], code: str) -> None:
    fetch(desk, template(status=status))
    with pytest.raises(RefusedError) as refused:
        service.save_map(desk.ctx, CLOUD, OUT, ES, TemplateMap(name="aviso", language="es_MX", keys=keys))
    assert refused.value.refusal == code
    assert service.mapped(desk.ctx, CLOUD, OUT, ES) is None


def test_a_choice_is_taken_back(desk: Desk) -> None:
    fetch(desk, template())
    service.save_map(desk.ctx, CLOUD, OUT, ES, CHOSEN)
    service.drop_map(desk.ctx, CLOUD, OUT, ES)
    assert said(desk) == "template_missing"


def test_twilios_templates_are_typed_in(desk: Desk) -> None:
    told = suggestion(OUT, ES)
    made = service.add_by_hand(desk.ctx, TWILIO, f" {SID} ", ES, told.body)
    service.save_map(desk.ctx, TWILIO, OUT, ES, service.guessed(made, OUT, ES))
    with desk.ctx.read() as conn:
        filled = service.template_for(conn, TWILIO, OUT, ES, FULL)
    assert isinstance(filled, service.Filled)
    assert filled.use.name == SID
    assert len(filled.use.values) == len(told.keys)
    assert "Por pagar al recibir: $1,250.00." in filled.text
    service.forget(desk.ctx, TWILIO, SID, "es_MX")
    assert service.known(desk.ctx, TWILIO).templates == ()


@pytest.mark.parametrize(
    ("gateway", "sid", "body", "code"),
    [
        (TWILIO, "HX12", BODY, "template_sid_wrong"),
        (CLOUD, SID, BODY, "template_sid_wrong"),
        (TWILIO, SID, "", "template_numbers_wrong"),
        (TWILIO, SID, "Hola {{2}}", "template_numbers_wrong"),
        (TWILIO, SID, "Hola {{nombre}}", "template_numbers_wrong"),
    ],
)
def test_what_is_no_content_template_is_refused(
    desk: Desk, gateway: GatewayName, sid: str, body: str, code: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        service.add_by_hand(desk.ctx, gateway, sid, ES, body)
    assert refused.value.refusal == code


def test_a_way_without_templates_is_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError):
        service.fetch(desk.ctx, GatewayName.TELEGRAM)


def test_metas_own_templates_say_a_notice_over_the_line(desk: Desk) -> None:
    """Fetched, chosen, filled and sent by the real gateway to a server on loopback: its books hold the words."""
    with RIGS[0].start() as stand:
        assert isinstance(stand.gateway, service.HasTemplates)
        assert service.fetch(desk.ctx, CLOUD, stand.gateway).good
        (listed,) = service.known(desk.ctx, CLOUD).templates
        service.save_map(desk.ctx, CLOUD, OUT, ES, TemplateMap(name=listed.name, language=listed.language, keys=KEYS))
        filled = said(desk)
        assert isinstance(filled, service.Filled)
        message = Outgoing(
            message_id="0123456789abc", address="+525512345678", text=filled.text, language=ES, template=filled.use
        )
        assert stand.gateway.send(message).kind is OutcomeKind.SENT
        (booked,) = stand.books()
        assert all(value in booked.text for value in ("Raúl", "CLB-048220", listed.name, listed.language))


def test_an_account_that_refuses_changes_nothing(desk: Desk) -> None:
    with RIGS[0].start() as stand:
        assert isinstance(stand.gateway, service.HasTemplates)
        stand.trouble(0, Trouble.UNAUTHORISED)
        assert service.fetch(desk.ctx, CLOUD, stand.gateway).code == "gateway_credentials"
        assert service.known(desk.ctx, CLOUD).templates == ()
