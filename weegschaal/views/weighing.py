"""What comes of weighing: the picture of the scales, and what it says in words. Never a mark, a chance or a ranking."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from weegschaal.cached import View
from weegschaal.i18n import Translator
from weegschaal.views.markup import tag, text
from weegschaal.weighed import SHOWN_RANGE, Weighed, Weighing, directions, hundredths, layer, weighed
from weegschaal.weights import Choice

OUTCOMES = ("success", "balance", "failure")
_NEARLY_ALL, _HARDLY = 0.9, 0.01


def outcomes(weighing: Weighing, t: Translator) -> pd.DataFrame:
    """Return one row per outcome with its share when the unknown is at worst and at best, and how it is shown."""
    rows = []
    for number, outcome in enumerate(OUTCOMES):
        low, high = _ends(weighing, number)
        rows.append(
            {
                "outcome": outcome,
                "name": {"success": t("success"), "balance": t("in balance"), "failure": t("failure")}[outcome],
                "at_worst": getattr(weighing.at_worst, outcome),
                "at_best": getattr(weighing.at_best, outcome),
                "shown": str(low) if low == high else f"{low}–{high}",
            }
        )
    return pd.DataFrame(rows)


def outcomes_of(rows: pd.DataFrame, choice: Choice, t: Translator) -> pd.DataFrame:
    """Return the outcomes of weighing a case, from its rows of queries/casebase/said.sql; empty when nothing has a level."""
    weighing = weighed(rows, choice).weighing
    columns = ["outcome", "name", "at_worst", "at_best", "shown"]
    return outcomes(weighing, t) if weighing else pd.DataFrame(columns=columns)


def _ends(weighing: Weighing, number: int) -> tuple[int, int]:
    """Return the least and the most of an outcome in hundredths; where nothing is unknown the three sum to 100."""
    if weighing.at_worst == weighing.at_best:
        exact = hundredths([getattr(weighing.at_worst, outcome) for outcome in OUTCOMES])[number]
        return exact, exact
    low, high = weighing.range_of(OUTCOMES[number])
    return round(100 * low), round(100 * high)


def sentence(weighing: Weighing, t: Translator) -> str:
    """Say how the weighings come out: as one figure, about a figure with its range, or only as a range when that is wide."""
    said = [_counted(weighing, number, t) for number in range(3)]
    words = t(
        "Of 100 weighings {success} come out as a success, {failure} as a failure, and {balance} stay in balance.",
        success=said[0],
        failure=said[2],
        balance=said[1],
    )
    if any(high - low > SHOWN_RANGE for low, high in map(weighing.range_of, OUTCOMES)):
        words += " " + t("How many depends on what is not known.")
    return words + " " + t("This is not a chance and not a mark.")


def _counted(weighing: Weighing, number: int, t: Translator) -> str:
    spread = weighing.range_of(OUTCOMES[number])
    low, high = _ends(weighing, number)
    if low == high:
        return str(low)
    if high - low <= 2:  # a middle between such neighbours says nothing more
        return t("{low} to {high}", low=low, high=high)
    if spread[1] - spread[0] > SHOWN_RANGE:
        return t("{low} to {high}", low=low, high=high)
    return t("about {middle} ({low} to {high})", middle=round((low + high) / 2), low=low, high=high)


def title(weighing: Weighing, t: Translator) -> str:
    """Say to which side most weighings go, as far as what is unknown leaves it open."""
    sides = {max(OUTCOMES, key=lambda o: getattr(run, o)) for run in (weighing.at_worst, weighing.at_best)}
    if len(sides) > 1:
        return t("To which side the scales tip depends on what is not known")
    (side,) = sides
    low, _ = weighing.range_of(side)
    if low > 0.5:
        return {
            "success": t("The scales tip to success in most weighings"),
            "balance": t("The scales stay in balance in most weighings"),
            "failure": t("The scales tip to failure in most weighings"),
        }[side]
    return {
        "success": t("The scales tip to success more often than to anything else"),
        "balance": t("The scales stay in balance more often than they tip to either side"),
        "failure": t("The scales tip to failure more often than to anything else"),
    }[side]


def values(view: View, weighing: Weighing, choice: Choice, names: dict[str, str]) -> str:
    """Say what who calls this a success, and who calls it a failure, values more and less than other weighings do."""
    t = view.t
    told = (
        (
            "success",
            t("Who calls this a success"),
            weighing.success_weights,
            weighing.at_worst.success,
            t(
                "Even if everything unknown turns out well, hardly any weighing (fewer than 1 in 100) makes this a success."
            ),
            t("Whether this is a success depends on what is not known: hardly any weighing makes it one for certain."),
        ),
        (
            "failure",
            t("Who calls this a failure"),
            weighing.failure_weights,
            weighing.at_best.failure,
            t(
                "Even if everything unknown turns out badly, hardly any weighing (fewer than 1 in 100) makes this a failure."
            ),
            t("Whether this is a failure depends on what is not known: hardly any weighing makes it one for certain."),
        ),
    )
    parts = []
    for outcome, heading, weights, share, never, unsure in told:
        if weights is None:
            said = never if weighing.range_of(outcome)[1] < _HARDLY else unsure
        elif share >= _NEARLY_ALL:
            said = t("may find anything important: hardly any weighing comes out otherwise.")
        else:
            said = _valued(t, weighing, weights, choice, names)
        parts.append(tag("section", text("h3", heading), text("p", said)))
    return "".join(parts)


def values_of_harm(view: View, weighing: Weighing, choice: Choice, names: dict[str, str]) -> str:
    """Say what who calls it what finds more and less important: by name only, since figures would let the shares be worked out."""
    t, parts = view.t, []
    headings = {"success": t("Who calls this a success"), "failure": t("Who calls this a failure")}
    for outcome, found in directions(weighing, choice).items():
        more, less = (t.listing([names[n] for n in some]) for some in found)
        said = [t("weighs more heavily: {names}", names=more)] if more else []
        said += [t("weighs less heavily: {names}", names=less)] if less else []
        words = "; ".join(said) or t("no weights stand out")
        parts.append(tag("section", text("h3", headings[outcome]), text("p", words + ".")))
    return "".join(parts)


def _valued(t: Translator, weighing: Weighing, weights: Iterable[float], choice: Choice, names: dict[str, str]) -> str:
    typical, usual = layer(choice, weights), layer(choice, weighing.overall_weights)
    more, less = directions(weighing, choice)["success" if weights is weighing.success_weights else "failure"]
    if not more and not less:
        return t("finds nothing in particular important: it depends on which source one follows, not on the weights.")
    told = [[_weight_of(t, names[n], typical[n], usual[n]) for n in found] for found in (more, less)]
    parts = [t("weighs more heavily: {names}", names=t.listing(told[0]))] if more else []
    parts += [t("weighs less heavily: {names}", names=t.listing(told[1]))] if less else []
    return "; ".join(parts) + "."


def _weight_of(t: Translator, name: str, typical: float, usual: float) -> str:
    return t(
        "{name} ({typical} instead of {usual})",
        name=name,
        typical=round(100 * typical),
        usual=round(100 * usual),
    )


def change(view: View, result: Weighed, choice: Choice, names: dict[str, str]) -> str:
    """Write the smallest shift of weight that tips the scales."""
    t, tipping = view.t, result.tipping
    places = {"success": t("a success"), "balance": t("in balance"), "failure": t("a failure")}
    if tipping is None or not tipping.outcome:
        worst, best = (
            places[outcome] for outcome in (tipping.open if tipping and tipping.open else ("failure", "success"))
        )
        said = t(
            "At exactly these weights it lies on the edge: with the unknown at worst it is {worst}, at best {best}. So no shift of weight is given.",
            worst=worst,
            best=best,
        )
    elif not tipping.shifts:
        said = t(
            "At exactly these weights this is {place}, and no other weighing of these parts changes that.",
            place=places[tipping.outcome],
        )
    else:
        moves = [
            t(
                "{n} points from {source} to {target}",
                n=t.number(100 * shift.amount, 1) if shift.amount >= 0.0005 else t("less than 0.1"),
                source=names[shift.source],
                target=names[shift.target],
            )
            for shift in tipping.shifts
        ]
        said = t(
            "At exactly these weights this is {place}. Move {moves} (of 100) and it is {other}.",
            place=places[tipping.outcome],
            moves=t.listing(moves),
            other=places[tipping.towards],
        )
    if result.unknown and tipping is not None and tipping.outcome:
        said += " " + t("This holds whatever the unknown turns out to be.")
    if choice.limits:
        said += " " + t("Limits are left out of this.")
    return tag("section", text("h3", t("The smallest change that tips it")), text("p", said))


def left_out(view: View, result: Weighed, choice: Choice, profile: pd.DataFrame) -> str:
    """Say which criteria have no level, why, how much weight falls on them, and what they could do; and what the limits do."""
    t, told = view.t, profile.set_index("criterion_id")
    said = [t("These are weighings drawn by chance, not people who were asked.")]
    if result.unknown and result.weighing is not None:
        listed = [f"{name} {told.loc[name, 'criterion']} ({_why(view, told.loc[name])})" for name in result.unknown]
        said.append(
            t(
                "Without a level: {names}. {n}% of the weight falls on this; it counts once as the lowest and once as the highest level.",
                names=t.listing(listed),
                n=round(100 * result.weighing.unknown_weight),
            )
        )
    for name in sorted(choice.limits):
        words = t("Limit {name}: a weighing in which this is at -- is a failure.", name=name)
        if name not in result.unknown and int(told.loc[name, "lowest"]) > 0:
            words += " " + t("No source gives -- here, so nothing changes.")
        said.append(words)
    if view.asked.design:
        said.append(
            t(
                "The choice of designs holds where an effect is claimed (PG2, PG3, EN2); what sources judge elsewhere stays."
            )
        )
    said.append(t("EN2 asks whether performance lasted, and so repeats the other dimensions in part."))
    return "".join(text("p", words, class_="ws-small") for words in said)


def _why(view: View, row: pd.Series) -> str:
    t = view.t
    if row["not_determinable"]:
        return t("not determinable")
    if row["not_applicable"]:
        return t("not applicable")
    if view.asked.lens:
        return t("not assessed within what was chosen")
    return t("looked for, not found") if row["looked_in_vain"] else t("not assessed")


def table_of(rows: pd.DataFrame, choice: Choice, names: dict[str, str], t: Translator) -> pd.DataFrame:
    """Return the figures of the picture: shares of the weighings, and typical weights either way."""
    weighing = weighed(rows, choice).weighing
    if weighing is None:
        return pd.DataFrame({t("Outcome or part"): [], t("Weighings, of 100"): []})
    told = [(row.name, row.shown, "", "", "") for row in outcomes(weighing, t).itertuples(index=False)]
    found = [
        {} if weights is None else layer(choice, weights)
        for weights in (weighing.overall_weights, weighing.success_weights, weighing.failure_weights)
    ]
    for name in found[0]:
        usual, success, failure = (t.number(100 * one[name], 1) if one else "" for one in found)
        told.append((names[name], "", usual, success, failure))
    columns = [
        t("Outcome or part"),
        t("Weighings, of 100"),
        t("Mean weight (%)"),
        t("Mean weight with success (%)"),
        t("Mean weight with failure (%)"),
    ]
    return pd.DataFrame(told, columns=columns)
