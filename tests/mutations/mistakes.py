"""Every mistake of the list that they come from."""

from tests.mutations import mistakes_in_cells, mistakes_in_tables  # noqa: F401  they register their mistakes
from tests.mutations.registry import MISTAKES

__all__ = ["MISTAKES"]
