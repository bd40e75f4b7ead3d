"""What rules of several modules share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.figures import same_figure
from weegschaal.casebase.records import CaseFile, Organisation
from weegschaal.casebase.texts import key_of
from weegschaal.casebase.vocabularies import Criterion, frameworks, vocabulary

PERSON = re.compile(
    r"\b(?:[Mm]inister-president|[Mm]inister|[Ss]taatssecretaris|[Pp]remier|[Pp]resident|[Ww]ethouder|[Bb]urgemeester|[Cc]ommissioner|[Mm]ayor|[Mm]r|[Mm]rs|[Mm]s|[Dd]rs|[Pp]rof|[Dd]r)\.? (?!(?:van|of|voor|for|and|en|the|The|Plan|General|SZW|VWS|OCW|BZK|EZK|IenM|Minister)\b)[A-Z][a-z]+"
    r"|\b[A-Z]\. ?(?:[A-Z]\. ?)*(?:van |de |den |der )*[A-Z][a-z]{2,}"
)


def fault(
    field: str, message: str, found: str = "", expected: str = "", near: str = "", warning: bool = False
) -> Fault:
    return Fault("", field, message, found, expected, near, warning)


def no_source(field: str, key: str, file: CaseFile) -> Iterator[Fault]:
    if key not in file.source:
        yield fault(field, "there is no source “{found}”", key, ", ".join(file.source), nearest(key, file.source))


def missing_figures(field: str, numbers: list[str], sources: list[str], file: CaseFile) -> Iterator[Fault]:
    held = [f for key in sources if key in file.source for f in file.source[key].figures]
    for number in numbers:
        if not any(same_figure(number, f) for f in held):
            message = "the number {found} stands in no source named here ({expected})"
            yield fault(field, message, number, ", ".join(s for s in sources if s), nearest(number, held, 80))


def criterion_of(key: str) -> tuple[str, Criterion | None]:
    """Return the framework id and the criterion behind a key of `assess` ("PG1", "gao.capacity").

    A criterion of PPPE has one name only: "pppe.PG1" is no criterion.
    """
    framework, dot, criterion = key.rpartition(".")
    found = frameworks().get(framework or "pppe")
    return framework or "pppe", found.criterion(criterion) if found and (framework != "pppe" or not dot) else None


def organisation_of(body: Organisation) -> str:
    """Return the key of an organisation: of the vocabulary by its identifier or its name, else made from its name."""
    known = vocabulary("organisations").items()
    by_id = {str(o["tooi"]): key for key, o in known if o.get("tooi")}
    by_name = {str(o["name"]): key for key, o in known}
    return by_id.get(body.id) or by_name.get(body.name) or key_of(body.name) or body.name
