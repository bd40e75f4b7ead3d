"""HTML from our own parts only: every text is escaped here, so that nothing in a case can become markup."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

import pandas as pd

# A web address, a path on this server (two slashes would name another server), or a place on this page.
_ADDRESS = re.compile(r"https?://|/(?![/\\\t\r\n])|[#?]")


def escape(text: object) -> str:
    """Return a text that shows as it is written."""
    return html.escape(str(text), quote=True)


def attributes(**values: object) -> str:
    """Write attributes; `class_` and `for_` lose their underscore, None is left out."""
    return "".join(f' {k.rstrip("_").replace("_", "-")}="{escape(v)}"' for k, v in values.items() if v is not None)


def plain_markdown(content: object) -> str:
    """Return a text that shows as it is written where Streamlit reads Markdown (labels of links and expanders)."""
    return re.sub(r"([\\\\`*_{}\[\]<>()#+.!|~$:-])", r"\\\1", str(content))


def tag(name: str, *children: str, **values: object) -> str:
    """Write an element around children that are HTML already."""
    return f"<{name}{attributes(**values)}>{''.join(children)}</{name}>"


def text(name: str, content: object, **values: object) -> str:
    """Write an element around a text."""
    return tag(name, escape(content), **values)


def link(label: str, address: str, **values: object) -> str:
    """Write a link; anything but a web address, a path or a place on this page shows as plain text."""
    if not _ADDRESS.match(address):
        return escape(label)
    outside = {"target": "_blank", "rel": "noopener noreferrer"} if address.startswith("http") else {"target": "_self"}
    return tag("a", escape(label), href=address, **outside, **values)


def table(rows: pd.DataFrame, caption: str, heads: Sequence[str] | None = None) -> str:
    """Write rows as a table with a caption; the first column heads its row, with `heads` (HTML) in its place when given."""
    columns = [str(c) for c in rows.columns]
    looks = ["num" if pd.api.types.is_numeric_dtype(rows[c]) else None for c in rows.columns]
    head = "".join(text("th", c, scope="col", class_=look) for c, look in zip(columns, looks, strict=True))
    body = []
    for number, values in enumerate(rows.itertuples(index=False)):
        cells = [escape("" if pd.isna(value) else value) for value in values]
        if heads is not None:
            cells[0] = heads[number]
        row = tag("th", cells[0], scope="row", class_=looks[0]) if cells else ""
        row += "".join(tag("td", cell, class_=look) for cell, look in zip(cells[1:], looks[1:], strict=True))
        body.append(tag("tr", row))
    inner = text("caption", caption) + tag("thead", tag("tr", head)) + tag("tbody", *body)
    look = {"class_": "ws-scroll", "tabindex": "0", "role": "region", "aria_label": caption}
    return tag("div", tag("table", inner, class_="ws-table"), **look)


def definitions(pairs: Sequence[tuple[str, str]]) -> str:
    """Write pairs of a term and HTML as a definition list, empty ones left out."""
    return tag("dl", *(text("dt", k) + tag("dd", v) for k, v in pairs if v), class_="ws-facts")


def query(parameters: Mapping[str, Sequence[str]]) -> str:
    """Write parameters as the query of an address, with the question mark, or "" when there are none."""
    from urllib.parse import urlencode

    pairs = [(k, v) for k, values in parameters.items() for v in values]
    return "?" + urlencode(pairs, safe=":,") if pairs else ""
