"""The force's own pages: home, is this the police, accessibility, privacy, the way out, manifests."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.types import ControllerRouterHandler

from schemas.twins.lists import home_view
from server.forces.registry import force_here
from server.plumbing.access.guards import anyone
from server.plumbing.problems import declared
from server.plumbing.render import chrome, page
