"""What the reader sets when weighing: weights by slider and number, presets, how sure, limits. Everything set is written to the address."""

from __future__ import annotations

import time
from dataclasses import replace

import pandas as pd
import streamlit as st

from weegschaal.cached import View
from weegschaal.filters import WEIGHING
from weegschaal.views.markup import text
from weegschaal.views.notices import box
from weegschaal.weights import PRESETS, Choice, link, of_preset, read, told

_CHANGED = "weigh_changed"  # widgets that we changed: what each showed before, with the time
_SETTLED = 1.5  # seconds in which a page surely shows what was changed
_NUMBER = 136  # px: three figures and two buttons


def _keep(key: str, value: object) -> None:
    """Let a widget show what the link sets; one that shows it already is left alone, so that no quick second press is undone."""
    if key not in st.session_state:
        st.session_state[key] = value
    elif (shown := st.session_state[key]) != value:
        st.session_state.setdefault(_CHANGED, {}).setdefault(key, {})[shown] = time.monotonic()
        st.session_state[key] = value


def _echo(key: str) -> bool:
    """Tell whether a widget only repeats what it showed before we changed it.

    A browser that is quicker than its page sends the old value of every other widget along with what was really touched.
    """
    changed: dict[object, float] = st.session_state.get(_CHANGED, {}).get(key, {})
    return time.monotonic() - changed.get(st.session_state[key], -_SETTLED) < _SETTLED


def choice(view: View, profile: pd.DataFrame) -> Choice:
    """Return what the link sets, and say what in it cannot be read.

    Args:
        view: The view.
        profile: Rows of queries/casebase/profile.sql for one case, for the criteria and their dimensions.
    """
    criteria = tuple(zip(profile["criterion_id"], profile["dimension_id"], strict=True))
    chosen, problems = read(view.asked.weighing, criteria)
    if problems:
        said = [text("p", told(problem, view.t)) for problem in problems]
        box("".join(said) + text("p", view.t("The usual setting stands in its place.")))
    return chosen


def controls(view: View, chosen: Choice, names: dict[str, str]) -> None:
    """Show presets, weights and how sure; `names` holds the names of dimensions and criteria."""
    _presets(view, chosen)
    given, shares = dict(chosen.dimension_weights), chosen.dimension_shares()
    for dimension in chosen.dimensions:
        share = view.t("{name}: counts for {n}%", name=names[dimension], n=round(100 * shares[dimension]))
        _weight(view, chosen, dimension, share, given[dimension])
        if chosen.by_criterion:
            inside = dict(chosen.criterion_weights)
            with st.container(border=True):
                for name, part in chosen.criterion_shares(dimension).items():
                    _weight(view, chosen, name, f"{name} {names[name]}", inside.get(name, 100 * part))
    _sure(view, chosen)
    _by_criterion(view, chosen)


def _write(chosen: Choice) -> None:
    """Write a choice to the address, and take out what is as usual."""
    found = dict(link(chosen))
    for name in WEIGHING:
        if name in found:
            st.query_params[name] = found[name]
        elif name in st.query_params:
            del st.query_params[name]


def _presets(view: View, chosen: Choice) -> None:
    t = view.t
    names = {
        "equal": t("everything alike"),
        "results": t("results"),
        "fairness": t("fairness"),
        "support": t("support"),
        "endurance": t("endurance"),
        "unknown": t("I don't know"),
    }
    now = _like(chosen)
    _keep("weigh_preset", now)
    st.pills(
        t("Begin with"),
        list(names),
        wrap=True,
        format_func=names.__getitem__,
        key="weigh_preset",
        on_change=_preset,
        args=(chosen,),
    )
    sentences = {
        "equal": t("No dimension matters more than another."),
        "results": t("What counts most is whether it delivered what it was for."),
        "fairness": t("What counts most is a fair share-out and fair treatment."),
        "support": t("What counts most is support and a good name."),
        "endurance": t("What counts most is whether it lasts."),
        "unknown": t("Any weights will do: every possible weighing counts alike."),
        None: t("Your own weights."),
    }
    st.html(text("p", sentences[now], class_="ws-small"))


def _like(chosen: Choice) -> str | None:
    """Return the preset with these weights, however sure; any weights are alike to who is not sure at all."""
    if chosen.sure == 0:
        return "unknown"
    alike = (replace(of_preset(preset, chosen), sure=chosen.sure) == chosen for preset in PRESETS)
    return next((preset.key for preset, same in zip(PRESETS, alike, strict=True) if same), None)


def _preset(chosen: Choice) -> None:
    if _echo("weigh_preset"):
        return
    key = st.session_state["weigh_preset"]
    preset = next((preset for preset in PRESETS if preset.key == key), PRESETS[0])
    _write(of_preset(preset, chosen))


