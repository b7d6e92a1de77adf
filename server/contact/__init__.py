"""People, how they may safely be reached, and every message that leaves the house."""
