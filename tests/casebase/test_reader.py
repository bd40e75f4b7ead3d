"""The reader: each fault of a file is told with file, field, what was found, what was expected and the nearest valid value."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casebase.wrong import CASEBASE, Table, after, both, said, swap, unheard, without
from weegschaal.casebase import reader
from weegschaal.casebase.collection import read_cases
from weegschaal.casebase.reader import read_case

whole = reader._case_file
ALFA, NL, EN = "alfa/case.toml", "alfa/nl.md", "alfa/en.md"
HEAD_KEYS = "id, known_as, title_neutral, unit, boundary, country, level, period, themes, cofog, chain, completeness, read_on, selected_by, harm, facilitation, framework_version, organisations, pairs, doubts_on_figures"
SOURCE_KEYS = (
    "type, publisher, title, published_on, id, url, seen, seen_at, reports_on, body, scope, voice, about, figures"
)
TOP_KEYS = "schema, case, source, assess, verdicts, facts"
UNASSESSED = (
    f"{NL}: Wat voor een succes pleit: 5: there is no assessment “PO3:veer2022”; nearest: PG3:reizigers2022",
    f"{EN}: What speaks for success: 5: there is no assessment “PO3:veer2022”; nearest: PG3:reizigers2022",
)


def encoded(encoding: str):
    return lambda path: path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))


FILES: Table = {
    "a text file is gone": (
        EN,
        Path.unlink,
        (f"{EN}: file: the file is missing; a case has case.toml, nl.md and en.md",),
    ),
    "case.toml is gone": (
        ALFA,
        Path.unlink,
        (f"{ALFA}: file: the file is missing; a case has case.toml, nl.md and en.md",),
    ),
    "Latin-1": (ALFA, encoded("latin-1"), (f"{ALFA}: file: is not UTF-8 (line 111); save it again as UTF-8",)),
    "UTF-16": (NL, encoded("utf-16"), (f"{NL}: file: is not UTF-8 (line 1); save it again as UTF-8",)),
    "not TOML": (
        ALFA,
        swap('unit = "project"', "unit = project"),
        (f"{ALFA}: file: is not valid TOML: Invalid value (at line 9, column 8)",),
    ),
    "a folder in the place of a file": (
        NL,
        both(Path.unlink, Path.mkdir),
        (f"{NL}: file: is no ordinary file",),
    ),
    "a pipe in the place of a file": (
        EN,
        both(Path.unlink, os.mkfifo),
        (f"{EN}: file: is no ordinary file",),
    ),
    "a NUL character": (EN, swap("# Alfa", "# Al\0fa"), (f"{EN}: file: holds a NUL character (line 1)",)),
    "lists within lists": (
        ALFA,
        swap('country = "NL"', f"country = {'[' * 9999}{']' * 9999}"),
        (f"{ALFA}: file: the values are nested too deeply",),
    ),
    "a number of thousands of digits": (
        ALFA,
        swap("value = 1250", f"value = {'9' * 5000}"),
        (
            f"{ALFA}: file: is not valid TOML: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit",
        ),
    ),
    "texts are looked at without a case.toml": (
        ALFA,
        both(
            Path.unlink,
            lambda path: swap(" [plan2019]\n\n## Wat voor een s", "\n\n## Wat voor een s")(path.with_name("nl.md")),
        ),
        (
            f"{ALFA}: file: the file is missing; a case has case.toml, nl.md and en.md",
            f"{NL}: Feitenkaart: 2: the sentence has no marker: “Het plan rekende op 40 afvaarten per dag.”",
            f"{EN}: Fact card: sentence 2 does not lean on the same sources in both languages",
        ),
    ),
    "an empty case.toml": (
        ALFA,
        lambda path: path.write_text(""),
        tuple(f"{ALFA}: {table}: is missing and required" for table in ("schema", "case", "source")),
    ),
}
KEYS: Table = {
    "unknown key in the case": (
        ALFA,
        after('country = "NL"', 'contry = "NL"'),
        (f"{ALFA}: case.contry: unknown key “contry”; expected one of: {HEAD_KEYS}; nearest: country",),
    ),
    "unknown key in a source": (
        ALFA,
        after("[source.bureau2021]", 'titel = "x"'),
        (f"{ALFA}: source.bureau2021.titel: unknown key “titel”; expected one of: {SOURCE_KEYS}; nearest: title",),
    ),
    "unknown table": (
        ALFA,
        swap("[verdicts]", "[verdict]"),
        (f"{ALFA}: verdict: unknown key “verdict”; expected one of: {TOP_KEYS}; nearest: verdicts",),
    ),
    "unknown key in a list": (
        ALFA,
        swap('level = "conflicted",', 'levell = "failure", level = "conflicted",'),
        (
            f"{ALFA}: verdicts.positions[2].levell: unknown key “levell”; expected one of: nl, en, realm, level, on, basis, source; nearest: level",
        ),
    ),
    "a third language": (
        ALFA,
        swap('en = "whole company" }', 'en = "whole company", de = "x" }'),
        (f"{ALFA}: source.veer2022.scope.de: unknown key “de”; expected one of: nl, en",),
    ),
    "a required key is missing": (
        ALFA,
        without('anchor = "deels gehaald"\n'),
        (f"{ALFA}: assess.PG2[bureau2021].anchor: is missing and required",),
    ),
    "one language is missing": (
        ALFA,
        swap(', en = "whole company"', ""),
        (f"{ALFA}: source.veer2022.scope.en: is missing and required",),
    ),
    "an assessment without a source": (
        ALFA,
        swap('source = "veer2022"\nlevel', "level"),
        (f"{ALFA}: assess.PO3[1].source: is missing and required", *UNASSESSED),
    ),
    "an assessment with one bracket": (
        ALFA,
        swap("[[assess.PO3]]", "[assess.PO3]"),
        (f"{ALFA}: assess.PO3: write assessments as [[assess.PO3]], with two brackets", *UNASSESSED),
    ),
}


def value(old: str, new: str, line: str):
    """A row of the table in which one value of alfa/case.toml is wrong."""
    return ALFA, swap(old, new), (f"{ALFA}: {line}",)


def kind(old: str, new: str, field: str, found: str, expected: str):
    return value(old, new, f"{field}: “{found}” is of the wrong kind; expected: {expected}")


NO_DATE = "is no date; expected YYYY, YYYY-MM or YYYY-MM-DD"
DAY, DAY_FIELD = 'published_on = "2019-06-01"', "source.plan2019.published_on"
URL = 'url = "https://example.org/alfa/plan"'
VALUES: Table = {
    "not in the vocabulary": value(
        'unit = "project"',
        'unit = "projct"',
        "case.unit: “projct” is not in the list; expected one of: policy, programme, project, response, organisation; nearest: project",
    ),
    "a month too many": value(DAY, 'published_on = "2019-13-01"', f"{DAY_FIELD}: “2019-13-01” {NO_DATE}"),
    "a day in words": value(DAY, 'published_on = "1 juni 2019"', f"{DAY_FIELD}: “1 juni 2019” {NO_DATE}"),
    "a week": value(DAY, 'published_on = "2019-W22-6"', f"{DAY_FIELD}: “2019-W22-6” {NO_DATE}"),
    "the end of time": value(DAY, 'published_on = "9999-12"', f"{DAY_FIELD}: “9999-12” {NO_DATE}"),
    "an identifier": value(
        "doi:10.1234/alfa.2021",
        "doi:alfa",
        r"source.bureau2021.id: the identifier “doi:alfa” has the wrong form; expected: doi:10\.\d{4,9}/\S+",
    ),
    "a TOOI code": value(
        "gemeente/gm0363",
        "gm0363",
        "case.organisations[1].id: the identifier “gm0363” has the wrong form; expected: type/code, as in zbo/zb000117",
    ),
    "no address": value(
        URL, 'url = "example.org"', "source.plan2019.url: “example.org” is no web address; expected https://…"
    ),
    "script for an address": value(
        URL,
        'url = "javascript:alert(1)"',
        "source.plan2019.url: “javascript:alert(1)” is no web address; expected https://…",
    ),
    "a figure with a thousands mark": value(
        'figures = ["1250",',
        'figures = ["9.999,5", "1250",',
        "source.bureau2021.figures[1]: “9.999,5” is no figure; expected digits with a decimal point and no thousands mark, as in 139000 or 8.3",
    ),
    "a figure in Arabic digits": value(
        'figures = ["1250",',
        'figures = ["٨٨", "1250",',
        "source.bureau2021.figures[1]: “٨٨” is no figure; expected digits with a decimal point and no thousands mark, as in 139000 or 8.3",
    ),
    "an anchor of seven words": value(
        '"deels gehaald"',
        '"a b c d e f g"',
        "assess.PG2[bureau2021].anchor: an anchor has one to six words of the source; found: “a b c d e f g”",
    ),
    "a judgement word of six words": value(
        '"niet voor iedereen"',
        '"a b c d e f"',
        "assess.PG3[reizigers2022].words[1]: a judgement word has one to five words of the source; found: “a b c d e f”",
    ),
    "a pair of no kind": value(
        'type = "contrast"',
        'type = "opposite"',
        "case.pairs[1].type: “opposite” is not allowed; expected: 'contrast' or 'twin'",
    ),
    "another schema": value("schema = 1", "schema = 2", "schema: “2” is not allowed; expected: 1"),
    "a target in words": value(
        'value = 1250, target = "none_seen"',
        'value = 1250, target = "many"',
        "facts.outcomes[1].target: “many” is not allowed; expected: 'none_seen'",
    ),
    "a number for a text": kind('country = "NL"', "country = 31", "case.country", "31", "text between quotation marks"),
    "a date for a text": kind(
        DAY, "published_on = 2019-06-01", DAY_FIELD, "2019-06-01", "text between quotation marks"
    ),
    "a number for two languages": kind(
        'at = { nl = "slot", en = "closing section" }',
        "at = 3",
        "assess.EN2[uni2024].at",
        "3",
        "text between quotation marks",
    ),
    "an empty text": kind('"Alfaveer"', '" "', "case.known_as.nl", " ", "a text that is not empty"),
    "a text for a list": kind(
        '["policy", "implementation"]', '"policy"', "case.chain", "policy", "a list between square brackets"
    ),
    "an empty list": kind('cofog = ["04"]', "cofog = []", "case.cofog", "[]", "at least one entry"),
    "three ends of a period": kind(
        '["2020-03", ""]', '["2020", "", ""]', "case.period", "['2020', '', '']", "fewer entries"
    ),
    "a number too large": (
        ALFA,
        swap("value = 1250", f"value = {'9' * 400}"),
        (
            f"{ALFA}: facts.outcomes[1].value: “{'9' * 120}” is of the wrong kind; expected: a number without quotation marks",
            f"{ALFA}: facts.outcomes[1]: has either a value, or low and high",
        ),
    ),
    "a text for a number": kind(
        "value = 1250", 'value = "1250"', "facts.outcomes[1].value", "1250", "a number without quotation marks"
    ),
    "a text for yes or no": kind("about = true", 'about = "yes"', "facts.outcomes[2].about", "yes", "true or false"),
    "a text for a table": kind(
        '{ nl = "Alfaveer", en = "Alfa ferry" }', '"Alfaveer"', "case.known_as", "Alfaveer", "a table"
    ),
}
TABLE = {**FILES, **KEYS, **VALUES}


@pytest.mark.parametrize("name", TABLE)
def test_exactly_the_faults_of_a_file_are_told(cases: Path, name: str) -> None:
    file, change, expected = TABLE[name]
    change(cases / file)
    assert said(cases) == list(expected)


def test_a_link_in_a_circle_is_told(cases: Path) -> None:
    (cases / NL).unlink()
    (cases / NL).symlink_to(cases / NL)
    (line,) = said(cases)
    assert line.startswith(f"{NL}: file: cannot be read: "), line  # the rest is the system's word for it


def test_a_case_that_stuns_the_reader_is_one_fault_and_the_others_are_read(
    cases: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stunned(text: str, name: str) -> None:
        if name.startswith("alfa"):
            raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(reader, "_case_file", lambda text, name: stunned(text, name) or whole(text, name))
    assert said(cases) == [f"{ALFA}: file: cannot be read: ZeroDivisionError: by nothing"]
    assert "case left out: alfa cannot be read" in caplog.text


def test_every_message_of_the_reader_is_shown_by_a_test() -> None:
    assert unheard("reader.py", TABLE) == ["cannot be read: {found}"]  # the test above


def test_all_faults_of_all_files_are_told_at_once(cases: Path) -> None:
    """Faults of fields do not hide faults against the rules, in the texts, or in another case."""
    rows = [KEYS["unknown key in the case"], VALUES["not in the vocabulary"], VALUES["a pair of no kind"]]
    both(*(change for _, change, _ in rows))(cases / ALFA)
    swap("[PG2: bureau2021]", "")(cases / EN)
    swap('"2005-05-05"\nurl', '"mei 2005"\nurl')(cases / "gamma/case.toml")
    expected = [line for _, _, lines in rows for line in lines]
    expected += [
        f"{EN}: Summary: 2: the sentence has no marker: “The passengers came, the costs disappointed.”",
        f"{EN}: Summary: sentence 2 does not lean on the same sources in both languages",
        f"gamma/case.toml: source.krant2005.published_on: “mei 2005” {NO_DATE}",
    ]
    assert sorted(said(cases)) == sorted(expected)


def test_only_the_broken_case_is_left_out(cases: Path) -> None:
    swap('unit = "project"', 'unit = "projct"')(cases / ALFA)
    assert {f.slug: f.usable for f in read_cases(cases)} == {"alfa": False, "beta": True, "gamma": True}


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_a_mark_at_the_start_and_foreign_line_ends_make_no_difference(cases: Path, newline: str) -> None:
    before = read_case(cases / "alfa")
    for path in (cases / "alfa").iterdir():
        text = path.read_text(encoding="utf-8").replace("\n", newline)
        path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    assert read_case(cases / "alfa") == before


VALUE = re.compile(r"= (?:\"[^\"]*\"|\[.*\]|\{.*\}|[\w.]+)(?=\n|, | \})")
ODD = [
    '""',
    "3",
    "-1.5",
    "true",
    "[]",
    "{}",
    '["x"]',
    "[[1]]",
    "{ nl = 1 }",
    "1999-01-01",
    "nan",
    '"9999-12"',
    '"\\u0000"',
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(ODD)), min_size=1, max_size=4))
def test_whatever_stands_in_a_value_reading_never_raises(cases: Path, changes: list[tuple[int, str]]) -> None:
    text = (CASEBASE.parents[1] / "tests/fixtures/cases" / ALFA).read_text(encoding="utf-8")
    for place, odd in changes:
        found = list(VALUE.finditer(text))
        match = found[place % len(found)]
        text = f"{text[: match.start()]}= {odd}{text[match.end() :]}"
    (cases / ALFA).write_text(text, encoding="utf-8")
    folder = read_case(cases / "alfa")
    assert folder.usable or any(not f.warning for f in folder.faults)
