"""The public views: names and columns that any SQLite tool may rely on, whatever the tables below become.

docs/database.md documents them; a view may gain columns at its end and loses none.
"""

from __future__ import annotations

# The bytes of an event's id as the text that a body names it by.
_UUID = (
    "lower(substr(hex({0}), 1, 8) || '-' || substr(hex({0}), 9, 4) || '-' || substr(hex({0}), 13, 4) || '-'"
    " || substr(hex({0}), 17, 4) || '-' || substr(hex({0}), 21))"
)

_SHIPMENTS = """
CREATE VIEW v_shipments AS
SELECT s.number, s.order_number, s.status, f.name AS sender, p.name AS recipient, p.company, p.phone, p.email,
  p.language, a.street, a.exterior, a.interior, a.colonia, a.postal_code, a.municipality, a.state, a.country,
  a.between_streets, a.reference AS landmarks, a.latitude, a.longitude,
  s.pieces, coalesce(c.text, '') AS contents, coalesce(n.text, '') AS note, s.weight_g, s.signed_copy, s.currency,
  s.cash_minor, s.collected_minor, s.declared_minor, s.promise_start, s.promise_end, s.promise_frozen,
  s.delay_cause, s.delay_minutes, s.delay_start, s.delay_end, s.attempts, s.reason, s.next_step, s.missing, s.owed,
  r.code AS route_code, r.day AS route_day, d.name AS driver, coalesce(b.text, '') AS received_by, s.relation,
  s.pieces_delivered, s.registered_at, s.moved_at, s.delivered_at, s.active_until = '9999' AS under_way,
  s.ordinal AS registered_seq, s.shipment_id, s.sender_id, coalesce(s.recipient_id, s.shipment_id) AS recipient_id,
  coalesce(s.address_id, s.shipment_id) AS address_id, s.route_id, s.delay_id
FROM shipments AS s
JOIN parties AS f ON f.party_id = s.sender_id
JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)
JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)
LEFT JOIN texts AS c ON c.text_id = s.contents_id
LEFT JOIN texts AS n ON n.text_id = s.note_id
LEFT JOIN texts AS b ON b.text_id = s.received_by_id
LEFT JOIN routes AS r ON r.route_id = s.route_id
LEFT JOIN drivers AS d ON d.driver_id = r.driver_id;
"""

_EVENTS = f"""
CREATE VIEW v_events AS
SELECT l.seq, {_UUID.format("l.event_id")} AS event_id, s.number, r.code AS route_code, l.kind, l.body,
  coalesce(l.occurred_at, a.recorded_at) AS occurred_at, a.recorded_at, a.actor, a.source, a.place,
  a.act_id, l.act AS act_first_seq, l.shipment_id, l.route_id, lower(hex(l.chain)) AS chain
FROM ledger AS l
JOIN acts AS a ON a.first_seq = l.act
LEFT JOIN shipments AS s ON s.shipment_id = l.shipment_id
LEFT JOIN routes AS r ON r.route_id = l.route_id;
"""

_ACTS = """
CREATE VIEW v_acts AS
SELECT a.first_seq, a.act_id, a.actor, a.source, a.place, a.recorded_at FROM acts AS a;
"""

_NOTICES = """
CREATE VIEW v_notices AS
SELECT s.number, p.name AS recipient, p.phone, n.event, n.occasion, n.channel, n.language, n.state, n.why,
  coalesce(t.text, '') AS text, n.planned_at, n.not_before, n.expires_at, n.opened_at, n.opened_by, n.confirmed_at,
  n.confirmed_by, n.notice_id, n.shipment_id, n.delay_id
FROM notices AS n
JOIN shipments AS s ON s.shipment_id = n.shipment_id
JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)
LEFT JOIN texts AS t ON t.text_id = n.text_id;
"""

_ROUTES = """
CREATE VIEW v_routes AS
SELECT r.day, r.code, r.name, d.name AS driver, r.state, r.starts_at, r.minutes_per_stop,
  (SELECT count(*) FROM stops AS x WHERE x.route_id = r.route_id AND x.on_route) AS stops,
  (SELECT count(*) FROM stops AS x WHERE x.route_id = r.route_id AND x.on_route AND x.marked_at IS NOT NULL) AS marked,
  r.published_at, r.closed_at, r.route_id, r.driver_id
FROM routes AS r
LEFT JOIN drivers AS d ON d.driver_id = r.driver_id;
"""

_STOPS = """
CREATE VIEW v_stops AS
SELECT r.day, r.code AS route_code, x.position, s.number, p.name AS recipient, x.state, x.marked_at, x.left_reason,
  x.loaded, x.on_route, x.route_id, x.shipment_id
FROM stops AS x
JOIN routes AS r ON r.route_id = x.route_id
JOIN shipments AS s ON s.shipment_id = x.shipment_id
JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id);
"""

_DELAYS = """
CREATE VIEW v_delays AS
SELECT d.declared_at, d.declared_by, d.cause, d.scope, d.scope_refs, d.minutes, d.new_start, d.new_end,
  coalesce(t.text, '') AS note, d.lifted_at,
  (SELECT count(*) FROM delay_shipments AS x WHERE x.delay_id = d.delay_id) AS shipments, d.delay_id
FROM delays AS d
LEFT JOIN texts AS t ON t.text_id = d.note_id;
"""

