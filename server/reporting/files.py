"""Which files of a report have come. The exchange keeps count; a report's id is its op's."""

from sync.tables import BlobNeeds

OP_LETTERS = 36


def blob_id(report: str, blob: str) -> str:
    """As the exchange names a file that a report needs."""
    return f"{report}.{blob}"


async def arrived_files(report: str) -> set[str]:
    """Hashes of the locked files that are here whole."""
    rows = await BlobNeeds.select(BlobNeeds.id).where(
        (BlobNeeds.op == report) & (BlobNeeds.arrived_at > 0)
    )
    return {row["id"][OP_LETTERS + 1 :] for row in rows}
