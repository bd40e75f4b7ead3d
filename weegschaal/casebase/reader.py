"""Reads the folder of a case: all its faults at once, and as much of the case as can be used."""

from __future__ import annotations

import copy
import logging
import re
import stat
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from weegschaal.casebase.faults import Fault, nearest
from weegschaal.casebase.neutral import make_neutral
from weegschaal.casebase.records import CaseFile
from weegschaal.casebase.rules import case_faults
from weegschaal.casebase.story_rules import story_faults
from weegschaal.casebase.texts import Story, read_story

LANGUAGES = ("nl", "en")
FILES = ("case.toml", "nl.md", "en.md")
log = logging.getLogger("weegschaal")
_MESSAGES = {
    "extra_forbidden": "unknown key “{found}”; expected one of: {expected}",
    "missing": "is missing and required",
    "vocabulary": "“{found}” is not in the list; expected one of: {expected}",
    "date": "“{found}” is no date; expected YYYY, YYYY-MM or YYYY-MM-DD",
    "identifier": "the identifier “{found}” has the wrong form; expected: {expected}",
    "url": "“{found}” is no web address; expected https://…",
    "figure": "“{found}” is no figure; expected digits with a decimal point and no thousands mark, as in 139000 or 8.3",
    "anchor": "an anchor has one to six words of the source; found: “{found}”",
    "phrase": "a judgement word has one to five words of the source; found: “{found}”",
    "literal_error": "“{found}” is not allowed; expected: {expected}",
}
_OTHER = "“{found}” is of the wrong kind; expected: {expected}"
_KINDS = {
    "string_type": "text between quotation marks",
    "string_too_short": "a text that is not empty",
    "list_type": "a list between square brackets",
    "too_short": "at least one entry",
    "too_long": "fewer entries",
    "float_type": "a number without quotation marks",
    "bool_type": "true or false",
    "model_type": "a table",
    "dict_type": "a table",
}
# Names of the forms of a value with two forms, and what a value meant to have that form is, or is not.
_FORMS = {"Bilingual": (dict, True), "constrained-str": (dict, False), "literal": (str, True), "float": (str, False)}


@dataclass(frozen=True)
class CaseFolder:
    """A folder read: `file` and `stories` as far as they could be read, and every fault found."""

    slug: str
    file: CaseFile | None
    stories: Mapping[str, Story]
    faults: tuple[Fault, ...] = field(default=())

    @property
    def usable(self) -> bool:
        """True when nothing but warnings was found."""
        return self.file is not None and not any(not f.warning for f in self.faults)


def read_case(folder: Path) -> CaseFolder:
    """Read `case.toml`, `nl.md` and `en.md` of one case folder. Never raises for what stands in the files."""
    try:
        return _read_case(folder)
    except Exception as error:  # one case must not take the others with it
        log.exception("case left out: %s cannot be read", folder.name)
        message, found = "cannot be read: {found}", f"{type(error).__name__}: {error}"[:120]
        return CaseFolder(folder.name, None, {}, (Fault(f"{folder.name}/case.toml", "file", message, found),))


def _read_case(folder: Path) -> CaseFolder:
    slug, faults = folder.name, []
    texts: dict[str, str] = {}
    for name in FILES:
        text, fault = _text(folder / name, f"{slug}/{name}")
        faults += [fault] if fault else []
        if text is not None:
            texts[name] = text
    file: CaseFile | None = None
    if "case.toml" in texts:
        file, found = _case_file(texts["case.toml"], f"{slug}/case.toml")
        faults += found
    stories = {lang: read_story(texts[f"{lang}.md"], lang) for lang in LANGUAGES if f"{lang}.md" in texts}
    known = {(f.file, f.field) for f in faults}
    later = [*(case_faults(slug, file) if file else ()), *story_faults(slug, file, stories)]
    later = [f for f in later if "[…" not in f.field]  # where it stands is what was missing
    faults += [f for f in later if not any(f.file == k and _within(f.field, p) for k, p in known)]
    return CaseFolder(slug, file, stories, tuple(faults))


def _within(place: str, other: str) -> bool:
    return place == other or place.startswith((other + ".", other + "["))


def _text(path: Path, name: str) -> tuple[str | None, Fault | None]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would never end
            return None, Fault(name, "file", "is no ordinary file")
        text = path.read_bytes().decode("utf-8-sig")
        if nul := re.search(r"\0|\\u0000|\\U00000000", text):  # tables and pages cannot show it
            line = text.count("\n", 0, nul.start()) + 1
            return None, Fault(name, "file", "holds a NUL character (line {found})", str(line))
        return text, None
    except FileNotFoundError:
        return None, Fault(name, "file", "the file is missing; a case has case.toml, nl.md and en.md")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = "is not UTF-8 (line {found}); save it again as UTF-8"
        return None, Fault(name, "file", message, found=str(line))
    except OSError as error:
        return None, Fault(name, "file", "cannot be read: {found}", found=error.strerror or str(error))


