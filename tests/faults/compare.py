#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the faults that the protocols know against those the tests have just injected.

usage: compare.py begin LOG            an empty folder for a new run
       compare.py end   LOG LISTS      every id of LISTS/*.json was injected into a driver, and nothing else; what an emulator
                                       alone has shown (*.emulated.txt) must be on a list, too, but makes up for no driver
       compare.py check LISTS          the lists alone: shape and doubled ids
"""
import json
import pathlib
import re
import shutil
import sys

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")


def listed(folder):
    ids, wrong = {}, []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if content.get("class") != path.stem or not content.get("faults"):
            wrong.append(f"{path.name}: \"class\" must be \"{path.stem}\" and \"faults\" not empty")
        for fault in content.get("faults", []):
            name = fault.get("id", "")
            if not ID.fullmatch(name) or not fault.get("what") or not fault.get("source"):
                wrong.append(f"{path.name}: {name or fault}: needs id, what and source")
            if name in ids:
                wrong.append(f"{path.name}: {name} stands in {ids[name]} too")
            ids[name] = path.name
    return ids, wrong


def main(argv):
    what, log = argv[1], pathlib.Path(argv[2])
    if what == "begin":
        shutil.rmtree(log, ignore_errors=True)
        log.mkdir(parents=True)
        return 0
    ids, wrong = listed(argv[3] if what == "end" else argv[2])
    if what == "end":
        injected, emulated = {}, {}
        for path in sorted(log.glob("*.txt")):
            for line in path.read_text(encoding="utf-8").split():
                (emulated if path.name.endswith(".emulated.txt") else injected).setdefault(line, path.stem)
        wrong += [f"{name} ({ids[name]}): no test injected it" for name in sorted(ids.keys() - injected.keys())]
        everywhere = emulated | injected
        wrong += [f"{name}: injected by {everywhere[name]}, on no list" for name in sorted(everywhere.keys() - ids.keys())]
    print("\n".join(wrong) or f"{len(ids)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
