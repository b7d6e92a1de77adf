"""What a view model may hold, so that both hosts print the same."""

from server.plumbing.phone.operators import is_whole


def check(value: object) -> None:
    """Raise unless it is text, whole numbers, true or false, and lists and dicts of those."""
    if type(value) is dict:
        check(list(value))
        check(list(value.values()))
    elif type(value) is list:
        for one in value:
            check(one)
    elif type(value) is str:
        value.encode()  # half a surrogate pair cannot be sent
    elif type(value) is not bool and not is_whole(value):
        raise TypeError(f"a view model cannot hold {type(value).__name__}")
