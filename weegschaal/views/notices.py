"""Boxes that tell something beside the page: faults, what does not exist, where the data come from."""

from __future__ import annotations

import streamlit as st

from weegschaal.cached import View
from weegschaal.views.markup import link, tag, text

LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.nl"


def box(inner: str, kind: str = "notice") -> None:
    """Show HTML in a quiet box that a screen reader announces."""
    st.html(tag("div", inner, class_=f"ws-box ws-{kind}", role="status"))


def faults(view: View) -> None:
    """Tell which cases were left out because of faults in their files, and what is wrong."""
    if not view.faults:
        return
    t, slugs = view.t, sorted({fault.slug for fault in view.faults})
    words = t.plural(
        "{n} case is left out because its files hold faults: {names}.",
        "{n} cases are left out because their files hold faults: {names}.",
        len(slugs),
        names=t.listing(slugs),
    )
    box(
        text("p", words)
        + text("p", t("The other cases show as usual. Mend the files; the page takes them up by itself."))
    )
    with st.expander(t("What is wrong")):
        rows = (text("li", f"{f.file}: {f.field}: {f.text(t)}") for f in view.faults)
        st.html(tag("ul", *rows))


def footer(view: View) -> None:
    """Say whose work this is, under which licence, and which data version is shown."""
    t = view.t
    words = t(
        "Levels are our coding, machine-assisted, of what the cited sources say; no panel has signed them. Cases were chosen, not sampled."
    )
    licence = link("CC BY 4.0", LICENCE)
    version = text("span", t("Data version {version}", version=view.version))
    st.html(
        tag(
            "footer",
            text("p", words),
            tag("p", version, " · ", text("span", t("Data:")), " ", licence, " · ", link("API", "/api/v1/cases")),
            class_="ws-footer",
        )
    )
