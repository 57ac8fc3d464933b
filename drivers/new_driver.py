#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Copies the driver template under a new name and registers it wherever a driver must be registered.

usage: drivers/new_driver.py CLASS MODEL [--root TREE]
  CLASS   scanner (the template's class; what to do for another one: drivers/README.md)
  MODEL   name of folder, namespace and files: small letters and digits, e.g. de2120
Nothing is written when something is wrong. What is left to do is printed."""
import argparse
import pathlib
import re
import sys

TEMPLATE = "drivers/template/specimen"
FOLDERS = {  # of the template -> of the driver
    TEMPLATE: "drivers/{folder}/{model}",
    "tests/unit/specimen": "tests/unit/{model}",
    "tests/data/specimen": "tests/data/{model}",
}
FILES = ["tests/contract/tst_contract_specimen.cpp", "tests/fuzz/fuzz_specimen_frames.cpp"]
ONLY_OF_THE_TEMPLATE = [  # true of the template alone: (in which file, text, instead of it)
    ("specimen_device.h", ": the driver to copy. Its device is invented; README.md beside this file holds its protocol.",
     ". README.md beside this file holds its protocol."),
    ("tst_specimen_device.cpp", " This one does not: it must not stand in for a real one.", ""),
]
KEYWORDS = "auto bool char class const delete do double else enum explicit export extern false float for friend goto if int long new not or " \
           "register return short signed sizeof static struct switch template this throw true try union unsigned using virtual void while xor"


class Refused(Exception):
    pass


def renamed(text, folder, model):
    text = text.replace("driver_template_specimen", f"driver_{folder}_{model}")
    text = text.replace("template/specimen", f"{folder}/{model}")
    return text.replace("Specimen", model.capitalize()).replace("specimen", model)


def copies(root, folder, model):
    """New path -> bytes."""
    sources = [root / f for f in FILES]
    for old in FOLDERS:
        sources += sorted(p for p in (root / old).iterdir() if p.is_file())
    result, corrected = {}, 0
    for source in sources:
        path = str(source.relative_to(root))
        for old, new in FOLDERS.items():
            if path.startswith(old + "/"):
                path = new.format(folder=folder, model=model) + path[len(old):]
        path = path.replace("specimen", model)
        content = source.read_bytes()
        if "tests/data/" not in path:
            text = content.decode()
            for name, mark, instead in ONLY_OF_THE_TEMPLATE:
                if source.name == name and mark in text:
                    text, corrected = text.replace(mark, instead), corrected + 1
            content = renamed(text, folder, model).encode()
        if (root / path).exists():
            raise Refused(f"{path} is there already")
        result[path] = content
    if corrected != len(ONLY_OF_THE_TEMPLATE):
        raise Refused("the template has changed: mend ONLY_OF_THE_TEMPLATE in this program")
    return result


def put(text, pattern, replacement, where):
    text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE | re.DOTALL)
    if count != 1:
        raise Refused(f"{where}: found {count} places to register a driver at, not one: mend this program")
    return text


def with_include(text, line, where):
    """Among the sorted includes of other libraries."""
    lines = text.splitlines(keepends=True)
    at = [i for i, l in enumerate(lines) if l.startswith("#include <")]
    if not at:
        raise Refused(f"{where}: no includes")
    place = next((i for i in at if lines[i] > line), at[-1] + 1)
    return "".join(lines[:place] + [line] + lines[place:])


def registrations(root, folder, model):
    """Path -> new text, of the files that name every driver."""
    library = f"driver_{folder}_{model}"
    texts = {}

    def edit(path, change):
        texts[path] = change((root / path).read_text(), path)

    def copy_line(mark):  # the template's own line once more, under the new name
        return lambda text, path: put(text, rf"^({re.escape(mark)}[^\n]*\n)", lambda m: m[1] + renamed(m[1], folder, model), path)

    # builtin drivers come before the template, whose place is at the end of the drivers
    edit("CMakeLists.txt", lambda t, p: put(t, rf"^    {TEMPLATE}\n", f"    drivers/{folder}/{model}\n    {TEMPLATE}\n", p))
    edit("app/composition/CMakeLists.txt", lambda t, p: put(t, r"^( +)vault ", rf"\1{library}\n\1vault ", p))
    edit("app/composition/drivers.cpp", lambda t, p: with_include(
        put(t, r"(builtinDrivers\(\)\n\{\n    return \{[^;]*)\};", rf"\1, {model}::{model}Driver()}};", p),
        f"#include <{model}/{model}_device.h>\n", p))
    edit("tests/contract/CMakeLists.txt", copy_line("kiosk_add_contract(specimen "))
    edit("tests/fuzz/CMakeLists.txt", copy_line("kiosk_add_fuzz(fuzz_specimen_frames "))
    if not is_arrow_there(root, library):
        edit("cmake/arrows.txt", lambda t, p: put(t, r"^(sessions +->)", rf"{library} -> core async hal transport lane_device\n\1", p))
    return texts


def is_arrow_there(root, library):
    rows = re.findall(r"^([a-z0-9_*]+) +->", (root / "cmake/arrows.txt").read_text(), flags=re.MULTILINE)
    return any(re.fullmatch(row.replace("*", ".*"), library) for row in rows)


def check(root, folder, model):
    if folder != "scanner":
        raise Refused(f"the template is a scanner: \"{folder}\" is another class. drivers/README.md, \"Another class\", names what differs")
    if not re.fullmatch(r"[a-z][a-z0-9]*", model) or model in KEYWORDS.split():
        raise Refused(f"\"{model}\" is no name: small letters and digits, a letter in front, no word of C++")
    for taken in [*root.glob(f"drivers/**/{model}"), *root.glob(f"app/{model}"), *root.glob(f"tests/*/{model}")]:
        raise Refused(f"the name is taken: {taken.relative_to(root)}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("folder", metavar="CLASS")
    parser.add_argument("model", metavar="MODEL")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[1])
    given = parser.parse_args()
    root, folder, model = given.root, given.folder, given.model
    try:
        check(root, folder, model)
        created = copies(root, folder, model)
        edited = registrations(root, folder, model)
    except Refused as why:
        print(f"new_driver.py: {why}", file=sys.stderr)
        return 1
    for path, content in created.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
        print(f"made     {path}")
    for path, text in edited.items():
        (root / path).write_text(text)
        print(f"changed  {path}")
    print(f"""
now:
  python3 tests/lint/check_format.py --fix
  cmake --build build --target tst_{model}_frames tst_{model}_wire_rules tst_{model}_device tst_contract_{model} fuzz_{model}_frames kiosk
  ctest --test-dir build -R {model}
  build/app/main/kiosk drivers > docs/hardware.md
then make drivers/{folder}/{model} speak its protocol, step by step as drivers/README.md tells.""")
    return 0


if __name__ == "__main__":
    sys.exit(main())
