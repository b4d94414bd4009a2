"""Rows of the lists about people: the step, retirement, the term, training, the window of appointment."""

from datetime import date

from songhanh.law.staff import Sex
from songhanh.law.tables import valid_on
from songhanh.lib.months import Month, add_months
from songhanh.lib.words import Words
from songhanh.people.kinds import FactKind
from songhanh.people.rules.due import Answered, Ask, Row, Severity, who
from songhanh.people.rules.retiring import Window, retiring, window
from songhanh.people.rules.steps import NextStep, next_step
from songhanh.people.rules.terms import Term, term
from songhanh.people.rules.told import NO_SEX, Unknown, cite, vi_day
from songhanh.people.rules.training import WINDOW_MONTHS, aim, is_source, programme, trained
from songhanh.people.standing import Standing


def step_row(one: Standing, ask: Ask) -> Answered:
    """The next step or rise beyond the scale that is overdue or due within the months."""
    told = next_step(one)
    if not isinstance(told, NextStep):
        return told
    if told.due > add_months(ask.day, ask.months):
        return None
    severity = _severity(told.due, ask.day, Month.of(ask.day).first)
    cells = who(one) | {
        "grade": f"{told.grade.code} {told.grade.name}", "step": told.record.step, "since": told.record.since,
        "added": told.added, "due": told.due, "next": told.words,
    }  # fmt: skip
    bases = (told.basis,)
    return Row("step", one.person, one.name, told.words, told.due, severity, cite(told.why, *bases), bases, cells)


def retirement_row(one: Standing, ask: Ask) -> Answered:
    """Retirement within the months, or past while the person is still on the staff."""
    told = retiring(one)
    if isinstance(told, Unknown):
        return told
    month = told.when.month
    if month > Month.of(ask.day).plus(ask.months):
        return None
    gone, notify = month < Month.of(ask.day), told.notice is not None and told.notice <= ask.day
    severity = Severity.OVERDUE if gone else Severity.NOW if notify else Severity.SOON
    what = Words("Nghỉ hưu", "Retirement")
    if gone:
        what = Words("Đã quá tháng nghỉ hưu, vẫn có mặt trong sổ", "Past the month of retirement, still on the staff")
    elif notify:
        what = Words("Đến hạn thông báo nghỉ hưu", "The notice of retirement is due")
    why = Words(f"{told.why.vi} {told.notice_words.vi}", f"{told.why.en} {told.notice_words.en}")
    bases = (told.when.basis, *([told.notice_basis] if told.notice_basis else []))
    cells = who(one) | {"sex": _sex(one), "month": month, "last_day": told.when.last_day, "notice": told.notice}
    return Row("retirement", one.person, one.name, what, told.when.last_day, severity, why, bases, cells)


def term_row(one: Standing, ask: Ask) -> Answered:
    """The end of a term within the months, or past without a new appointment."""
    told = term(one)
    if not isinstance(told, Term):
        return told
    if told.ends > add_months(ask.day, ask.months):
        return None
    severity = _severity(told.ends, ask.day, ask.day)
    if severity is Severity.SOON and told.notice and told.notice <= ask.day:
        severity = Severity.NOW
    what = Words("Hết thời hạn bổ nhiệm", "The term ends")
    if severity is Severity.OVERDUE:
        what = Words("Đã hết thời hạn bổ nhiệm, chưa có quyết định tiếp theo", "The term ended, nothing was decided")
    parts = [told.why, told.follows]
    bases = [told.basis]
    if told.terms:
        parts.append(cite(told.terms.why, told.terms.basis))
        bases.append(told.terms.basis)
    why = Words(" ".join(each.vi for each in parts), " ".join(each.en for each in parts))
    bases += [each for each in (told.notice_basis, told.further.basis if told.further else None) if each]
    cells = who(one) | {
        "level": one.level.words, "due": told.ends, "notice": told.notice,
        "next": told.further.kind.words if told.further else None,
    }  # fmt: skip
    return Row("term", one.person, one.name, what, told.ends, severity, why, tuple(dict.fromkeys(bases)), cells)


def untrained_row(one: Standing, ask: Ask) -> Answered:
    """A woman planned or leading who finished no course within the window."""
    asked = programme()
    if one.sex is Sex.MALE or not valid_on(asked, ask.day) or not is_source(one) or trained(one):
        return None
    if one.sex is None:
        return NO_SEX
    share = aim(ask.day)
    since = add_months(ask.day, -WINDOW_MONTHS)
    sentence = Words(
        f"Chưa hoàn thành khóa đào tạo, bồi dưỡng nào từ ngày {vi_day(since)}; chỉ tiêu: {share}% nữ trong quy hoạch, "
        "lãnh đạo được đào tạo, bồi dưỡng.",
        f"No course was finished since {since:%d %B %Y}; the target: {share}% of women planned or leading are trained.",
    )
    what = Words("Cử đi đào tạo, bồi dưỡng", "To be sent to a course")
    cells = who(one) | {"level": one.level.words, "planned": planned_for(one)}
    why = cite(sentence, asked.basis)
    return Row("untrained", one.person, one.name, what, None, Severity.NOTE, why, (asked.basis,), cells)


def window_row(one: Standing, ask: Ask) -> Answered:
    """A woman whose last month of a first appointment is near or past while a man of her age can be appointed."""
    if one.sex is Sex.MALE:
        return None
    told = window(one)
    if not isinstance(told, Window):
        return told
    now = Month.of(ask.day)
    if not told.last.plus(-ask.months) <= now <= told.of_men or not told.gap:
        return None
    what, severity = Words("Sắp hết thời gian đủ tuổi bổ nhiệm", "The window of appointment closes"), Severity.SOON
    if told.last < now:
        what = Words("Đã quá tuổi bổ nhiệm, nam cùng tuổi thì chưa", "Past the window that men of the age still have")
        severity = Severity.NOTE
    elif told.last == now:
        severity = Severity.NOW
    cells = who(one) | {
        "level": one.level.words, "planned": planned_for(one), "month": told.last, "of_men": told.of_men,
        "gap": told.gap,
    }  # fmt: skip
    bases = (told.rule.basis, told.age_basis)
    return Row("window", one.person, one.name, what, told.last.last, severity, told.why, bases, cells)


def planned_for(one: Standing) -> str:
    """The posts for which somebody is planned."""
    posts = [str(span.values.get("target_post", "")) for span in one.lasting(FactKind.POOL)]
    return "; ".join(dict.fromkeys(filter(None, posts)))


def _sex(one: Standing) -> Words | None:
    return one.sex.words if one.sex else None


def _severity(due: date, day: date, now_from: date) -> Severity:
    """Overdue before `now_from`, due now until the day, soon after it."""
    if due < now_from:
        return Severity.OVERDUE
    return Severity.NOW if due <= day else Severity.SOON
