"""YAML that somebody else wrote: bounded, safe types only, and no aliases (a short file cannot become a large one).

The parser is loaded with the first file: a kiosk whose files are all prepared starts without it.
"""

from __future__ import annotations


class YamlError(ValueError):
    """Says what is wrong, never what stood there."""


def read_yaml(data: bytes, *, max_bytes: int) -> object:
    """Raises YamlError."""
    import yaml

    if len(data) > max_bytes:
        raise YamlError("the file is too large")
    # The same safe loader in C where the wheel has it.
    loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # Without an asterisk there is none to look for: that would read the whole file once more.
        if b"*" in data and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(data, Loader=loader)):
            raise YamlError("aliases are not allowed")
        return yaml.load(data, Loader=loader)  # noqa: S506  both are safe loaders
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise YamlError(f"not readable as YAML: {type(error).__name__}") from error
    except ValueError as error:  # a date that no calendar has, an integer without end
        if isinstance(error, YamlError):
            raise
        raise YamlError("a value is none of its kind") from error
