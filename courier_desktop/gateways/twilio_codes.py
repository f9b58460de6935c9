"""What Twilio's error codes mean, at the send and later on a message: the outcome and the code of wording."""

from __future__ import annotations

from courier_desktop.domain.messaging import OutcomeKind

_CONFIG = OutcomeKind.CONFIG_ERROR
_LATER = OutcomeKind.RETRY_BACKOFF
_RECIPIENT = OutcomeKind.FINAL_RECIPIENT
_CONTENT = OutcomeKind.FINAL_CONTENT

Meaning = tuple[OutcomeKind, str]

CODES: dict[int, Meaning] = {
    # The account, its keys and its senders.
    20003: (_CONFIG, "gateway_credentials"),
    20005: (_CONFIG, "gateway_account_blocked"),
    20404: (_CONFIG, "gateway_credentials"),
    21212: (_CONFIG, "gateway_sender"),
    21408: (_CONFIG, "gateway_country"),
    21601: (_CONFIG, "gateway_sender"),
    21603: (_CONFIG, "gateway_sender"),
    21606: (_CONFIG, "gateway_sender"),
    21608: (_CONFIG, "recipient_not_allowed"),
    21659: (_CONFIG, "gateway_sender"),
    21660: (_CONFIG, "gateway_sender"),
    30002: (_CONFIG, "gateway_account_blocked"),
    30018: (_CONFIG, "gateway_sender"),
    30024: (_CONFIG, "gateway_sender"),
    63001: (_CONFIG, "gateway_permission"),
    63007: (_CONFIG, "gateway_sender"),
    63015: (_CONFIG, "recipient_not_allowed"),
    63020: (_CONFIG, "gateway_permission"),
    # Not just now.
    20429: (OutcomeKind.RETRY_WAIT, "gateway_busy"),
    14107: (_LATER, "try_later"),
    21611: (_LATER, "try_later"),
    30001: (_LATER, "try_later"),
    30003: (_LATER, "handset_off"),
    30008: (_LATER, "try_later"),
    30017: (_LATER, "try_later"),
    30022: (_LATER, "try_later"),
    63017: (_LATER, "try_later"),
    63018: (_LATER, "try_later"),
    # The recipient.
    21610: (OutcomeKind.OPTED_OUT, "recipient_stopped"),
    21211: (_RECIPIENT, "number_wrong"),
    21214: (_RECIPIENT, "number_wrong"),
    21612: (_RECIPIENT, "not_delivered"),
    21614: (_RECIPIENT, "number_landline"),
    30005: (_RECIPIENT, "number_wrong"),
    30006: (_RECIPIENT, "number_landline"),
    63003: (_RECIPIENT, "not_on_whatsapp"),
    63014: (_RECIPIENT, "not_on_whatsapp"),
    63024: (_RECIPIENT, "not_on_whatsapp"),
    63032: (_RECIPIENT, "recipient_limit"),
    63033: (_RECIPIENT, "not_on_whatsapp"),
    63049: (_RECIPIENT, "recipient_limit"),
    # The text, its file or its template.
    21602: (_CONTENT, "gateway_refused"),
    21617: (_CONTENT, "text_too_long"),
    21620: (_CONTENT, "media_refused"),
    21654: (_CONTENT, "template_missing"),
    21655: (_CONTENT, "template_missing"),
    21656: (_CONTENT, "template_mismatch"),
    30004: (_CONTENT, "text_refused"),
    30007: (_CONTENT, "text_refused"),
    63005: (_CONTENT, "text_refused"),
    63013: (_CONTENT, "text_refused"),
    63016: (OutcomeKind.NEEDS_TEMPLATE, "window_closed"),
    63019: (_CONTENT, "media_refused"),
    63021: (_CONTENT, "template_mismatch"),
    63027: (_CONTENT, "template_missing"),
    63028: (_CONTENT, "template_mismatch"),
    63041: (_CONTENT, "template_paused"),
}


def meaning(code: int | None) -> Meaning | None:
    """What a code means; None for one that is not known here."""
    return CODES.get(code) if code is not None else None
