"""A photograph made harmless: decoded and encoded anew by a child process with tight limits.

Run as a program it reads an image from its input and writes a small JPEG to its output. It is
given no environment, no network of its own to use, half a gigabyte and five seconds.
"""

import asyncio
import io
import resource
import sys
from typing import Final

LONGEST: Final = 1600
VEIL: Final = 24  # so few pixels across that nothing can be made out
MEGABYTE: Final = 1024 * 1024
MEMORY: Final = 768 * MEGABYTE
SECONDS: Final = 5
PIXELS: Final = 60_000_000
AT_ONCE = asyncio.Semaphore(2)


class NoPreviewError(Exception):
    """It is no picture we can read, or too much of one."""


async def make_preview(picture: bytes, blurred: bool) -> bytes:
    async with AT_ONCE:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", __file__, "veil" if blurred else "show"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={},
        )
        try:
            shown, _ = await asyncio.wait_for(child.communicate(picture), SECONDS * 2)
        except TimeoutError as error:
            child.kill()
            await child.wait()
            raise NoPreviewError from error
    if child.returncode != 0 or not shown:
        raise NoPreviewError
    return shown


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def encode(picture: bytes, longest: int) -> bytes:
    """Turned upright, scaled down, without any of the file's own data about itself."""
    from PIL import Image, ImageFilter, ImageOps  # noqa: PLC0415 - only the child needs it

    Image.MAX_IMAGE_PIXELS = PIXELS
    with Image.open(io.BytesIO(picture), formats=("JPEG", "PNG", "WEBP", "GIF")) as opened:
        opened.draft("RGB", (longest, longest))
        upright = ImageOps.exif_transpose(opened).convert("RGB")
        upright.thumbnail((longest, longest))
        if longest == VEIL:
            upright = upright.filter(ImageFilter.GaussianBlur(2))
        made = io.BytesIO()
        upright.save(made, "JPEG", quality=82)
        return made.getvalue()


def main() -> None:
    from PIL import Image  # noqa: PLC0415 - loaded before the limits close the door on files

    Image.init()
    limit()
    longest = VEIL if sys.argv[1:] == ["veil"] else LONGEST
    sys.stdout.buffer.write(encode(sys.stdin.buffer.read(), longest))


if __name__ == "__main__":
    main()
