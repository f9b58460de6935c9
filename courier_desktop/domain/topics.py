"""What a write may have changed: a page refreshes when one of its topics is published."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """One kind of thing that pages show."""

    SHIPMENTS = "shipments"
    ROUTES = "routes"
    DELAYS = "delays"
    NOTICES = "notices"
    PARTIES = "parties"
    SETTINGS = "settings"
    STAFF = "staff"
    GATEWAYS = "gateways"
    MESSAGES = "messages"
