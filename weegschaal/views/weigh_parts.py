"""The pieces of the page on which cases are weighed."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from weegschaal import cached
from weegschaal.cached import View
from weegschaal.charts import balance
from weegschaal.filters import LENS
from weegschaal.views import choosing, collection, picking, weigh_pairs, weighing
from weegschaal.views.address import write
from weegschaal.views.figure import figure
from weegschaal.views.markup import query, tag, text
from weegschaal.views.notices import box
from weegschaal.weighed import Weighed, for_harm, paired, refused, weighed
from weegschaal.weights import Choice, link


def cases(view: View) -> list[str]:
    """Let the reader pick one to four cases, whose judgement counts and what was known when; return the cases, none when none can be shown."""
    t, wrong = view.t, any(u.parameter == "case" for u in view.asked.unknown)
    if not view.kept and not view.asked.case:
        box(text("p", t("No case is in view.")))
        return []
    first = picking.FIRST if picking.FIRST in view.kept else next(iter(view.kept), "")
    chosen = list(view.asked.case) or ([] if wrong or not first else [first])
    with st.container(horizontal=True, key="ws_lens"):
        choosing.several(view, chosen[: choosing.MOST], t("Cases to weigh"), t("Choose one to four cases"))
        picking.lens(view)
    picking.hidden(view)
    if len(chosen) > choosing.MOST:
        left = t.listing(choosing.names_of(view, chosen[choosing.MOST :]))
        box(text("p", t("At most four cases can be weighed side by side. Left out: {names}.", names=left)))
    return chosen[: choosing.MOST]


def names(view: View, case_id: str) -> dict[str, str]:
    """Return the names of dimensions and criteria."""
    profile, dimensions = (
        view.ask(f"casebase/{question}", case_ids=[case_id]) for question in ("profile", "dimensions")
    )
    return {
        **dict(zip(profile["criterion_id"], profile["criterion"], strict=True)),
        **dict(zip(dimensions["dimension_id"], dimensions["dimension"], strict=True)),
    }


def lens(view: View) -> None:
    """Let the reader choose for whom judgements are, and on what design of research."""
    t, options = view.t, cached.options(view.version)
    for name, label in (("for_whom", t("For whom?")), ("design", t("Effects: which design of research?"))):
        known = {o.value: o.name(view.asked.lang) for o in options[name] if o.count}
        st.session_state[f"filter_{name}"] = list(getattr(view.asked, name))
        st.multiselect(
            label,
            list(known),
            format_func=known.__getitem__,
            key=f"filter_{name}",
            placeholder=t("All"),
            on_change=write,
            args=(name, f"filter_{name}"),
            select_all=False,
        )


def scales(view: View, case: pd.Series, chosen: Choice, called: dict[str, str], dark: bool) -> None:
    """Show how one case comes out, or why it is not weighed."""
    t, case_id = view.t, str(case["case_id"])
    rows = view.ask("casebase/said", case_ids=[case_id])
    result: Weighed = view.made(weighed, rows, chosen)
    if why := _refused(view, case, result):
        box(text("p", why))
    elif case["harm"]:
        words = t(
            "People were irreparably harmed here. So no numbers of weighings are given, only which weights go with which verdict."
        )
        source = text("p", collection.source_line(picking.only(view, case_id)), class_="ws-source")
        st.html(text("h2", words, class_="ws-title") + _values(view, case, result, chosen, called) + source)
    elif result.weighing:
        said = weighing.sentence(result.weighing, t)
        documents, heard = rows["document_id"].nunique(), rows["criterion_id"].nunique()
        figure(
            view,
            "scales",
            title=weighing.title(result.weighing, t),
            subtitle=t(
                "{n} weighings around your weights, counted per 100; from {documents} documents on {heard} of {all} criteria",
                n=t.number(chosen.draws),
                documents=documents,
                heard=heard,
                all=len(chosen.names),
            ),
            drawn=view.figure(balance.balance, view.made(weighing.outcomes_of, rows, chosen), dark=dark),
            rows=view.made(weighing.table_of, rows, chosen, called),
            words=said,
            how=how(view),
            source=collection.source_line(picking.only(view, case_id)),
            legend=text("p", said, class_="ws-verdict", role="status"),
        )
        if view.asked.lens:
            st.html(_without_lens(view, case_id, chosen, weighing.title(result.weighing, t)))


def _without_lens(view: View, case_id: str, chosen: Choice, title: str) -> str:
    """Say how the case comes out with every voice and everything known today, and whether the scales tip another way."""
    t = view.t
    everything: dict[str, object] = {"until": None, **{name: [] for name in LENS}}
    rows = view.ask("casebase/said", case_ids=[case_id], **everything)
    result: Weighed = view.made(weighed, rows, chosen)
    if result.weighing is None:
        return ""
    words = t(
        "With everything known today, from everybody ({n} documents): {sentence}",
        n=rows["document_id"].nunique(),
        sentence=weighing.sentence(result.weighing, t),
    )
    other = weighing.title(result.weighing, t)
    turn = t("The scales then tip no other way.") if other == title else t("Then: {title}.", title=other)
    return text("p", f"{words} {turn}", class_="ws-small")


def reasons(view: View, case: pd.Series, chosen: Choice, called: dict[str, str]) -> None:
    """Show what one must value to call it what, the smallest change, and what is left out."""
    result: Weighed = view.made(weighed, view.ask("casebase/said", case_ids=[str(case["case_id"])]), chosen)
    if not case["harm"] and not _refused(view, case, result):
        st.html(_values(view, case, result, chosen, called))


def _values(view: View, case: pd.Series, result: Weighed, chosen: Choice, called: dict[str, str]) -> str:
    if result.weighing is None:  # then it was refused
        return ""
    if case["harm"]:
        rows = view.ask("casebase/said", case_ids=[str(case["case_id"])])
        usual: Weighed = view.made(weighed, rows, for_harm(chosen))
        parts = weighing.values_of_harm(view, usual.weighing or result.weighing, chosen, called)
    else:
        parts = weighing.values(view, result.weighing, chosen, called) + weighing.change(view, result, chosen, called)
    profile = view.ask("casebase/profile", case_ids=[str(case["case_id"])])
    return tag("div", parts, class_="ws-values") + weighing.left_out(view, result, chosen, profile)


def pairs(view: View, shown: list[pd.Series], chosen: Choice) -> None:
    """Show two to four cases two by two."""
    t = view.t
    harmed = [str(case["known_as"]) for case in shown if case["harm"]]
    if harmed:
        words = t(
            "Not weighed against others, because people were irreparably harmed: {names}.", names=t.listing(harmed)
        )
        box(text("p", words))
    weighable = []
    for case in shown:
        rows = view.ask("casebase/said", case_ids=[str(case["case_id"])])
        if why := _refused(view, case, view.made(weighed, rows, chosen)):
            box(text("p", f"{case['known_as']}: {why}"))
        elif not case["harm"]:
            weighable.append(case)
    if len(weighable) < 2:
        box(text("p", t("Fewer than two cases are left to set against each other.")))
        return
    known_as = {str(case["case_id"]): str(case["known_as"]) for case in weighable}
    said = view.ask("casebase/said", case_ids=list(known_as))
    held = view.made(paired, said, chosen)
    drawn = weigh_pairs.pairs(view, held, known_as)
    figure(
        view,
        "pairs",
        title=t("At your weights: which of two comes out more favourably?"),
        subtitle=t(
            "No ranking: each case against its own aims, two by two, under the same {n} weighings; hatched: equal, or open because something is not known",
            n=t.number(chosen.draws),
        ),
        drawn=drawn,
        rows=view.made(weigh_pairs.pairs_of, said, chosen, known_as),
        words=weigh_pairs.pair_words(held, known_as, t),
        how=how(view)
        + " "
        + t(
            "There is no order of cases: who is higher depends on the weights, and cases were chosen for other reasons than to be ranked."
        ),
        source=collection.source_line(picking.only(view, *known_as)),
    )


def _refused(view: View, case: pd.Series, result: Weighed) -> str:
    return refused(str(case["unit"]), str(case["completeness"]), result, view.t)


def how(view: View) -> str:
    """How to read the scales."""
    return view.t(
        "In each weighing chance picks, per criterion, one of the documents that judge it, and follows its level. -- is worth 0, ± a half and ++ 1; - and + lie anywhere between. Weights are drawn around yours: the surer you are, the closer. The weighted sum makes it a success, a failure or in balance; the sum itself is never shown, since it would be a mark. What has no level keeps its weight and counts once as the lowest and once as the highest level. In the manner of SMAA (Lahdelma, Hokkanen and Salminen 1998), with one case held against a fixed band instead of against other cases."
    )


def share(view: View, case_ids: list[str], chosen: Choice) -> None:
    """Show a link that gives the same figures, and a line to cite them with."""
    t = view.t
    address = query(view.asked.link(case=tuple(case_ids), weighing=link(chosen), unknown=()))
    here = (st.context.url or "/weigh").split("?")[0] + address
    st.html(text("h2", t("Share this weighing"), class_="ws-title"))
    st.code(here, language=None, wrap_lines=True)
    cited = t(
        "Weegschaal, weighing of {cases}, data version {version}, draw {seed}, {address} (read on {date}).",
        cases=t.listing([str(view.ask("casebase/case", case_id=case).iloc[0]["known_as"]) for case in case_ids]),
        version=view.version,
        seed=chosen.seed,
        address=here,
        date=t.date(dt.date.today().isoformat()),
    )
    st.html(text("p", t("To cite:") + " " + cited, class_="ws-small"))
