"""The bundled templates as the office would write them: the text that an editor begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

from courier_desktop.domain.template_words import Choice, Node, Say, Template, write

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_written(source: str) -> str:
    """The same message in the office's language. ValueError for a template that it cannot say."""
    tree = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=False).parse(source)  # noqa: S701 - parsed only
    return write(_joined(_template(tree.body)))


def _template(body: Sequence[nodes.Node]) -> list[Node]:
    found: list[Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                found += _said(part)
        elif isinstance(node, nodes.If):
            found += _choice([(_asked(node.test), _template(node.body)), *_others(node)])
        else:
            raise _beyond(node)
    return found


def _others(node: nodes.If) -> list[tuple[list[str], list[Node]]]:
    """What follows an `if`: each `elif` with its condition, the `else` without one."""
    others = [(_asked(one.test), _template(one.body)) for one in node.elif_]
    return [*others, ([], _template(node.else_))] if node.else_ else others


def _said(node: nodes.Node) -> list[Node]:
    match node:
        case nodes.TemplateData() | nodes.Const():
            return [str(node.data if isinstance(node, nodes.TemplateData) else node.value)]
        case nodes.Name():
            return [Say(node.name)]
        case nodes.Or(left=nodes.Name() as name, right=nodes.Const() as other):
            return [Say(name.name, str(other.value))]
        case nodes.Concat():
            return [one for part in node.nodes for one in _said(part)]
        case nodes.CondExpr():
            instead = [] if node.expr2 is None else [one for one in _said(node.expr2) if one]
            parts = [(_asked(node.test), _said(node.expr1))]
            return _choice([*parts, ([], instead)] if instead else parts)
    raise _beyond(node)


def _asked(test: nodes.Node) -> list[str]:
    match test:
        case nodes.Name():
            return [test.name]
        case nodes.And():
            return [*_asked(test.left), *_asked(test.right)]
    raise _beyond(test)


def _beyond(node: nodes.Node) -> ValueError:
    return ValueError(f"beyond the office's language: {type(node).__name__}")


def _choice(parts: list[tuple[list[str], list[Node]]]) -> list[Node]:
    """The parts as one choice; a line's end that all of them share stands after it, so that an empty line goes."""
    ends = all(nodes_ and isinstance(nodes_[-1], str) and nodes_[-1].endswith("\n") for _, nodes_ in parts)
    made: list[Template] = []
    for asked, given in parts:
        told = [*given[:-1], str(given[-1])[:-1]] if ends else given
        said = {node.key for node in told if isinstance(node, Say)}
        made.append(_joined([*(Say(key, asked=True) for key in asked if key not in said), *told]))
    match made:
        case [(Say(asked=False) as said_first,), (str() as instead,)] if not ends:
            return [Say(said_first.key, instead)]
    return [Choice(tuple(made)), *(["\n"] if ends else [])]


def _joined(given: list[Node]) -> Template:
    found: list[Node] = []
    for node in given:
        last = found[-1] if found else None
        if isinstance(node, str) and isinstance(last, str):
            found[-1] = last + node
        elif node:
            found.append(node)
    return tuple(found)
