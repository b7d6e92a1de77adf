"""One push to one browser: what the push service answers becomes sent, gone, later or never."""

from email.utils import parsedate_to_datetime

import msgspec

from server.contact.channel import ChannelError
from server.contact.push import Notice, make_push, payload
from server.contact.push_address import DOMAINS, HOSTS, BadAddressError, PushAddress
from server.contact.tables import PushAddresses
from server.contact.wordings import Words
from server.forces.locking import key_of
from server.plumbing import clock, outbound
from server.plumbing.keys import keys

LIST = HOSTS | {f"*{domain}" for domain in DOMAINS}
GONE = {404, 410}
LATER = {0, 408, 425, 429}
BROKEN = 500
LONGEST_WAIT = 24 * 3600


def subject_of(owner: str) -> str:
    """Whose data key locks the address: `v:` and `o:` stand before the id."""
    return owner.partition(":")[2]


async def open_address(row: dict[str, object]) -> PushAddress:
    """The subscription of a row of push_addresses."""
    owner, locked = str(row["owner"]), bytes(row["address"])  # type: ignore[call-overload]
    plain = (await key_of(subject_of(owner))).unlock(locked, f"push_addresses/{row['hash']}")
    return msgspec.json.decode(plain, type=PushAddress)


def notice_of(words: Words, to: PushAddress, lang: str, path: str) -> Notice:
    """One tag for everything, so that a second update takes the place of the first."""
    base = "/cy" if lang == "cy" else ""
    return Notice(words.subject, words.body, f"{to.site}{base}{path}", "update", lang)


async def send_push(to: PushAddress, notice: Notice, topic: str) -> None:
    """Handed to the push service, or ChannelError."""
    try:
        push = make_push(keys().vapid, to, payload(notice), topic)
        answer = await outbound.post(push.endpoint, push.body, push.headers, LIST)
    except (BadAddressError, outbound.RefusedError) as error:
        raise ChannelError(permanent=True, gone=True) from error
    if answer.status in GONE:
        raise ChannelError(permanent=True, gone=True)
    if answer.status in LATER or answer.status >= BROKEN:
        raise ChannelError(permanent=False, after=wait_of(answer.headers))
    if not 200 <= answer.status < 300:  # noqa: PLR2004 - the class of success
        raise ChannelError(permanent=True)


def wait_of(headers: object) -> int:
    """Seconds of Retry-After, in either of its forms; 0 when it says nothing usable."""
    given = {str(k).lower(): str(v) for k, v in dict(headers).items()}.get("retry-after", "")  # type: ignore[call-overload]
    if given.isascii() and given.isdigit():
        return min(int(given), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(given).timestamp()
    except ValueError:
        return 0
    return max(0, min(int(until - clock.now() / 1000), LONGEST_WAIT))


async def row_of(address: str) -> dict[str, object] | None:
    row: dict[str, object] | None = (
        await PushAddresses.select().where(PushAddresses.id == address).first()
    )
    return row
