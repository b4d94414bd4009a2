"""Sentences for people, in Vietnamese (the source language) with the English beside it."""

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Words(NamedTuple):
    """One sentence in both languages; a missing translation cannot be written down."""

    vi: str
    en: str

    def say(self, language: Language = "vi") -> str:
        """The sentence in `language`."""
        return self.vi if language == "vi" else self.en


class Problem(Exception):  # noqa: N818 - it is told to people, who have problems and no errors
    """What stops the work, told to a person: what happened, where, and what to do about it.

    Raised wherever input from outside is at fault; only the interface catches it. `code` is stable
    and short (`encrypted`, `too-many-pages`), for tests and `--json`.
    """

    def __init__(self, code: str, what: Words, remedy: Words, where: str = "") -> None:
        super().__init__(code, what, remedy, where)
        self.code = code
        self.what = what
        self.remedy = remedy
        self.where = where

    def say(self, language: Language = "vi") -> str:
        """`where: what remedy`, in `language`."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what.say(language)} {self.remedy.say(language)}"

    def __str__(self) -> str:
        return self.say()
