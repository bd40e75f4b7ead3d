"""What comes of weighing: the picture of the scales, and what it says in words. Never a mark, a chance or a ranking."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from weegschaal.cached import View
from weegschaal.i18n import Translator
from weegschaal.views.markup import tag, text
from weegschaal.weighed import SHOWN_RANGE, Pair, Weighed, Weighing, hundredths, weighed
from weegschaal.weights import Choice

OUTCOMES = ("success", "balance", "failure")
_NOTABLE = 0.01  # a difference of weight worth telling: one hundredth of all weight
_NAMED = 3
_NEARLY_ALL = 0.9


def outcomes(weighing: Weighing, t: Translator) -> pd.DataFrame:
    """Return one row per outcome with its share when the unknown is at worst and at best, and how it is shown."""
    rows = []
    worst, best = (_hundredths(weighing, run) for run in ("at_worst", "at_best"))
    for number, outcome in enumerate(OUTCOMES):
        low, high = sorted((worst[number], best[number]))
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


def _hundredths(weighing: Weighing, run: str) -> list[int]:
    return hundredths([getattr(getattr(weighing, run), outcome) for outcome in OUTCOMES])


def sentence(weighing: Weighing, t: Translator) -> str:
    """Say how the weighings come out: as one figure, about a figure with its range, or only as a range when that is wide."""
    said = [_counted(weighing, number, t) for number in range(3)]
    wide = any(high - low > SHOWN_RANGE for low, high in map(weighing.range_of, OUTCOMES))
    words = t(
        "Of 100 weighings {success} come out as a success, {failure} as a failure, and {balance} stay in balance.",
        success=said[0],
        failure=said[2],
        balance=said[1],
    )
    if wide:
        words += " " + t("How many depends on what nobody could or did judge.")
    return words + " " + t("This is not a chance and not a mark.")


def _counted(weighing: Weighing, number: int, t: Translator) -> str:
    one, other = (_hundredths(weighing, run)[number] for run in ("at_worst", "at_best"))
    low, high = sorted((one, other))
    spread = weighing.range_of(OUTCOMES[number])
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


def layer(choice: Choice, weights: Iterable[float]) -> dict[str, float]:
    """Return weights on the layer that was set: per criterion, or summed per dimension."""
    if choice.by_criterion:
        return dict(zip(choice.names, map(float, weights), strict=True))
    summed = dict.fromkeys(choice.dimensions, 0.0)
    for (_, dimension), weight in zip(choice.criteria, weights, strict=True):
        summed[dimension] += float(weight)
    return summed


def values(view: View, weighing: Weighing, choice: Choice, names: dict[str, str]) -> str:
    """Say what who calls this a success, and who calls it a failure, values more and less than other weighings do."""
    t = view.t
    parts = []
    for heading, weights, share, none in (
        (
            t("Who calls this a success"),
            weighing.success_weights,
            weighing.at_worst.success,
            t("Hardly any weighing (fewer than 1 in 100) makes this a success, whatever the unknown turns out to be."),
        ),
        (
            t("Who calls this a failure"),
            weighing.failure_weights,
            weighing.at_best.failure,
            t("Hardly any weighing (fewer than 1 in 100) makes this a failure, whatever the unknown turns out to be."),
        ),
    ):
        if weights is None:
            said = none
        elif share >= _NEARLY_ALL:
            said = t("can value whatever they like: hardly any weighing comes out otherwise.")
        else:
            said = _valued(t, weighing, weights, choice, names)
        parts.append(tag("section", text("h3", heading), text("p", said)))
    return "".join(parts)


def _valued(t: Translator, weighing: Weighing, weights: Iterable[float], choice: Choice, names: dict[str, str]) -> str:
    typical, usual = layer(choice, weights), layer(choice, weighing.overall_weights)
    gaps = sorted(((typical[n] - usual[n], n) for n in typical), key=lambda gap: -abs(gap[0]))
    told = {
        sign: [_weight_of(t, names[n], typical[n], usual[n]) for gap, n in gaps if gap * sign >= _NOTABLE][:_NAMED]
        for sign in (1, -1)
    }
    if not told[1] and not told[-1]:
        return t("values nothing in particular: it depends on which source one follows, not on the weights.")
    parts = []
    if told[1]:
        parts.append(t("values more: {names}", names=t.listing(told[1])))
    if told[-1]:
        parts.append(t("values less: {names}", names=t.listing(told[-1])))
    return "; ".join(parts) + "."


def _weight_of(t: Translator, name: str, typical: float, usual: float) -> str:
    return t(
        "{name} ({typical}% of the weight, over all weighings {usual}%)",
        name=name,
        typical=round(100 * typical),
        usual=round(100 * usual),
    )


def change(view: View, result: Weighed, choice: Choice, names: dict[str, str]) -> str:
    """Write the smallest shift of weight that tips the scales."""
    t, tipping = view.t, result.tipping
    places = {"success": t("a success"), "balance": t("in balance"), "failure": t("a failure")}
    if tipping is None or not tipping.outcome:
        said = t("At these weights the unknown alone decides how this comes out, so no shift of weight is given.")
    elif not tipping.shifts:
        said = t(
            "At exactly these weights this is {place}, and no other weighing of these parts changes that.",
            place=places[tipping.outcome],
        )
    else:
        moves = [
            t(
                "{n} points from {source} to {target}",
                n=t.number(max(100 * shift.amount, 0.1), 1),
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
    if choice.limits:
        said += " " + t("Limits are left out of this.")
    return tag("section", text("h3", t("The smallest change that tips it")), text("p", said))


def left_out(view: View, result: Weighed, choice: Choice, profile: pd.DataFrame) -> str:
    """Say which criteria have no level, why, how much weight falls on them, and what they could do."""
    t = view.t
    said = []
    if result.unknown and result.weighing is not None:
        reasons = profile.set_index("criterion_id")
        listed = [f"{name} {reasons.loc[name, 'criterion']} ({_why(reasons.loc[name], t)})" for name in result.unknown]
        said.append(
            t(
                "Without a level: {names}. On these falls {n}% of the weight; they count once as the lowest and once as the highest level.",
                names=t.listing(listed),
                n=round(100 * result.weighing.unknown_weight),
            )
        )
    if choice.limits:
        said.append(
            t("Limits: {names}. A weighing in which one is at -- is a failure.", names=t.listing(sorted(choice.limits)))
        )
    if view.asked.design:
        said.append(
            t(
                "The choice of designs holds where an effect is claimed (PG2, PG3, EN2); what sources judge elsewhere stays."
            )
        )
    said.append(t("EN2 asks whether performance lasted, and so repeats the other dimensions in part."))
    return "".join(text("p", words, class_="ws-small") for words in said)


def _why(row: pd.Series, t: Translator) -> str:
    if row["not_determinable"]:
        return t("not determinable")
    return t("not applicable") if row["not_applicable"] else t("not assessed")


def table_of(rows: pd.DataFrame, choice: Choice, names: dict[str, str], t: Translator) -> pd.DataFrame:
    """Return the figures of the picture: shares of the weighings, and typical weights either way."""
    weighing = weighed(rows, choice).weighing
    if weighing is None:
        return pd.DataFrame({t("Weighings"): [], t("of 100"): []})
    told = [(row.name, row.shown) for row in outcomes(weighing, t).itertuples(index=False)]
    for heading, weights in (
        (t("weight of {name} over all weighings (%)"), weighing.overall_weights),
        (t("weight of {name} with who calls this a success (%)"), weighing.success_weights),
        (t("weight of {name} with who calls this a failure (%)"), weighing.failure_weights),
    ):
        if weights is not None:
            found = layer(choice, weights)
            told += [(heading.format(name=names[n]), t.number(100 * w, 1)) for n, w in found.items()]
    return pd.DataFrame(told, columns=[t("Weighings"), t("of 100")])


def pairs(view: View, held: dict[tuple[str, str], Pair], known_as: dict[str, str]) -> str:
    """Write how often either of two cases comes out higher, two by two, as bars and sentences; never as a list from high to low."""
    parts = []
    for (one, other), pair in held.items():
        words = _pair_words(pair, known_as[one], known_as[other], view.t)
        parts.append(tag("div", _bar(pair, one, other, known_as), text("p", words), class_="ws-held"))
    return "".join(parts)


def _pair_words(pair: Pair, one: str, other: str, t: Translator) -> str:
    return t(
        "In {first} of 100 weighings {one} comes out higher, in {second} {other}.",
        first=_range(pair.first, t),
        one=one,
        second=_range(pair.second, t),
        other=other,
    )


def pair_words(held: dict[tuple[str, str], Pair], known_as: dict[str, str], t: Translator) -> str:
    """Say of each pair how often either comes out higher."""
    said = [_pair_words(pair, known_as[one], known_as[other], t) for (one, other), pair in held.items()]
    return " ".join([*said, t("This is not a chance and not a mark.")])


def pair_table(held: dict[tuple[str, str], Pair], known_as: dict[str, str], t: Translator) -> pd.DataFrame:
    """Return the pairs as a table, in a fixed order that says nothing."""
    columns = t("One"), t("Other"), t("One higher, of 100"), t("Other higher, of 100")
    rows = [(known_as[a], known_as[b], _range(p.first, t), _range(p.second, t)) for (a, b), p in held.items()]
    return pd.DataFrame(rows, columns=list(columns))


def _range(shares: tuple[float, float], t: Translator) -> str:
    low, high = (round(100 * share) for share in sorted(shares))
    return str(low) if low == high else t("{low} to {high}", low=low, high=high)


def _bar(pair: Pair, one: str, other: str, known_as: dict[str, str]) -> str:
    """Draw what is sure for either side in full, each case in its own colour, and what the unknown leaves open between them."""
    sure, sure_other, number = 100 * min(pair.first), 100 * min(pair.second), list(known_as).index
    parts = [
        tag("i", "", class_=f"c{number(one)}", style=f"width: {sure:.2f}%"),
        tag("i", "", class_="open", style=f"width: {max(100 - sure - sure_other, 0):.2f}%"),
        tag("i", "", class_=f"c{number(other)}", style=f"width: {sure_other:.2f}%"),
    ]
    ends = tag("p", text("span", known_as[one]), text("span", known_as[other]), class_="ends")
    return ends + tag("div", *parts, class_="bar", role="img", aria_label=f"{known_as[one]}; {known_as[other]}")
