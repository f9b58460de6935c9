"""Messages may cost: nothing that the program or its guides say calls them free."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from courier_desktop.domain.gateway_forms import GatewayForm
from courier_desktop.domain.words import Words
from courier_desktop.gateways.catalogue import kinds

GUIDES = sorted((Path(__file__).parents[2] / "docs" / "gateways").glob("*.md"))
_FREE = re.compile(
    r"\bgratis\b|\bgrátis\b|\bgratuit|sin costo|sem custo|\bfree(?! text)\b|no cost|free of charge", re.IGNORECASE
)


def words_of(form: GatewayForm) -> list[Words]:
    """Everything that a form says."""
    fields = [words for one in form.fields for words in (one.label, one.help, *one.choice_words)]
    return [form.title, form.summary, *fields, *form.steps, *form.notes, *([form.warning] if form.warning else [])]


@pytest.mark.parametrize("form", [kind.form for kind in kinds().values()], ids=lambda form: form.name.value)
def test_no_form_calls_a_message_free(form: GatewayForm) -> None:
    said = [text for words in words_of(form) for text in (words.es, words.en, words.pt)]
    assert [text for text in said if _FREE.search(text)] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_no_guide_calls_a_message_free(guide: Path) -> None:
    lines = guide.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if _FREE.search(line)] == []
