"""The server's end of Peel: one folder a room, plumbing under all of them."""

import os

# Piccolo finds the engine of every table through this name.
os.environ.setdefault("PICCOLO_CONF", "server.plumbing.database.piccolo_conf")
