"""The tables of this version: explicit STRICT DDL, so that no typo becomes a column."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from courier_desktop.store.outbox_schema import MESSAGING
from courier_desktop.store.public_views import MESSAGE_VIEWS, SECOND_VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

# An act is what one Ctrl+Z takes back: its events stand together, from `first_seq` to the next act's. Who, where and
# when it was recorded is the act's. `occurred_at` is empty when an event happened as it was recorded. `chain` is the
# digest of the event and of the one before it (store/chain.py).
LEDGER = """
CREATE TABLE acts (
  first_seq INTEGER PRIMARY KEY,
  act_id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  source TEXT NOT NULL,
  place TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  event_id BLOB NOT NULL UNIQUE CHECK (length(event_id) = 16),
  act INTEGER NOT NULL,
  shipment_id TEXT,
  route_id TEXT,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  occurred_at TEXT,
  chain BLOB NOT NULL
) STRICT;
CREATE INDEX ledger_by_shipment ON ledger (shipment_id, seq) WHERE shipment_id IS NOT NULL;
CREATE INDEX ledger_by_route ON ledger (route_id, seq) WHERE route_id IS NOT NULL;
CREATE INDEX ledger_of_neither ON ledger (seq) WHERE shipment_id IS NULL AND route_id IS NULL;
CREATE TRIGGER ledger_keeps_its_rows BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_loses_no_row BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER acts_keep_their_rows BEFORE UPDATE ON acts
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER acts_lose_no_row BEFORE DELETE ON acts
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""

# Letters with a mark that SQLite's lower() does not know; ñ comes after n and before o.
_SORTED_AS = (
    ("áàâãÁÀÂÃ", "a"), ("éêÉÊ", "e"), ("íÍ", "i"), ("óôõÓÔÕ", "o"), ("úüÚÜ", "u"), ("çÇ", "c"), ("ñÑ", "n~"),
)  # fmt: skip


def sortable(column: str) -> str:
    """The expression by which a column of names is sorted as a person would."""
    found = column
    for letters, plain in _SORTED_AS:
        for letter in letters:
            found = f"replace({found}, '{letter}', '{plain}')"
    return f"lower({found})"


