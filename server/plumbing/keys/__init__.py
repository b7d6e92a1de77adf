"""The keys of a force: files only the server may read, made by `peel force add`."""

from server.plumbing.keys.make import key_folder, make_keys
from server.plumbing.keys.ring import CannotOpen, ForceKeys, VapidKey, keys, load_keys

__all__ = [
    "CannotOpen",
    "ForceKeys",
    "VapidKey",
    "key_folder",
    "keys",
    "load_keys",
    "make_keys",
]
