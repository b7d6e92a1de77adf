"""The real application with one more thing to ask for: a sealed note, opened and kept by its id."""

import zlib
from typing import Any

import msgspec

from schemas.occasion import Occasion
from server.app import create_app
from server.plumbing.database import force_in_hand
from server.plumbing.keys import keys
from sync.kinds import MUTATIONS, Applied, Change, Maker, Mutation
from sync.protocol import Arrived, Op, seal_info

ALL, FILES = "t:notes", "t:files"


async def open_note(op: Op, _maker: Maker, _now: int) -> Any:
    info = seal_info(force_in_hand(), op.sealed_as, op.schema)
    plain = keys().open_sealed(op.payload, info)
    return msgspec.json.decode(zlib.decompress(plain, wbits=-15))


async def keep_note(occasion: Occasion, said: Any) -> Applied:
    place = said["answers"]["place"]
    changes = [Change(ALL, "note", place), Change(occasion.by, "note", occasion.op)]
    return Applied(ref=f"CWM-{place}", feeds=changes)


async def see_file(op: Op, _maker: Maker, _now: int) -> Arrived:
    return msgspec.json.decode(op.payload, type=Arrived)


async def keep_file(occasion: Occasion, arrived: Arrived) -> Applied:
    changes = [Change(FILES, "file", arrived.blob), Change(occasion.by, "note", arrived.op)]
    return Applied(ref="", feeds=changes)


app = create_app()
MUTATIONS["note.add"] = Mutation("note.add", True, open_note, keep_note)
MUTATIONS["file.arrive"] = Mutation("file.arrive", True, see_file, keep_file)
