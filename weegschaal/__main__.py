"""The command line: `python -m weegschaal check|build`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from weegschaal import i18n, store
from weegschaal.casebase import collection
from weegschaal.casebase.reader import CaseFolder


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="python -m weegschaal", description="Weegschaal: cases of government action in balance."
    )
    commands = made.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="report every fault of every case")
    checking.add_argument("path", nargs="?", type=Path, help="a case folder or a folder of cases (default: data/cases)")
    checking.add_argument("--report", action="store_true", help="print completeness per case")
    checking.add_argument("--lang", choices=i18n.LANGUAGES, default="en", help="language of the report")
    commands.add_parser("build", help="make the DuckDB file of the case base and print its path")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 all well, 1 faults found, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = parser().parse_args(arguments)
    if options.command == "build":
        return build(i18n.of("en"))
    return check(options.path, options.report, i18n.of(options.lang))


def check(path: Path | None, report: bool, t: i18n.Translator) -> int:
    """Print every fault with file, field, what was found and what was expected; return 1 when there is one that is no warning."""
    try:
        folders = collection.check(path)
    except FileNotFoundError:
        print(t("There is no folder “{path}”.", path=path), file=sys.stderr)
        return 2
    found = collection.all_faults(folders)
    for fault in found:
        kind = t("warning") if fault.warning else t("FAULT")
        print(f"{kind}  {fault.file}: {fault.field}: {fault.text(t)}")
    if report:
        print_report(folders, t)
    broken = sum(not f.warning for f in found)
    print(
        t(
            "cases read: {cases}, faults: {faults}, warnings: {warnings}",
            cases=len(folders),
            faults=broken,
            warnings=len(found) - broken,
        )
    )
    return 1 if broken else 0


def print_report(folders: Sequence[CaseFolder], t: i18n.Translator) -> None:
    """Print one line per case: what it has."""
    head = [
        t("kind"),
        t("sources"),
        t("documents"),
        t("types"),
        t("criteria"),
        t("judgements"),
        t("voices"),
        t("outcomes"),
        t("events"),
    ]
    head += [t("ingredients"), t("full/part/relayed")]
    widths = [max(12, len(h) + 2) for h in head]
    print(f"{t('case'):24}" + "".join(f"{h:>{w}}" for h, w in zip(head, widths, strict=True)))
    for folder in folders:
        c = collection.completeness(folder)
        if c is None:
            print(f"{folder.slug:24}  {t('cannot be read')}")
            continue
        read = "/".join(str(c.read[k]) for k in ("full", "part", "relayed"))
        values = (
            c.completeness,
            c.sources,
            c.documents,
            c.types,
            c.criteria,
            c.assessments,
            c.perspectives,
            c.outcomes,
            c.events,
            c.ingredients,
            read,
        )
        print(f"{c.slug:24}" + "".join(f"{v:>{w}}" for v, w in zip(values, widths, strict=True)))


def build(t: i18n.Translator) -> int:
    """Make the DuckDB file and print its path; the log tells which cases were left out and why.

    Returns 2 when there is nothing to read or nowhere to write, and says what to do about it.
    """
    if not store.cases().is_dir():
        message = t("There is no folder “{path}”; set WEEGSCHAAL_CASES to the folder of the cases.", path=store.cases())
        print(message, file=sys.stderr)
        return 2
    try:
        print(store.current().path)
    except OSError:
        message = t(
            "Nothing can be written to “{path}”; make it a folder you may write to, or set WEEGSCHAAL_HOME to another.",
            path=store.home(),
        )
        print(message, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
