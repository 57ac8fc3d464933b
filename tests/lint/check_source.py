#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every tracked file against the rules of the house (rules.py). Exit status 1 when one is broken.

usage: check_source.py [--aims | --privacy] [ROOT]
  --aims      also print what is over the size the house aims for, but under the limit
  --privacy   only list every place that declares a text technical or lays a citizen's value open: a reviewer's list
"""
import pathlib
import re
import subprocess
import sys

import rules
from source import WAIVER, Source

SKIP = re.compile(r"^(tests/lint/samples/|tests/data/|docs/images/|resources/(fonts|sounds)/)|\.(png|bin|jpg|pdf|ttf|otf|wav|der|pyc)$")


def tracked(root):
    git = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=False)
    top = pathlib.Path(root)
    if git.returncode == 0 and (top / ".git").exists():
        paths = git.stdout.splitlines()
    else:  # a source archive or a sample
        paths = [str(p.relative_to(top)) for p in top.rglob("*") if p.is_file() and not re.match(r"build|\.", str(p.relative_to(top)))]
    return sorted(p for p in paths if (top / p).is_file() and not (top / p).is_symlink() and not SKIP.search(p))


def findings(root):
    """Yields (path, line, rule, message)."""
    paths = tracked(root)
    for path in paths:
        try:
            source = Source(root, path)
        except UnicodeDecodeError:
            yield path, 1, "encoding", "not UTF-8; a binary belongs to SKIP in check_source.py"
            continue
        for rule, check in rules.RULES.items():
            for line, message in check(source):
                if not source.waived(rule, line):
                    yield path, line, rule, message
        for line, message in rules.dead_path(source, lambda named: pathlib.Path(root, named).exists()):
            if not source.waived("dead-path", line):
                yield path, line, "dead-path", message
        for number, line in enumerate(source.lines, 1):
            if re.search(r"lint: allow", line) and source.suffix in (*rules.CODE, "py", "sh") and not path.startswith("tests/lint/"):
                found = WAIVER.search(line)
                if not found or found[2] not in rules.RULES:
                    yield path, number, "waiver", "a waiver is `lint: allow(rule): reason`, with a known rule and a reason"
    for path, line, message in rules.driver_readme(paths):
        yield path, line, "driver-readme", message


def over_aim(root):
    for path in tracked(root):
        source = Source(root, path)
        aim = rules.SIZES.get(source.suffix, (0, 0))[0]
        if aim < len(source.lines) <= rules.size_limit(source):
            yield f"{path}: {len(source.lines)} lines, aim {aim}"
        if source.is_cpp:
            for f in source.functions:
                if rules.FUNCTION[0] < f.lines <= rules.FUNCTION[1]:
                    yield f"{path}:{f.first}: {f.name} has {f.lines} lines, aim {rules.FUNCTION[0]}"


def laid_open(root):
    for path in tracked(root):
        source = Source(root, path)
        if source.is_cpp and not source.is_test:
            for number, line in enumerate(source.code.splitlines(), 1):
                if re.search(r"\bTechnical\s*[({]|\breveal\s*\(", line):
                    yield f"{path}:{number}: {source.lines[number - 1].strip()}"


def main(arguments):
    options = [a for a in arguments if a.startswith("--")]
    places = [a for a in arguments if not a.startswith("--")]
    root = places[0] if places else str(pathlib.Path(__file__).resolve().parents[2])
    if "--privacy" in options:
        print("\n".join(laid_open(root)))
        return 0
    broken = list(findings(root))
    for path, line, rule, message in broken:
        print(f"{path}:{line}: {rule}: {message}")
    if "--aims" in options:
        print("\n".join(over_aim(root)))
    print(f"{len(tracked(root))} files read, {len(broken)} finding{'s' if len(broken) != 1 else ''}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
