"""A mail server, and who we are to it: light enough for a list of all gateways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.domain.secret import Secret
from courier_desktop.domain.values import dataclass, field
from courier_desktop.gateways.http import is_near

if TYPE_CHECKING:
    import ssl

TLS, STARTTLS, PLAIN = "tls", "starttls", "plain"
"""How a line is secured: from its beginning, by a command, not at all (a server of the same network only)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A server and who we are to it. `ca_file` = whom to trust instead of the usual authorities: for a test's own."""

    host: str
    port: int
    security: str
    user: str
    password: Secret = field(repr=False)
    ca_file: Path | None = None
    connect_s: float = 6.0
    read_s: float = 20.0

    def context(self) -> ssl.SSLContext:
        """TLS that checks the other side's certificate and name, always."""
        import ssl

        return ssl.create_default_context(cafile=str(self.ca_file) if self.ca_file else None)

    def may_be_plain(self) -> bool:
        """Whether a line in the open is bearable: passwords do not leave the office's own network."""
        return is_near(self.host)
