#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen reads a document that a department serves on him, and signs for it or refuses it.

    delivery.py --build DIR --does sign|refuse [--out DIR]

The portal's own database says what was proved: the document, by its digest, and the signature under it or none."""
import hashlib
import json
import sys

from demo import set_stage
from judged import audited, judged, logged, rows_of, visit


def play(stage, must, arguments):
    out = stage.out
    refuses = arguments.does == "refuse"
    set_stage(stage, {"portal": True})
    stage.screen(1080, 1920)
    notes = visit(stage, {"item": "签收部门文书", "area": "取件", "refuses": refuses})
    read = list(dict.fromkeys(line["read"] for line in notes if "read" in line))
    must(len(read) == 2, f"two pages were to be read, not {len(read)}")
    lists = list(dict.fromkeys(line["deliveries"] for line in notes if "deliveries" in line))
    must(lists == [2, 1], f"the lists had {lists} documents")
    must(("sign" in {line.get("page") for line in notes}) != refuses, "signed, or not, as it should not have been")
    kept = rows_of(out / "portal.db", "SELECT state, plain FROM delivery_receipts")
    must([row[0] for row in kept] == ["refused" if refuses else "served"], f"the portal has {[row[0] for row in kept]}")
    for _, plain in kept:
        proof = json.loads(plain)
        must(proof["documentSha256"] == hashlib.sha256("\f".join(read).encode()).hexdigest(), "the proof is of another text")
        must(("signature" in proof) != refuses, "a signature is there, or missing, wrongly")
        if not refuses:
            signature = json.loads(proof["signature"])
            must(signature["documentSha256"] == proof["documentSha256"] and signature["strokes"], "the signature is under something else")
    told = audited(out, "delivery.moved")
    must(told == ["listed", "opened", "refused" if refuses else "served", "listed"], f"the audit says {told}")
    must(not any(page in logged(out) for page in read), "the document is in the log")


if __name__ == "__main__":
    sys.exit(judged(play, does=("sign", "refuse")))
