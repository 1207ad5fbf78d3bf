"""Everything that someone downloads or subscribes to, one module each."""

from site_src.outputs.base import Output

OUTPUTS: tuple[Output, ...] = ()

__all__ = ["OUTPUTS", "Output"]
