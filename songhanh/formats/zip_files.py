"""ZIP files from outside: opened only where what they hold is in honest proportion to their size."""

import io
import zipfile
import zlib

from songhanh.formats.limits import DEFAULT, Limits
from songhanh.formats.problems import broken, encrypted, zip_bomb

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)
_SMALL = 10_000_000  # bytes: unpacked to no more, any proportion is honest
_ENCRYPTED = 1


def open_zip(data: bytes, name: str, limits: Limits = DEFAULT) -> zipfile.ZipFile:
    """The ZIP in `data`.

    Raises:
        Problem: `broken`, `encrypted`, or `zip-bomb` by what its directory promises.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        infos = opened.infolist()
    except BROKEN as error:
        raise broken(name) from error
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    if unpacked > limits.unpacked_mb * 1_000_000 or (unpacked > _SMALL and unpacked / packed > limits.zip_ratio):
        raise zip_bomb(name)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise encrypted(name)
    return opened


def read_part(opened: zipfile.ZipFile, path: str, name: str, limits: Limits = DEFAULT) -> bytes:
    """The bytes of one part, no more than may be unpacked, whatever the directory promised.

    Raises:
        Problem: `broken` or `zip-bomb`.
    """
    most = limits.unpacked_mb * 1_000_000
    try:
        with opened.open(path) as part:
            data = part.read(most + 1)
    except BROKEN as error:
        raise broken(name) from error
    if len(data) > most:
        raise zip_bomb(name)
    return data
