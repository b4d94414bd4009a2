"""What the rules of staff ask of a person: sex, and which law the person serves under."""

from enum import StrEnum

from songhanh.lib.words import Words


class Sex(StrEnum):
    """As the tables of retirement write it."""

    MALE = "M"
    FEMALE = "F"

    @property
    def words(self) -> Words:
        """As a list of staff says it."""
        return Words("Nam", "Male") if self is Sex.MALE else Words("Nữ", "Female")


class StaffKind(StrEnum):
    """The kinds of staff that laws tell apart (codes of the glossary)."""

    CADRE = "cadre"
    CIVIL_SERVANT = "civil_servant"
    PUBLIC_EMPLOYEE = "public_employee"
    WORKER = "worker"

    @property
    def words(self) -> Words:
        """As laws write it; the tables of `data` use the Vietnamese."""
        return _WORDS[self]


_WORDS = {
    StaffKind.CADRE: Words("cán bộ", "cadre"),
    StaffKind.CIVIL_SERVANT: Words("công chức", "civil servant"),
    StaffKind.PUBLIC_EMPLOYEE: Words("viên chức", "public employee"),
    StaffKind.WORKER: Words("người lao động", "worker"),
}
