#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random touches, keys and codes before a whole terminal: it stands, nothing is handed in, nobody gets out of it.

    monkey.py --build DIR [--seconds 600] [--seed 1] [--out DIR]"""
import json
import subprocess
import sys
import urllib.request

from demo import set_stage
from judged import judged, logged, rows_of


def play(stage, must, arguments):
    out = stage.out
    set_stage(stage, {})
    stage.screen(1080, 1920)
    # nobody is on duty: whoever waits for a person is not sent away, and a monkey would wait for ten minutes
    urllib.request.urlopen(urllib.request.Request(stage.help_at, b'{"staffed": false}', {"Content-Type": "application/json"})).close()
    process = subprocess.run([stage.program("kiosk-monkey"), "--config", str(out / "config"), "--state", str(out / "state"), "--control",
                              stage.bench["control"], "--log", str(out / "terminal.jsonl"), "--seconds", arguments.seconds or "40", "--seed",
                              arguments.seed or "1"], env=stage.environment, stdout=subprocess.PIPE, text=True, check=False)
    must(process.returncode == 0, f"the terminal ended with {process.returncode}")
    lines = process.stdout.splitlines()
    report = json.loads(lines[-1]) if lines else {"acts": 0, "pages": [], "escaped": ["the terminal"]}
    must(report["escaped"] == [], f"there was a way out: {report['escaped']}")
    must(report["acts"] > 100 and len(report["pages"]) >= 6, f"{report['acts']} acts led to {report['pages']}")
    must(list((out / "cases").glob("*.json")) == [], "a case was handed in")
    must(rows_of(out / "portal.db", "SELECT 1 FROM claims") == [], "a claim was spent")
    must(rows_of(out / "portal.db", "SELECT 1 FROM payments") == [], "something was ordered")
    must(rows_of(out / "state/store.db", "SELECT 1 FROM cases") == [], "a case is in the store")
    must(list((out / "bench/receipts").glob("*.txt")) == [], "something was printed")
    told = [json.loads(line) for line in logged(out).splitlines()]
    must(not [line for line in told if line.get("level") in ("critical", "error")], "the log has an error")
    print(f"{report['acts']} acts, {len(report['pages'])} pages")


if __name__ == "__main__":
    sys.exit(judged(play, seconds=None, seed=None))
