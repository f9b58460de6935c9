"""Send what is due, ask what became of it, fetch what came in: one lane for each gateway, one turn at a time."""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from courier_desktop.domain.errors import CourierError
from courier_desktop.domain.messaging import Feed, GatewayName, InFlight, MessageState, Outcome, OutcomeKind, Post
from courier_desktop.domain.outbox_rules import LEASE
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, field
from courier_desktop.gateways.http import Http
from courier_desktop.services import after_restore, gateways, inbound, outbox, outcomes, sender_news
from courier_desktop.services.context import Context, Tx
from courier_desktop.services.gateways import Ready
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import outbox as rows

# How long a lane rests at most before it looks again: another program may have planned something.
_REST_S = 2.0
_LEAST_REST_S = 0.05
_BETWEEN_QUESTIONS_S = 0.5
_MOST_POLLS = 20
_TELEGRAM_KEEPS = timedelta(hours=24)
# A poll that brings something again proves these wrong.
_OF_POLLS = frozenset(
    {"gateway_inbox_unreachable", "gateway_webhook_set", "gateway_other_poller", "gateway_unreachable", "gateway_tls"}
)


@dataclass(slots=True)
class Done:
    """What a turn did, and when the next one is worth its while (None = when something new comes)."""

    sent: int = 0
    failed: int = 0
    unsure: int = 0
    put_off: int = 0
    settled: int = 0
    arrived: int = 0
    why: str = ""
    until: datetime | None = None

    def count(self, kind: OutcomeKind) -> None:
        """Count one send by its outcome."""
        match kind:
            case OutcomeKind.SENT:
                self.sent += 1
            case OutcomeKind.UNKNOWN_MAYBE_SENT:
                self.unsure += 1
            case OutcomeKind.RETRY_BACKOFF | OutcomeKind.RETRY_WAIT | OutcomeKind.CONFIG_ERROR:
                self.put_off += 1
            case _:
                self.failed += 1


def _luck() -> float:
    """A number from 0 to 1."""
    return secrets.randbelow(1000) / 1000


def new_holder(ctx: Context) -> str:
    """A name for whoever sends from here now, that no other program has."""
    return f"{ctx.place}:{os.getpid()}:{secrets.token_hex(4)}"


