"""`songhanh read`: what a clerk sees, what another program gets, and what is said when a file cannot be read."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from command import ROOT, Run, environment, line, on_terminal

DATA = ROOT / "tests" / "data"
WORD = DATA / "lang-son-2022--a-word.docx"
SHORT = {"header", "citations", "sections", "tasks", "targets", "recipients", "signer"}


def said(text: str) -> list[str]:
    """The lines of what was said, empty ones left out."""
    return [one for one in text.splitlines() if one.strip()]


def with_password(folder: Path) -> Path:
    path = folder / "mật.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    return path


def test_the_summary_tells_the_kind_the_subject_the_work_and_the_citations(songhanh: Run, example: Path) -> None:
    ran = songhanh("read", example)
    assert (ran.code, ran.err) == (0, "")
    for expected in ("Kế hoạch", "bình đẳng giới", "công việc", "Chủ trì", "văn bản được viện dẫn", "62/KH-UBND"):
        assert expected in ran.out
    assert "\033" not in ran.out


def test_the_short_json_is_the_schema_of_a_plan(songhanh: Run, example: Path) -> None:
    ran = songhanh("read", example, "--json")
    told = json.loads(ran.out)
    assert set(told) == SHORT
    assert set(told["header"]) == {"issuer", "parent_body", "number", "symbol", "place", "date", "type", "subject"}
    assert set(told["signer"]) == {"authority", "position", "name"}
    assert told["header"]["type"] == "Kế hoạch"
    assert all({"section", "starts", "lead", "partners", "dates", "recurrence"} <= set(one) for one in told["tasks"])


def test_the_full_json_says_where_each_value_stands_and_by_which_rule(songhanh: Run, example: Path) -> None:
    told = json.loads(songhanh("read", example, "--json", "--full").out)
    source = songhanh("read", example, "--text").out
    subject = told["header"]["subject"]
    place = subject["place"]
    written = " ".join(source[place["start"] : place["end"]].split())
    assert written == subject["value"]
    assert subject["rule"]
    assert subject["proposed"] is False


def test_what_is_proposed_stands_apart_from_what_is_written_with_its_reason(songhanh: Run, example: Path) -> None:
    tasks = json.loads(songhanh("read", example, "--json", "--full").out)["tasks"]
    written = [name for one in tasks for name in [*one["lead"], *one["partners"], *one["dates"]]]
    proposed = [one[name] for one in tasks for name in ("proposed_lead", "proposed_date") if one[name]]
    assert not any(one["proposed"] for one in written)
    assert len(proposed) > len(tasks) / 2
    assert all(one["proposed"] and one["reason"]["vi"] and one["reason"]["en"] for one in proposed)


def test_several_files_are_a_line_of_json_each(songhanh: Run, example: Path) -> None:
    ran = songhanh("read", "--json", example, WORD)
    told = [json.loads(one) for one in ran.out.splitlines()]
    assert [one["file"] for one in told] == [str(example), str(WORD)]
    assert all(set(one) == SHORT | {"file"} for one in told)
    assert said(ran.err) == ["Đã đọc 2/2 tệp."]


def test_a_bad_file_is_told_and_the_next_one_is_read(songhanh: Run, example: Path, tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"PK\x03\x04 word/document nothing")
    ran = songhanh("read", "--json", bad, tmp_path / "nowhere.txt", example)
    assert ran.code == 2
    assert [json.loads(one)["file"] for one in ran.out.splitlines()] == [str(example)]
    damaged, missing, count = said(ran.err)
    assert "hỏng.docx" in damaged
    assert "nowhere.txt: không có tệp này." in missing
    assert count == "Đã đọc 1/3 tệp, 2 tệp không đọc được."


def test_progress_is_shown_on_a_terminal_only(example: Path, songhanh: Run, tmp_path: Path) -> None:
    shown = on_terminal(["read", "--json", example, WORD], cwd=tmp_path)
    assert "1/2 Đang đọc" in shown.out
    assert "█" in shown.out
    assert "Đang đọc" not in songhanh("read", "--json", example, WORD).err


def test_one_file_needs_no_progress(example: Path, tmp_path: Path) -> None:
    assert "█" not in on_terminal(["read", example], cwd=tmp_path).out


def test_colours_are_shown_on_a_terminal_unless_no_color_is_set(example: Path, tmp_path: Path) -> None:
    assert "\033[1m" in on_terminal(["read", example], cwd=tmp_path).out
    assert "\033[1m" not in on_terminal(["read", example], cwd=tmp_path, env={"NO_COLOR": "1"}).out


def test_json_is_never_coloured(example: Path, tmp_path: Path) -> None:
    shown = on_terminal(["read", "--json", example], cwd=tmp_path).out
    assert json.loads(shown.replace("\r\033[K", ""))["header"]["type"] == "Kế hoạch"


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_the_summary_is_no_wider_than_it_may_be(songhanh: Run, example: Path, width: str) -> None:
    out = songhanh("read", example, env={"COLUMNS": width}).out
    table = out[out.index("Mục ") : out.index("Văn bản viện dẫn")]
    assert max(map(len, table.splitlines())) <= max(60, min(int(width), 140))


@pytest.mark.parametrize(
    ("arguments", "environment_"), [(("--lang", "en"), {}), (("--lang=en",), {}), ((), {"SONGHANH_LANG": "en_GB"})]
)
def test_english_is_spoken_where_it_is_asked_for(
    songhanh: Run, example: Path, arguments: tuple[str, ...], environment_: dict[str, str]
) -> None:
    ran = songhanh(*arguments, "read", example, env=environment_)
    assert "cited documents" in ran.out
    assert "văn bản được viện dẫn" not in ran.out


def test_the_option_for_the_language_may_stand_behind_and_wins_over_the_environment(
    songhanh: Run, example: Path
) -> None:
    ran = songhanh("read", example, "--lang", "vi", env={"SONGHANH_LANG": "en"})
    assert "văn bản được viện dẫn" in ran.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("read",), "thiếu TỆP."),
        (("read", "--jsn", "x.txt"), "không có tùy chọn “--jsn”."),
        (("read", "--json=yes", "x.txt"), "tùy chọn --json không nhận giá trị"),
        (("read", "nowhere.txt"), "nowhere.txt: không có tệp này."),
        (("read", "nowhere/x.txt"), "nowhere/x.txt: không có tệp này."),
        (("read", "."), "đây là thư mục, không phải tệp."),
        (("read", "~nobody-of-this-name/x.txt"), "không có tệp này."),
        (("read", "x" * 300), "hệ thống không đọc được tệp này."),
        (("raed", "x.txt"), "không có lệnh “raed”."),
        (("--lang", "fr", "read", "x.txt"), "không có ngôn ngữ “fr”."),
        (("read", "x.txt", "--lang"), "không có ngôn ngữ “”."),
    ],
)
def test_what_was_asked_wrongly_is_told_in_one_sentence(
    songhanh: Run, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = songhanh(*arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(said(ran.err)) == 1


def test_what_was_asked_wrongly_is_told_in_english_too(songhanh: Run) -> None:
    ran = songhanh("--lang", "en", "read")
    assert ran.code == 2
    assert ran.err.startswith("the following arguments are required")
    assert "See: songhanh read --help" in ran.err


def damaged(kind: str, folder: Path) -> Path:
    """A file with one thing wrong."""
    path = folder / f"tệp.{kind}"
    whole = WORD.read_bytes()
    pdf = (DATA / "lang-son-2022--f-pdf.pdf").read_bytes()
    wrong = {
        "txt": b"",
        "docx": whole[: len(whole) // 2],
        "pdf": pdf[:400],
        "xlsx": b"PK\x03\x04xl/workbook",
        "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "bin": bytes(range(256)) * 40,
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    }
    path.write_bytes(wrong[kind])
    return path


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("txt", "tệp trống, không có nội dung."),
        ("docx", "tệp bị hỏng hoặc bị cắt cụt"),
        ("pdf", "tệp bị hỏng hoặc bị cắt cụt"),
        ("xlsx", "tệp bị hỏng hoặc bị cắt cụt"),
        ("png", "tệp bị hỏng hoặc bị cắt cụt"),
        ("bin", "không nhận ra loại tệp này."),
        ("doc", "tệp được đặt mật khẩu."),
    ],
)
@pytest.mark.parametrize("command", ["read", "check"])
def test_a_file_that_cannot_be_read_is_told_in_one_sentence_without_a_traceback(
    songhanh: Run, tmp_path: Path, command: str, kind: str, sentence: str
) -> None:
    ran = songhanh(command, damaged(kind, tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"tệp.{kind}: {sentence}")
    assert len(said(ran.err)) == 1


def test_a_password_is_told_with_what_to_do(songhanh: Run, tmp_path: Path) -> None:
    ran = songhanh("read", with_password(tmp_path))
    assert ran.code == 2
    assert ran.err.strip() == "mật.pdf: tệp được đặt mật khẩu. Hãy mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại."


def test_a_wrong_ending_is_read_by_what_the_file_is_and_remarked(songhanh: Run, tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.pdf"
    shutil.copy(WORD, path)
    ran = songhanh("read", path)
    assert ran.code == 0
    assert "! đuôi tệp không đúng với nội dung" in ran.out


@pytest.mark.parametrize(
    "name", ["kế hoạch năm 2022.txt", "-x.txt", "--json", "-h", "Đề án (1) & 'khác'.txt", "%s{}.txt"]
)
def test_any_name_of_a_file_will_do(songhanh: Run, example: Path, tmp_path: Path, name: str) -> None:
    shutil.copy(example, tmp_path / name)
    ran = songhanh("read", "--", name, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == name


def test_a_name_that_is_no_unicode_is_read_too(example: Path, tmp_path: Path) -> None:
    name = b"k\xea ho\xe1ch.txt"
    shutil.copy(example, tmp_path / os.fsdecode(name))
    command = [*map(str.encode, line("read")), name]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"k? ho?ch.txt")


def test_a_terminal_without_vietnamese_letters_shows_what_it_can(songhanh: Run, example: Path) -> None:
    ran = songhanh("read", example, env={"PYTHONIOENCODING": "ascii"})
    assert (ran.code, ran.err) == (0, "")
    assert "62/KH-UBND" in ran.out


@pytest.mark.parametrize("command", [("read",), ("read", "--json", "--full"), ("check",), ("--help",)])
def test_a_pipe_that_closes_early_ends_the_command_quietly(command: tuple[str, ...], example: Path) -> None:
    arguments = command if command == ("--help",) else (*command, example)
    with subprocess.Popen(
        line(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert isinstance(process.stdout, io.BufferedReader)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_what_a_terminal_obeys_is_not_passed_on_from_a_document(songhanh: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nV\x1b]0;tên\x07ề \x1b[2Jviệc\n", encoding="utf-8")
    for arguments in (("read", "a.txt"), ("read", "a.txt", "--text"), ("check", "a.txt")):
        out = songhanh(*arguments, cwd=tmp_path).out
        assert "\x1b" not in out
        assert "\x07" not in out
