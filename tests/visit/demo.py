#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One whole visit, with or without a fault. Headless it is judged by the witnesses and not by the terminal's own word.

    demo.py --build DIR [--headless] [--item ID] [--fault NAME] [--out DIR] [--latency hall] [--landscape] [--no-shots]
"""
import argparse
import datetime
import json
import os
import pathlib
import re
import shutil
import sys

import outcomes
from item_fields import fields_of, names_of
from stage import ROOT, SITE, Stage, wait_for

DEFINITIONS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((SITE / "services").glob("*/*.json"))}
ITEMS = {item: definition["title"]["zh"] for item, definition in DEFINITIONS.items()}
REHEARSAL = datetime.date(2026, 3, 1)  # the day on which the items' own tests stand
AREAS = {area["id"]: area["title"]["zh"] for area in json.loads((SITE / "life-areas.json").read_text(encoding="utf-8"))["areas"]}
BY_HAND = """Two windows are open: the terminal, and the workbench with card, printers and the citizen's phone.
  1. Touch the terminal and choose an item.
  2. In the workbench: lay the card down (resident).
  3. Type the code that the phone shows.
Close a window to end. What is printed and sent lies in {out}.
"""
CLAIM, PAYMENT = "^/gk/v1/print-claims/[^/]+$", "^/gk/v1/payments/[^/]+$"
COMMIT = {item: CLAIM if any(step["kind"] == "claim" for step in definition.get("steps", [])) else "^/gk/v1/submissions/"
          for item, definition in DEFINITIONS.items()}


def fault_plan(name, item):
    """What is broken, where: script changes, portal faults, acts at the workbench before the citizen comes."""
    put = {"method": "PUT", "path": COMMIT[item], "nth": 1}
    plans = {
        None: {},
        "card-lifted": {"acts": [{"do": "card.fault", "fault": "lift-during-read", "times": 1}]},
        "card-unreadable": {"script": {"card": "unreadable"}},
        "card-foreign": {"script": {"card": "foreign2017"}},
        "card-expired": {"script": {"card": "resident-expired"}},
        "card-bad-digit": {"script": {"card": "resident-bad-digit"}},
        "sms-wrong": {"script": {"wrongCodes": 5}},
        "portal-down": {"portal": False},
        "portal-lost-submit": {"faults": [{"match": put, "act": "dark", "forS": 25}]},
        "answer-lost": {"faults": [{"match": put, "act": "commit-then-drop"}]},
        "certificate-paper-out-before": {"acts": [{"do": "document.set", "paper": "out"}]},
        "certificate-paper-out-during": {"acts": [{"do": "document.fault", "fault": "paper-out-during", "times": 1}]},
        "receipt-paper-out": {"acts": [{"do": "receipt.set", "paper": "out"}]},
        "cover-open": {"acts": [{"do": "receipt.set", "cover": "open"}]},
        "devices-missing": {"missing": True},
        "pay-answer-lost": {"faults": [{"match": {"method": "PUT", "path": PAYMENT, "nth": 1}, "act": "commit-then-drop"}]},
        "pay-walk-away": {"script": {"pays": False}},
        "pay-no-paper": {"acts": [{"do": "document.fault", "fault": "paper-out-during", "times": 1}]},
    }
    if name not in plans:
        raise SystemExit(f"unknown fault {name}; known: {', '.join(filter(None, plans))}")
    return plans[name]


def answers_of(item):
    """What a citizen says to each question: what the item's own test that answers most says, then any other of them."""
    definition = DEFINITIONS[item]
    members = [DEFINITIONS[member["item"]] for member in definition.get("members", [])]
    given = {}
    for part in [definition, *members]:
        # most answers: nobody knows more of this citizen than the card, and they go together
        tests = sorted(part["tests"], key=lambda test: (test["expect"]["ends"] != "completed", -len(test.get("answers", {}))))
        for test in tests:
            given = {**test.get("answers", {}), **given}
    answers = {}
    for part in [definition, *members]:
        for field in fields_of(part):
            if field["id"] in given and "question" in field:
                for name in names_of(field):
                    answers.setdefault(name, told_today(given[field["id"]]) if field["kind"] == "date" else given[field["id"]])
    return answers


def told_today(day):
    """As long before or after today as it was before or after the day of the tests."""
    day = datetime.datetime.strptime(day.replace("-", ""), "%Y%m%d").date() + (datetime.date.today() - REHEARSAL)
    return day.strftime("%Y%m%d")


def area_of(item):
    """Where a citizen looks for it: nowhere when the home page has it."""
    return "" if DEFINITIONS[item].get("frequent") else AREAS[DEFINITIONS[item]["lifeArea"]]


