"""The test button's word, in the reader's language."""

from __future__ import annotations

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.gateways.catalogue import kinds
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways
from tests.fakes.desk import Desk


def test_a_missing_field_is_called_as_the_form_calls_it(desk: Desk) -> None:
    ctx = desk.ctx
    ctx.secrets = SessionSecrets()
    fields = kinds()[GatewayName.TELEGRAM].form.fields
    for language in Language:
        ctx.settings = replace(ctx.settings, language=language.value)
        found = gateways.check(ctx, GatewayName.TELEGRAM)
        assert found.code == "gateway_incomplete"
        assert found.params["what"] in {one.label.in_(language) for one in fields}
