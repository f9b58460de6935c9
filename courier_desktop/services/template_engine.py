"""The engine behind the messages: sandboxed; an edited template has a small language that cannot run away."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_SOURCE = 8_000
LONGEST_OUTPUT = 1_500
_SECONDS = 0.25

# The sandbox bounds neither time nor memory, so an edited template may only choose among its own words and the values:
# no calls, no arithmetic, no assignment, no loops.
_ALLOWED_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Concat,
    nodes.Filter,
    nodes.Tuple,
    nodes.List,
)
_ALLOWED_FILTERS = frozenset({"upper", "lower", "capitalize", "title", "trim", "default", "length"})


class BadTemplateError(Exception):
    """A template that may not be used; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep why."""
        super().__init__(code)
        self.code = code


class Engine:
    """Compiles each template once. `load` gives the source of a name such as "bundled/es-MX/delay", or None."""

    def __init__(self, load: Callable[[str], str | None]) -> None:
        """Take where the sources come from."""
        self._load = load
        self._environment = ImmutableSandboxedEnvironment(
            loader=FunctionLoader(load),
            undefined=StrictUndefined,
            autoescape=False,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
        )
        self._environment.globals.clear()

    def check(self, name: str, known: frozenset[str]) -> None:
        """Raise BadTemplateError when an edited template does more than choose among words and known values."""
        source = self._load(name)
        if source is None or len(source) > LONGEST_SOURCE:
            raise BadTemplateError("template_too_long")
        try:
            tree = self._environment.parse(source)
        except (TemplateError, RecursionError) as error:
            raise BadTemplateError("template_syntax") from error
        _check_nodes(tree, known)

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """The text; BadTemplateError when it does not compile or render, grows past the cap or takes too long."""
        pieces: list[str] = []
        size = 0
        try:
            template = self._environment.get_template(name)
            # This thread's own time, compiling left out: a busy machine must not make a good message "too slow".
            until = time.thread_time() + _SECONDS
            for piece in template.generate(values):
                pieces.append(piece)
                size += len(piece)
                if size > LONGEST_OUTPUT:
                    break
                if time.thread_time() > until:
                    raise BadTemplateError("template_too_slow")
        except TemplateNotFound as error:
            raise BadTemplateError("template_missing") from error
        except (TemplateError, TypeError, ValueError, RecursionError) as error:
            raise BadTemplateError("template_fails") from error
        return "".join(pieces)[:LONGEST_OUTPUT]


def _check_nodes(tree: nodes.Template, known: frozenset[str]) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED_NODES):
            raise BadTemplateError("template_not_allowed")
        if isinstance(node, nodes.Name) and node.name not in known:
            raise BadTemplateError("template_unknown_name")
        if isinstance(node, nodes.Filter) and node.name not in _ALLOWED_FILTERS:
            raise BadTemplateError("template_not_allowed")
