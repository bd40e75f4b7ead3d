"""A real browser that opens a link into the dashboard for the first time."""

from __future__ import annotations

import pytest

from tests.conftest import Server, Visitor


@pytest.mark.parametrize(("query", "lang"), [("", "nl"), ("&lang=en", "en")])
def test_a_deep_link_opens_its_page_in_its_language(server: Server, visitor: Visitor, query: str, lang: str) -> None:
    visitor.open(f"{server.url}/case?case=now{query}")
    assert visitor.tab.evaluate("document.documentElement.lang") == lang
    assert visitor.tab.evaluate("location.pathname") == "/case"
    assert "case=now" in visitor.tab.url
    assert "Weegschaal" in visitor.tab.title()


@pytest.mark.parametrize("path", ["/", "/cases", "/case?case=now", "/contrast?case=now", "/compare", "/method"])
def test_no_page_makes_the_browser_complain_or_ask_elsewhere(server: Server, visitor: Visitor, path: str) -> None:
    visitor.open(server.url + path)
    visitor.tab.wait_for_timeout(500)
    assert visitor.complaints == []


def test_a_deep_link_asks_the_root_where_the_server_is(server: Server, visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.tab.on("request", lambda request: asked.append(request.url))
    visitor.open(f"{server.url}/case?case=now")
    assert f"{server.url}/_stcore/health" in asked
    assert not [url for url in asked if "/case/_stcore" in url]


def test_the_first_visit_moves_less_than_four_megabytes(server: Server, visitor: Visitor) -> None:
    moved: list[float] = []
    devtools = visitor.tab.context.new_cdp_session(visitor.tab)
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: moved.append(event["encodedDataLength"]))
    visitor.open(server.url, ".js-plotly-plot .main-svg")
    assert sum(moved) < 4_000_000
