"""A dashboard started with `make run`, as a user starts it, and watched from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.conftest import ROOT, free_port


@dataclass(frozen=True)
class RunningDashboard:
    """Its address, and what can be read off it."""

    url: str
    make: int
    started: float
    answered_after: float

    def seconds_since_start(self) -> float:
        """Return seconds since `make run` was typed."""
        return time.perf_counter() - self.started

    def megabytes(self) -> float:
        """Return the resident memory of the server: make's child, or make itself where it became the server."""
        told = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True)
        sizes = [tuple(map(int, line.split())) for line in told.stdout.splitlines()]
        return max(size for pid, parent, size in sizes if self.make in (pid, parent)) / 1024


@contextmanager
def run_dashboard(home: Path) -> Iterator[RunningDashboard]:
    """Run `make run` until the caller is done."""
    port = free_port()
    environment = os.environ | {"PORT": str(port), "HOST": "127.0.0.1", "WEEGSCHAAL_HOME": str(home)}
    started = time.perf_counter()
    log = home / "make.log"
    with log.open("wb") as output:
        make = subprocess.Popen(
            ["make", "run"], cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        url = f"http://127.0.0.1:{port}"
        while not _answers(url):
            if make.poll() is not None or time.perf_counter() - started > 120:
                raise RuntimeError(f"make run does not answer:\n{log.read_text(errors='replace')}")
            time.sleep(0.02)
        yield RunningDashboard(url, make.pid, started, time.perf_counter() - started)
    finally:
        if make.poll() is None:
            os.killpg(make.pid, signal.SIGTERM)
        make.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).is_success
    except httpx.TransportError:
        return False
