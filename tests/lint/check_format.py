#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-format 14 would change nothing. Other versions format otherwise, so without 14 (Debian 13) this is skipped.

usage: check_format.py [ROOT] [--fix]
Exit status 77 means skipped.
"""
import pathlib
import re
import shutil
import subprocess
import sys

import check_source

PINNED = 14
SKIPPED = 77


def pinned_program():
    for name in (f"clang-format-{PINNED}", "clang-format"):
        if path := shutil.which(name):
            version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
            if re.search(rf"version {PINNED}\.", version):
                return path
    return None


def main(arguments):
    places = [a for a in arguments if not a.startswith("--")]
    root = places[0] if places else str(pathlib.Path(__file__).resolve().parents[2])
    program = pinned_program()
    if not program:
        print(f"skipped: no clang-format {PINNED} here")
        return SKIPPED
    files = [p for p in check_source.tracked(root) if p.endswith((".h", ".cpp"))]
    how = ["-i"] if "--fix" in arguments else ["--dry-run", "--Werror"]
    done = subprocess.run([program, *how, *files], cwd=root, capture_output=True, text=True, check=False)
    wrong = sorted(set(re.findall(r"^([^:\n]+:\d+):\d+: error: code should be clang-formatted", done.stderr, re.MULTILINE)))
    for place in wrong[:40]:
        print(f"{place}: not as clang-format-{PINNED} writes it")
    if wrong:
        print("tests/lint/check_format.py --fix mends all of them")
    print(f"{len(files)} files looked at")
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
