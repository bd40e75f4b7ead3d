"""Limits of the process."""

from __future__ import annotations

import sys
from pathlib import Path

OPEN_FILES = 65_536


def raise_open_files() -> None:
    """Allow as many open files as the system lets us, up to `OPEN_FILES`.

    Each connection is one. At the usual 1024 a room full of phones loses posts without a line in the log.
    """
    if sys.platform == "win32":
        return
    import resource  # not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):  # macOS has a lower ceiling than the hard limit tells
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, max(soft, 10_240)), hard))


def keep_search_path(folder: Path) -> None:
    """Put the folder of the entry script on `sys.path` for good.

    Streamlit puts it in front during every run and takes it off afterwards, unless it is there. While it does so, an
    import in the thread of another visitor can skip an entry and find nothing.
    """
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