@dataclass(slots=True)
class Turner:
    """One gateway in the hands of one holder. `stop` is asked between messages; `luck` gives 0 to 1."""

    ctx: Context
    ready: Ready
    holder: str
    stop: Callable[[], bool] = field(default=lambda: False)
    luck: Callable[[], float] = field(default=_luck)

    def turn(self) -> Done:
        """Settle what was cut, send all that is due, ask what became of the rest."""
        done = Done()
        if not self.hold():
            done.why = "gateway_elsewhere"
            return done
        after_restore.ask(self.ctx)
        done.settled += outcomes.recover(self.ctx, self.ready, self.holder)
        sender_news.due(self.ctx)
        self._reconcile(done)
        self._send_due(done)
        self._ask(done)
        return done

    def fetch(self) -> Done:
        """Settle what was cut, ask what became of what went, fetch what came in; nothing is sent."""
        done = Done()
        if not self.hold():
            done.why = "gateway_elsewhere"
            return done
        done.settled += outcomes.recover(self.ctx, self.ready, self.holder)
        self._reconcile(done)
        self._ask(done)
        done.arrived += self.poll().arrived
        return done

    def hold(self) -> bool:
        """Whether this gateway is on and in our hands; the lease is written anew once half of it is over."""
        with self.ctx.read() as conn:
            row = gateway_rows.load(conn, self.ready.name)
        if not row.switched_on:
            return False
        left = row.lease_until - self.ctx.clock() if row.lease_until is not None else timedelta()
        if row.lease_holder == self.holder and LEASE / 2 < left <= LEASE:
            return True
        with outbox.by_gateway(self.ctx, self.ready.name) as tx:
            return gateway_rows.take_lease(tx.conn, self.ready.name, self.holder, tx.now, LEASE)

    def let_go(self) -> None:
        """Leave the gateway to whoever comes next."""
        with suppress(CourierError), outbox.by_gateway(self.ctx, self.ready.name) as tx:
            gateway_rows.drop_lease(tx.conn, self.ready.name, self.holder)

    def _send_due(self, done: Done) -> None:
        with self.ctx.read() as conn:
            first = gateways.active(conn).get(self.ready.traits.channel, self.ready.name)
        if first is not self.ready.name:
            # Another gateway carries this channel; this one only tells what became of what it sent.
            return
        while not self.stop():
            found = outbox.take_up(self.ctx, self.ready, self.holder, self.luck())
            if isinstance(found, outbox.Wait):
                done.until, done.why = found.until, found.why
                if found.until is not None and found.until <= self.ctx.clock():
                    continue
                return
            done.count(self._send(found))

    def _send(self, taken: outbox.Taken) -> OutcomeKind:
        reference = self.ready.gateway.prepare(taken.message)
        kept = outbox.keep_reference(self.ctx, taken, reference)
        if kept is None or self.ctx.clock() >= kept.until:
            # This program slept over its lease: another may send by now.
            outcome = Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later")
        else:
            outcome = self.ready.gateway.send(kept.message)
        outcomes.settle(self.ctx, self.ready, taken, outcome, self.luck())
        return outcome.kind

    def _asked(self, *, unknown: bool) -> list[InFlight]:
        asked = outcomes.to_ask(self.ctx, self.ready)
        return [one for one in asked if (one.state is MessageState.UNKNOWN) is unknown]

    def _reconcile(self, done: Done) -> None:
        """Before anything new is sent: what was cut is looked for in the service's own books."""
        if self.stop() or not (cut := self._asked(unknown=True)):
            return
        answers = self.ready.gateway.reconcile(cut)
        done.settled += outcomes.keep_reconciled(self.ctx, self.ready, answers)

    def _ask(self, done: Done) -> None:
        if self.stop() or not (sent := self._asked(unknown=False)):
            return
        news = self.ready.gateway.fetch_states(sent)
        done.settled += outcomes.keep_answers(self.ctx, self.ready, sent, news)

    def poll(self) -> Done:
        """Fetch what came in since the last time, each page kept with the place where the next one begins."""
        done = Done()
        for _ in range(_MOST_POLLS):
            if self.stop() or self.ready.traits.inbound is not Feed.POLLED or not self.hold():
                break
            with self.ctx.read() as conn:
                cursor = gateway_rows.load(conn, self.ready.name).cursor
            post = self.ready.gateway.fetch_inbound(cursor)
            done.arrived += take_post(self.ctx, self.ready.name, post, keep_cursor=True)
            done.why = post.trouble or done.why
            if not post.more:
                break
        return done


def take_post(ctx: Context, name: GatewayName, post: Post, *, keep_cursor: bool) -> int:
    """Store what a poll or a webhook brought, once, and with it where the next poll begins; how many came in anew."""
    with outbox.by_gateway(ctx, name) as tx:
        outcomes.take_states(tx, name, post.states)
        taken = inbound.take_in(tx, name, post)
        if keep_cursor:
            _keep_poll(tx, name, post)
        if post.inbound or post.states:
            tx.topics.add(Topic.MESSAGES)
        return len(taken.fresh)


def _keep_poll(tx: Tx, name: GatewayName, post: Post) -> None:
    """Where the next poll begins, and what this one found wrong, for the one line that tells of it."""
    row = gateway_rows.load(tx.conn, name)
    gateway_rows.keep_cursor(tx.conn, name, post.cursor, tx.now)
    code = post.trouble
    if not code and name is GatewayName.TELEGRAM and row.polled_at and tx.now - row.polled_at > _TELEGRAM_KEEPS:
        code = "gateway_updates_lost"
    if code != row.check_code and (code or row.check_code in _OF_POLLS):
        gateway_rows.keep_check(tx.conn, name, code, "", tx.now)
        tx.topics.add(Topic.GATEWAYS)


