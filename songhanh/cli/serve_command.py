"""`songhanh serve`: the site, and the worker beside it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import Any

from songhanh.cli.children import Child, end
from songhanh.cli.options import Options
from songhanh.cli.terminal import plain
from songhanh.lib.words import Language, Problem, Words

HELP = Words(
    """songhanh serve [--host ĐỊA-CHỈ] [--port SỐ] [--workers SỐ] [--no-work]

Mở trang cho trình duyệt, và chạy songhanh work bên cạnh (tự khởi động lại nếu nó dừng); cả hai cùng kết thúc.
Mặc định chỉ máy này vào được. Cần chạy songhanh init trước, một lần.

  --host ĐỊA-CHỈ   địa chỉ mạng để nghe (mặc định 127.0.0.1)
  --port SỐ        cổng (mặc định 8000)
  --workers SỐ     số tiến trình web (mặc định 2)
  --no-work        không chạy songhanh work

Cho cả cơ quan dùng: đặt sau một máy chủ HTTPS, rồi đặt SONGHANH_ADDRESS=https://…, SONGHANH_HOSTS (tên miền) và
SONGHANH_BEHIND_PROXY=1.

Ví dụ:
  songhanh serve
  songhanh serve --port 8080 --workers 4""",
    """songhanh serve [--host ADDRESS] [--port NUMBER] [--workers NUMBER] [--no-work]

Open the site for browsers, and run songhanh work beside it (started again where it dies); both end together.
Only this machine reaches it by default. Run songhanh init before, once.

  --host ADDRESS    the network address to listen on (127.0.0.1)
  --port NUMBER     the port (8000)
  --workers NUMBER  processes of the web server (2)
  --no-work         do not run songhanh work

For a whole agency: put it behind an HTTPS server, and set SONGHANH_ADDRESS=https://…, SONGHANH_HOSTS (the domain) and
SONGHANH_BEHIND_PROXY=1.

Examples:
  songhanh serve
  songhanh serve --port 8080 --workers 4""",
)
_ENTRY = "songhanh.wiring.wsgi:application"
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_GLANCE = 0.2
_LAST_PORT = 65_535


def run(arguments: Sequence[str], language: Language) -> int:
    """Serve until asked to stop; the exit code of the web server where it ends by itself."""
    given = _options(arguments)
    asked: list[int] = []

    def hear(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, hear)
    _port_is_free(given.host, given.port)
    address = f"http://{f'[{given.host}]' if ':' in given.host else given.host}:{given.port}"
    environment = {"SONGHANH_ADDRESS": address} | os.environ if given.host in _LOOPBACK else dict(os.environ)
    code = _readiness(environment, language)
    if code:
        return code
    server = Child(_server(given), environment)
    worker = None if given.no_work else Child(_ours("work"), environment)
    opened = Words(f"Song Hành chạy tại {address} (Ctrl-C để dừng)", f"Song Hành runs at {address} (Ctrl-C stops it)")
    told = False
    while not asked and server.code() is None:
        if worker:
            worker.keep_alive()
        if not told and _answers(given.host, given.port):
            print(plain(opened.say(language)), flush=True)
            told = True
        time.sleep(_GLANCE)
    code = 0 if asked else server.code() or 1
    end([server, worker] if worker else [server])
    return code


def _options(arguments: Sequence[str]) -> Any:
    options = Options("serve")
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--no-work", action="store_true")
    given = options.parse_args(arguments)
    if not 1 <= given.port <= _LAST_PORT:
        raise Problem(
            "no-port",
            Words(f"{given.port} không phải là số cổng.", f"{given.port} is no port."),
            Words(f"Chọn một số từ 1 đến {_LAST_PORT}.", f"Choose a number from 1 to {_LAST_PORT}."),
        )
    return given


def _ours(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "songhanh", *arguments]


def _server(given: Any) -> list[str]:
    """The web server: several processes, each with a few threads; one that dies is replaced."""
    options = {
        "--interface": "wsgi", "--host": given.host, "--port": str(given.port), "--workers": str(given.workers),
        "--blocking-threads": "4", "--log-level": "warning", "--http": "1", "--workers-kill-timeout": "20",
    }  # fmt: skip
    flags = ["--no-ws", "--respawn-failed-workers", *(part for pair in options.items() for part in pair)]
    return [sys.executable, "-P", "-m", "granian", *flags, _ENTRY]


def _readiness(environment: dict[str, str], language: Language) -> int:
    """Look in another process whether the database is ready: this one shall stay small."""
    command = _ours("--lang", language, "doctor", "--ready")
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own command line


def _port_is_free(host: str, port: int) -> None:
    # The web server shares its port with whoever else says that it would share: two sites would answer in turn.
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return
    except OSError as error:
        told = os.strerror(error.errno or 0)
        raise Problem(
            "port-taken",
            Words(f"không mở được cổng {port}: {told}.", f"port {port} cannot be opened: {told}."),
            Words("Chọn cổng khác: --port 8001.", "Choose another: --port 8001."),
        ) from error


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
