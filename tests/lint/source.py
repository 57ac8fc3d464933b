# SPDX-License-Identifier: Apache-2.0
"""One source file as the rules see it: raw lines, code without comments and strings, comments, functions, waivers."""
import pathlib
import re
from dataclasses import dataclass
from functools import cached_property

# lint: allow(rule): reason        this line or the next one
# lint: allow-file(rule): reason   the whole file
WAIVER = re.compile(r"lint: (allow|allow-file)\(([a-z-]+)\): *(\S.*)")
TOKEN = re.compile(
    r"""(?P<raw>R"(?P<tag>[^()\s\\]{0,16})\((?:.|\n)*?\)(?P=tag)")|(?P<line>//[^\n]*)|(?P<block>/\*(?:.|\n)*?\*/)"""
    r"""|(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')""")


@dataclass(frozen=True)
class Function:
    name: str
    first: int  # line of the opening brace
    last: int  # line of the closing brace
    body: str

    @property
    def lines(self):
        return self.last - self.first + 1


def _blank(text):
    """Spaces of the same shape, so that offsets and line numbers stay true."""
    return re.sub(r"[^\n]", " ", text)


class Source:
    def __init__(self, root, path):
        self.path = path  # relative, with slashes
        self.name = path.rsplit("/", 1)[-1]
        self.stem, dot, suffix = self.name.rpartition(".")
        self.suffix = suffix if dot else ""
        self.text = (pathlib.Path(root) / path).read_text(encoding="utf-8")
        self.lines = self.text.splitlines()

    @property
    def is_cpp(self):
        return self.suffix in ("h", "cpp")

    @property
    def is_test(self):
        return self.path.startswith("tests/")

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def _without(self, *kinds):
        """The text with the tokens of these kinds blanked out."""
        if self.suffix in ("h", "cpp", "qml", "js"):
            return TOKEN.sub(lambda m: _blank(m[0]) if any(m[k] for k in kinds) else m[0], self.text)
        return re.sub(r"(?m)^\s*#.*$", lambda m: _blank(m[0]), self.text)

    @cached_property
    def code(self):
        """Without comments and without the contents of strings."""
        return self._without("raw", "line", "block", "string", "char")

    @cached_property
    def uncommented(self):
        """Without comments, strings kept."""
        return self._without("line", "block")

    @cached_property
    def waivers(self):
        found = {}
        for number, line in enumerate(self.lines, 1):
            for how, rule, _reason in WAIVER.findall(line):
                found.setdefault(rule, set()).update(["file"] if how == "allow-file" else [number, number + 1])
        return found

    def waived(self, rule, line):
        lines = self.waivers.get(rule, ())
        return "file" in lines or line in lines

    @cached_property
    def functions(self):
        """Bodies of C++ functions, lambdas at namespace scope left out. Braces are counted, nothing is parsed: what opens at
        namespace or class scope after a parameter list is a function."""
        found, stack, start = [], [], 0
        code = re.sub(r"(?m)^[ \t]*#(?:.*\\\n)*.*$", lambda m: _blank(m[0]), self.code)
        for match in re.finditer(r"[{};]", code):
            char, at = match[0], match.start()
            if char == "{":
                head = code[start:at]
                outer = stack[-1][0] if stack else "namespace"
                if outer in ("function", "other"):
                    kind = "other"
                elif re.search(r"\bnamespace\b|\bextern\s*$", head):
                    kind = "namespace"
                elif re.search(r"\b(class|struct|union|enum)\b[^()]*$", head) and not re.search(r"\)\s*(const)?\s*$", head):
                    kind = "type"
                elif "(" in head and not re.search(r"=\s*$", head):
                    kind = "function"
                else:
                    kind = "other"
                stack.append((kind, at, head))
            elif char == "}" and stack:
                kind, opened, head = stack.pop()
                if kind == "function":
                    named = re.search(r"([\w:~]+)\s*\(", head)
                    found.append(Function(named[1] if named else "?", self.line_of(opened), self.line_of(at), code[opened:at + 1]))
            start = at + 1
        return found
