"""Opens a page in the frame by a link, and reads what it wrote."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "cases"
PAGES = ("overview", "cases", "case", "contrast", "compare", "method")


def opened(name: str, **parameters: str | list[str]) -> AppTest:
    """Return a page after its first run, opened by a link with these parameters."""
    test = AppTest.from_file(str(ROOT / "weegschaal" / "frame.py"), default_timeout=60)
    for key, value in parameters.items():
        test.query_params[key] = value
    if name != "overview":
        test.run()
        test.switch_page(str(ROOT / "pages" / f"{name}.py"))
        for key, value in parameters.items():
            test.query_params[key] = value
    return test.run()


def written(test: AppTest) -> str:
    """Return all HTML of a page."""
    return "\n".join(e.proto.body for e in test.get("html"))
