"""What tests of all floors share: the root, a real server, a real browser, and the order quick before slow."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
# A browser under test speaks to the server under test and to nobody else.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
START_SECONDS = 60

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@dataclass(frozen=True)
class Server:
    """A running dashboard."""

    url: str
    home: Path
    log: Path
    pid: int

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser, and what the browser complained about while they looked around."""

    tab: Page
    complaints: list[str]

    def open(self, url: str, selector: str = "h1") -> None:
        """Open an address and wait until the page has been drawn."""
        self.tab.goto(url)
        self.tab.wait_for_selector(selector, timeout=START_SECONDS * 1000)
        self.tab.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests first: what is wrong at the bottom is told within seconds. Marks follow from what a test asks for."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        if "chromium" in names:
            item.add_marker("browser")
        if "server" in names:
            item.add_marker("server")
    items.sort(key=_slowness)


def _slowness(item: pytest.Item) -> int:
    if item.get_closest_marker("browser"):
        return 3
    if item.get_closest_marker("server"):
        return 2
    return 1 if "pages" in item.path.parts else 0


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_server(home: Path, **environment: str) -> tuple[Server, subprocess.Popen[bytes]]:
    """Start the dashboard as a visitor would meet it and wait until it answers."""
    port = free_port()
    log = home / "server.log"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    command += ["--server.headless", "true", "--server.port", str(port)]
    settings = os.environ | {"WEEGSCHAAL_HOME": str(home), "PYTHONUNBUFFERED": "1"} | environment
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=output, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    for _ in range(START_SECONDS * 10):
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{url}/_stcore/health").status_code == 200:
                return Server(url, home, log, process.pid), process
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    process.kill()
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')[-4000:]}")


def stop_server(process: subprocess.Popen[bytes]) -> None:
    """Stop it as a service manager would."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One running dashboard with local state of its own, for all tests that only look."""
    running, process = start_server(tmp_path_factory.mktemp("home"))
    yield running
    stop_server(process)


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """An HTTP client of the running dashboard."""
    with httpx.Client(base_url=server.url, timeout=30) as talking:
        yield talking


def chromium_on_path() -> str | None:
    """Return the Chromium of this machine, if it has one."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def launch_chromium(playwright: Playwright) -> Browser:
    """Start a headless Chromium: the machine's own, else Playwright's."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=chromium_on_path(), args=[*QUIET, *sandbox])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests that need one."""
    with sync_playwright() as playwright:
        try:
            browser = launch_chromium(playwright)
        except PlaywrightError as problem:
            if os.environ.get("CI") == "true":
                pytest.fail(f"No Chromium, and here every test counts: {problem}")
            pytest.skip(f"No Chromium on this machine: {problem}")
        yield browser
        browser.close()


def welcome(context: BrowserContext) -> Visitor:
    """Open a tab and write down every error and warning in its console, and every request to elsewhere."""
    tab = context.new_page()
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    tab.on("console", hear)
    tab.on("pageerror", lambda error: complaints.append(f"exception: {error}"))
    tab.on("request", lambda request: _is_local(request.url) or complaints.append(f"elsewhere: {request.url}"))
    return Visitor(tab, complaints)


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:"))


@pytest.fixture
def visitor(chromium: Browser) -> Generator[Visitor]:
    """Somebody with a laptop who has never been here."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="nl-NL")
    yield welcome(context)
    context.close()
