"""A file of a report is here whole: the desk and the phone see one less still to come."""

import msgspec

from schemas.occasion import Occasion
from schemas.verbs.file import FileArrive
from server.audit.actions.record import record
from server.reporting.files import blob_id
from server.reporting.tables import Reports
from sync.kinds import Applied, Change, Maker, Mutation, Refusal
from sync.protocol import Arrived, Op
from sync.tables import BlobNeeds, Blobs


async def prepare_file(op: Op, _maker: Maker, _now: int) -> Arrived | Refusal:
    try:
        return msgspec.json.decode(bytes(op.body), type=Arrived)
    except msgspec.DecodeError:
        return Refusal("malformed")


async def arrive_file(occasion: Occasion, file: Arrived) -> Applied | Refusal:
    """Believed only if the exchange has the whole file; counted afresh, so twice is once."""
    blob = blob_id(file.op, file.blob)
    if not await Blobs.exists().where((Blobs.id == blob) & (Blobs.done_at > 0)):
        return Refusal("no_file")
    others = await BlobNeeds.count().where(
        (BlobNeeds.op == file.op) & (BlobNeeds.arrived_at > 0) & (BlobNeeds.id != blob)
    )
    found = (
        await Reports.update({Reports.arrived: others + 1})
        .where((Reports.id == file.op) & (Reports.maker == occasion.by))
        .returning(Reports.reference, Reports.needs)
    )
    if not found:
        return Refusal("no_report")
    codes = FileArrive(arrived=others + 1, still_to_come=found[0]["needs"] - others - 1)
    changes = [Change(feed=occasion.by, entity="report", key=file.op)]
    positions = await record(occasion, file.op, codes, feeds=changes)
    return Applied(ref=found[0]["reference"], positions=positions)


ARRIVE = Mutation(kind="file.arrive", always=True, prepare=prepare_file, apply=arrive_file)