def set_stage(stage, plan, window=False):
    """Everything but the terminal. Returns the process of the workbench."""
    workbench = stage.start_workbench(window)
    if plan.get("portal", True):
        stage.start_portal(plan.get("faults"))
    else:
        stage.no_portal()
    stage.write_config(missing_devices=plan.get("missing", False))
    for act in plan.get("acts", []):
        stage.control(act)
    return workbench


def visit_by_hand(arguments, out):
    """Terminal and workbench in windows, until one of them is closed."""
    stage = Stage(arguments.build, out, latency="hall")
    try:
        open_windows = [set_stage(stage, fault_plan(arguments.fault, arguments.item), window=True), stage.start_terminal(window=True)]
        print(BY_HAND.format(out=out))
        wait_for(lambda: any(process.poll() is not None for process in open_windows), seconds=float("inf"))
        return next(code for code in (process.poll() for process in open_windows) if code is not None)
    except KeyboardInterrupt:
        return 0
    finally:
        stage.stop()


def run_visit(arguments, out):
    plan = fault_plan(arguments.fault, arguments.item)
    stage = Stage(arguments.build, out, latency=arguments.latency)
    try:
        set_stage(stage, plan)
        stage.screen(*((1920, 1080) if arguments.landscape else (1080, 1920)))
        script = {"item": ITEMS[arguments.item], "area": area_of(arguments.item), "thinkMs": arguments.think, "shots": "" if arguments.no_shots else str(out / "screens"),
                  "entries": {"phone": "13900000199", "date": "20260301"}, "answers": answers_of(arguments.item),
                  "company": DEFINITIONS[arguments.item].get("audience") == "company"}
        script.update(plan.get("script", {}))
        visit = stage.start_visit(script, wrapper=arguments.wrapper)
        code = visit.wait(arguments.limit)
        if code != 0:
            for name in ("citizen.jsonl", "terminal.jsonl"):
                print(f"-- the end of {name}", *(out / name).read_text(encoding="utf-8").splitlines()[-15:], sep="\n")
            raise SystemExit(f"the visit got stuck (exit {code}); see {out}/citizen.jsonl and terminal.jsonl")
        if arguments.fault == "pay-walk-away":
            drain(stage, arguments.item, "payment-closed")
        if arguments.fault == "portal-lost-submit":
            drain(stage, arguments.item)
        if arguments.fault == "portal-down" and arguments.item == "residence-permit-application":
            stage.start_portal(listen=stage.portal_url.removeprefix("https://"))
            drain(stage, arguments.item)
        return outcomes.Evidence(stage, arguments.item, arguments.fault)
    finally:
        stage.stop()


def drain(stage, item, effect=None):
    """The machine is started again, with nobody in front of it: what was kept must reach the portal by itself."""
    commit = re.compile(COMMIT[item])

    def told(line):
        """The case is there; or the release of a claim was heard, of which the portal may never have known (404)."""
        if effect:
            return line.get("effect") == effect
        released = line.get("method") == "PATCH" and line["status"] in (200, 404)
        return bool(commit.search(line.get("path", ""))) and (line.get("effect") == "case-created" or released)

    process = stage.start_terminal()
    heard = wait_for(lambda: any(told(line) for line in stage.portal_log.lines()), 90)
    process.terminate()
    process.wait(10)
    if not heard:
        raise SystemExit(f"what was kept never reached the portal; see {stage.out}/portal.jsonl")


def collect(out, evidence):
    """The files of the visit at fixed names beside summary.json."""
    names = {}
    for kind, found, name in (("receiptPng", evidence.receipt_pngs, "receipt.png"), ("certificatePdf", evidence.documents, "certificate.pdf"),
                              ("case", evidence.case_files, "case.json")):
        if found:
            shutil.copyfile(found[-1], out / name)
            names[kind] = name
    names["screens"] = [f"screens/{path.name}" for path in sorted((out / "screens").glob("*.png"))]
    names["witnesses"] = ["workbench.jsonl", "portal.jsonl"]
    return names


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--item", default="property-certificate-print", choices=sorted(ITEMS))
    parser.add_argument("--fault")
    parser.add_argument("--out", default=str(ROOT / "build/demo"))
    parser.add_argument("--latency", default="none", choices=["none", "hall"])
    parser.add_argument("--think", type=int, default=400, help="ms the citizen thinks before every act")
    parser.add_argument("--limit", type=int, default=180)
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--no-shots", action="store_true")
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("--headless", action="store_true", help="a scripted citizen, also where there is a display")
    arguments = parser.parse_args()
    arguments.wrapper = ()
    out = pathlib.Path(arguments.out).resolve()
    if not arguments.headless and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return visit_by_hand(arguments, out)
    evidence = run_visit(arguments, out)
    summary = evidence.summary()
    summary["files"] = collect(out, evidence)
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not arguments.quiet:
        print(evidence.story())
        print(f"\n{out}/summary.json")
    complaints = evidence.judge()
    for complaint in complaints:
        print(f"NOT AS PROMISED: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
