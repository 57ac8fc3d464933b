#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The contrast of every pair of colour roles in every mode, computed from ui/theme/Theme.qml. The pairs are those of
ui/gallery/ColoursSheet.qml. A pair under its floor is an error.

usage: contrast_table.py [--check | --write] ROOT     without either: prints the table
--check: docs/design-system.md holds this table; --write: puts it there.
"""
import pathlib
import re
import sys

MODES = {"normal": (), "elder": ("elder",), "contrast": ("contrast",)}
WORDS = {"normal": 4.5, "elder": 7, "contrast": 7}
EDGES = 3
BEGIN, END = "<!-- contrast: made by tests/ui/contrast_table.py -->", "<!-- contrast: end -->"


class Unreadable(Exception):
    pass


def value(expression, on, roles):
    """The colour that `a ? "#..." : b ? role : "#..."` gives when the flags in `on` are set."""
    expression = expression.strip()
    choice = re.fullmatch(r"(!?)(\w+) \? (.+?) : (.+)", expression)
    if choice:
        if choice[2] not in ("elder", "contrast", "low"):
            raise Unreadable(f"{choice[2]} in: {expression}")
        return value(choice[3] if (choice[2] in on) != bool(choice[1]) else choice[4], on, roles)
    if re.fullmatch(r'"#[0-9A-Fa-f]{6}"', expression):
        return expression.strip('"')
    if expression in roles:
        return value(roles[expression], on, roles)
    raise Unreadable(expression)


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(sheet, name):
    block = re.search(rf"property var {name}: \[\n(.*?)\n    \]", sheet, re.DOTALL)
    return re.findall(r'\["(\w+)", "(\w+)"\]', block[1]) if block else []


def table(root):
    theme = (root / "ui/theme/Theme.qml").read_text(encoding="utf-8")
    sheet = (root / "ui/gallery/ColoursSheet.qml").read_text(encoding="utf-8")
    roles = dict(re.findall(r"readonly property color (\w+): (.*?)\s*(?://.*)?$", theme, re.MULTILINE))
    modes = [mode for mode, on in MODES.items() if all(f" {flag}: Kiosk." in theme for flag in on)]
    lines = ["| pair | " + " | ".join(modes) + " |", "| --- |" + " --- |" * len(modes)]
    low = []
    for kind in ("words", "edges"):
        found = pairs(sheet, kind)
        if not found:
            raise Unreadable(f"no {kind} in ColoursSheet.qml")
        for front, ground in found:
            ratios = {mode: ratio(value(roles[front], MODES[mode], roles), value(roles[ground], MODES[mode], roles)) for mode in modes}
            low += [f"{front} on {ground}, {mode}: {r:.2f}" for mode, r in ratios.items() if r < (WORDS[mode] if kind == "words" else EDGES)]
            lines.append(f"| {front} on {ground}{' (edge)' if kind == 'edges' else ''} | " + " | ".join(f"{r:.1f}" for r in ratios.values()) + " |")
    return "\n".join(lines), low


def main(arguments):
    act = arguments[0] if arguments and arguments[0].startswith("--") else ""
    if len(arguments) != (2 if act else 1) or act not in ("", "--check", "--write"):
        print(__doc__, file=sys.stderr)
        return 2
    root = pathlib.Path(arguments[-1])
    try:
        made, low = table(root)
    except Unreadable as error:
        print(f"Theme.qml says a colour in a way that this script does not read: {error}")
        return 1
    for line in low:
        print(f"under its floor: {line}")
    if not act:
        print(made)
        return 1 if low else 0
    page = root / "docs/design-system.md"
    text = page.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    held, tail = rest.split(END)
    if act == "--write":
        page.write_text(f"{head}{BEGIN}\n{made}\n{END}{tail}", encoding="utf-8")
    elif held.strip() != made:
        print(f"{page.name} is stale: python3 tests/ui/contrast_table.py --write .")
        return 1
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
