"""How the tables change from release to release."""
