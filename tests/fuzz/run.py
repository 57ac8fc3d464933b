#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fuzzes every parser of outside bytes for its share of SECONDS and says which of its lines were reached.

usage: run.py BUILD SECONDS [PART]
BUILD was configured with clang, -DKIOSK_FUZZ=ON and coverage; it lists its fuzzers in tests/fuzz/fuzzers.txt as
name|seed folders|parser sources. New inputs are kept in BUILD/corpus; a crash leaves its input there and fails.
"""
import json
import os
import pathlib
import subprocess
import sys

GOAL = 90  # per cent of the parser's lines


def tool(name):
    for candidate in (f"{name}-14", name):
        if subprocess.run(["which", candidate], capture_output=True).returncode == 0:
            return candidate
    sys.exit(f"{name} is missing")


def fuzz(binary, seeds, corpus, seconds):
    corpus.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, LLVM_PROFILE_FILE=str(corpus) + ".profraw", LC_ALL="C.UTF-8")
    done = subprocess.run([binary, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=16384",
                           "-print_final_stats=1", f"-artifact_prefix={corpus}.", str(corpus), *seeds.split(";")],
                          env=environment, capture_output=True, text=True, errors="replace")
    runs = [line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    if done.returncode != 0:
        print("\n".join(done.stderr.splitlines()[-40:]))
    return done.returncode == 0, int(runs[0]) if runs else 0


def coverage(build, binary, corpus, sources):
    merged = f"{corpus}.profdata"
    subprocess.run([tool("llvm-profdata"), "merge", "-o", merged, f"{corpus}.profraw"], check=True)
    report = subprocess.run([tool("llvm-cov"), "export", "-summary-only", f"-instr-profile={merged}", binary],
                            check=True, capture_output=True, text=True)
    lines = {}
    for entry in json.loads(report.stdout)["data"][0]["files"]:
        # as the compiler was given it: through the build folder, or relative to it when ccache has a base
        name = os.path.normpath(os.path.join(build, entry["filename"]))
        if name in sources:
            lines[name] = entry["summary"]["lines"]
    if set(lines) != set(sources):
        sys.exit(f"{binary.name}: no coverage of {set(sources) - set(lines)}")
    return {os.path.basename(name): 100.0 * line["covered"] / line["count"] for name, line in lines.items()}


def main(build, seconds, part=""):
    folder = pathlib.Path(build).resolve() / "tests/fuzz"
    rows = [line.split("|") for line in (folder / "fuzzers.txt").read_text().splitlines() if part in line.split("|")[0]]
    share = max(1, int(seconds) // len(rows))
    failed = False
    for name, seeds, sources in rows:
        corpus = pathlib.Path(build).resolve() / "corpus" / name
        clean, runs = fuzz(folder / name, seeds, corpus, share)
        reached = coverage(folder.parents[1], folder / name, corpus, sources.split(";")) if clean else {}
        low = [source for source, share_of_lines in reached.items() if share_of_lines < GOAL]
        failed |= not clean or bool(low)
        told = ", ".join(f"{source} {share_of_lines:.1f} %" for source, share_of_lines in reached.items())
        print(f"{name}: {'clean' if clean else 'CRASHED'}{', TOO FEW LINES' if low else ''}, {runs} runs in {share} s, "
              f"lines: {told}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