PEOPLE = f"""
CREATE TABLE parties (
  party_id TEXT PRIMARY KEY,
  sender_key TEXT UNIQUE,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_typed TEXT NOT NULL,
  email TEXT NOT NULL,
  company TEXT NOT NULL,
  language TEXT NOT NULL,
  sort_name TEXT AS ({sortable("name")}) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_phone ON parties (phone) WHERE phone <> '';
CREATE INDEX parties_by_name ON parties (sort_name, party_id);
CREATE TABLE addresses (
  address_id TEXT PRIMARY KEY,
  street TEXT NOT NULL, exterior TEXT NOT NULL, interior TEXT NOT NULL, colonia TEXT NOT NULL,
  postal_code TEXT NOT NULL, municipality TEXT NOT NULL, state TEXT NOT NULL, country TEXT NOT NULL,
  between_streets TEXT NOT NULL, reference TEXT NOT NULL, latitude REAL, longitude REAL,
  sort_colonia TEXT AS ({sortable("colonia")}) VIRTUAL
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_by_colonia ON addresses (sort_colonia, address_id);
CREATE TABLE texts (text_id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE opt_outs (
  phone_key TEXT PRIMARY KEY, since TEXT NOT NULL, actor TEXT NOT NULL, source TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE staff (
  staff_id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, pin TEXT NOT NULL, active INTEGER NOT NULL,
  failed INTEGER NOT NULL, locked_until TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE drivers (
  driver_id TEXT PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL, vehicle TEXT NOT NULL, active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

# An empty recipient or address is the row that bears the shipment's own id.
DERIVED = """
CREATE TABLE shipments (
  ordinal INTEGER PRIMARY KEY,
  shipment_id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  serial INTEGER NOT NULL,
  sender_id TEXT NOT NULL, recipient_id TEXT, address_id TEXT,
  order_number TEXT NOT NULL, order_key TEXT NOT NULL,
  pieces INTEGER NOT NULL, currency TEXT NOT NULL, registered_at TEXT NOT NULL, moved_at TEXT NOT NULL,
  max_attempts INTEGER NOT NULL, status TEXT NOT NULL, final INTEGER NOT NULL,
  cash_minor INTEGER, declared_minor INTEGER, collected_minor INTEGER, weight_g INTEGER,
  signed_copy INTEGER NOT NULL, contents_id TEXT, note_id TEXT, missing TEXT NOT NULL,
  attempts INTEGER NOT NULL, reason TEXT, next_step TEXT, owed TEXT NOT NULL,
  received_by_id TEXT, relation TEXT NOT NULL, delivered_at TEXT, pieces_delivered INTEGER NOT NULL,
  promise_start TEXT, promise_end TEXT, promise_frozen INTEGER NOT NULL,
  delay_id TEXT, delay_cause TEXT, delay_minutes INTEGER, delay_start TEXT, delay_end TEXT,
  route_id TEXT, load_rejected TEXT NOT NULL,
  active_until TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX shipments_by_order ON shipments (sender_id, order_key) WHERE order_key <> '';
CREATE INDEX shipments_by_activity ON shipments (active_until);
CREATE INDEX shipments_by_status ON shipments (status, ordinal);
CREATE INDEX shipments_by_promise ON shipments (coalesce(promise_start, ''));
CREATE INDEX shipments_by_cash ON shipments (coalesce(cash_minor, 0));
CREATE INDEX shipments_with_cash_due ON shipments (cash_minor)
  WHERE cash_minor IS NOT NULL AND collected_minor IS NULL;
CREATE INDEX shipments_by_route ON shipments (route_id) WHERE route_id IS NOT NULL;
CREATE INDEX shipments_by_delay ON shipments (delay_id) WHERE delay_id IS NOT NULL;
CREATE INDEX shipments_by_recipient ON shipments (recipient_id) WHERE recipient_id IS NOT NULL;
CREATE INDEX shipments_by_address ON shipments (address_id) WHERE address_id IS NOT NULL;
CREATE TABLE stops (
  route_id TEXT NOT NULL, shipment_id TEXT NOT NULL, position INTEGER NOT NULL, state TEXT NOT NULL,
  loaded TEXT NOT NULL, left_reason TEXT NOT NULL, marked_at TEXT, on_route INTEGER NOT NULL,
  PRIMARY KEY (route_id, shipment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stops_by_shipment ON stops (shipment_id);
CREATE TABLE routes (
  route_id TEXT PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL, starts_at TEXT NOT NULL,
  minutes_per_stop INTEGER NOT NULL, driver_id TEXT, state TEXT NOT NULL, published_at TEXT, closed_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX routes_by_day ON routes (day, code);
CREATE INDEX routes_by_state ON routes (state, day);
CREATE TABLE notices (
  notice_id TEXT PRIMARY KEY, shipment_id TEXT NOT NULL, event TEXT NOT NULL, occasion TEXT NOT NULL,
  channel TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL, text_id TEXT,
  delay_id TEXT, planned_at TEXT NOT NULL, not_before TEXT NOT NULL, expires_at TEXT,
  opened_at TEXT, opened_by TEXT NOT NULL, confirmed_at TEXT, confirmed_by TEXT NOT NULL,
  UNIQUE (shipment_id, event, occasion, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_by_state ON notices (state, planned_at);
CREATE INDEX notices_by_plan ON notices (planned_at);
CREATE INDEX notices_by_confirmation ON notices (confirmed_at) WHERE confirmed_at IS NOT NULL;
CREATE INDEX notices_by_delay ON notices (delay_id) WHERE delay_id IS NOT NULL;
CREATE TABLE delays (
  delay_id TEXT PRIMARY KEY, cause TEXT NOT NULL, scope TEXT NOT NULL, scope_refs TEXT NOT NULL, minutes INTEGER,
  new_start TEXT, new_end TEXT, note_id TEXT, declared_at TEXT NOT NULL, declared_by TEXT NOT NULL, lifted_at TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE delay_shipments (
  delay_id TEXT NOT NULL, shipment_id TEXT NOT NULL, PRIMARY KEY (delay_id, shipment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delay_shipments_by_shipment ON delay_shipments (shipment_id);
CREATE INDEX delays_by_time ON delays (declared_at);
CREATE TABLE tallies (
  what TEXT NOT NULL, day TEXT NOT NULL, bucket TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, day, bucket)
) STRICT, WITHOUT ROWID;
"""

PLAIN = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE serials (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE column_maps (
  sender_key TEXT NOT NULL, signature TEXT NOT NULL, mapping TEXT NOT NULL, PRIMARY KEY (sender_key, signature)
) STRICT, WITHOUT ROWID;
CREATE TABLE imported_orders (ordinal INTEGER PRIMARY KEY, said BLOB NOT NULL) STRICT;
CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

# detail=none and prefix indexes were the quickest of ten shapes measured; the text is folded by us because
# unicode61 leaves some letters (Ł) unfolded. The tables keep no copy of the text: whoever changes a shipment's words
# knows the old ones from the rows they came from. `phone_digits` finds any part of a number, `words` are those that a
# mistyped one may have meant.
SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (
  text, content='', detail=none, columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE phone_digits USING fts5 (digits, content='', detail=none, columnsize=0, tokenize='trigram');
CREATE TABLE words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""


# The second release's tables; the third added those of messages that go by themselves.
SECOND = (LEDGER, PEOPLE, DERIVED, PLAIN, SEARCH, SECOND_VIEWS)
THIRD = (MESSAGING, MESSAGE_VIEWS)
PARTS = (*SECOND, *THIRD)


def lay(conn: sqlite3.Connection, parts: Iterable[str] = PARTS) -> None:
    """Make these tables in the caller's transaction."""
    for part in parts:
        for statement in statements(part):
            conn.execute(statement)


def statements(script: str) -> list[str]:
    """The statements of a script; a trigger's body keeps its semicolons (executescript would commit)."""
    found: list[str] = []
    pending = ""
    for line in script.strip().splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
