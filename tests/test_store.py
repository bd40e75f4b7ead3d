"""The case base as tables: what they refuse, which version is asked, and that one bad case never stops the others."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from weegschaal import __main__ as command_line
from weegschaal import i18n, store
from weegschaal.casebase import build as builder
from weegschaal.casebase.collection import read_cases
from weegschaal.casebase.reader import CaseFolder, read_case
from weegschaal.casebase.vocabularies import vocabulary

SCHEMA = (store.QUERIES / "casebase" / "schema.sql").read_text(encoding="utf-8")
SLUGS = ["alfa", "beta", "gamma"]


@pytest.fixture
def cases(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The made-up cases as the case base of a process that has just started, and looks at the files at every question."""
    folder = Path(shutil.copytree(root / "tests" / "fixtures" / "cases", tmp_path / "cases"))
    monkeypatch.setenv("WEEGSCHAAL_CASES", str(folder))
    monkeypatch.setenv("WEEGSCHAAL_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(store, "_opened", store._Opened())
    monkeypatch.setattr(store, "_LOOK_AGAIN", 0.0)
    yield folder
    for base in store._opened.versions.values():
        base.connection.close()


@pytest.fixture(scope="module")
def tables(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the made-up cases in it."""
    path = tmp_path_factory.mktemp("tables") / "cases.duckdb"
    builder.build(read_cases(root / "tests" / "fixtures" / "cases"), SCHEMA, path)
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def slugs() -> list[str]:
    return sorted(
        store.ask(
            "casebase/cases", case_ids=[*SLUGS, "delta"], perspective=[], for_whom=[], design=[], lang="nl", until=None
        )["case_id"]
    )


REFUSED = {
    "a case twice": "insert into cases select * from cases where case_id = 'alfa'",
    "a case of no kind": "update cases set unit = 'idea'",
    "a country in words": "update cases set country = 'Nederland'",
    "a period that runs backwards": "update cases set ends_on = date '1900-01-01' where case_id = 'beta'",
    "a draft": "update cases set completeness = 'draft' where case_id = 'gamma'",
    "a theme that does not exist": "insert into case_themes values ('alfa', 'c_00000000', 9)",
    "an organisation in no role": "insert into case_organisations values ('alfa', 'uwv', 'watching', 9)",
    "an organisation that does not exist": "insert into case_organisations values ('alfa', 'nobody', 'executing', 9)",
    "a term of another list": "insert into case_terms values ('alfa', 'themes', 'policy')",
    "a source seen by nobody": "update sources set seen = 'no' where source_id = 'plan2019'",
    "an assessment without a source": "update assessments set source_id = 'nobody2020'",
    "an assessment of no criterion": "update assessments set criterion_id = 'PG9'",
    "an assessment with no status": "update assessments set status = 'unsure'",
    "a level that could not be determined": "update assessments set status = 'not_determinable' where level = '++'",
    "assessed without a level": "update assessments set level = null where level = '++'",
    "a level without a rank": "update assessments set rank = null where level = '++'",
    "a dot that cannot be drawn": "update assessments set mark = 'square'",
    "a position in no realm": "update positions set realm = 'street'",
    "a position off the spectrum": "update positions set level = 'fine'",
    "an amount upside down": "update outcomes set low = high + 1",
    "a fact of no kind": "update facts set kind = 'rumour'",
    "an ingredient neither there nor not": "update facts set state = 'perhaps'",
    "a pair of no kind": "update pairs set kind = 'opposite'",
    "a sentence in German": "update sentences set language = 'de'",
    "a sentence in no section": "update sentences set section = 'preface'",
    "a criterion looked for that does not exist": "insert into not_found values ('alfa', 'PG9')",
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_tables_refuse_a_row_that_cannot_be(tables: Path, tmp_path: Path, what: str) -> None:
    copy = shutil.copy(tables, tmp_path / "copy.duckdb")
    with duckdb.connect(str(copy)) as connection, pytest.raises(duckdb.ConstraintException):
        connection.execute(REFUSED[what])


@pytest.mark.parametrize(
    ("table", "column", "terms"),
    [("cases", "unit", "units_of_case"), ("sources", "seen", "seen"), ("case_organisations", "role", "roles")],
)
def test_a_check_of_the_schema_holds_exactly_its_vocabulary(tables: Path, table: str, column: str, terms: str) -> None:
    with duckdb.connect(str(tables), read_only=True) as connection:
        asked = "select constraint_text from duckdb_constraints() where table_name = ? and constraint_type = 'CHECK'"
        checks = [
            row[0]
            for row in connection.execute(asked, [table]).fetchall()
            if f"{column} IN (" in row[0].replace('"', "")
        ]
    (check,) = checks
    assert set(check.split("'")[1::2]) == set(vocabulary(terms))


def test_the_same_files_are_the_same_version_wherever_they_stand(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = store.current()
    assert store.current() is first
    monkeypatch.setenv("WEEGSCHAAL_CASES", str(shutil.copytree(cases, tmp_path / "elsewhere")))
    for path in (tmp_path / "elsewhere").rglob("*.md"):  # as an editor on Windows would save it
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert store.current().version == first.version
    assert first.path == tmp_path / "home" / f"casebase-{first.version}.duckdb"


def test_a_changed_case_is_taken_up_without_a_restart(cases: Path) -> None:
    before = store.current()
    change(cases / "alfa/case.toml", "Alfaveer", "Alfapont")
    after = store.current()
    asked = {"case_ids": ["alfa"], "perspective": [], "for_whom": [], "design": [], "lang": "nl", "until": None}
    names = [store.ask("casebase/cases", v, **asked)["known_as"][0] for v in (None, before.version)]
    assert after.version != before.version
    assert names == ["Alfapont", "Alfaveer"], "who is still on the older version gets its answers"
    change(cases / "alfa/case.toml", "Alfapont", "Alfaveer")
    assert store.current().version == before.version


def test_a_new_case_is_taken_up_and_a_removed_one_let_go(cases: Path) -> None:
    shutil.rmtree(cases / "gamma")
    assert slugs() == ["alfa", "beta"]
    shutil.copytree(cases / "beta", cases / "delta")
    change(cases / "delta/case.toml", 'id = "beta"', 'id = "delta"')
    assert {f.slug for f in store.current().faults if not f.warning} == {"beta", "delta"}, "each repeats the other"


def test_files_are_looked_at_once_in_a_while_only(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = store.current()
    monkeypatch.setattr(store, "_LOOK_AGAIN", 3600.0)
    change(cases / "alfa/case.toml", "Alfaveer", "Alfapont")
    assert store.current() is first


def test_only_the_newest_versions_stay_open_and_on_disk(cases: Path, tmp_path: Path) -> None:
    for turn in range(store._KEEP + 2):
        change(cases / "alfa/case.toml", "Alfaveer", f"{turn} Alfaveer")
        newest = store.current()
    kept = list((tmp_path / "home").glob("casebase-*.duckdb"))
    assert len(kept) == len(store._opened.versions) == store._KEEP
    assert newest.path in kept
    assert sorted(p.name for p in (tmp_path / "home").iterdir()) == sorted(p.name for p in kept), "no drafts left"


def test_a_broken_case_leaves_the_others_standing_and_is_told(cases: Path, caplog: pytest.LogCaptureFixture) -> None:
    change(cases / "alfa/case.toml", 'unit = "project"', 'unit = "projct"')
    (cases / "gamma/nl.md").write_bytes(b"\xff\xfe")
    with caplog.at_level(logging.WARNING, "weegschaal"):
        assert slugs() == ["beta"]
    told = [f"{f.file}: {f.field}" for f in store.current().faults if not f.warning]
    assert told == ["alfa/case.toml: case.unit", "gamma/nl.md: file"]
    assert all(any(place in record.getMessage() for record in caplog.records) for place in told)


def test_a_warning_does_not_leave_a_case_out(cases: Path) -> None:
    change(cases / "gamma/nl.md", "zijn boos", "zijn vaak boos")
    assert slugs() == SLUGS
    assert [f.warning for f in store.current().faults] == [True]


def test_a_draft_is_no_case_yet(cases: Path) -> None:
    change(cases / "gamma/case.toml", 'completeness = "short"', 'completeness = "draft"')
    assert slugs() == ["alfa", "beta"]
    assert store.current().faults == ()


def _with_a_pair_twice(folder: CaseFolder) -> CaseFolder:
    """A case no table takes, as if the checks had overlooked it."""
    assert folder.file
    head = folder.file.case.model_copy(update={"pairs": folder.file.case.pairs * 2})
    return replace(folder, file=folder.file.model_copy(update={"case": head}))


def test_a_case_that_the_tables_refuse_does_not_stop_the_others(
    cases: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(
        store, "read_cases", lambda path: [_with_a_pair_twice(f) if f.slug == "alfa" else f for f in read_cases(path)]
    )
    assert slugs() == ["beta", "gamma"]
    assert [str(f) for f in store.current().faults] == [
        "alfa/case.toml: file: the case could not be stored; the log says why"
    ]
    assert "alfa" in caplog.text
    assert "Constraint Error" in caplog.text


def test_a_case_base_that_cannot_be_read_leaves_the_version_before_it(cases: Path, tmp_path: Path) -> None:
    first = store.current()
    cases.rename(tmp_path / "away")
    (told,) = store.current().faults
    assert (store.current().version, told.file, told.warning) == (first.version, "cases", False)
    assert told.text().startswith("the changed files could not be built, the version before them stays in use: [Errno")
    (tmp_path / "away").rename(cases)
    assert store.current() is first


@pytest.mark.parametrize("name", ["nl.md", "notes.md", ".nl.md.swp", "pictures.toml"])
@pytest.mark.parametrize("kind", ["circle", "dangling", "pipe", "folder"])
def test_an_odd_entry_in_a_case_leaves_the_others_standing(cases: Path, name: str, kind: str) -> None:
    path = cases / "alfa" / name
    path.unlink(missing_ok=True)
    if kind in ("circle", "dangling"):
        path.symlink_to(path if kind == "circle" else cases / "nowhere")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    assert slugs() == (["beta", "gamma"] if name == "nl.md" else SLUGS)
    assert [f.file for f in store.current().faults if not f.warning] == ["alfa/nl.md"] * (name == "nl.md")


def test_what_is_no_part_of_a_case_makes_no_new_version(cases: Path) -> None:
    first = store.current()
    (cases / "alfa/notes.md").write_text("Remember the milk.")
    shutil.copytree(cases / "alfa", cases / ".alfa")
    (cases / "loop").symlink_to(cases / "loop")
    assert store.current() is first


@pytest.mark.parametrize("damage", [b"", b"no tables here" * 999])
def test_a_damaged_file_of_a_version_is_made_anew(cases: Path, damage: bytes) -> None:
    first = store.current()
    first.connection.close()
    first.path.write_bytes(damage)
    store._opened = store._Opened()
    assert store.current().path == first.path
    assert slugs() == SLUGS


def test_a_draft_left_by_a_stopped_process_is_cleared_when_it_is_old(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    old, young = (tmp_path / "home" / f".casebase-{name}.duckdb" for name in ("0-old", "0-young"))
    for path in (old, young):
        path.touch()
    os.utime(old, (0, 0))
    store.current()
    assert (old.exists(), young.exists()) == (False, True)


@pytest.mark.parametrize(
    ("spoiled", "line"),
    [
        ("cases", "There is no folder “{}”; set WEEGSCHAAL_CASES to the folder of the cases."),
        (
            "home",
            "Nothing can be written to “{}”; make it a folder you may write to, or set WEEGSCHAAL_HOME to another.",
        ),
    ],
)
def test_a_build_without_a_folder_says_which_and_what_to_do(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoiled: str, line: str
) -> None:
    shutil.rmtree(tmp_path / spoiled, ignore_errors=True)
    (tmp_path / spoiled).write_text("a file in the place of the folder")
    assert command_line.build(i18n.of("en")) == 2
    assert capsys.readouterr() == ("", line.format(tmp_path / spoiled) + "\n")


def test_without_any_case_base_the_reason_is_told(cases: Path) -> None:
    shutil.rmtree(cases)
    with pytest.raises(FileNotFoundError):
        store.current()


def test_a_home_that_cannot_be_written_to_is_told(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the place of the folder")
    with pytest.raises(OSError, match="home"):
        store.current()


def test_answers_stay_right_when_many_ask_at_once(cases: Path) -> None:
    """Also while the files change, so that several versions are asked side by side."""
    start = threading.Barrier(8)

    def asker(number: int) -> set[bool]:
        slug = SLUGS[number % 3]
        start.wait()
        answers = [store.ask("casebase/sources", case_id=slug, until=None, lang="nl") for _ in range(20)]
        if number == 0:
            change(cases / "gamma/nl.md", "hoog", "laag")
        return {set(rows["publisher"]) == expected[slug] for rows in answers}

    expected = {slug: {s.publisher for s in read_case(cases / slug).file.source.values()} for slug in SLUGS}  # type: ignore[union-attr]
    with ThreadPoolExecutor(8) as pool:
        assert set.union(*pool.map(asker, range(8))) == {True}


def test_a_question_says_which_parameter_it_lacks(cases: Path) -> None:
    with pytest.raises(ValueError, match="casebase/search needs words"):
        store.ask("casebase/search")


def test_a_question_leaves_out_what_it_does_not_ask_for(cases: Path) -> None:
    assert store.ask("casebase/health", theme=["x"], lang="nl").to_dict("records") == [{"cases": 3, "full": 2}]


def test_an_unknown_question_is_refused(cases: Path) -> None:
    with pytest.raises(FileNotFoundError):
        store.ask("casebase/gossip")


def test_the_open_case_base_can_neither_be_changed_nor_read_other_files(cases: Path) -> None:
    connection = store.current().connection
    for statement in ("delete from facts", "select * from read_text('*')", "set enable_external_access = true"):
        with pytest.raises(duckdb.Error):
            connection.execute(statement)


def test_twelve_full_cases_are_built(cases: Path, tmp_path: Path) -> None:
    folders = [replace(read_case(cases / SLUGS[n % 2]), slug=f"case-{n}") for n in range(12)]
    builder.build([_renamed(f) for f in folders], SCHEMA, tmp_path / "twelve.duckdb")
    with duckdb.connect(str(tmp_path / "twelve.duckdb")) as connection:
        assert connection.table("cases").count("*").fetchall() == [(12,)]


def _renamed(folder: CaseFolder) -> CaseFolder:
    assert folder.file
    head = folder.file.case.model_copy(update={"id": folder.slug})
    return replace(folder, file=folder.file.model_copy(update={"case": head}))
