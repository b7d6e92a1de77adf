"""What a view model may hold, so that both hosts print the same."""

from server.plumbing.phone.operators import is_whole


def check(value: object) -> None:
    """Raise unless it is text, whole numbers, true or false, and lists and dicts of those."""
    if type(value) is dict:
        for key, one in value.items():
            check_text(key)
            check(one)
    elif type(value) is list:
        for one in value:
            check(one)
    elif type(value) is not bool and not is_whole(value):
        check_text(value)


def check_text(value: object) -> None:
    if type(value) is not str:
        raise TypeError(f"a view model cannot hold {type(value).__name__}")
    value.encode()  # half a surrogate pair cannot be sent
