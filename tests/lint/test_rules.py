#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The linter's own test. samples/<rule>/ is a small tree in which exactly the lines marked `bad` break that rule; the
unmarked lines are near misses and must pass. Sizes are made on the spot."""
import pathlib
import re
import sys
import tempfile
import unittest

import check_source
import rules

SAMPLES = pathlib.Path(__file__).parent / "samples"
MADE_HERE = {"file-size", "function-size"}


def expected(tree):
    marked = set()
    for file in tree.rglob("*"):
        if file.is_file():
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(r"(//|#) bad\b", line):
                    marked.add((str(file.relative_to(tree)), number))
    return marked


def written(files):
    """Findings over a temporary tree of path -> text."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            place = pathlib.Path(root, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("// SPDX-License-Identifier: Apache-2.0\n" + text, encoding="utf-8")
        return [(path, rule) for path, _line, rule, _message in check_source.findings(root)]


class Samples(unittest.TestCase):
    def test_every_rule_has_a_sample(self):
        names = {tree.name for tree in SAMPLES.iterdir()}
        self.assertEqual(names, {*rules.RULES, "driver-readme", "dead-path", "waiver"} - MADE_HERE)

    def test_marked_lines_are_found_and_no_others(self):
        for tree in sorted(SAMPLES.iterdir()):
            with self.subTest(rule=tree.name):
                found = list(check_source.findings(str(tree)))
                self.assertTrue(found, "a sample that breaks nothing proves nothing")
                self.assertEqual({rule for _p, _l, rule, _m in found}, {tree.name})
                self.assertEqual({(path, line) for path, line, _r, _m in found}, expected(tree))


class Sizes(unittest.TestCase):
    def test_a_file_may_have_its_limit_and_not_one_line_more(self):
        limit = rules.SIZES["cpp"][1]
        self.assertEqual(written({"app/a.cpp": "int a;\n" * (limit - 1)}), [])
        self.assertEqual(written({"app/a.cpp": "int a;\n" * limit}), [("app/a.cpp", "file-size")])

    def test_a_test_may_be_longer(self):
        lines = rules.SIZES["cpp"][1] + 100
        self.assertEqual(written({"tests/unit/a.cpp": "int a;\n" * lines}), [])
        self.assertEqual(written({"tests/unit/a.cpp": "int a;\n" * (lines + 200)}), [("tests/unit/a.cpp", "file-size")])

    def test_a_long_function_is_found_wherever_it_stands(self):
        body = "{\n" + "    if (a) {\n        b();\n    }\n" * 31 + "}\n"
        places = ["void f() ", "namespace n {\nint C::f(int a) const ", "class C {\n  C() : m_a{1}, m_b(2)\n  ",
                  "template <typename T> auto f(T t) -> int ", "#define X \\\n  {\nvoid f() ", 'const char *s = "}";\nvoid f() ']
        for place in places:
            with self.subTest(place=place):
                closing = "};\n" if place.startswith("class") else "}\n" if place.startswith("namespace") else ""
                self.assertEqual(written({"app/a.cpp": place + body + closing}), [("app/a.cpp", "function-size")])

    def test_a_long_table_or_class_is_no_function(self):
        rows = "    { 1, 2 },\n" * 100
        self.assertEqual(written({"app/a.cpp": "const Row rows[] = {\n" + rows + "};\n"}), [])
        methods = "    int f() { return 1; }\n" * 100
        self.assertEqual(written({"app/a.cpp": "class C {\n" + methods + "};\n"}), [])


if __name__ == "__main__":
    sys.exit(unittest.main())
