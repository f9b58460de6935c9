"""The tables of messages that go by themselves: gateways, what went out and came in, whom it reaches, what it costs."""

from __future__ import annotations

# A gateway's settings (its secrets stand in the keyring), and how it stands: paused, told to wait, whose turn it is to
# send, where its next poll begins.
_GATEWAYS = """
CREATE TABLE gateways (
  gateway TEXT PRIMARY KEY, switched_on INTEGER NOT NULL, understood INTEGER NOT NULL, settings TEXT NOT NULL,
  paused_why TEXT NOT NULL, paused_said TEXT NOT NULL, paused_at TEXT, wait_until TEXT, last_sent_at TEXT,
  day TEXT NOT NULL, sent_today INTEGER NOT NULL, failures INTEGER NOT NULL, cursor TEXT NOT NULL, polled_at TEXT,
  lease_holder TEXT NOT NULL, lease_until TEXT, checked_at TEXT, check_code TEXT NOT NULL, check_said TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

# A message: one send to one address, of one notice or several; `dedupe` says what it must exist for only once.
# `next_try_at` = when a queued one is tried, `asked_at` = when its gateway is asked what became of it; empty = never.
_OUTBOX = """
CREATE TABLE outbox (
  message_id TEXT PRIMARY KEY, dedupe TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, gateway TEXT NOT NULL,
  address TEXT NOT NULL, party_id TEXT, language TEXT NOT NULL, subject TEXT NOT NULL, text_id TEXT,
  template TEXT NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL, said TEXT NOT NULL,
  queued_at TEXT NOT NULL, not_before TEXT NOT NULL, expires_at TEXT, next_try_at TEXT, attempts INTEGER NOT NULL,
  reference TEXT NOT NULL, began_at TEXT, sent_at TEXT, delivered_at TEXT, read_at TEXT, ended_at TEXT, asked_at TEXT,
  segments INTEGER NOT NULL, cost_micros INTEGER, currency TEXT NOT NULL, cost_told INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (channel, next_try_at) WHERE state = 'queued';
CREATE INDEX outbox_by_state ON outbox (state, queued_at);
CREATE INDEX outbox_by_gateway ON outbox (gateway, queued_at);
CREATE INDEX outbox_by_time ON outbox (queued_at);
CREATE INDEX outbox_by_address ON outbox (address, queued_at);
CREATE UNIQUE INDEX outbox_by_reference ON outbox (gateway, reference) WHERE reference <> '';
CREATE INDEX outbox_to_ask ON outbox (gateway, asked_at) WHERE asked_at IS NOT NULL;
CREATE INDEX outbox_in_flight ON outbox (gateway) WHERE state = 'sending';
CREATE TABLE outbox_notices (
  notice_id TEXT NOT NULL, message_id TEXT NOT NULL, PRIMARY KEY (notice_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_notices_by_message ON outbox_notices (message_id);
CREATE TABLE outbox_attempts (
  message_id TEXT NOT NULL, attempt INTEGER NOT NULL, gateway TEXT NOT NULL, began_at TEXT NOT NULL, ended_at TEXT,
  outcome TEXT NOT NULL, code TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (message_id, attempt)
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_queued ON notices (channel, not_before) WHERE state = 'queued';
"""

# A contact is a person across shipments and channels; who never wrote or was set up by hand needs none. `phone_key`,
# once erased, is a digest. `quiet_until` and `quiet_from` are local clock times, empty = the courier's.
_CONTACTS = """
CREATE TABLE contacts (
  contact_id TEXT PRIMARY KEY, phone_key TEXT UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, preferred TEXT NOT NULL,
  language TEXT NOT NULL, zone TEXT NOT NULL, consent_at TEXT, consent_from TEXT NOT NULL, start_token TEXT UNIQUE,
  made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_addresses (
  channel TEXT NOT NULL, address TEXT NOT NULL, contact_id TEXT NOT NULL, learned_at TEXT NOT NULL,
  learned_from TEXT NOT NULL, usable INTEGER NOT NULL, why TEXT NOT NULL, judged_at TEXT, last_inbound_at TEXT,
  PRIMARY KEY (channel, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_addresses_by_contact ON contact_addresses (contact_id);
CREATE TABLE channel_opt_outs (
  contact_id TEXT NOT NULL, channel TEXT NOT NULL, since TEXT NOT NULL, actor TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (contact_id, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE inbound (
  inbound_id TEXT PRIMARY KEY, gateway TEXT NOT NULL, channel TEXT NOT NULL, reference TEXT NOT NULL,
  address TEXT NOT NULL, contact_id TEXT, shipment_id TEXT, kind TEXT NOT NULL, text_id TEXT, whole_id TEXT,
  subject TEXT NOT NULL, payload TEXT NOT NULL, answers TEXT NOT NULL, media_reference TEXT NOT NULL,
  media_type TEXT NOT NULL, at TEXT NOT NULL, taken_at TEXT NOT NULL, what TEXT NOT NULL, seen_at TEXT,
  UNIQUE (gateway, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbound_by_time ON inbound (at);
CREATE INDEX inbound_by_contact ON inbound (contact_id, at);
CREATE INDEX inbound_by_shipment ON inbound (shipment_id, at) WHERE shipment_id IS NOT NULL;
CREATE INDEX inbound_unseen ON inbound (at) WHERE seen_at IS NULL;
"""

# The courier's own words for a notice, over the bundled ones; which approved template stands for a notice at which
# account; what a message costs from which day on (`micros` = millionths of the currency).
_WORDS_AND_PRICES = """
CREATE TABLE message_templates (
  event TEXT NOT NULL, language TEXT NOT NULL, channel TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, PRIMARY KEY (event, language, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE whatsapp_templates (
  gateway TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, status TEXT NOT NULL, category TEXT NOT NULL,
  body TEXT NOT NULL, shape TEXT NOT NULL, fetched_at TEXT NOT NULL, PRIMARY KEY (gateway, name, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE template_maps (
  gateway TEXT NOT NULL, event TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL,
  template_language TEXT NOT NULL, variables TEXT NOT NULL, PRIMARY KEY (gateway, event, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE prices (
  gateway TEXT NOT NULL, country TEXT NOT NULL, category TEXT NOT NULL, valid_from TEXT NOT NULL,
  micros INTEGER NOT NULL, currency TEXT NOT NULL, PRIMARY KEY (gateway, country, category, valid_from)
) STRICT, WITHOUT ROWID;
"""

MESSAGING = _GATEWAYS + _OUTBOX + _CONTACTS + _WORDS_AND_PRICES
