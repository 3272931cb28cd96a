"""Filling a text: placeholders, `if` and `for`, and nothing else.

Wordings may be edited by the business, so a template is foreign input. Jinja's sandbox keeps a template away from
Python but not from `{{ 'x' * 10**9 }}`; therefore every template's tree is walked first, and a node that is not in the
short list is refused. Loops run over one name and do not nest: a text can't grow beyond its values.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from consentregister.domain.errors import InvalidInput

_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.For, nodes.Not)
LONGEST = 20_000
# Python itself takes no more than a hundred levels; a text on paper needs two.
_DEEPEST = 20


def fill(source: str, values: Mapping[str, object], *, blank: str = "") -> str:
    """A template's text with its placeholders filled; an empty value prints as `blank`.

    Raises:
        InvalidInput: when the template does more than names, `if` and `for`, or names an unknown placeholder.
    """
    if "{" not in source:
        return source
    try:
        return _template(source, blank).render(values)
    except UndefinedError as error:
        raise InvalidInput("wording", "wording_placeholder_unknown", detail=error.message or "") from None


def holds(condition: str, values: Mapping[str, object]) -> bool:
    """Whether a name, or `not` and a name, is so."""
    return not condition or bool(fill(f"{{% if {condition} %}}x{{% endif %}}", values))


def placeholders(source: str) -> frozenset[str]:
    """The names a template asks for.

    Raises:
        InvalidInput: as `fill`.
    """
    return frozenset(find_undeclared_variables(_checked(source)))


@cache
def _environment(blank: str) -> ImmutableSandboxedEnvironment:
    # The texts go to paper, not to HTML: there is nothing to escape.
    environment = ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
        finalize=lambda value: value or blank,
        keep_trailing_newline=True,
    )
    environment.globals.clear()  # `lipsum`, `cycler` and others, which would not count as unknown names
    return environment


@lru_cache(maxsize=1024)
def _template(source: str, blank: str) -> Template:
    _checked(source)
    return _environment(blank).from_string(source)


def _checked(source: str) -> nodes.Template:
    if len(source) > LONGEST:
        raise InvalidInput("wording", "wording_invalid", detail="")
    try:
        tree = _environment("").parse(source)
    except (TemplateSyntaxError, RecursionError) as error:
        raise InvalidInput("wording", "wording_invalid", detail=str(error)) from None
    _refuse_more_than_names(tree, in_loop=False, depth=0)
    return tree


def _refuse_more_than_names(node: nodes.Node, *, in_loop: bool, depth: int) -> None:
    if not isinstance(node, _ALLOWED) or depth > _DEEPEST:
        raise InvalidInput("wording", "wording_invalid", detail=type(node).__name__)
    if isinstance(node, nodes.For) and (in_loop or not isinstance(node.iter, nodes.Name)):
        raise InvalidInput("wording", "wording_invalid", detail="For")
    for child in node.iter_child_nodes():
        _refuse_more_than_names(child, in_loop=in_loop or isinstance(node, nodes.For), depth=depth + 1)
