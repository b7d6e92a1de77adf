"""The only code written twice: each .py has a .js beside it that gives the same answers."""
