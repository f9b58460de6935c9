"""WAHA's own books: the messages that a session keeps, found by id, by chat, since a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from courier_desktop.gateways.reading import json_of, objects_at, text_at
from courier_desktop.gateways.waha_reading import Pages, in_order, raw_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.messaging import InFlight
    from courier_desktop.gateways.http import Answer
    from courier_desktop.gateways.whatsapp_web import Chat

    Ask = Callable[[str, tuple[tuple[str, str], ...]], Answer]

EVERYBODY = "all"
_PAGE = 100
_MOST_PAGES = 20


class WahaBooks:
    """What a session keeps. HttpTroubleError comes out of each method when no answer came."""

    def __init__(self, ask: Ask, chat: Callable[[str], Chat]) -> None:
        """`ask` gets a page of the session by its path and query, `chat` the chat of a number."""
        self._ask = ask
        self._chat = chat
        self._numbers: dict[str, str] = {}

    def message(self, one: InFlight) -> object:
        """The message as the service keeps it, None when it is not found: each engine is asked its own way.

        The chat of a message may be named by number or by hidden id; the last part of its id is always the same.
        """
        raw = raw_id(one.reference)
        found = self._one(EVERYBODY, raw)
        if found is None:
            chat = self._chat(one.address)
            found = self._one(chat.jid, f"true_{chat.jid}_{raw}") if chat.jid else None
        return found if raw_id(text_at(found, "id")) == raw else None

    def _one(self, chat_id: str, reference: str) -> object:
        path = f"chats/{quote(chat_id, safe='@')}/messages/{quote(reference, safe='@')}"
        answer = self._ask(path, (("downloadMedia", "false"),))
        return json_of(answer) if answer.good else None

    def since(self, chat_id: str, since: int, *, from_me: bool) -> Pages | Answer:
        """The messages of a chat since then, in seconds since 1970; the answer where it is not what it should be."""
        found: list[dict[str, object]] = []
        for page in range(_MOST_PAGES):
            query = (
                ("filter.timestamp.gte", str(since)),
                ("filter.fromMe", "true" if from_me else "false"),
                ("sortBy", "timestamp"),
                ("sortOrder", "asc"),
                ("limit", str(_PAGE)),
                ("offset", str(page * _PAGE)),
                ("downloadMedia", "false"),
            )
            answer = self._ask(f"chats/{quote(chat_id, safe='@')}/messages", query)
            told = json_of(answer)
            if not answer.good or not isinstance(told, list):
                return answer
            found += objects_at(cast("list[object]", told))
            if len(told) < _PAGE:
                return in_order(found, more=False)
        return in_order(found, more=True)

    def keeps_any(self) -> bool | None:
        """Whether there is any message at all: only then does an absent one mean something. None = it did not say."""
        answer = self._ask(f"chats/{EVERYBODY}/messages", (("limit", "1"), ("downloadMedia", "false")))
        found = json_of(answer)
        return bool(found) if answer.good and isinstance(found, list) else None

    def number_of_hidden(self, jid: str) -> str:
        """The chat by number behind a hidden id, "" where the service does not know it; asked once."""
        if jid not in self._numbers:
            answer = self._ask(f"lids/{quote(jid, safe='')}", ())
            if not answer.good:
                return ""
            self._numbers[jid] = text_at(json_of(answer), "pn")
        return self._numbers[jid]
