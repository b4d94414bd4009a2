"""Files to disk: whole or not at all."""

import os
import tempfile
from pathlib import Path


def save(data: bytes, path: Path) -> None:
    """Write `data` to `path`, which until the last moment holds what it held before; OSError where the disk refuses."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
