"""What every gateway asks its owner for: complete, in three languages, secrets apart."""

from __future__ import annotations

from courier_desktop.domain.wording import is_code
from courier_desktop.gateways.catalogue import kinds
from tests.gateways.rigs.asking import MAY_BE_OUT, well_told
from tests.gateways.rigs.base import Rig, means_of


def test_a_form_is_complete(rig: Rig) -> None:
    kind = kinds()[rig.name]
    form = kind.form
    texts = [form.title, form.summary, *form.steps, *form.notes, *([form.warning] if form.warning else [])]
    for field in form.fields:
        texts += [field.label, field.help, *field.choice_words]
    assert [one for one in texts if not (one.es.strip() and one.en.strip() and one.pt.strip())] == []
    assert form.name is rig.name
    assert len({field.name for field in form.fields}) == len(form.fields)
    assert len(form.steps) >= 3
    traits = kind.traits({field.name: field.default for field in form.fields if not field.secret})
    assert traits.channel is form.channel
    assert bool(form.warning) == traits.unofficial


def test_a_forms_defaults_are_valid(rig: Rig) -> None:
    for field in kinds()[rig.name].form.fields:
        if field.secret:
            assert field.default == "", "a secret has no default"
        elif field.choices:
            assert field.default in field.choices
            assert len(field.choice_words) == len(field.choices)
        elif isinstance(field.default, int) and not isinstance(field.default, bool):
            assert field.least <= field.default <= field.most


def test_what_sounds_secret_is_secret(rig: Rig) -> None:
    telling = ("password", "token", "secret", "api_key", "auth")
    for field in kinds()[rig.name].form.fields:
        if any(part in field.name for part in telling):
            assert field.secret, field.name


def test_an_empty_gateway_says_what_is_missing(rig: Rig) -> None:
    """Switched on without a setting filled in: a check and a send that say so, and no request."""
    kind = kinds()[rig.name]
    gateway = kind.make(means_of(kind, {"base_url": "http://127.0.0.1:9"}, {}))
    check = gateway.check()
    assert is_code(check.code), check
    outcome = gateway.send(rig.outgoing())
    well_told(rig, outcome)
    assert outcome.kind not in MAY_BE_OUT, outcome
