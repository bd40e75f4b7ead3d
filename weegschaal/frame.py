"""The frame around every page: menu, language, shared filters, and what a link asked for that does not exist.

Streamlit runs this file; pages import `view` from it. The address is the only state of a view: filters are read from it at every run and
written to it by the callbacks of the widgets (Streamlit's own binding would write names in the language of the moment, which another
language cannot read back).
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import streamlit as st

from weegschaal import cached, theme
from weegschaal.filters import Option, Unknown
from weegschaal.i18n import Translator
from weegschaal.views import notices
from weegschaal.views.address import write
from weegschaal.views.markup import link, plain_markdown, query, tag, text

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("overview", "cases", "case", "contrast", "compare", "weigh", "method")
FILTERED = (
    "overview",
    "cases",
    "contrast",
)  # pages that show the row of filters; on the others it stands behind a button
BARS = ("theme", "organisation", "level", "country", "source_type")
STYLE = Path(__file__).with_name("frame.css")


def titles(t: Translator) -> dict[str, str]:
    """Name of every page."""
    return {
        "overview": t("Balance"),
        "cases": t("Cases"),
        "case": t("Case"),
        "contrast": t("Face to face"),
        "compare": t("Compare"),
        "weigh": t("Weigh"),
        "method": t("Method and sources"),
    }


def labels(t: Translator) -> dict[str, str]:
    """Name of every parameter."""
    return {
        "theme": t("Theme"),
        "organisation": t("Organisation"),
        "level": t("Level"),
        "country": t("Country"),
        "source_type": t("Kind of source"),
        "group": t("Position"),
        "collection": t("Collection"),
        "case": t("Case"),
        "from": t("From"),
        "to": t("To"),
        "perspective": t("Perspective"),
        "for_whom": t("For whom"),
        "design": t("Design of research"),
        "until": t("Known until"),
        "lang": t("Language"),
    }


def view() -> cached.View:
    """Return what the address asks for."""
    return cached.view({name: st.query_params.get_all(name) for name in st.query_params})


def dark() -> bool:
    """Tell whether the reader looks at the dark theme."""
    return st.context.theme.type == "dark"


def page_file(name: str) -> str:
    """Path of a page, as Streamlit wants it."""
    return str(ROOT / "pages" / f"{name}.py")


def go(name: str, asked: cached.View, **changes: object) -> None:
    """Leave for another page with the filters of this view and some changes (`case=("now",)`)."""
    st.switch_page(page_file(name), query_params=asked.asked.link(**changes))


def case_link(asked: cached.View, case_id: str, name: str) -> None:
    """Show a link to a case that keeps the filters of this view."""
    st.page_link(
        page_file("case"),
        label=f"**{plain_markdown(name)}**",
        query_params=asked.asked.link(case=(case_id,), unknown=()),
    )


def run() -> None:
    """Draw the frame and run the page the address names."""
    now = view()
    names = titles(now.t)
    files = {
        name: st.Page(page_file(name), title=names[name], url_path=name, default=name == "overview") for name in PAGES
    }
    chosen = st.navigation(list(files.values()), position="hidden")
    name = chosen.url_path or "overview"
    st.set_page_config(page_title=f"{names[name]} · Weegschaal", page_icon="⚖️", layout="wide")
    st.html(f"<style>{_variables()}{_style()}</style>")
    if not now.asked.present:
        _menu(now, files, name)
        if name in FILTERED:
            _filters(now)
        _kept(now)
    _unknown(now)
    notices.faults(now)
    body = st.container()
    if not now.asked.present:
        notices.footer(now)  # first, since a page may stop early
    with body:
        chosen.run()


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _variables() -> str:
    """Colours of the theme for the style sheet."""
    colours = theme.palette(dark())
    levels = "".join(f"--ws-level-{n}: {c};" for n, c in enumerate(colours.levels))
    link_colour = colours.heading if not colours.dark else colours.levels[3]
    ink = "#000" if colours.dark else "#fff"
    stories = f"--ws-success: {colours.success}; --ws-failure: {colours.failure_text};"
    groups = "".join(
        f"--ws-group-{group}: {colours.group(group)}; --ws-on-{group}: {theme.ink(colours.group(group))};"
        for group in theme.GROUPS
    )
    cases = "".join(f"--ws-case-{n}: {c};" for n, c in enumerate(colours.cases))
    return f":root {{ {groups} {cases} --ws-text: {colours.text}; --ws-heading: {colours.heading}; --ws-link: {link_colour}; {stories} --ws-on-level-4: {ink}; --ws-on-primary: {ink}; {levels} }}"


def _menu(now: cached.View, files: dict[str, st.Page], current: str) -> None:
    t, other = now.t, "nl" if now.asked.lang == "en" else "en"
    names = titles(t)
    with st.container(horizontal=True, vertical_alignment="center", key="ws_menu"):
        st.html(text("span", "Weegschaal", class_="ws-brand"), width="content")
        for name, page in files.items():
            keep = {} if name in {"overview", "cases", "method"} else {"case": now.asked.case}
            changes: dict[str, object] = {"case": (), "unknown": (), **keep}
            if name in {"overview", "method"}:
                changes["q"] = ""
            label = f"**{names[name]}**" if name == current else names[name]
            st.page_link(page, label=label, query_params=now.asked.link(**changes))
        if current not in {*FILTERED, "method"}:
            with st.popover(t("Filters"), type="tertiary", icon=":material/filter_list:"):
                _filters(now)
        words = {"nl": "Nederlands", "en": "English"}[other]
        address = query(now.asked.link(lang=other)) or "?lang=nl"
        st.html(tag("span", link(words, address, lang=other, hreflang=other), class_="ws-language"), width="content")


def _filters(now: cached.View) -> None:
    t, options, names = now.t, cached.options(now.version), labels(now.t)
    with st.container(horizontal=True, key="ws_filters", gap="small"):
        for name in BARS:
            known = {o.value: o for o in options[name] if o.count or o.value in getattr(now.asked, name)}
            st.session_state[f"filter_{name}"] = list(getattr(now.asked, name))
            st.multiselect(
                names[name],
                _in_order(list(known.values()), now.asked.lang),
                format_func=partial(_option, known, now.asked.lang),
                key=f"filter_{name}",
                placeholder=names[name],
                label_visibility="collapsed",
                on_change=write,
                args=(name, f"filter_{name}"),
                width=158,
                select_all=False,
            )
        first, last = cached.years(now.version)
        for name, value, prefix in (("from", now.asked.from_year, t("From")), ("to", now.asked.to_year, t("To"))):
            choices = sorted({*range(first, last + 1), *([value] if value else [])}, reverse=name == "to")
            st.session_state[f"filter_{name}"] = value
            st.selectbox(
                prefix,
                choices,
                format_func=f"{prefix} {{}}".format,
                key=f"filter_{name}",
                placeholder=prefix,
                label_visibility="collapsed",
                on_change=write,
                args=(name, f"filter_{name}"),
                width=100,
            )


def _in_order(options: list[Option], language: str) -> list[str]:
    """Themes with their sub-themes below them, other vocabularies in their own order, names by alphabet."""
    tops = {o.value: i for i, o in enumerate(options) if not o.parent}
    if any(o.parent for o in options):
        return [o.value for o in sorted(options, key=lambda o: (tops.get(o.parent or o.value, 999), bool(o.parent)))]
    if options and options[0].aliases:
        return [o.value for o in sorted(options, key=lambda o: o.name(language).casefold())]
    return [o.value for o in options]


def _option(known: dict[str, Option], language: str, value: str) -> str:
    option = known[value]
    deeper = "– " if option.parent in known else ""
    return f"{deeper}{option.name(language)} ({option.count})"


def _clear(now: cached.View) -> None:
    st.query_params.from_dict(now.asked.cleared().link())


def _kept(now: cached.View) -> None:
    """Say in words what the filters keep and what they leave out."""
    if not now.asked.narrows:
        return
    t, everything = now.t, len(cached.options(now.version)["case"])
    parts = "; ".join(chosen_words(now))
    left = everything - len(now.kept)
    words = t("{n} of {all} cases: {filters}.", n=t.number(len(now.kept)), all=t.number(everything), filters=parts)
    if left:
        words += " " + t.plural("{n} case is left out.", "{n} cases are left out.", left)
    with st.container(horizontal=True, vertical_alignment="center", key="ws_kept"):
        st.html(text("p", words, role="status"), width="content")
        st.button(t("Clear all filters"), on_click=_clear, args=(now,), type="tertiary", key="ws_clear")


def chosen_words(now: cached.View) -> list[str]:
    """Return every choice in words: "theme work or education"."""
    t, options, names = now.t, cached.options(now.version), labels(now.t)
    parts = []
    for name in (*BARS, "group", "collection"):
        chosen = [o.name(now.asked.lang) for o in options[name] if o.value in getattr(now.asked, name)]
        if chosen:
            parts.append(f"{names[name].lower()} {t(' or ').join(chosen)}")
    if now.asked.from_year or now.asked.to_year:
        first, last = now.asked.from_year, now.asked.to_year
        words = t("under way between {first} and {last}", first=first, last=last) if first and last else ""
        words = words or (
            t("under way in or after {year}", year=first) if first else t("under way in or before {year}", year=last)
        )
        parts.append(words)
    if now.asked.until:
        parts.append(t("known up to {date}", date=t.date(now.asked.until)))
    for name, words in (
        ("perspective", t("judged by {names}")),
        ("for_whom", t("judged for {names}")),
        ("design", t("effects by design {names}")),
    ):
        chosen = [o.name(now.asked.lang) for o in options[name] if o.value in getattr(now.asked, name)]
        if chosen:
            parts.append(words.format(names=t(" or ").join(chosen)))
    if now.asked.q:
        parts.append(t("search “{words}”", words=now.asked.q))
    return parts


def _unknown(now: cached.View) -> None:
    """Tell what the link asked for that does not exist, and offer the nearest."""
    for missing in now.asked.unknown:
        notices.box(_unknown_words(now, missing))


def _unknown_words(now: cached.View, missing: Unknown) -> str:
    t, name = now.t, labels(now.t).get(missing.parameter, missing.parameter)
    if missing.parameter == "case" and missing.value in {fault.slug for fault in now.faults}:
        return text(
            "p", t("The case “{value}” is left out because its files hold faults; see below.", value=missing.value)
        )
    said = t("The link asks for {name} “{value}”, which does not exist here.", name=name.lower(), value=missing.value)
    if not missing.nearest:
        return text("p", said)
    offers = []
    for option in missing.nearest:
        kept = getattr(now.asked, missing.parameter, ())
        changes = {missing.parameter: (*kept, option.value) if isinstance(kept, tuple) else option.value}
        offers.append(link(option.name(now.asked.lang), query(now.asked.link(**changes)) or "?"))
    return tag("p", text("span", said + " " + t("Did you mean:") + " "), ", ".join(offers) + "?")


if __name__ == "__main__":
    run()
