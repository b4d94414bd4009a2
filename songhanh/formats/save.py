"""Files to disk: whole or not at all."""

import os
import tempfile
from pathlib import Path


def _umask() -> int:
    """What the user takes from the rights of new files; the system tells it only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def save(data: bytes, path: Path) -> None:
    """Write `data` to `path`, which until the last moment holds what it held before; OSError where the disk refuses."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
