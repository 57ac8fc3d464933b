#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many small mistakes in the pure folders do their unit tests notice?

usage: run.py SOURCE WORK [N] [--seed S] [--most M] [--only FOLDER]
       run.py SOURCE WORK [N] [--seed S] --list
       run.py --self-test

Draws N mutants (48) by seed S (1): an operator exchanged, a constant one off, a condition negated, an early return or a
statement taken away. Builds each in a clone below WORK, one at a time, and runs the tests of its folder; what the
compiler or one of its warnings refuses does not count. What was found
out stands in WORK/results-S.jsonl, so a run that is broken off goes on where it was; --most M stops after M new ones.
--only app/cases looks at that folder's share of the N. The source is cloned as it is committed. Not in CI: a whole run takes half an hour.
"""
import argparse
import json
import os
import pathlib
import random
import re
import subprocess
import sys

# The tests that hold a folder. Rules of items are held by the broken configurations and the items' own tests.
FOLDERS = {
    "app/journey": ["journey"],
    "app/services": ["services", "preflight"],
    "app/cases": ["cases"],
    "app/payments": ["payments"],
}
TEST_SECONDS = 60

SWAPS = {
    "relational": {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">"},
    "boolean": {"&&": "||", "||": "&&"},
    "arithmetic": {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+="},
}
OPERATOR = re.compile(r"(?<= )(==|!=|<=|>=|&&|\|\||\+=|-=|[<>+*/%-])(?= )")
NUMBER = re.compile(r"(?<![\w.'])(\d[\d']*)(?![\w.'])")
WORD = re.compile(r"\b(true|false)\b")
NOT = re.compile(r"(?<=[\s(,])!(?=[\w(])")
STEP = re.compile(r"\+\+|--")
CONDITION = re.compile(r"\b(?:if|while) \(")
STATEMENT = re.compile(r"(?m)^ +(?!return\b|break\b|continue\b|case\b|default\b|using\b|static\b|const\b|else\b|if\b|for\b|do\b|while\b)"
                       r"[A-Za-z_][\w.\[\]>-]*(?:\(.*\)| (?:=|<<|\+=|-=) .*|\+\+|--);$")


def blanked(text):
    """The text with comments, strings, characters and preprocessor lines as spaces: what may not be mutated."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'(?!\d)|(?m:^#[^\n]*(?:\\\n[^\n]*)*)', re.S)
    numbers = re.compile(r"\d'\d")
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()) if not numbers.match(found.group()) else found.group(), text)


def closing(text, opening):
    depth = 0
    for at in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return None


def candidates(text):
    """(kind, begin, end, by): every mutant of one source."""
    code = blanked(text)
    for found in OPERATOR.finditer(code):
        for kind, swap in SWAPS.items():
            if found.group() in swap:
                yield kind, found.start(), found.end(), swap[found.group()]
    for found in NUMBER.finditer(code):
        value = int(found.group().replace("'", ""), 10)
        yield "constant", found.start(), found.end(), str(value + 1)
        if value > 0:
            yield "constant", found.start(), found.end(), str(value - 1)
    for found in WORD.finditer(code):
        yield "constant", found.start(), found.end(), "false" if found.group() == "true" else "true"
    for found in NOT.finditer(code):
        yield "boolean", found.start(), found.end(), ""
    for found in STEP.finditer(code):
        yield "arithmetic", found.start(), found.end(), "--" if found.group() == "++" else "++"
    for found in CONDITION.finditer(code):
        end = closing(code, found.end() - 1)
        if end is None or "=" in re.sub(r"[=!<>]=", "", text[found.end():end]) or ";" in code[found.end():end]:
            continue  # it declares something
        condition = text[found.end():end]
        yield "negated", found.end(), end, f"!({condition})"
        if re.match(r"\s*\{?\s*return\b", code[end + 1:]):
            yield "return gone", found.end(), end, f"false && ({condition})"
    for found in STATEMENT.finditer(code):
        if found.group().count("(") != found.group().count(")"):
            continue  # the end of a longer one
        begin = found.start() + len(found.group()) - len(found.group().lstrip())
        yield "statement gone", begin, found.end(), ";"


def drawn(source, count, seed):
    """Equally many of each folder, in an order that a larger count only makes longer."""
    share = -(-count // len(FOLDERS))
    lists = []
    for folder in FOLDERS:
        every = []
        for path in sorted((source / folder).glob("*.cpp")):
            text = path.read_text(encoding="utf-8")
            every += [(f"{folder}/{path.name}", *each) for each in candidates(text)]
        random.Random(f"{seed} {folder}").shuffle(every)
        lists.append(every[:share])
    return [each for row in zip(*lists) for each in row][:count]


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def described(source, mutant):
    file, kind, begin, end, by = mutant
    text = (source / file).read_text(encoding="utf-8")
    first = text.rfind("\n", 0, begin) + 1
    last = text.find("\n", end)
    return {"file": file, "line": line_of(text, begin), "kind": kind, "was": text[first:last].strip(),
            "is": (text[first:begin] + by + text[end:last]).strip()}


def tests_of(source, folder):
    names = []
    for area in FOLDERS[folder]:
        listed = (source / "tests/unit" / area / "CMakeLists.txt").read_text(encoding="utf-8")
        names += re.findall(r"kiosk_add_test\((\w+)", listed)
    return names


def run(*command, cwd=None, seconds=None):
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, errors="replace", timeout=seconds)


def build(tree, tests):
    return run("cmake", "--build", tree, "-j", os.cpu_count(), "--target", *tests)