def _case_file(text: str, name: str) -> tuple[CaseFile | None, list[Fault]]:
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        return None, [Fault(name, "file", "the values are nested too deeply")]
    except ValueError as error:  # also of a number of thousands of digits
        return None, [Fault(name, "file", "is not valid TOML: {found}", found=str(error))]
    faults: list[Fault] = []
    raw["assess"] = _flat_assessments(raw.get("assess", {}), name, faults)
    for _ in range(20):
        try:
            return CaseFile.model_validate(raw), faults
        except ValidationError as error:
            details = [d for d in error.errors() if _is_meant(d, raw)] or error.errors()
            told = [f.field for f in faults if f.expected != _KINDS["list_type"]]
            found = [_fault(d, raw, name) for d in details]
            faults += [f for f in found if not any(_within(f.field, t) for t in told)]
            raw = _repaired(raw, details)
    return None, faults


def _flat_assessments(tables: Any, name: str, faults: list[Fault]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tables.items() if isinstance(tables, dict) else ():
        if isinstance(value, list):
            flat[key] = value
        elif isinstance(value, dict) and value and all(isinstance(rows, list) for rows in value.values()):
            flat |= {f"{key}.{criterion}": rows for criterion, rows in value.items()}
        else:
            faults.append(
                Fault(name, f"assess.{key}", "write assessments as [[assess.{found}]], with two brackets", found=key)
            )
    return flat


def _place(where: tuple[str | int, ...], raw: Any) -> str:
    """Write a place for people: an assessment by its source, an entry of a list by its number from 1."""
    path, at = "", cast("Any", raw)
    for step in _without_forms(where, raw):
        at = at[step] if _has(at, step) else None
        if isinstance(step, int):
            label = at["source"] if path.startswith("assess.") and isinstance(at, dict) and "source" in at else step + 1
            path += f"[{label}]"
        else:
            path += f".{step}" if path else step
    return path


def _is_form(at: Any, step: str | int) -> bool:
    """Tell whether a step is no place in the file but the name of one of the forms that a value may have."""
    return isinstance(step, str) and step.partition("[")[0] in _FORMS and not _has(at, step)


def _without_forms(where: tuple[str | int, ...], raw: Any) -> list[str | int]:
    steps, at = list[str | int](), cast("Any", raw)
    for step in where:
        if not _is_form(at, step):
            steps.append(step)
            at = at[step] if _has(at, step) else None
    return steps


def _is_meant(detail: ErrorDetails, raw: Any) -> bool:
    """Of a value that may have two forms, tell whether this complaint is about the form that was meant."""
    at = raw
    for step in detail["loc"]:
        if _is_form(at, step):
            kind, is_that = _FORMS[str(step).partition("[")[0]]
            return isinstance(at, kind) == is_that
        at = at[step] if _has(at, step) else None
    return True


def _has(at: Any, step: str | int) -> bool:
    return step in at if isinstance(at, dict) else isinstance(at, list) and isinstance(step, int) and step < len(at)


def _fault(detail: ErrorDetails, raw: dict[str, Any], name: str) -> Fault:
    kind, where = detail["type"], detail["loc"]
    context = detail.get("ctx", {})
    found = str(where[-1]) if kind == "extra_forbidden" else str(detail["input"])
    expected = str(context.get("expected", ""))
    near = str(context.get("nearest", ""))
    if kind == "extra_forbidden":
        keys = _keys_at(CaseFile, _without_forms(where, raw)[:-1])
        expected, near = ", ".join(keys), nearest(found, keys)
    elif kind not in _MESSAGES:
        expected = _KINDS.get(kind, detail["msg"])
    message = _MESSAGES.get(kind, _OTHER)
    return Fault(name, _place(where, raw), message, found[:120], expected, near)


def _keys_at(annotation: Any, where: Sequence[str | int]) -> list[str]:
    """Return the keys that the record at a place allows."""
    for step in where:
        annotation = _inner(annotation, step)
    models = [a for a in _options(annotation) if isinstance(a, type) and issubclass(a, BaseModel)]
    return [f.alias or key for model in models for key, f in model.model_fields.items()]


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)


def _inner(annotation: Any, step: str | int) -> Any:
    for option in _options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            fields = {f.alias or key: f.annotation for key, f in option.model_fields.items()}
            if step in fields:
                return fields[str(step)]
        elif get_args(option):
            return get_args(option)[-1]
    return annotation


def _repaired(raw: dict[str, Any], details: list[ErrorDetails]) -> dict[str, Any]:
    """Return the raw case with every faulty field made neutral, so that the rules can look at all the rest in the same run."""
    raw = copy.deepcopy(raw)
    for detail in details:
        where = _without_forms(detail["loc"], raw)
        if where in (["case"], ["source"]):
            raw[str(where[0])] = {}
            continue
        parent: Any = raw
        for step in where[:-1]:
            parent = parent[step] if _has(parent, step) else None
        if where and isinstance(parent, dict | list):
            make_neutral(parent, where[-1], detail)
    return raw
