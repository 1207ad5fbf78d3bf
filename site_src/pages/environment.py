"""Jinja's environment with less work for each template, call and value.

A page calls a thousand functions, shows as many values and begins a handful of templates. What
Jinja does each time for all that they could be is left out here for what ours are, and words that
are the same on every page are put into a template when it is compiled.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import FunctionType
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

# What `escape` does, without the object that says so: a page is put together of plain text.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


class _Context(Context):
    """Calls functions that want nothing of Jinja's at once."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (as Jinja has it)
        """Called by templates for all that they call."""
        kind = type(__obj)
        # Jinja marks functions that want its context with an attribute.
        if kind is Macro or (kind is FunctionType and not __obj.__dict__):
            if kwargs:
                kwargs.pop("_loop_vars", None)
                kwargs.pop("_block_vars", None)
            if kind is Macro and not kwargs and _takes(__obj, len(args)):
                return Markup(__obj._func(*args))
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


def _takes(macro: Macro, values: int) -> bool:
    """Whether a macro wants just so many values and nothing else, which Jinja asks step by step."""
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return False
    return macro._argument_count == values


def shown(value: Any) -> str:
    """A value as a page shows it; what is HTML already is not made anew, as `escape` does."""
    if type(value) is Markup:
        return value
    return _escaped(value) if type(value) is str else escape(value)


class _CodeGenerator(CodeGenerator):
    """Templates show their values by `shown`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Called by Jinja for a whole template."""
        self.writeline(f"from {__name__} import {shown.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Called by Jinja before each value; it closes the bracket."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{shown.__name__}(")


class Environment(jinja2.Environment):
    """An environment whose templates stay as they are while the process runs."""

    context_class = _Context
    code_generator_class = _CodeGenerator

    def __init__(self, words: Callable[[str], str], **options: Any) -> None:
        """`words` gives the text of a message, as HTML; templates ask for it as `_`."""
        super().__init__(auto_reload=False, **options)
        self._words = words
        self._loaded: dict[str, jinja2.Template] = {}

    def _generate(self, source: nodes.Template, *about: Any, **more: Any) -> str:
        """Called by Jinja for a template that it has read, before it is compiled."""
        for output in source.find_all(nodes.Output):
            output.nodes = [self._known(node) for node in output.nodes]
        return super()._generate(source, *about, **more)

    def _known(self, node: nodes.Expr) -> nodes.Expr:
        """A value that is shown, as text where it is a message without values."""
        match node:
            case nodes.Call(
                node=nodes.Name(name="_"), args=[nodes.Const(value=message)], kwargs=[]
            ):
                return nodes.TemplateData(str(self._words(message)), lineno=node.lineno)
        return node

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Called by Jinja for each template that it loads; ours are given nothing of their own.

        One plain dict: Jinja's own chain of maps is walked key by key in Python whenever a template
        begins, which is six times a page.
        """
        return {**self.globals, **d} if d else self.globals

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """The template, which Jinja is asked for once: its own cache takes a lock each time."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent)
        return self._loaded[name]
