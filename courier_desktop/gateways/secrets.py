"""Passwords and tokens: in the operating system's keyring, or for this session only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.secret import Secret

if TYPE_CHECKING:
    from courier_desktop.domain.messaging import GatewayName

_SERVICE = "Courier Desktop"


class Secrets(Protocol):
    """Where secrets are kept. `lasting` = they are there again after a restart."""

    @property
    def lasting(self) -> bool:
        """Whether what is kept outlives the program."""
        ...

    def get(self, gateway: GatewayName, name: str) -> Secret:
        """The secret; an empty one when there is none."""
        ...

    def put(self, gateway: GatewayName, name: str, secret: Secret) -> bool:
        """Keep it; an empty one forgets it. Whether it will be there after a restart."""
        ...


class SessionSecrets:
    """Kept until the program ends, nowhere else."""

    lasting = False

    def __init__(self) -> None:
        """None yet."""
        self._kept: dict[tuple[GatewayName, str], Secret] = {}

    def get(self, gateway: GatewayName, name: str) -> Secret:
        """The secret; an empty one when there is none."""
        return self._kept.get((gateway, name), Secret(""))

    def put(self, gateway: GatewayName, name: str, secret: Secret) -> bool:
        """Keep it for this session; an empty one forgets it."""
        if secret:
            self._kept[gateway, name] = secret
        else:
            self._kept.pop((gateway, name), None)
        return False


class KeyringSecrets:
    """The operating system's keyring, one entry a secret; what it refuses is kept for this session.

    `ledger` tells two ledgers of one computer apart. Windows takes 2,560 bytes an entry, more than any key here needs.
    """

    def __init__(self, ledger: str) -> None:
        """For that ledger's gateways."""
        self._ledger = ledger
        self._session = SessionSecrets()

    @property
    def lasting(self) -> bool:
        """Whether this computer has a keyring at all."""
        import keyring
        from keyring.backends import fail, null

        return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)

    def get(self, gateway: GatewayName, name: str) -> Secret:
        """The secret; an empty one when there is none, or the keyring is locked."""
        if kept := self._session.get(gateway, name):
            return kept
        import keyring
        from keyring.errors import KeyringError

        try:
            return Secret(keyring.get_password(_SERVICE, self._entry(gateway, name)) or "")
        except KeyringError:
            return Secret("")

    def put(self, gateway: GatewayName, name: str, secret: Secret) -> bool:
        """Keep it; an empty one forgets it. False when it stays for this session only."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        entry = self._entry(gateway, name)
        self._session.put(gateway, name, Secret(""))
        try:
            if secret:
                keyring.set_password(_SERVICE, entry, secret.reveal())
                # Some take everything and keep nothing.
                kept = keyring.get_password(_SERVICE, entry) == secret.reveal()
            else:
                keyring.delete_password(_SERVICE, entry)
                kept = True
        except PasswordDeleteError:
            return True
        except KeyringError:
            kept = False
        if not kept:
            self._session.put(gateway, name, secret)
        return kept

    def _entry(self, gateway: GatewayName, name: str) -> str:
        return f"{self._ledger}/{gateway.value}/{name}"
