"""Song Hành: from a plan for gender equality to work that is done, measured and reported."""

__version__ = "0.1.0"
