"""One catalogue of problems; raise from it, nowhere else makes an error page."""

from server.plumbing.problems.catalogue import CATALOGUE, Entry
from server.plumbing.problems.problem import Problem, declared

__all__ = ["CATALOGUE", "Entry", "Problem", "declared"]