def _weight(view: View, chosen: Choice, name: str, label: str, weight: float) -> None:
    """Show a weight as a slider and as a number field, either of which sets it."""
    shown = min(max(round(weight), 0), 100)
    for kind in ("slider", "number"):
        _keep(f"weight_{name}_{kind}", shown)
    key = f"weight_{name}_"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.slider(label, 0, 100, key=f"{key}slider", on_change=_set, args=(chosen, name, f"{key}slider"))
        st.number_input(
            view.t("{name}, as a number", name=label),
            0,
            100,
            step=5,
            key=f"{key}number",
            on_change=_set,
            args=(chosen, name, f"{key}number"),
            label_visibility="collapsed",
            width=_NUMBER,
        )


def _set(chosen: Choice, name: str, key: str) -> None:
    if _echo(key):
        return
    value = float(st.session_state[key])
    if name in chosen.dimensions:
        weights = {**dict(chosen.dimension_weights), name: value}
        changed = replace(chosen, dimension_weights=tuple(weights.items()))
    else:
        inside = {**_full(chosen), name: value}
        changed = replace(chosen, criterion_weights=tuple((c, inside[c]) for c in chosen.names))
    _write(changed)


def _full(chosen: Choice) -> dict[str, float]:
    """Return a weight for every criterion: what is set, else its share of its dimension in hundredths."""
    given = dict(chosen.criterion_weights)
    equal = {c: 100 * s for d in chosen.dimensions for c, s in chosen.criterion_shares(d).items()}
    return {c: given.get(c, equal[c]) for c in chosen.names}


def _sure(view: View, chosen: Choice) -> None:
    t, shown = view.t, round(100 * chosen.sure)
    for kind in ("slider", "number"):
        _keep(f"sure_{kind}", shown)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.slider(
            t("How sure are you of these weights?"),
            0,
            100,
            format="%d%%",
            key="sure_slider",
            on_change=_set_sure,
            args=(chosen, "sure_slider"),
            help=t("0%: any weights will do. 100%: exactly these. Between them, weighings lie around yours."),
        )
        st.number_input(
            t("How sure, as a number"),
            0,
            100,
            step=5,
            key="sure_number",
            on_change=_set_sure,
            args=(chosen, "sure_number"),
            label_visibility="collapsed",
            width=_NUMBER,
        )


def _set_sure(chosen: Choice, key: str) -> None:
    if _echo(key):
        return
    _write(replace(chosen, sure=st.session_state[key] / 100))


def _by_criterion(view: View, chosen: Choice) -> None:
    _keep("by_criterion", chosen.by_criterion)
    st.toggle(
        view.t("Weigh the criteria within each dimension as well"),
        key="by_criterion",
        on_change=_set_by_criterion,
        args=(chosen,),
    )


def _set_by_criterion(chosen: Choice) -> None:
    inside = tuple((c, float(round(w))) for c, w in _full(chosen).items()) if st.session_state["by_criterion"] else ()
    _write(replace(chosen, criterion_weights=inside))


def further(view: View, chosen: Choice, names: dict[str, str]) -> None:
    """Show what is seldom changed: limits, the band in balance, one document throughout, seed."""
    t = view.t
    st.session_state["weigh_limit"] = [name for name in chosen.names if name in chosen.limits]
    st.multiselect(
        t("Limits: what nothing makes up for"),
        chosen.names,
        format_func=lambda name: f"{name} {names[name]}",
        key="weigh_limit",
        on_change=_further,
        args=(chosen, "limit"),
        placeholder=t("none"),
        help=t("A weighing in which such a criterion is at its lowest level (--) is a failure, whatever the rest."),
        select_all=False,
    )
    _keep("weigh_band", (round(100 * chosen.band[0]), round(100 * chosen.band[1])))
    st.slider(
        t("What is in balance"),
        0,
        100,
        key="weigh_band",
        on_change=_further,
        args=(chosen, "band"),
        help=t(
            "50 is the middle between all -- and all ++. Below this band a weighing is a failure, above it a success."
        ),
    )
    _keep("weigh_whole", chosen.whole)
    st.toggle(
        t("Follow one document throughout, as far as it goes"),
        key="weigh_whole",
        on_change=_further,
        args=(chosen, "whole"),
    )
    _keep("weigh_seed", chosen.seed)
    st.number_input(
        t("Number of the draw"),
        1,
        999_999_999,
        key="weigh_seed",
        on_change=_further,
        args=(chosen, "seed"),
        help=t(
            "Chance draws the weighings. The same number gives the same figures; another number shows how little it matters."
        ),
    )


def _further(chosen: Choice, what: str) -> None:
    """Write the one thing that was touched."""
    value = st.session_state[f"weigh_{what}"]
    if what == "limit":
        chosen = replace(chosen, limits=frozenset(value))
    elif what == "band":
        chosen = replace(chosen, band=(value[0] / 100, value[1] / 100))
    elif what == "whole":
        chosen = replace(chosen, whole=bool(value))
    else:
        chosen = replace(chosen, seed=int(value))
    _write(chosen)
