"""Triage in front of the forms: the tables it is built from."""
