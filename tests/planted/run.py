#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plants defects and looks whether the tests catch them.

usage: run.py --check SOURCE            every patch still fits the sources
       run.py SOURCE WORK [NAME ...]    in a clone below WORK: the tests pass, then with each patch one of them fails

A patch begins with the lines "Plants: ..." and "Caught by: tst_x tst_y".
"""
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def patches(names, folder=HERE):
    found = [path for path in sorted(folder.glob("*.patch")) if not names or path.stem in names]
    return [(path, path.read_text(encoding="utf-8").split("Caught by:")[1].splitlines()[0].split()) for path in found]


def run(*command, cwd=None):
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, errors="replace")


def check(source):
    wrong = 0
    for path, tests in patches([]):
        done = run("git", "apply", "--check", path, cwd=source)
        if done.returncode or not tests:
            print(f"{path.name}: {done.stderr.strip() or 'names no test'}")
            wrong += 1
    print(f"{len(patches([]))} patches, {wrong} do not fit")
    return 1 if wrong or len(patches([])) < 8 else 0


def build(tree, tests):
    return run("cmake", "--build", tree, "-j", os.cpu_count(), "--target", *tests)


def test(tree, tests):
    pattern = "^(" + "|".join(tests) + ")(\\..*)?$"
    return run("ctest", "--test-dir", tree, "--no-tests=error", "-R", pattern)


def main(source, work, names):
    os.environ.setdefault("KIOSK_FAULT_RUNS", "672")  # of kiosk_faults; every defect shows in far fewer
    clone, tree = pathlib.Path(work).resolve() / "source", pathlib.Path(work).resolve() / "build"
    if not clone.exists():
        run("git", "clone", "-q", "--shared", source, clone).check_returncode()
    run("git", "checkout", "-q", ".", cwd=clone).check_returncode()
    run("git", "pull", "-q", "--ff-only", cwd=clone).check_returncode()
    run("cmake", "-S", clone, "-B", tree, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=RelWithDebInfo", "-DKIOSK_WERROR=OFF").check_returncode()
    chosen = patches(names, clone / "tests" / "planted")  # the sources may go on while this runs
    every = sorted({name for _, tests in chosen for name in tests})
    sound = build(tree, every)
    if sound.returncode or test(tree, every).returncode:
        print("without any defect the tests do not build and pass:\n" + sound.stdout[-3000:])
        return 1
    missed = 0
    for path, tests in chosen:
        run("git", "apply", path, cwd=clone).check_returncode()
        built = build(tree, tests)
        caught = built.returncode == 0 and test(tree, tests).returncode != 0
        print(f"{path.stem}: {'caught' if caught else 'NOT CAUGHT' if built.returncode == 0 else 'does not build'}", flush=True)
        missed += not caught
        run("git", "checkout", "-q", ".", cwd=clone).check_returncode()
    return 1 if missed else 0


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        sys.exit(check(sys.argv[2]))
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
