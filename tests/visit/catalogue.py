#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every item of the hall, from the card to the receipt, in real processes: `kiosk check` walks each item's own tests through the
reducer, and one scripted citizen does the visit against workbench and portal, judged by the witnesses.

    catalogue.py --build DIR [--out DIR] [PART]
"""
import argparse
import json
import pathlib
import subprocess
import sys
import time

from demo import DEFINITIONS
from stage import ROOT


def visit(item, arguments):
    """Seconds, and what the judge complained of."""
    out = pathlib.Path(arguments.out).resolve() / item
    begin = time.monotonic()
    done = subprocess.run([sys.executable, str(ROOT / "tests/visit/demo.py"), "--build", arguments.build, "--item", item, "--headless", "--quiet",
                           "--no-shots", "--think", "120", "--out", str(out)], capture_output=True, text=True)
    summary = out / "summary.json"
    outcome = json.loads(summary.read_text(encoding="utf-8"))["outcome"] if done.returncode == 0 else "FAILED"
    return time.monotonic() - begin, outcome, done.stderr.strip() if done.returncode else ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--out", default=str(ROOT / "build/catalogue"))
    parser.add_argument("part", nargs="?", default="", help="items whose id has this in it")
    arguments = parser.parse_args()
    items = [item for item in sorted(DEFINITIONS) if arguments.part in item]
    if not items:
        raise SystemExit(f"no item has {arguments.part} in its id")
    check = subprocess.run([next(str(path) for path in pathlib.Path(arguments.build).rglob("app/main/kiosk")), "check", str(ROOT / "kiosk-config")],
                           capture_output=True, text=True)
    print(check.stdout, end="")
    failed = check.returncode != 0
    for item in items:
        seconds, outcome, complaints = visit(item, arguments)
        tests = len(DEFINITIONS[item]["tests"])
        print(f"{item:38}{outcome:24}{seconds:6.1f} s  {tests} tests of its own", flush=True)
        if complaints:
            failed = True
            print(complaints, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
