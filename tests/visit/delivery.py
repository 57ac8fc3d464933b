#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen reads a document that a department serves on him, and signs for it or refuses it.

    delivery.py --build DIR --does sign|refuse [--out DIR]

The portal's own database says what was proved: the document, by its digest, and the signature under it or none."""
import argparse
import hashlib
import json
import pathlib
import shutil
import sqlite3
import sys

from demo import ROOT, set_stage
from stage import Stage


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--does", choices=["sign", "refuse"], required=True)
    parser.add_argument("--out", default=str(ROOT / "build/visits/delivery"))
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out).resolve()
    shutil.rmtree(out, ignore_errors=True)
    stage = Stage(arguments.build, out)
    complaints = []

    def must(holds, what):
        if not holds:
            complaints.append(what)

    refuses = arguments.does == "refuse"
    try:
        set_stage(stage, {"portal": True})
        stage.screen(1080, 1920)
        code = stage.start_visit({"thinkMs": 150, "shots": "", "item": "签收部门文书", "area": "取件", "refuses": refuses}).wait(120)
        if code != 0:
            raise SystemExit(f"the visit got stuck (exit {code}); see {stage.notes.path}")
        notes = list(stage.notes.lines())
        read = list(dict.fromkeys(line["read"] for line in notes if "read" in line))
        must(len(read) == 2, f"two pages were to be read, not {len(read)}")
        lists = list(dict.fromkeys(line["deliveries"] for line in notes if "deliveries" in line))
        must(lists == [2, 1], f"the lists had {lists} documents")
        must(("sign" in {line.get("page") for line in notes}) != refuses, "signed, or not, as it should not have been")
        with sqlite3.connect(f"file:{out}/portal.db?mode=ro", uri=True) as portal:
            kept = portal.execute("SELECT state, plain FROM delivery_receipts").fetchall()
        must([row[0] for row in kept] == ["refused" if refuses else "served"], f"the portal has {[row[0] for row in kept]}")
        for _, plain in kept:
            proof = json.loads(plain)
            must(proof["documentSha256"] == hashlib.sha256("\f".join(read).encode()).hexdigest(), "the proof is of another text")
            must(("signature" in proof) != refuses, "a signature is there, or missing, wrongly")
            if not refuses:
                signature = json.loads(proof["signature"])
                must(signature["documentSha256"] == proof["documentSha256"] and signature["strokes"], "the signature is under something else")
        with sqlite3.connect(f"file:{out}/state/store.db?mode=ro", uri=True) as store:
            told = [row[0] for row in store.execute("SELECT outcome FROM audit WHERE event = 'delivery.moved' ORDER BY seq")]
        must(told == ["listed", "opened", "refused" if refuses else "served", "listed"], f"the audit says {told}")
        must(not any(page in (out / "terminal.jsonl").read_text(encoding="utf-8") for page in read), "the document is in the log")
    finally:
        stage.stop()
    for complaint in complaints:
        print(f"NOT AS PROMISED: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
