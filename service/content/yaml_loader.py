"""How YAML is read, and how deep it may be nested."""

import yaml

MAX_DEPTH = 20
"""Levels of lists and mappings at most."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's reader where PyYAML was built with it: 15 times faster."""
