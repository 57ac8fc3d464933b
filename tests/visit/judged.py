# SPDX-License-Identifier: Apache-2.0
"""What the scripts of visits share: a stage is set, played on and taken down, and what is not as promised is said."""
import argparse
import pathlib
import sqlite3
import sys

from demo import ROOT, answers_of
from stage import Stage

ITEM = "residence-permit-application"  # of a visit whose script names none


def visit(stage, script):
    """The notes of this visit alone."""
    before = len(list(stage.notes.lines()))
    code = stage.start_visit({"thinkMs": 150, "shots": "", "entries": {"phone": "13900000199", "date": "20260301"}, "answers": answers_of(ITEM), **script}).wait(120)
    seen = list(stage.notes.lines())[before:]
    if code != 0:
        raise SystemExit(f"the visit got stuck (exit {code}); see {stage.notes.path}")
    return seen


def noted(seen, member):
    return [line for line in seen if member in line]


def rows_of(path, sql, *values):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(sql, values).fetchall()


def audited(out, event):
    """The outcomes of one kind of event, in their order."""
    return [row[0] for row in rows_of(out / "state/store.db", f"SELECT outcome FROM audit WHERE event = '{event}' ORDER BY seq")]


def logged(out):
    return (out / "terminal.jsonl").read_text(encoding="utf-8")


def judged(play, **options):
    """Runs play(stage, must, arguments); the exit code. An option is its choices; with "" among them it may be left out. None: any word, or none."""
    name = pathlib.Path(sys.argv[0]).stem
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--out", default=str(ROOT / "build/visits" / name))
    for option, choices in options.items():
        parser.add_argument(f"--{option}", choices=choices and sorted(choices), required=bool(choices) and "" not in choices, default="")
    arguments = parser.parse_args()
    stage = Stage(arguments.build, arguments.out)
    complaints = []

    def must(holds, what):
        if not holds:
            complaints.append(what)

    try:
        play(stage, must, arguments)
    finally:
        stage.stop()
    for complaint in complaints:
        print(f"NOT AS PROMISED: {complaint}", file=sys.stderr)
    return 1 if complaints else 0
