"""A text that nobody gets to see by accident: it prints as ***."""

from __future__ import annotations

import hmac


class Secret:
    """A password or token. `reveal()` is the only way to its text; it is never written, logged or compared by `==`."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self._text = text

    def reveal(self) -> str:
        """The text itself: for the request that needs it, and nowhere else."""
        return self._text

    def masks(self, text: str) -> str:
        """The text with every piece of this secret put out of sight, however a request would have written it."""
        from urllib.parse import quote, quote_plus

        for one in {self._text, quote(self._text, safe=""), quote_plus(self._text)} if self._text else ():
            text = text.replace(one, "***")
        return text

    def matches(self, text: str) -> bool:
        """Whether it is that text, in a time that does not tell how much of it was right."""
        return hmac.compare_digest(self._text.encode(), text.encode())

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._text)

    def __repr__(self) -> str:
        """Three stars, whatever it holds."""
        return "***"

    __str__ = __repr__

    def __reduce__(self) -> str | tuple[object, ...]:
        """Refuse to be written anywhere."""
        msg = "a secret is not pickled or copied"
        raise TypeError(msg)
