"""Everybody can use it: axe finds nothing, nothing falls off a phone, and the first screen answers."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.conftest import Server, welcome

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
PATHS = ("/", "/cases", "/case?case=now", "/contrast?case=fyra&case=noord-zuidlijn", "/method", "/case?case=nwo")
PATHS += (
    "/compare?case=fyra&case=noord-zuidlijn",
    "/weigh?case=now&weights=PG:2,PR:1,PG1:1,PG2:3",
)
FALLS_OFF = """
() => [...document.querySelectorAll('.stMain *')]
  .filter(e => !e.closest('.ws-scroll') && !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 2)
  .map(e => e.tagName + '.' + e.className).slice(0, 3)
"""


def look(chromium: Browser, url: str, language: str, scheme: str, width: int) -> tuple[list[str], list[str], list[str]]:
    """Return what axe finds, what falls off the right edge, and what the console says."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    visitor = welcome(context)
    visitor.open(url + ("&" if "?" in url else "?") + f"lang={language}", "h1, .ws-box")
    visitor.tab.wait_for_timeout(400)
    found = Axe().run(visitor.tab, options=RULES).response["violations"]
    violations = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]
    outside = visitor.tab.evaluate(FALLS_OFF)
    context.close()
    return violations, outside, visitor.complaints


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("language", "scheme", "width"), [("nl", "light", 1366), ("en", "dark", 360)])
def test_axe_finds_nothing_and_nothing_falls_off_the_page(
    server: Server, chromium: Browser, path, language, scheme, width
):
    violations, outside, complaints = look(chromium, server.url + path, language, scheme, width)
    assert violations == []
    assert outside == []
    assert complaints == []


@pytest.mark.long
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1920, 1366, 768, 360])
def test_axe_finds_nothing_in_the_whole_matrix(server: Server, chromium: Browser, path, language, scheme, width):
    assert look(chromium, server.url + path, language, scheme, width) == ([], [], [])


@pytest.mark.parametrize("path", ["/", "/cases", "/case?case=now", "/contrast?case=now", "/compare"])
def test_the_first_screen_of_a_laptop_begins_to_answer(server: Server, chromium: Browser, path):
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    visitor = welcome(context)
    visitor.open(server.url + path, ".ws-title, .ws-story, .ws-mini")
    top = visitor.tab.locator(".ws-title, .ws-story, .ws-mini").first.bounding_box()
    context.close()
    assert top
    assert top["y"] < 600
