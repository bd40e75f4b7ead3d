"""Rules over all cases together, the way an editor points at some of them, and the real cases themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.casebase.wrong import Table, said, swap, unheard
from weegschaal.casebase.collection import CASES, check, completeness, read_cases

FERRY = "In beide dorpen steunt een ruime meerderheid van de reizigers ook nu het veer."
TWICE = f"the sentence “{FERRY}” stands in alfa/nl.md too"
ONE_SIDED = "warning {}/case.toml: case.pairs[{}]: the other case does not name this one"
TABLE: Table = {
    "a pair with no case": (
        "alfa/case.toml",
        swap('case = "beta"', 'case = "betta"'),
        (
            "warning alfa/case.toml: case.pairs[betta]: there is no case “betta”; nearest: beta",
            ONE_SIDED.format("beta", "alfa"),
        ),
    ),
    "a pair with a case that knows nothing of it": (
        "beta/case.toml",
        swap('case = "alfa"', 'case = "gamma"'),
        (ONE_SIDED.format("alfa", "beta"), ONE_SIDED.format("beta", "gamma")),
    ),
    "a pair with itself": (
        "alfa/case.toml",
        swap('case = "beta"', 'case = "alfa"'),
        ("alfa/case.toml: case.pairs[alfa]: a case cannot be paired with itself", ONE_SIDED.format("beta", "alfa")),
    ),
    "a sentence twice in one text": (
        "alfa/nl.md",
        swap("Wie slecht loopt, komt de pont niet op.", FERRY),
        (f"alfa/nl.md: Wat voor een mislukking pleit: 1: {TWICE}",),
    ),
    "a sentence of another case, in other letters": (
        "gamma/nl.md",
        swap("De oevers lagen al hoog.", FERRY.upper()),
        (
            f"alfa/nl.md: Wat voor een succes pleit: 4: the sentence “{FERRY}” stands in gamma/nl.md too",
            f"gamma/nl.md: Context: wat zich niet laat kopiëren: 1: {TWICE.replace(FERRY, FERRY.upper())}",
        ),
    ),
    "a pair with a case that cannot be read": (
        "beta/case.toml",
        swap("[case]", "[case"),
        (
            "beta/case.toml: file: is not valid TOML: Expected ']' at the end of a table declaration (at line 5, column 6)",
        ),
    ),
    "a short sentence that two cases share": (
        "gamma/nl.md",
        swap("De oevers lagen al hoog.", "Wie slecht loopt."),
        (),
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_is_wrong_between_cases_is_told_and_nothing_else(cases: Path, name: str) -> None:
    file, change, expected = TABLE[name]
    change(cases / file)
    assert said(cases) == list(expected)


def test_a_case_begun_as_a_copy_is_told_in_one_line_per_text(cases: Path) -> None:
    shutil.copytree(cases / "alfa", cases / "delta")
    lines = [line for line in said(cases) if "sentences stand in" in line]
    assert [line.split(": ")[0] for line in lines] == ["alfa/nl.md", "alfa/en.md", "delta/nl.md", "delta/en.md"]
    assert "sentences stand in delta/nl.md too" in lines[0]
    assert "sentences stand in alfa/nl.md too" in lines[2]


def test_every_message_about_the_collection_is_shown_by_a_test() -> None:
    assert unheard("collection_rules.py", TABLE) == ["{found} sentences stand in {expected} too"]  # the test above


def test_faults_of_several_cases_are_told_at_once_and_warnings_leave_a_case_in(cases: Path) -> None:
    swap('country = "NL"', 'country = "XX"')(cases / "alfa/case.toml")
    swap('["2012", "2018-06-30"]', '["2019", "2018-06-30"]')(cases / "beta/case.toml")
    swap("zijn boos", "zijn vaak boos")(cases / "gamma/nl.md")
    found = {folder.slug: ([f.field for f in folder.faults], folder.usable) for folder in read_cases(cases)}
    assert found == {
        "alfa": (["case.country"], False),
        "beta": (["case.period"], False),
        "gamma": (["Wat voor een mislukking pleit: 1"], True),
    }


def test_a_single_case_is_checked_beside_its_neighbours(cases: Path) -> None:
    swap('case = "beta"', 'case = "betta"')(cases / "alfa/case.toml")
    (beta,) = check(cases / "beta")
    assert [f.message for f in beta.faults] == ["the other case does not name this one"]


def test_files_and_hidden_folders_beside_the_cases_are_passed_over(cases: Path) -> None:
    (cases / "README.md").write_text("# Cases")
    shutil.copytree(cases / "alfa", cases / ".alfa")
    assert [f.slug for f in check(cases)] == ["alfa", "beta", "gamma"]


def test_a_folder_without_any_file_is_a_case_with_three_faults(cases: Path) -> None:
    (cases / "delta").mkdir()
    assert [f.file for folder in check(cases) for f in folder.faults] == [
        "delta/case.toml",
        "delta/nl.md",
        "delta/en.md",
    ]


def test_a_path_that_is_no_folder_is_refused(cases: Path) -> None:
    for path in (cases / "delta", cases / "alfa/case.toml"):
        with pytest.raises(FileNotFoundError):
            check(path)


def test_the_report_counts_what_a_case_has(cases: Path) -> None:
    counts = completeness(read_cases(cases)[0])
    assert counts is not None
    # Seven documents: the newspaper reports on one of the others. The case's criterion that does not apply is not one it has.
    assert (counts.sources, counts.documents, counts.types) == (8, 7, 6)
    assert (counts.criteria, counts.assessments, counts.perspectives) == (8, 12, 6)
    assert dict(counts.read) == {"full": 5, "part": 2, "relayed": 1}


@pytest.mark.parametrize("slug", sorted(p.name for p in CASES.iterdir() if p.is_dir()))
def test_a_real_case_has_no_fault(slug: str) -> None:
    (folder,) = check(CASES / slug)
    assert [str(f) for f in folder.faults if not f.warning] == []
