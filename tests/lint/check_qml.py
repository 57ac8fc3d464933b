#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""qmllint over every QML file of the modules, with the types that the build generated; any warning is a finding.

usage: check_qml.py ROOT BUILD QT_QML_FOLDER
Qt 6.4 judges (Debian 12, the floor); what a later qmllint finds is printed and does not fail.
Three things that qmllint of Qt 6.4 takes for wrong are right and passed over, each by its own test below.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

SKIPPED = 77


def known_false(warning, text):
    line = text.splitlines()[warning["line"] - 1] if warning.get("line") else ""
    if "Unqualified access" in warning["message"]:
        # an id of the same file seen from a delegate; `pragma ComponentBehavior: Bound`, which says so, came with 6.5
        word = re.match(r"\w+", line[warning["column"] - 1:])
        return bool(word) and re.search(rf"^\s*id:\s*{word[0]}\b", text, re.MULTILINE) is not None
    if "Cannot assign binding of type QSizeF to QSize" in warning["message"]:
        return "Qt.size(" in line  # Image.sourceSize = Qt.size(w, h) is the documented form
    # a list from C++ is a JavaScript array to QML
    return bool(re.search(r'Property "(map|filter|join|indexOf|forEach|some|every|slice)" not found on type "Q(VariantList|StringList)', warning["message"]))


def main(root, build, qt_qml):
    program = shutil.which("qmllint", path="/usr/lib/qt6/bin") or shutil.which("qmllint")
    files = sorted(pathlib.Path(root, "ui").rglob("*.qml"))
    found = [pathlib.Path(build, "ui").glob(f"*/{folder}/*.qrc") for folder in (".rcc", ".qt/rcc")]  # Qt 6.4; later
    resources = sorted(path for paths in found for path in paths)
    if not program or not files:
        print("skipped: " + ("no qmllint here" if not program else "no QML yet"))
        return SKIPPED
    if not resources:
        print("the QML modules are not built; ./dev build first")
        return 1
    arguments = [program, "--bare", "-I", str(pathlib.Path(build, "qml")), "-I", qt_qml]
    for resource in resources:
        arguments += ["--resource", str(resource)]
    done = subprocess.run([*arguments, "--json", "-", *map(str, files)], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    if len(report["files"]) != len(files):
        print(f"qmllint looked at {len(report['files'])} of {len(files)} files: {done.stderr.strip()}")
        return 1
    broken = 0
    for entry in report["files"]:
        path = pathlib.Path(entry["filename"])
        text = path.read_text(encoding="utf-8")
        for warning in entry["warnings"]:
            if warning["type"] in ("warning", "critical", "error") and not known_false(warning, text):
                print(f"{path.relative_to(root)}:{warning.get('line', 1)}: {warning['message']}")
                broken += 1
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    print(f"{len(files)} files looked at, {broken} findings by {version}")
    return 0 if not broken else 1 if " 6.4." in version else SKIPPED


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
