"""How an entry is digested."""

from hashlib import sha256

FIRST = "0" * 64  # what the first entry of an agency follows


def body_digest(body: str) -> str:
    """The digest of a body, which stands for it in the chain."""
    return sha256(body.encode()).hexdigest()


def digest(before: str, fields: tuple[object, ...], body: str) -> str:
    """The digest of an entry: of the one before, its own fields and the digest of its body.

    Lengths are written before the fields, so that no text can be moved from one field into its neighbour.
    """
    parts = [before, *map(str, fields), body]
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()
