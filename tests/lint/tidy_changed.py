#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over the sources that changed since main (or in the last commit, on main itself).

usage: tidy_changed.py ROOT BUILD [--all]
Ends after KIOSK_TIDY_SECONDS (40; 0 = no limit) and then says what it did not reach. Exit status 77 means skipped.
"""
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

SKIPPED = 77


def git(root, *arguments):
    done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def changed(root):
    """(what it is compared with, paths), the files that changed most first."""
    head = git(root, "rev-parse", "HEAD")
    base = next((b for ref in ("origin/main", "main") if (b := git(root, "merge-base", "HEAD", ref)) and b != head), "") \
        or git(root, "rev-parse", "--verify", "--quiet", "HEAD~1")
    if not base:
        return "", []
    rows = [line.split("\t") for line in git(root, "diff", "--numstat", "--diff-filter=d", base).splitlines()]
    rows.sort(key=lambda row: -int(row[0]) if row[0].isdigit() else 0)
    return base[:10], [row[2] for row in rows]


def tidy(program, build, file, seconds):
    """Its findings ("" for none), or None when the time was over first."""
    if seconds is not None and seconds <= 0:
        return None
    try:
        done = subprocess.run([program, "-p", build, "--quiet", "--warnings-as-errors=*",
                               "--extra-arg=-Wno-unknown-warning-option", file],  # g++ knows more of them
                              capture_output=True, text=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode else ""


def main(root, build, everything):
    program = shutil.which("clang-tidy-14")  # pinned: another version has other checks
    commands = pathlib.Path(build, "compile_commands.json")
    if not program or not commands.exists():
        print("skipped: " + ("no clang-tidy 14 here" if not program else f"no {commands}"))
        return SKIPPED
    known = [str(pathlib.Path(row["file"])) for row in json.loads(commands.read_text(encoding="utf-8"))]
    known = [f for f in dict.fromkeys(known) if f.startswith(root + "/") and not f.startswith(build + "/")]
    base, paths = ("everything", known) if everything else changed(root)
    files = [f for f in (str(pathlib.Path(root, p)) for p in paths) if f in set(known)]
    if not files:
        print("skipped: " + (f"no compiled source changed since {base}" if base else "no history to compare with"))
        return SKIPPED
    limit = 0 if everything else float(os.environ.get("KIOSK_TIDY_SECONDS", "40"))
    start, broken, late = time.monotonic(), 0, []

    def one(file):
        return tidy(program, build, file, limit - (time.monotonic() - start) if limit else None)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, findings in zip(files, pool.map(one, files)):
            if findings is None:
                late.append(file)
            elif findings:
                broken += 1
                print(findings)
    print(f"{len(files) - len(late)} of {len(files)} sources looked at, compared with {base}; {broken} with findings")
    for file in late:
        print(f"not reached in {limit:.0f} s: {pathlib.Path(file).relative_to(root)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), "--all" in sys.argv))
