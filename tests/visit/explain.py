#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`kiosk explain` after a whole visit: it finds card to door, from the running terminal and from the stopped one's store.

The citizen is the canary's: nothing that is told, and no entry of the audit, may hold a byte of them. What is told is held
against the witnesses, and the visit is exported and replayed on a store of its own (tst_visit_replay).
"""
import argparse
import json
import pathlib
import subprocess
import sys

import canary
import demo
import outcomes
from stage import ROOT, Stage, wait_for

CARD_TO_KNOWN = ["visit.began portal-there", "step.moved began guide", "step.moved began identity", "card.read done", "sms.sent done",
                 "sms.verified done", "identity.ascertained verified"]
END = ["rating.kept done", "visit.ended completed", "goodbye.said done"]
PAPER = {None: "receipt.printed printed", "receipt-paper-out": "receipt.printed not-printed"}
# What a visit must have been, in this order; other entries may stand between.
WALKS = {
    outcomes.PROPERTY: CARD_TO_KNOWN + ["claim.moved reserved", "claim.moved fetched", "claim.moved intent", "claim.moved printed",
                                        "document.taken", "RECEIPT"] + END,
    outcomes.RESIDENCE: CARD_TO_KNOWN + ["step.moved began review", "case.sealed accepted", "row.acknowledged done", "RECEIPT"] + END,
}
# Visits that ended before that. "killed": SIGKILL when the printer had the certificate, and a start with nobody there.
SHORT = {"card-lifted": ["visit.began portal-there", "step.moved began identity", "card.read failed", "visit.ended", "goodbye.said done"],
         "killed": CARD_TO_KNOWN + ["claim.moved fetched", "claim.moved intent", "terminal.started after-crash", "crash.settled uncertain",
                                    "row.acknowledged done"]}
# What a fault leaves in a whole one besides.
TRACES = {"answer-lost": {outcomes.RESIDENCE: "row.attempted unknown", outcomes.PROPERTY: "portal.failed asked-again"},
          "receipt-paper-out": {item: "notice.asked done" for item in WALKS}}


class Asking:
    def __init__(self, stage):
        self.stage, self.complaints, self.told = stage, [], []
        self.state = str(stage.out / "state")

    def call(self, *arguments):
        words = [self.stage.program("kiosk"), *arguments, "--state", self.state]
        return subprocess.run(words, capture_output=True, env=self.stage.environment)

    def run(self, *arguments, code=0):
        done = self.call(*arguments)
        self.told.append((" ".join(arguments), done.stdout + done.stderr))
        if done.returncode != code:
            self.complaints.append(f"{' '.join(arguments)} ended with {done.returncode}, not {code}: {done.stderr.decode()}")
        return done.stdout

    def story(self, name):
        text = self.run("explain", name, "--json")
        return json.loads(text) if text else {"entries": [], "audit": "none", "cases": [], "claims": [], "rows": []}


def follow(story, walk, complaints):
    """Every line of `walk` stands in the entries, one behind the other."""
    told = [" ".join(word for word in (entry["event"], entry["outcome"], entry["object"]) if word) for entry in story["entries"]]
    at = 0
    for wanted in walk:
        found = next((i for i in range(at, len(told)) if told[i].startswith(wanted)), None)
        if found is None:
            complaints.append(f"{wanted} is not told behind {told[at - 1] if at else 'the beginning'}; told: {told}")
            return
        at = found + 1


def compare(story, evidence, complaints):
    """With what the witnesses saw."""
    def expect(condition, complaint):
        if not condition:
            complaints.append(complaint)

    visits = {line["visit"] for line in evidence.terminal_log if line.get("event") == "visit.began"}
    expect(story["visit"] in visits, f"another visit is told: {story['visit']}")
    killed = evidence.fault == "killed"
    expect(story["audit"] == ("no-goodbye" if killed else "card-to-door"), f"the audit is {story['audit']}")
    expect(all(row["state"] == "acknowledged" for row in story["rows"]), f"rows: {story['rows']}")
    if evidence.item == outcomes.PROPERTY:
        state = "uncertain" if killed else "printed"
        expect([claim["state"] for claim in story["claims"]] == [state] * evidence.count("claim-reserved"), f"claims: {story['claims']}")
    else:
        numbers = [case["caseNo"] for case in evidence.cases]
        expect([case["caseNo"] for case in story["cases"]] == numbers, f"cases: {story['cases']}, the portal has {numbers}")


def visit(stage, arguments, card):
    """One visit; what the terminal could not send before it stopped is sent by the next start."""
    killed = arguments.fault == "killed"
    plan = demo.fault_plan(None if killed else arguments.fault, arguments.item)
    demo.set_stage(stage, plan)
    stage.screen(1080, 1920)
    script = {"item": demo.ITEMS[arguments.item], "thinkMs": 150, "shots": "", "cardFields": card,
              "entries": {"phone": canary.PHONE, "date": "20260301"}}
    script.update(plan.get("script", {}))
    process = stage.start_visit(script)
    if killed:
        wait_for(lambda: any(line.get("act") == "document-received" for line in stage.workbench_log.lines()), 60)
        process.kill()
        process.wait()
    elif process.wait(180) != 0:
        raise SystemExit(f"the visit got stuck; see {stage.out}")


def names_of(evidence):
    """By what people would ask: the receipt and the portal's number; of a visit that came to neither, its id."""
    done = evidence.last_done()
    if "receiptCode" in done:
        return [done["receiptCode"], done.get("caseNo") or evidence.cases[-1]["caseNo"]]
    return [next(line["visit"] for line in evidence.terminal_log if line.get("event") == "visit.began")]


