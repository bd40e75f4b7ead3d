"""Pictures of words and boxes: the columns of the spectrum, and the bars of the gauge."""

from __future__ import annotations

import re

import pytest

from tests.charts.rows import NAMES, groups, positions
from tests.views.reader import Reader
from weegschaal.i18n import Translator
from weegschaal.theme import DARK, GROUPS, LIGHT, POSITIONS, contrast, ink
from weegschaal.views import pictures

HELD = [("Zebra", "success"), ("aap", "success"), ("Noot", "failure")]
THREE = {"audit": (1, 0, 3, 0), "research": (2, 1, 0, 1), "media": (0, 0, 0, 0)}
HOSTILE = "<script>alert(1)</script>\" onclick='x' &lt;"


def columns(t: Translator, *held: tuple[str, str]) -> str:
    return pictures.columns(positions(*held), NAMES, "/case?case={case}", t)


def bars(t: Translator, title: str = "Who speaks", **counts: tuple[int, int, int, int]) -> str:
    return pictures.bars(groups(**counts), "source_type_name", title, t)


def test_positions_run_from_failure_to_success_with_the_number_of_cases(t) -> None:
    heads = re.findall(r"<h3><span>(.*?)</span><b>(\d+)</b></h3>", columns(t, *HELD))
    assert [name for name, _ in heads] == [NAMES[p] for p in POSITIONS]
    assert [number for _, number in heads] == ["1", "0", "0", "0", "2"]
    assert Reader(columns(t, *HELD)).text.count("no case") == 3


def test_cases_of_one_position_stand_by_name_and_lead_to_their_page(t) -> None:
    last = columns(t, *HELD).rsplit("<section", 1)[1]
    assert re.findall(r'href="(.*?)".*?>(\w+)</a>', last) == [("/case?case=aap", "aap"), ("/case?case=zebra", "Zebra")]


@pytest.mark.parametrize("number", range(5))
def test_a_mark_has_the_hue_of_its_position(t, number: int) -> None:
    marks = [mark["class"] for mark in Reader(columns(t, ("A", POSITIONS[number]))).all("i")]
    assert marks == [f"l{number}"]


def test_kinds_stand_in_the_order_of_the_vocabulary_and_one_without_cases_has_no_bar(t) -> None:
    names = re.findall(r'<span class="name">(.*?)</span>', bars(t, **THREE))
    assert names == ["audit", "research"]


def test_a_bar_is_parted_by_group_in_proportion_and_the_longest_fills_the_width(t) -> None:
    drawn = Reader(bars(t, **THREE, court=(1, 0, 1, 0)))
    parts = [(i["class"], i["style"], i["title"]) for i in drawn.all("i") if "style" in i]
    assert parts[:2] == [("success", "flex: 1", "the success: 1"), ("failure", "flex: 3", "the failure: 3")]
    widths = [span["style"] for span in drawn.all("span") if span.get("class") == "bar"]
    assert widths == ["width: 100%", "width: 100%", "width: 50%"]


def test_contested_is_never_split_and_no_group_without_cases_stands_in_the_legend(t) -> None:
    drawn = bars(t, **THREE)
    assert re.findall(r'<li><i class="(\w+)"></i>', drawn) == list(GROUPS)
    assert re.findall(r'<li><i class="(\w+)"></i>', bars(t, audit=(1, 0, 2, 0))) == ["success", "failure"]


def test_a_gauge_has_a_name_for_who_cannot_see_it(t) -> None:
    (picture,) = [div for div in Reader(bars(t, title='A "name"', **THREE)).all("div") if div.get("role") == "img"]
    assert picture["aria-label"] == 'A "name"'


def test_a_gauge_of_nothing_says_so(t) -> None:
    assert Reader(bars(t)).text == "No cases."


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("group", GROUPS)
def test_numbers_on_a_bar_can_be_read(colours, group: str) -> None:
    assert contrast(ink(colours.group(group)), colours.group(group)) >= 4.5


def test_nothing_in_a_name_becomes_markup(t) -> None:
    named = positions(("A", "success")).assign(known_as=HOSTILE, case_id=HOSTILE)
    of_groups = groups(audit=(1, 0, 2, 0)).assign(source_type_name=HOSTILE, case_group_name=HOSTILE)
    for drawn in (
        pictures.columns(named, dict.fromkeys(POSITIONS, HOSTILE), "/case?case={case}", t),
        pictures.bars(of_groups, "source_type_name", HOSTILE, t),
    ):
        read = Reader(drawn)
        assert {name for name, _ in read.elements} <= {"div", "section", "h3", "b", "span", "i", "ul", "li", "a", "p"}
        assert not any("onclick" in attributes for _, attributes in read.elements)
        assert HOSTILE in read.text
