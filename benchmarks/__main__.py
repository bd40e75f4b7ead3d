"""Measure the dashboard as a visitor meets it, and write the table `benchmarks/results.md`.

Start: from `make run`, with everything installed, to the first chart in a browser that was open already.
Filter: from the click on a filter to the last stroke of the last chart; median and worst of twenty.
Slider: from a press of an arrow key on a weight to the last stroke of the scales and their sentence; median and worst of twenty.
First visit: bytes over the wire with an empty cache. Memory: of the server's process while one visitor looks.
"""

from __future__ import annotations

import platform
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks import weighing
from benchmarks.dashboard import RunningDashboard, run_dashboard
from tests.conftest import launch_chromium

TIMES = 20
CHART = ".js-plotly-plot .main-svg"
# What is drawn: charts and pictures on the overview, a card with a small profile for each case on the other.
PAGES = {"overview": ("/?lang=en", CHART), "cases": ("/cases?lang=en", ".ws-card")}
RESULTS = Path(__file__).parent / "results.md"

# From the press to the last change inside a chart or card. What the page does afterwards is no part of it.
WATCH = """() => {
  window.paint?.observer.disconnect();
  window.paint = {start: 0, last: 0};
  const press = () => { if (!window.paint.start) window.paint.start = performance.now(); };
  document.addEventListener("pointerdown", press, {capture: true, once: true});
  document.addEventListener("keydown", press, {capture: true, once: true});
  const drawn = ".js-plotly-plot, .ws-columns, .ws-bars, .ws-card, .ws-verdict";
  const holds = node => node.nodeType === 1 && (node.matches(drawn) || node.querySelector(drawn));
  const within = node => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element?.closest(drawn) && !element.closest(".hoverlayer");
  };
  const strokes = change => within(change.target) || [...change.addedNodes, ...change.removedNodes].some(holds);
  window.paint.observer = new MutationObserver(changes => {
    if (window.paint.start && changes.some(strokes)) window.paint.last = performance.now();
  });
  window.paint.observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
QUIET = """() => window.paint.last && performance.now() - window.paint.last > 600
  && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === "notRunning" """


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    aim: str = ""


def first_chart(browser: Browser, home: Path) -> tuple[float, float]:
    """Return seconds from `make run` to an answering server and to the first chart."""
    with run_dashboard(home) as running:
        tab = browser.new_page()
        tab.goto(running.url)
        tab.wait_for_selector(CHART)
        painted = running.seconds_since_start()
        tab.close()
        return running.answered_after, painted


def first_visit_bytes(browser: Browser, url: str) -> int:
    """Return what a first visit moves over the wire."""
    with fresh_tab(browser) as tab:
        moved: list[float] = []
        devtools = tab.context.new_cdp_session(tab)
        devtools.send("Network.enable")
        devtools.on("Network.loadingFinished", lambda event: moved.append(event["encodedDataLength"]))
        tab.goto(url)
        tab.wait_for_selector(CHART)
        tab.wait_for_timeout(2000)
        return round(sum(moved))


@contextmanager
def fresh_tab(browser: Browser) -> Iterator[Page]:
    """Open a tab of a visitor who was never here, the size of a laptop."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def theme_filter(tab: Page) -> Locator:
    """Find the filter by its name, as a reader does."""
    return tab.get_by_test_id("stMultiSelect").filter(has=tab.get_by_role("combobox", name="Theme"))


def filter_seconds(tab: Page) -> list[float]:
    """Choose the first theme and clear it again, time after time; return seconds to the last stroke of each turn."""
    seconds = []
    for turn in range(TIMES):
        if turn % 2 == 0:
            theme_filter(tab).get_by_role("combobox").click()
            press = tab.get_by_role("option").first
        else:
            press = theme_filter(tab).get_by_label("Clear all")
        press.wait_for()
        tab.evaluate(WATCH)
        press.click()
        tab.wait_for_function(QUIET)
        seconds.append(tab.evaluate("(window.paint.last - window.paint.start) / 1000"))
        tab.keyboard.press("Escape")
    return seconds


def slider_seconds(tab: Page) -> list[float]:
    """Move a weight by one step, to and fro; return seconds to the last stroke of each turn."""
    seconds = []
    slider = tab.get_by_role("slider").first
    slider.focus()
    for turn in range(TIMES):
        tab.evaluate(WATCH)
        tab.keyboard.press("ArrowLeft" if turn % 2 else "ArrowRight")
        tab.wait_for_function(QUIET)
        seconds.append(tab.evaluate("(window.paint.last - window.paint.start) / 1000"))
    return seconds


def visit(browser: Browser, running: RunningDashboard) -> list[Row]:
    """Measure what one visitor meets on a running dashboard."""
    rows = [Row("first visit over the wire", f"{first_visit_bytes(browser, running.url) / 1e6:.2f} MB")]
    for name, (path, drawn) in PAGES.items():
        with fresh_tab(browser) as tab:
            tab.goto(running.url + path)
            tab.wait_for_selector(drawn)
            tab.wait_for_timeout(2000)
            seconds = filter_seconds(tab)
            told = f"{statistics.median(seconds):.3f} s (worst {max(seconds):.3f} s)"
            rows.append(Row(f"filter to all charts repainted, {name}", told, "0.30 s"))
            rows.append(Row(f"memory of the process, one visitor on {name}", f"{running.megabytes():.0f} MB"))
    with fresh_tab(browser) as tab:
        tab.goto(running.url + "/weigh?lang=en")
        tab.wait_for_selector(".ws-verdict")
        tab.wait_for_timeout(2000)
        seconds = slider_seconds(tab)
        told = f"{statistics.median(seconds):.3f} s (worst {max(seconds):.3f} s)"
        rows.append(Row("slider to scales repainted, weigh", told, "0.35 s"))
        rows.append(Row("memory of the process, one visitor on weigh", f"{running.megabytes():.0f} MB"))
    return rows


def measure() -> list[Row]:
    """Measure everything."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch_chromium(playwright)
        home = Path(folder)
        rows = [Row(*line) for line in weighing.measure()]
        for what in ("very first start, nothing built", "start"):
            answered, painted = first_chart(browser, home)
            rows.append(Row(f"{what}, to an answering server", f"{answered:.2f} s"))
            rows.append(Row(f"{what}, to the first chart painted", f"{painted:.2f} s", "5 s"))
        with run_dashboard(home) as running:
            rows += visit(browser, running)
        browser.close()
    return rows


def table(rows: list[Row]) -> str:
    """Write the rows as a Markdown table."""
    head = [
        f"Measured by `make bench` on {platform.system()} {platform.machine()}, Python {platform.python_version()}.",
        "",
    ]
    head += ["| what | measured | aim |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {row.what} | {row.measured} | {row.aim} |" for row in rows), ""])


if __name__ == "__main__":
    told = table(measure())
    RESULTS.write_text(told, encoding="utf-8")
    print(told)