class Lane:
    """The thread of one gateway."""

    def __init__(self, ctx: Context, name: GatewayName, troubled: Callable[[Exception], None]) -> None:
        """Nothing runs before `start`; `troubled` hears of a bug, on the lane's thread."""
        self.name = name
        self._ctx = ctx
        self._troubled = troubled
        self._stopped = threading.Event()
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"gateway-{name.value}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Something new may be due."""
        self._woken.set()

    def stop(self) -> None:
        """End after the message under way."""
        self._stopped.set()
        self._woken.set()

    @property
    def alive(self) -> bool:
        """Whether it goes on: a bug ends it."""
        return self._thread.is_alive()

    def join(self, patience_s: float) -> bool:
        """Whether it has ended within so long."""
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        http = Http()
        try:
            turner = Turner(
                self._ctx, gateways.make(self._ctx, self.name, http), new_holder(self._ctx), self._stopped.is_set
            )
            self._work(turner)
            turner.let_go()
        except Exception as error:  # noqa: BLE001 - a lane: a bug is told with its report, the others go on
            self._troubled(error)
        finally:
            http.close()

    def _work(self, turner: Turner) -> None:
        polled: datetime | None = None
        while not self._stopped.is_set():
            self._woken.clear()
            try:
                done = turner.turn()
                now = self._ctx.clock()
                if polled is None or now - polled >= timedelta(seconds=turner.ready.traits.poll_s) or now < polled:
                    turner.poll()
                    polled = now
            except CourierError as error:
                # The ledger is locked or full: what is due stays due.
                self._troubled(error)
                self._stopped.wait(_REST_S)
                continue
            self._woken.wait(self._rest(done))

    def _rest(self, done: Done) -> float:
        """How long to rest: until the turn said that the next message may go, or the next question, or a while."""
        with self._ctx.read() as conn:
            question = rows.next_question(conn, self.name)
        now = self._ctx.clock()
        coming = [
            max(least, (at - now).total_seconds())
            for at, least in ((done.until, _LEAST_REST_S), (question, _BETWEEN_QUESTIONS_S))
            if at is not None
        ]
        return min([*coming, _REST_S])


class Dispatcher:
    """Keeps a lane for each gateway that is on: begun anew when its settings change, ended with the program."""

    def __init__(self, ctx: Context, troubled: Callable[[Exception], None]) -> None:
        """Nothing runs before `start`."""
        self._ctx = ctx
        self._troubled = troubled
        self._lanes: dict[GatewayName, Lane] = {}
        self._ending: list[Lane] = []
        self._known: dict[GatewayName, object] = {}
        self._over = False
        # Whoever publishes does so on its own thread.
        self._looking = threading.Lock()

    def start(self) -> None:
        """Begin a lane for each gateway that is on, and listen for what calls for more or less."""
        self._ctx.listeners.append(self._heard)
        self.look_again()

    def look_again(self) -> None:
        """Bring the lanes up to what is switched on and set now."""
        with self._looking:
            if not self._over:
                outcomes.recover_left(self._ctx)
                self._bring_up()

    def _bring_up(self) -> None:
        with self._ctx.read() as conn:
            known = gateway_rows.load_all(conn)
        wanted = {name: row.settings for name, row in known.items() if row.switched_on}
        stale = [name for name in self._lanes if self._known.get(name) != wanted.get(name)]
        for name in [*stale, *(name for name, lane in self._lanes.items() if not lane.alive and name not in stale)]:
            self._lanes[name].stop()
            self._ending.append(self._lanes.pop(name))
        self._ending = [lane for lane in self._ending if lane.alive]
        for name in wanted.keys() - self._lanes.keys():
            self._lanes[name] = Lane(self._ctx, name, self._troubled)
            self._lanes[name].start()
        self._known = dict(wanted)

    def wake(self) -> None:
        """Something new may be due."""
        for lane in tuple(self._lanes.values()):
            lane.wake()

    def stop(self, patience_s: float = 5.0) -> bool:
        """End every lane after its message under way; whether all have ended within so long, all together."""
        with suppress(ValueError):
            self._ctx.listeners.remove(self._heard)
        with self._looking:
            self._over = True
            lanes = [*self._lanes.values(), *self._ending]
        for lane in lanes:
            lane.stop()
        until = time.monotonic() + patience_s
        return all([lane.join(max(0.0, until - time.monotonic())) for lane in lanes])  # noqa: C419 - every one is joined

    def _heard(self, topics: frozenset[Topic]) -> None:
        if Topic.GATEWAYS in topics:
            self.look_again()
        if topics & {Topic.NOTICES, Topic.MESSAGES, Topic.GATEWAYS}:
            self.wake()
