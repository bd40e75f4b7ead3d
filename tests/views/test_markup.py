"""Whatever stands in a case, it is shown as text: a parser of HTML finds only the elements that we wrote."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.views.reader import Reader
from weegschaal.views import markup

# Letters that matter to HTML, often, among everything else that can stand in a file; NUL and half characters cannot.
HOSTILE = st.text(st.sampled_from("<>&\"'`=/ \t\n!-#;aslx")) | st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00\r")
)
ATTACKS = [
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &amp; &#60;i&#62;",
    "<!-- --><![CDATA[x]]>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_shows_as_it_is_written(attack: str) -> None:
    read = Reader(markup.text("p", attack, title=attack))
    assert read.elements == [("p", {"title": attack})]
    assert read.text == attack


@given(HOSTILE, HOSTILE)
def test_no_text_becomes_markup_and_none_is_lost(content: str, title: str) -> None:
    read = Reader(markup.text("p", content, title=title, aria_label=content))
    assert read.elements == [("p", {"title": title, "aria-label": content})]
    assert read.text == content


@given(HOSTILE)
def test_a_label_of_a_link_stays_a_label(label: str) -> None:
    read = Reader(markup.link(label, "/case?case=now"))
    assert read.elements == [("a", {"href": "/case?case=now", "target": "_self"})]
    assert read.text == label


@given(HOSTILE)
def test_a_link_leads_to_the_web_to_this_server_or_nowhere(address: str) -> None:
    for found in Reader(markup.link("label", address)).all("a"):
        assert found["href"] == address
        assert address.startswith(("https://", "http://", "/", "#", "?"))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "//example.org/elsewhere",
        "/\\example.org",
        "/\t/example.org",  # browsers take tabs and line ends out of an address
        "/\n/example.org",
        "https:/example.org",
        "example.org",
        "",
    ],
)
def test_an_address_that_leads_out_of_sight_shows_as_plain_text(address: str) -> None:
    assert markup.link("label", address) == "label"


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&c=2", "http://example.org"])
def test_a_link_to_elsewhere_opens_beside_us_and_says_nothing_of_where_it_came_from(address: str) -> None:
    assert Reader(markup.link("x", address)).all("a") == [
        {"href": address, "target": "_blank", "rel": "noopener noreferrer"}
    ]


@pytest.mark.parametrize("address", ["/case?case=now", "/", "#sources", "?lang=en"])
def test_a_link_within_the_dashboard_stays_in_the_tab(address: str) -> None:
    assert Reader(markup.link("x", address)).all("a") == [{"href": address, "target": "_self"}]


def test_an_attribute_without_a_value_is_left_out_and_words_of_python_lose_their_underscore() -> None:
    found = Reader(markup.tag("label", class_="a", for_="b", aria_label=None, tabindex=0)).elements
    assert found == [("label", {"class": "a", "for": "b", "tabindex": "0"})]


def test_a_table_names_itself_its_columns_and_its_rows() -> None:
    rows = pd.DataFrame({"Case": ["A", "B"], "n": [1, 2], "Level": ["+", None], "mean": [np.nan, 1.5]})
    read = Reader(markup.table(rows, "What is in it"))
    assert len(read.all("caption")) == 1
    assert [h.get("scope") for h in read.all("th")] == ["col"] * 4 + ["row"] * 2
    assert [c.get("class") for c in read.all("td")] == ["num", None, "num"] * 2
    assert read.text == "What is in itCasenLevelmeanA1+B21.5"


def test_a_wide_table_can_be_scrolled_by_keyboard_and_is_a_named_region() -> None:
    first, attributes = Reader(markup.table(pd.DataFrame({"a": [1]}), "Cases")).elements[0]
    assert first == "div"
    assert (attributes["tabindex"], attributes["role"], attributes["aria-label"]) == ("0", "region", "Cases")


def test_a_table_without_rows_still_has_its_heads() -> None:
    read = Reader(markup.table(pd.DataFrame(columns=["a", "b"]), "Nothing"))
    assert len(read.all("th")) == 2
    assert len(read.all("td")) == 0


@given(st.lists(st.tuples(HOSTILE, HOSTILE), min_size=1, max_size=4), HOSTILE)
def test_no_cell_head_or_caption_becomes_markup(cells: list[tuple[str, str]], caption: str) -> None:
    rows = pd.DataFrame(cells, columns=["<b>one</b>", "two"])
    read = Reader(markup.table(rows, caption))
    assert {tag for tag, _ in read.elements} == {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert read.text == caption + "<b>one</b>two" + "".join(one + two for one, two in cells)


def test_a_definition_without_content_is_left_out() -> None:
    read = Reader(markup.definitions([("a <b>", markup.escape("x")), ("empty", "")]))
    assert [tag for tag, _ in read.elements] == ["dl", "dt", "dd"]
    assert read.text == "a <b>x"


@given(st.dictionaries(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=1), max_size=4))
def test_a_query_gives_every_value_back_in_order(parameters: dict[str, list[str]]) -> None:
    written = markup.query(parameters)
    assert written.startswith("?") or not parameters
    assert parse_qs(written.removeprefix("?"), strict_parsing=bool(parameters)) == parameters


def test_nothing_to_ask_is_no_question_mark() -> None:
    assert markup.query({}) == ""
    assert markup.query({"theme": []}) == ""


@given(st.text(alphabet="ab []()*_`~$:#!<>\\-+.|{}", max_size=30))
def test_no_text_becomes_markdown_in_a_label(content: str) -> None:
    html = MarkdownIt("commonmark").enable("strikethrough").renderInline(markup.plain_markdown(content))
    assert not re.search(r"<(?!/?$)\w", html)
