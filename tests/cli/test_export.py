"""`songhanh export`: seven files, written whole or not at all, and never over what is somebody's."""

import io
import json
import resource
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from command import Run, environment, line, on_terminal

FILES = {
    "cong-viec.xlsx",
    "ke-hoach.docx",
    "ke-hoach.pdf",
    "phan-cong.docx",
    "phan-cong.pdf",
    "ke-hoach.ics",
    "plan.json",
}
RECORD = ".songhanh-export.json"


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what it holds."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.fixture
def exported(songhanh: Run, example: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "kết quả"
    assert songhanh("export", example, "--to", folder, "--only", "json,ics").code == 0
    return folder


def test_seven_files_are_written_and_named(songhanh: Run, example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sâu" / "kết quả"
    ran = songhanh("export", example, "--to", folder)
    assert (ran.code, ran.err) == (0, "")
    assert set(held(folder)) == FILES | {RECORD}
    assert f"Đã ghi vào {folder}:" in ran.out
    assert all(f"\n  {name}" in ran.out for name in FILES)
    assert "công việc" in ran.out
    for name in ("cong-viec.xlsx", "ke-hoach.docx", "phan-cong.docx"):
        assert zipfile.ZipFile(folder / name).testzip() is None
    for name in ("ke-hoach.pdf", "phan-cong.pdf"):
        with pikepdf.open(folder / name) as pdf:
            assert len(pdf.pages) >= 1
    assert (folder / "ke-hoach.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert json.loads((folder / "plan.json").read_bytes())["header"]["type"]["value"] == "Kế hoạch"


@pytest.mark.parametrize(
    ("only", "files"), [("xlsx", {"cong-viec.xlsx"}), (".ICS, json", {"ke-hoach.ics", "plan.json"})]
)
def test_only_the_kinds_that_were_asked_for_are_written(
    songhanh: Run, example: Path, tmp_path: Path, only: str, files: set[str]
) -> None:
    assert songhanh("export", example, "--to", tmp_path / "kq", "--only", only).code == 0
    assert set(held(tmp_path / "kq")) == files | {RECORD}


def test_a_second_run_writes_over_its_own_files(songhanh: Run, example: Path, exported: Path) -> None:
    ran = songhanh("export", example, "--to", exported, "--only", "json")
    assert (ran.code, ran.err) == (0, "")
    # What the second run did not write is still known as ours.
    assert songhanh("export", example, "--to", exported, "--only", "ics").code == 0


def test_a_file_that_it_did_not_make_is_refused_and_nothing_is_written(
    songhanh: Run, example: Path, tmp_path: Path
) -> None:
    (tmp_path / "ke-hoach.ics").write_text("của tôi", encoding="utf-8")
    ran = songhanh("export", example, "--to", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "tệp này đã có và không do Song Hành tạo ra" in ran.err
    assert "--force" in ran.err
    assert held(tmp_path) == {"ke-hoach.ics": "của tôi".encode()}


def test_a_file_that_was_changed_since_is_refused(songhanh: Run, example: Path, exported: Path) -> None:
    with (exported / "plan.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    before = held(exported)
    ran = songhanh("export", example, "--to", exported, "--only", "json,ics")
    assert ran.code == 2
    assert "plan.json" in ran.err
    assert held(exported) == before


def test_force_writes_over_anything(songhanh: Run, example: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("của tôi", encoding="utf-8")
    assert songhanh("export", example, "--to", tmp_path, "--only", "json", "--force").code == 0
    assert (tmp_path / "plan.json").read_bytes().startswith(b"{")
    assert songhanh("export", example, "--to", tmp_path, "--only", "json").code == 0


def test_a_damaged_record_of_what_was_made_means_that_nothing_is_ours(
    songhanh: Run, example: Path, exported: Path
) -> None:
    (exported / RECORD).write_bytes(b"\xff[")
    assert songhanh("export", example, "--to", exported, "--only", "json").code == 2


def limited(folder: Path, example: Path) -> "subprocess.CompletedProcess[bytes]":
    """An export where the system lets no file grow beyond 40 kB, as on a disk that is full."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    return subprocess.run(
        line("export", example, "--to", folder, "--only", "json,ics,xlsx"),
        preexec_fn=limit,
        env=environment(),
        capture_output=True,
        check=False,
    )


def test_a_disk_that_fills_up_in_the_middle_leaves_the_folder_as_it_was(exported: Path, example: Path) -> None:
    before = held(exported)
    done = limited(exported, example)
    assert done.returncode == 2
    assert "không ghi được vào thư mục này: không đủ dung lượng đĩa." in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert held(exported) == before


def test_a_folder_that_was_made_for_nothing_is_taken_away_again(example: Path, tmp_path: Path) -> None:
    assert limited(tmp_path / "sâu" / "kq", example).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_told(songhanh: Run, example: Path, tmp_path: Path) -> None:
    (tmp_path / "kq").write_text("một tệp", encoding="utf-8")
    for folder, sentence in (
        (tmp_path / "kq", "đây là một tệp"),
        (tmp_path / "kq" / "sâu", "trên đường dẫn có một tệp"),
    ):
        ran = songhanh("export", example, "--to", folder, "--only", "json")
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err


def test_a_folder_in_the_way_of_a_file_is_told_even_with_force(songhanh: Run, example: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    ran = songhanh("export", example, "--to", tmp_path, "--only", "json", "--force")
    assert ran.code == 2
    assert "ở đây đã có một thư mục trùng tên" in ran.err


def test_a_folder_that_cannot_be_written_is_told(songhanh: Run, example: Path) -> None:
    for folder in ("/proc/kq", "/proc/self/" + "k" * 300):
        ran = songhanh("export", example, "--to", folder, "--only", "json")
        assert (ran.code, ran.out) == (2, "")
        assert "không ghi được vào thư mục này" in ran.err
        assert len(ran.err.splitlines()) == 1


def test_a_file_that_cannot_be_read_leaves_no_folder(songhanh: Run, tmp_path: Path) -> None:
    (tmp_path / "trống.docx").touch()
    ran = songhanh("export", tmp_path / "trống.docx", "--to", tmp_path / "kq")
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "kq").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--to",), "tùy chọn --to cần một giá trị đi kèm."),
        (("--to", "kq", "--only", "odt"), "--only: không có loại tệp “odt”. Chọn trong: xlsx, docx, pdf, ics, json."),
        (("--to", "kq", "--only", ","), "--only: không có loại tệp “,”."),
    ],
)
def test_what_was_asked_wrongly_is_told_in_one_sentence(
    songhanh: Run, example: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = songhanh("export", example, *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_leaves_early_still_finds_every_file(example: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        line("export", example, "--to", tmp_path, "--only", "json,ics"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert isinstance(process.stdout, io.BufferedReader)
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert set(held(tmp_path)) == {"ke-hoach.ics", "plan.json", RECORD}


def test_progress_is_shown_on_a_terminal(example: Path, tmp_path: Path) -> None:
    shown = on_terminal(["export", example, "--to", "kq", "--only", "json,ics"], cwd=tmp_path)
    assert shown.code == 0
    assert "Đang tạo ke-hoach.ics" in shown.out


def test_english_is_spoken_where_it_is_asked_for(songhanh: Run, example: Path, tmp_path: Path) -> None:
    ran = songhanh("export", example, "--to", tmp_path / "kq", "--only", "json", "--lang", "en")
    assert f"Written to {tmp_path / 'kq'}:" in ran.out


@pytest.fixture
def namesake(example: Path, tmp_path: Path) -> Path:
    """Another document of the same name."""
    other = tmp_path / "khác" / example.name
    other.parent.mkdir()
    other.write_bytes(example.read_bytes() + "\nPhụ chú.\n".encode())
    return other


def test_what_was_made_from_another_document_is_not_written_over(
    songhanh: Run, exported: Path, namesake: Path, example: Path
) -> None:
    before = held(exported)
    ran = songhanh("export", namesake, "--to", exported, "--only", "ics")
    assert (ran.code, ran.out) == (2, "")
    assert "ở đây đã có kết quả của một văn bản khác" in ran.err
    assert held(exported) == before
    assert songhanh("export", namesake, "--to", exported, "--only", "ics", "--force").code == 0


def test_each_document_has_a_folder_of_its_own_under_the_one_named(
    songhanh: Run, namesake: Path, example: Path, tmp_path: Path
) -> None:
    under = tmp_path / "kq"
    for document in (example, namesake, example):
        assert songhanh("export", document, "--under", under, "--only", "ics").code == 0
    assert {one.name for one in under.iterdir()} == {example.stem, f"{example.stem}-2"}


@pytest.mark.parametrize(
    ("where", "sentence"), [((), "thiếu --to (hoặc --under)."), (("--to", "a", "--under", "b"), "không dùng cùng")]
)
def test_one_place_to_write_to_is_wanted(
    songhanh: Run, example: Path, tmp_path: Path, where: tuple[str, ...], sentence: str
) -> None:
    ran = songhanh("export", example, *where, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
