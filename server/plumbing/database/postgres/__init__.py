"""Piccolo on PostgreSQL: transactions that leak nothing, and units driven in lock-step."""
