"""Every call that leaves this server for an address on the network goes through here."""

from server.plumbing.outbound.address import Answered, RefusedError, check_url
from server.plumbing.outbound.post import close_outbound, post

__all__ = ["Answered", "RefusedError", "check_url", "close_outbound", "post"]
