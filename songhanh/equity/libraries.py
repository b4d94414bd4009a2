"""Which package computed a figure, with its version, as every result tells."""

from importlib.metadata import version


def named(*packages: str) -> str:
    """`scipy 1.17.1, statsmodels 0.15.0`."""
    return ", ".join(f"{one} {version(one)}" for one in packages)
