"""The answer of a rule: yes or no, why, and what it rests on."""

from dataclasses import dataclass

from songhanh.law.tables import Basis, Status
from songhanh.lib.words import Words


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the rule is met, one sentence why, and its basis.

    A rule that is not verified is shown and never blocks: `blocks` is then False although it is not met.
    """

    met: bool
    why: Words
    basis: Basis

    @property
    def blocks(self) -> bool:
        """Whether what was asked for must not go on without a reason."""
        return not self.met and self.basis.status is not Status.UNVERIFIED


def article(basis: Basis) -> Words:
    """The provision as a sentence ends with it: its name, and a mark where nobody has checked it."""
    if basis.status is Status.UNVERIFIED:
        return Words(f"({basis.legal_basis}; chưa kiểm chứng)", f"({basis.legal_basis}; not verified)")
    return Words(f"({basis.legal_basis})", f"(basis: {basis.legal_basis})")
