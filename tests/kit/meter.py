"""Counts the bodies of HTTP/1.1 answers in a stream of bytes, headers left out."""


class Meter:
    """Feed it what came down one connection; `bodies` is the number of body bytes so far."""

    def __init__(self) -> None:
        self.bodies = 0
        self.answers: list[tuple[int, int]] = []  # status and body length, in order
        self.held = b""
        self.left = 0  # body bytes still to come; -1 while inside a chunked body

    def feed(self, data: bytes) -> None:
        self.held += data
        while self.held and (self.body() if self.left else self.head()):
            pass

    def head(self) -> bool:
        end = self.held.find(b"\r\n\r\n")
        if end < 0:
            return False
        lines = self.held[:end].lower().split(b"\r\n")
        self.held = self.held[end + 4 :]
        fields = dict(line.split(b": ", 1) for line in lines[1:] if b": " in line)
        chunked = fields.get(b"transfer-encoding") == b"chunked"
        self.left = -1 if chunked else int(fields.get(b"content-length", b"0"))
        self.answers.append((int(lines[0].split()[1]), max(self.left, 0)))
        return True

    def body(self) -> bool:
        if self.left < 0:
            return self.chunk()
        part = min(self.left, len(self.held))
        self.bodies, self.left = self.bodies + part, self.left - part
        self.held = self.held[part:]
        return True

    def chunk(self) -> bool:
        line = self.held.find(b"\r\n")
        size = int(self.held[:line], 16) if line > 0 else -1
        if size < 0 or len(self.held) < line + 4 + size:
            return False
        self.bodies += size
        self.held = self.held[line + 4 + size :]
        if size == 0:
            self.left = 0
        return True
