"""Postfix and Dovecot as a hosting company runs them, with a configuration, a directory and ports of their own."""

from __future__ import annotations

import os
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import Self

import trustme

POSTFIX, DOVECOT = Path("/usr/sbin/postfix"), Path("/usr/sbin/dovecot")
_LMTP = Path("/usr/lib/dovecot/lmtp")
_MASTERS = (Path("/usr/lib/postfix/sbin/master"), Path("/usr/libexec/postfix/master"))
DOMAIN = "norte.test"
OFFICE, CUSTOMER = f"avisos@{DOMAIN}", f"ana@{DOMAIN}"
PASSWORD = "correcto-caballo-ñ42"


def missing() -> str:
    """Why the real daemons cannot be started here; "" when they can."""
    if os.name != "posix" or os.geteuid() != 0:
        return "Postfix starts as root only"
    if not POSTFIX.exists() or not any(one.exists() for one in _MASTERS):
        return "Postfix is not installed (Debian: postfix)"
    if not DOVECOT.exists() or not _LMTP.exists():
        return "Dovecot is not installed (Debian: dovecot-imapd, dovecot-lmtpd)"
    version = subprocess.run([str(DOVECOT), "--version"], capture_output=True, text=True, check=False).stdout
    if not version.startswith("2.3"):
        return f"Dovecot {version.strip()} is set up in other words than 2.3, which this configuration is for"
    return ""


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


