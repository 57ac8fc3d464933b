#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two stages of one rehearsed day, the second begun later: it finds the papers of the first good, and makes none of them anew under
the feet of a portal that holds them.

    papers.py --build DIR --out DIR
"""
import argparse
import pathlib
import shutil
import sys
import time

from demo import REHEARSAL
from stage import Stage


def papers_of(stage):
    stage.make_papers()
    return {path.name: path.read_bytes() for path in stage.papers.glob("*.pem")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out)
    shutil.rmtree(out, ignore_errors=True)
    first = Stage(arguments.build, out / "first", day=REHEARSAL)
    first.papers = out / "papers"
    time.sleep(3)  # it is 10:00:03 for the first, and 10:00:00 for the second
    made = papers_of(first)
    second = Stage(arguments.build, out / "second", day=REHEARSAL)
    second.papers = out / "papers"
    kept = papers_of(second)
    changed = sorted(name for name in made if made[name] != kept.get(name))
    print(f"{len(made)} papers, {len(changed)} made anew{': ' if changed else ''}{' '.join(changed)}")
    return 0 if made and not changed else 1


if __name__ == "__main__":
    sys.exit(main())
