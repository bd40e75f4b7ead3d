"""The command line as an editor runs it: real processes, real exit codes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from weegschaal import i18n


@pytest.fixture
def cases(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "tests" / "fixtures" / "cases", tmp_path / "cases"))


@pytest.fixture
def broken(cases: Path) -> Path:
    """Two files wrong: a value outside its list in one case, a sentence without a marker in another."""
    for name, old, new in (
        ("beta/case.toml", 'level = "national"', 'level = "nationaal"'),
        (
            "gamma/nl.md",
            "Omwonenden zijn boos over hun uitzicht. [PO1: krant2005]",
            "Omwonenden zijn boos over hun uitzicht.",
        ),
    ):
        text = (cases / name).read_text(encoding="utf-8")
        assert old in text
        (cases / name).write_text(text.replace(old, new), encoding="utf-8")
    return cases


def run(root: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m weegschaal` on a machine that has never heard of UTF-8."""
    settings = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHONIOENCODING", "PYTHONUTF8", "LC_", "WEEGSCHAAL"))
    }
    settings |= {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"} | environment
    command = [sys.executable, "-m", "weegschaal", *map(str, arguments)]
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, timeout=120, check=False)


LEVELS = "national, provincial, water_authority, regional, municipal, international"
SENTENCE = "“Omwonenden zijn boos over hun uitzicht.”"


def test_good_cases_are_said_to_be_good(root: Path, cases: Path) -> None:
    done = run(root, "check", cases)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "cases read: 3, faults: 0, warnings: 0\n"


def test_every_fault_is_told_with_file_field_found_expected_and_nearest(root: Path, broken: Path) -> None:
    done = run(root, "check", broken)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        f"FAULT  beta/case.toml: case.level: “nationaal” is not in the list; expected one of: {LEVELS}; nearest: national",
        f"FAULT  gamma/nl.md: Wat voor een mislukking pleit: 1: the sentence has no marker: {SENTENCE}",
        "FAULT  gamma/en.md: What speaks for failure: sentence 1 does not lean on the same sources in both languages",
        "cases read: 3, faults: 3, warnings: 0",
    ]


def test_faults_are_told_in_dutch_when_asked(root: Path, broken: Path) -> None:
    lines = run(root, "check", broken, "--lang", "nl").stdout.decode().splitlines()
    t = i18n.of("nl")
    assert lines[0].startswith(f"{t('FAULT')}  beta/case.toml: case.level: “nationaal” ")
    assert lines[0].endswith(t("; nearest: {nearest}", nearest="national"))
    assert lines[-1] == "cases gelezen: 3, fouten: 3, waarschuwingen: 0"
    assert not {"expected", "sentence", "read"} & set(re.findall(r"[a-z]+", " ".join(lines)))


def test_a_single_case_is_checked_alone(root: Path, broken: Path) -> None:
    good, bad = run(root, "check", broken / "alfa"), run(root, "check", broken / "beta")
    assert (good.returncode, bad.returncode) == (0, 1)
    assert bad.stdout.decode().splitlines()[-1] == "cases read: 1, faults: 1, warnings: 0"


def test_a_warning_is_told_and_no_reason_to_fail(root: Path, cases: Path) -> None:
    shutil.rmtree(cases / "beta")
    done = run(root, "check", cases)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "warning  alfa/case.toml: case.pairs[beta]: there is no case “beta”; nearest: alfa",
        "cases read: 2, faults: 0, warnings: 1",
    ]


def test_a_folder_that_is_not_there_is_wrong_use(root: Path, cases: Path) -> None:
    done = run(root, "check", cases / "delta")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"There is no folder “{cases / 'delta'}”.\n"


@pytest.mark.parametrize("arguments", [[], ["weigh"], ["check", "--lang", "de"], ["build", "here"]])
def test_a_command_that_is_not_there_is_wrong_use(root: Path, arguments: list[str]) -> None:
    done = run(root, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: python -m weegschaal" in done.stderr


def test_the_report_has_a_line_per_case_under_one_head(root: Path, broken: Path) -> None:
    (broken / "gamma/case.toml").write_bytes(b"\xff")
    done = run(root, "check", broken, "--report")
    head, *rows, _ = [line for line in done.stdout.decode().splitlines() if "FAULT" not in line]
    assert re.split(r"\s{2,}", head)[:4] == ["case", "kind", "sources", "documents"]
    assert [row.split()[:3] for row in rows] == [
        ["alfa", "full", "8"],
        ["beta", "full", "4"],
        ["gamma", "cannot", "be"],
    ]
    assert {len(row) for row in rows[:2]} == {len(head)}


def test_a_build_prints_the_file_it_made_and_tells_what_it_left_out(root: Path, broken: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = run(root, "build", WEEGSCHAAL_CASES=str(broken), WEEGSCHAAL_HOME=str(home))
    path = Path(done.stdout.decode().strip())
    assert done.returncode == 0
    assert path.parent == home
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.table("cases").project("case_id").fetchall() == [("alfa",)]
    told = [line.split(": ")[:2] for line in done.stderr.decode().splitlines()]
    assert told == [["case left out", file] for file in ("beta/case.toml", "gamma/nl.md", "gamma/en.md")]


def test_a_second_build_of_the_same_files_makes_nothing_new(root: Path, cases: Path, tmp_path: Path) -> None:
    settings = {"WEEGSCHAAL_CASES": str(cases), "WEEGSCHAAL_HOME": str(tmp_path / "home")}
    first, second = (run(root, "build", **settings).stdout for _ in range(2))
    assert first == second
    assert len(list((tmp_path / "home").iterdir())) == 1