def ask_running(stage, asking, names):
    """Over the socket of a terminal with nobody in front of it."""
    terminal = stage.start_terminal()
    try:
        wait_for(lambda: '"door":"explain"' in (stage.out / "kiosk.err").read_text(encoding="utf-8"), 30)
        wait_for(lambda: all(row["state"] == "acknowledged" for row in asking.story(names[0])["rows"]), 60)
        stories = [asking.story(name) for name in names]
        asking.run("explain", "CH-0000-0000-0", code=66)
        asking.run("audit", "export", str(stage.out / "running.jsonl"), "--config", str(stage.out / "config"), code=1)
        return stories
    finally:
        terminal.terminate()
        terminal.wait(15)


def replay(stage, name, asking):
    file = stage.out / "replay.json"
    asking.run("explain", name, "--replay", str(file))
    text = file.read_bytes() if file.exists() else b""
    asking.told.append(("the replay", text))
    for handle in {name, name.lower(), str(json.loads(asking.run("explain", name, "--json") or "{}").get("visit"))}:
        if handle.encode() in text:
            asking.complaints.append(f"the replay holds {handle}")
    done = subprocess.run([stage.program("tst_visit_replay"), "theStoreWalksThroughTheSameStates"], capture_output=True, text=True,
                          env=dict(stage.environment, KIOSK_REPLAY=str(file)))
    if done.returncode or str(file) not in done.stdout:
        asking.complaints.append(f"the replay went another way:\n{done.stdout}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--item", default=outcomes.RESIDENCE, choices=sorted(WALKS))
    parser.add_argument("--fault", choices=sorted({**TRACES, **SHORT}))
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    card = dict(canary.CANARY, number=canary.valid_number("33019918850228003"), birth="18850228")
    stage = Stage(arguments.build, arguments.out)
    asking = Asking(stage)
    try:
        visit(stage, arguments, card)
        evidence = outcomes.Evidence(stage, arguments.item, arguments.fault)
        names = names_of(evidence)
        running = ask_running(stage, asking, names)
        stopped = asking.story(names[0])
        text = asking.run("explain", names[0]).decode()
        asking.run("explain", "CH-0000-0000-0", code=66)
        export = stage.out / "audit.jsonl"
        asking.run("audit", "export", str(export), "--config", str(stage.out / "config"))
        asking.told.append(("the audit", export.read_bytes()))
        replay(stage, names[0], asking)
        if any(story != stopped for story in running):
            asking.complaints.append("the running terminal tells another story than its store")
        compare(stopped, evidence, asking.complaints)
        paper = PAPER.get(arguments.fault, PAPER[None])
        walk = SHORT.get(arguments.fault, WALKS[arguments.item])
        follow(stopped, [paper if step == "RECEIPT" else step for step in walk], asking.complaints)
        if arguments.fault in TRACES:
            follow(stopped, [TRACES[arguments.fault][arguments.item]], asking.complaints)
        if "whole, from card to door" not in text and arguments.fault != "killed":
            asking.complaints.append(f"the text does not go from card to door:\n{text}")
    finally:
        stage.stop()
    canaries = {field: canary.shapes(value) for field, value in dict(card, phone=canary.PHONE).items() if field != "birth"}
    for name, data in asking.told:
        asking.complaints += canary.search(data, name, canaries)
    print(text)
    for complaint in asking.complaints:
        print(f"EXPLAIN: {complaint}", file=sys.stderr)
    return 1 if asking.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