def fallen(tree, tests):
    """The first tests that fall, empty when none does."""
    pattern = "^(" + "|".join(tests) + ")(\\..*)?$"
    done = run("ctest", "--test-dir", tree, "--no-tests=error", "--timeout", TEST_SECONDS, "--stop-on-failure", "-R", pattern)
    if done.returncode == 0:
        return []
    return re.findall(r"(?m)^\s*\d+ - (\S+) \((?:Failed|Timeout|SEGFAULT|Subprocess aborted|.*)\)", done.stdout) or ["ctest"]


def prepared(source, work):
    clone, tree = work / "source", work / "source/build"  # laid out as a checkout is, so that ccache has what it built there
    if not clone.exists():
        run("git", "clone", "-q", "--shared", source, clone).check_returncode()
    run("git", "checkout", "-q", ".", cwd=clone).check_returncode()
    run("git", "pull", "-q", "--ff-only", cwd=clone).check_returncode()
    os.environ.setdefault("CCACHE_BASEDIR", str(clone))
    os.environ.setdefault("CCACHE_NOHASHDIR", "1")
    run("cmake", "-S", clone, "-B", tree, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=RelWithDebInfo").check_returncode()
    return clone, tree


def judged(clone, tree, mutant):
    file, _, begin, end, by = mutant
    path = clone / file
    text = path.read_text(encoding="utf-8")
    tests = tests_of(clone, os.path.dirname(file))
    path.write_text(text[:begin] + by + text[end:], encoding="utf-8")
    try:
        if build(tree, tests).returncode:
            return {"verdict": "does not build"}
        by_tests = fallen(tree, tests)
        return {"verdict": "killed" if by_tests else "survived", "by": by_tests}
    finally:
        path.write_text(text, encoding="utf-8")


def score(results):
    lines = []
    for folder in [*FOLDERS, ""]:
        of = [each for each in results if each["file"].startswith(folder) and each["verdict"] != "does not build"]
        killed = sum(each["verdict"] == "killed" for each in of)
        share = f"{100 * killed / len(of):.0f} %" if of else "-"
        lines.append(f"{folder or 'all':14} {killed:3} of {len(of):3} killed  {share}")
    return "\n".join(lines)


def main(options):
    source, work = options.source.resolve(), options.work.resolve()
    if options.list:
        for mutant in drawn(source, options.count, options.seed):
            print("{file}:{line} {kind}\n  - {was}\n  + {is}".format(**described(source, mutant)))
        return 0
    work.mkdir(parents=True, exist_ok=True)
    clone, tree = prepared(source, work)
    record = work / f"results-{options.seed}.jsonl"
    results = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()] if record.exists() else []
    known = {(each["file"], each["line"], each["kind"], each["is"]) for each in results}
    chosen = [folder for folder in FOLDERS if options.only in ("", folder)]
    every = sorted({name for folder in chosen for name in tests_of(clone, folder)})
    sound = build(tree, every)
    if sound.returncode or fallen(tree, every):
        print("without any mutation the tests do not build and pass:\n" + sound.stdout[-3000:])
        return 1
    new = 0
    for mutant in drawn(clone, options.count, options.seed):
        told = described(clone, mutant)
        if os.path.dirname(told["file"]) not in chosen:
            continue
        if (told["file"], told["line"], told["kind"], told["is"]) in known or new >= options.most:
            continue
        new += 1
        told |= judged(clone, tree, mutant)
        results.append(told)
        with record.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
        print("{verdict}: {file}:{line} {kind}\n  - {was}\n  + {is}".format(**told), flush=True)
    print(score(results))
    return 0


def self_test():
    text = ('#include <a>\nint f(int a)\n{\n    // a == 1\n    if (a < 7 && !g("x == y"))\n        return 12;\n'
            "    count += 1;\n    call(a);\n    const int b = a + 2;\n    return b;\n}\n")
    code = blanked(text)
    assert len(code) == len(text) and "include" not in code and "a == 1" not in code and "x ==" not in code
    found = [(kind, text[begin:end], by) for kind, begin, end, by in candidates(text)]
    for wanted in [("relational", "<", "<="), ("boolean", "&&", "||"), ("boolean", "!", ""), ("constant", "7", "8"), ("constant", "12", "11"),
                   ("arithmetic", "+", "-"), ("arithmetic", "+=", "-="), ("negated", 'a < 7 && !g("x == y")', '!(a < 7 && !g("x == y"))'),
                   ("return gone", 'a < 7 && !g("x == y")', 'false && (a < 7 && !g("x == y"))'),
                   ("statement gone", "count += 1;", ";"), ("statement gone", "call(a);", ";")]:
        assert wanted in found, wanted
    assert not any("include" in was or "const" in was for _, was, _ in found)
    source = pathlib.Path(__file__).resolve().parents[2]
    few, more = drawn(source, 8, 1), drawn(source, 16, 1)
    assert more[:8] == few and len({each[0].rsplit("/", 1)[0] for each in few}) == len(FOLDERS)
    assert drawn(source, 8, 2) != few
    for folder in FOLDERS:
        assert tests_of(source, folder), folder
    for mutant in more:
        told = described(source, mutant)
        assert told["was"] != told["is"], told
    print(f"{len(found)} mutants of {len(text.splitlines())} lines")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("count", type=int, nargs="?", default=48)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["", *FOLDERS], default="")
    parser.add_argument("--list", action="store_true")
    sys.exit(main(parser.parse_args()))
