#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long a whole visit takes, by the clocks of workbench and portal and not by the terminal's own report.

totalMs: card placed to the last byte of the certificate (of the receipt where there is none), scripted citizen
included. machineMs: the same less the citizen's share. Serial bytes are paced at the configured speed, the portal has
the latency profile `hall`. Goals: machine 3 s, whole visit 60 s. Medians of several runs; machines are noisy.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOALS = {"machineMs": 3000, "totalMs": 60000}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--item", action="append", default=[])
    arguments = parser.parse_args()
    missed = 0
    for item in arguments.item or ["property-certificate-print", "residence-permit-application"]:
        figures = {goal: [] for goal in GOALS}
        for run in range(arguments.runs):
            out = pathlib.Path(arguments.build) / "bench" / f"{item}-{run}"
            done = subprocess.run([sys.executable, str(ROOT / "tests/visit/demo.py"), "--build", arguments.build, "--item", item, "--out",
                                   str(out), "--latency", "hall", "--think", "1200", "--headless", "--quiet", "--no-shots"])
            if done.returncode:
                print(f"{item}: run {run} failed; see {out}", file=sys.stderr)
                return 1
            summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
            for goal in GOALS:
                figures[goal].append(summary[goal])
        for goal, limit in GOALS.items():
            median = statistics.median(figures[goal])
            missed += median > limit
            print(f"{item:32} {goal:10} median {median:7.0f} ms  min {min(figures[goal])}  max {max(figures[goal])}  goal {limit}  "
                  f"({median / limit:.2f} of it)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
