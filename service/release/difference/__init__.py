"""What readers gain and lose between two releases."""

from service.release.difference.states import Sections, compare, tally

__all__ = ["Sections", "compare", "tally"]