_DELAY_SHIPMENTS = """
CREATE VIEW v_delay_shipments AS
SELECT s.number, x.delay_id, x.shipment_id
FROM delay_shipments AS x
JOIN shipments AS s ON s.shipment_id = x.shipment_id;
"""

# As domain.phone.phone_key: WhatsApp's 521 and ten digits are the same person's 52.
_PHONE_KEY = (
    "CASE WHEN length(p.phone) = 14 AND substr(p.phone, 1, 4) = '+521' THEN '+52' || substr(p.phone, 5)"
    " ELSE p.phone END"
)
_PEOPLE = f"""
CREATE VIEW v_people AS
SELECT p.name, p.company, p.phone, p.phone_typed, p.email, p.language, p.sender_key IS NOT NULL AS is_sender,
  o.since AS opted_out_since, o.actor AS opted_out_by, o.source AS opted_out_source, p.party_id AS person_id
FROM parties AS p
LEFT JOIN opt_outs AS o ON o.phone_key = {_PHONE_KEY} AND p.phone <> '';
"""

_ADDRESSES = """
CREATE VIEW v_addresses AS
SELECT a.street, a.exterior, a.interior, a.colonia, a.postal_code, a.municipality, a.state, a.country,
  a.between_streets, a.reference AS landmarks, a.latitude, a.longitude, a.address_id
FROM addresses AS a;
"""

_DRIVERS = """
CREATE VIEW v_drivers AS
SELECT d.name, d.phone, d.vehicle, d.active, d.driver_id FROM drivers AS d;
"""

_STAFF = """
CREATE VIEW v_staff AS
SELECT m.name, m.role, m.active, m.pin <> '' AS has_pin, m.staff_id FROM staff AS m;
"""

_CONTACTS = """
CREATE VIEW v_contacts AS
SELECT coalesce(c.phone_key, '') AS phone, c.name, c.kind, c.preferred, c.language, c.zone, c.consent_at,
  c.consent_from, c.made_at, o.since AS opted_out_since, o.source AS opted_out_source, c.contact_id
FROM contacts AS c
LEFT JOIN opt_outs AS o ON o.phone_key = c.phone_key;
"""

_CONTACT_ADDRESSES = """
CREATE VIEW v_contact_addresses AS
SELECT a.channel, a.address, c.name, a.usable, a.why, a.learned_at, a.learned_from, a.judged_at, a.last_inbound_at,
  r.since AS refused_since, r.source AS refused_source, a.contact_id
FROM contact_addresses AS a
JOIN contacts AS c ON c.contact_id = a.contact_id
LEFT JOIN channel_opt_outs AS r ON r.contact_id = a.contact_id AND r.channel = a.channel;
"""

_MESSAGES = """
CREATE VIEW v_messages AS
SELECT m.channel, m.gateway, m.address, coalesce(p.name, '') AS recipient, m.language, m.subject,
  coalesce(t.text, '') AS text, m.state, m.why, m.said, m.queued_at, m.not_before, m.expires_at, m.attempts, m.sent_at,
  m.delivered_at, m.read_at, m.ended_at, m.segments, m.cost_micros, m.currency, m.cost_told, m.reference, m.message_id,
  m.party_id AS recipient_id
FROM outbox AS m
LEFT JOIN parties AS p ON p.party_id = m.party_id
LEFT JOIN texts AS t ON t.text_id = m.text_id;
"""

_MESSAGE_NOTICES = """
CREATE VIEW v_message_notices AS
SELECT s.number, n.event, x.message_id, x.notice_id, n.shipment_id
FROM outbox_notices AS x
JOIN notices AS n ON n.notice_id = x.notice_id
JOIN shipments AS s ON s.shipment_id = n.shipment_id;
"""

_INBOUND = """
CREATE VIEW v_inbound AS
SELECT i.at, i.channel, i.gateway, i.address, coalesce(c.name, '') AS name, s.number, i.kind, i.subject,
  coalesce(t.text, '') AS text, i.media_type, i.what, i.taken_at, i.seen_at, i.reference, i.inbound_id, i.contact_id,
  i.shipment_id
FROM inbound AS i
LEFT JOIN contacts AS c ON c.contact_id = i.contact_id
LEFT JOIN shipments AS s ON s.shipment_id = i.shipment_id
LEFT JOIN texts AS t ON t.text_id = i.text_id;
"""

SECOND_VIEWS = (
    _SHIPMENTS
    + _EVENTS
    + _ACTS
    + _NOTICES
    + _ROUTES
    + _STOPS
    + _DELAYS
    + _DELAY_SHIPMENTS
    + _PEOPLE
    + _ADDRESSES
    + _DRIVERS
    + _STAFF
)
# Over the tables that the third release brought.
MESSAGE_VIEWS = _CONTACTS + _CONTACT_ADDRESSES + _MESSAGES + _MESSAGE_NOTICES + _INBOUND
VIEWS = SECOND_VIEWS + MESSAGE_VIEWS
