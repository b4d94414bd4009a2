"""A mail server on loopback that does what a test wants: takes mails, refuses them, falls silent, hangs up."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

Manner = Literal["take", "take slowly", "refuse", "take and be silent", "take and hang up"]


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps what arrived; `arrived` is set when the first mail is here whole."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.manner: Manner = "take"
        self.mails: list[str] = []
        self.arrived = threading.Event()
        self.released = threading.Event()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode("ascii", "replace").strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                return self._say("221 bye")
            if verb == "DATA":
                if not self._data():
                    return None
            elif verb == "RCPT" and self.server.manner == "refuse":
                self._say("450 not now")
            else:
                self._say("250 well")
        return None

    def _data(self) -> bool:
        """Take the mail; whether the conversation goes on."""
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.decode("utf-8", "replace"))
        self.server.mails.append("".join(lines))
        self.server.arrived.set()
        if self.server.manner in {"take slowly", "take and be silent"}:
            self.server.released.wait(30)
        if self.server.manner not in {"take", "take slowly"}:
            return False
        self._say("250 taken")
        return True

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def mail_server(manner: Manner = "take") -> Iterator[MailServer]:
    """A server for as long as the block."""
    with MailServer() as server:
        server.manner = manner
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()
