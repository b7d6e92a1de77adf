"""The outermost door: which force, which language, is this request allowed in at all."""

from server.plumbing.front.door import Found, front

__all__ = ["Found", "front"]