@dataclass
class Daemons:
    """Both running. `sent` = mails sent through Postfix are filed in the sender's own Sent, as Gmail does."""

    sent: bool = True

    def __enter__(self) -> Self:
        # Short, and open to the daemons' own users: no test directory is.
        self.directory = Path(tempfile.mkdtemp(prefix="courier-mail-"))
        self.directory.chmod(0o755)
        self.smtp_port, self.smtps_port, self.imap_port, self.imaps_port = (free_port() for _ in range(4))
        self.ca_file = self.directory / "ca.pem"
        self._running: list[subprocess.Popen[bytes]] = []
        try:
            self._certify()
            self._start_dovecot()
            self._start_postfix()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for one in reversed(self._running):
            one.send_signal(signal.SIGTERM)
        for one in self._running:
            try:
                one.wait(15)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait(5)
        shutil.rmtree(self.directory, ignore_errors=True)

    def deliver(self, raw: bytes, sender: str = CUSTOMER, recipient: str = OFFICE) -> None:
        """Somebody's own mail program sends a mail to the office."""
        with smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=10) as line:
            line.sendmail(sender, [recipient], raw)

    def flags(self, user: str, folder: str = "INBOX") -> list[str]:
        """The names of a folder's files in the mailbox: "S" after the comma is Seen."""
        where = self.directory / "mail" / user / ("" if folder == "INBOX" else f".{folder}")
        return [one.name for name in ("new", "cur") for one in (where / name).glob("*")]

    def mail_ids(self, user: str, folder: str = "INBOX") -> list[str]:
        """The Message-IDs of all that a mailbox holds: the books."""
        where = self.directory / "mail" / user / ("" if folder == "INBOX" else f".{folder}")
        files = [one for name in ("new", "cur") for one in (where / name).glob("*")]
        return [str(message_from_bytes(one.read_bytes())["Message-ID"]) for one in files]

    def settled(self) -> None:
        """Wait until Postfix has nothing left to deliver."""
        queue = self.directory / "queue"
        end = time.monotonic() + 20
        while any(one.is_file() for name in ("incoming", "active", "maildrop") for one in (queue / name).rglob("*")):
            assert time.monotonic() < end, self.log()[-3000:]
            time.sleep(0.05)

    def log(self) -> str:
        """What both wrote."""
        found = [self.directory / "postfix.log", self.directory / "dovecot.log"]
        return "\n".join(one.read_text(errors="replace") for one in found if one.exists())

    def _certify(self) -> None:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.ca_file))
        own = authority.issue_cert("localhost", DOMAIN)
        own.private_key_pem.write_to_path(str(self.directory / "key.pem"))
        for one in own.cert_chain_pems:
            one.write_to_path(str(self.directory / "cert.pem"), append=True)

    def _start_dovecot(self) -> None:
        import pwd  # only where there are users: `missing` comes first

        home, nobody = self.directory, pwd.getpwnam("nobody")
        (home / "mail").mkdir()
        os.chown(home / "mail", nobody.pw_uid, nobody.pw_gid)
        (home / "users").write_text(f"{OFFICE}:{{PLAIN}}{PASSWORD}\n{CUSTOMER}:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
        (home / "users").chmod(0o644)
        (home / "lmtp").mkdir()
        config = home / "dovecot.conf"
        config.write_text(
            _DOVECOT.format(
                home=home,
                imap=self.imap_port,
                imaps=self.imaps_port,
                uid=nobody.pw_uid,
                gid=nobody.pw_gid,
            )
        )
        self._running.append(subprocess.Popen([str(DOVECOT), "-F", "-c", str(config)]))
        _listening(self.imap_port, self._running[-1], self.log)

    def _start_postfix(self) -> None:
        home = self.directory
        etc, queue, own = home / "postfix", home / "queue", home / "postfix-data"
        for one in (etc, queue, own):
            one.mkdir()
        shutil.chown(own, "postfix")
        bcc = f"sender_bcc_maps = inline:{{ {{ {OFFICE} = avisos+Sent@{DOMAIN} }} }}" if self.sent else ""
        (etc / "main.cf").write_text(
            _MAIN.format(home=home, etc=etc, queue=queue, own=own, domain=DOMAIN, bcc=bcc),
        )
        (etc / "master.cf").write_text(_MASTER.format(smtp=self.smtp_port, smtps=self.smtps_port))
        # The queue's directories, with the rights that the daemons insist on.
        subprocess.run([str(POSTFIX), "-c", str(etc), "check"], check=True, capture_output=True, timeout=60)
        master = next(one for one in _MASTERS if one.exists())
        started = subprocess.Popen([str(master), "-d", "-c", str(etc)], env={**os.environ, "MAIL_CONFIG": str(etc)})
        self._running.append(started)
        _listening(self.smtp_port, started, self.log)


def _listening(port: int, started: subprocess.Popen[bytes], log: object) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        assert started.poll() is None, log() if callable(log) else ""
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(log() if callable(log) else "")


_DOVECOT = """
protocols = imap lmtp
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/dovecot.log
listen = 127.0.0.1
ssl = yes
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_format = %Lu
first_valid_uid = {uid}
first_valid_gid = {gid}
mail_location = maildir:{home}/mail/%u
mailbox_list_index = no
recipient_delimiter = +
lmtp_save_to_detail_mailbox = yes
lda_mailbox_autocreate = yes
postmaster_address = postmaster@norte.test
passdb {{
  driver = passwd-file
  args = {home}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = .
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service auth {{
  unix_listener {home}/auth {{
    mode = 0666
  }}
}}
service lmtp {{
  unix_listener {home}/lmtp/socket {{
    mode = 0666
  }}
}}
"""

_MAIN = """
compatibility_level = 3.6
queue_directory = {queue}
data_directory = {own}
maillog_file = {home}/postfix.log
maillog_file_prefixes = {home}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.{domain}
mydestination =
mynetworks =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = {domain}
virtual_transport = lmtp:unix:{home}/lmtp/socket
recipient_delimiter = +
relayhost = [127.0.0.1]:9
smtpd_tls_security_level = may
smtpd_tls_cert_file = {home}/cert.pem
smtpd_tls_key_file = {home}/key.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {home}/auth
smtpd_tls_auth_only = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
message_size_limit = 400000
in_flow_delay = 0
smtpd_error_sleep_time = 0
{bcc}
"""

_MASTER = """
{smtp} inet n - n - - smtpd
{smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
