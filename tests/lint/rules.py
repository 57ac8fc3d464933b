# SPDX-License-Identifier: Apache-2.0
"""The rules of the house that a machine can see. Each takes a Source and yields (line, message); RULES at the end names
them. A rule that is wrong for one line is waived there, with a reason; a rule that is wrong is changed here."""
import re

# aim: what a reader would like (printed as a remark); limit: what fails.
SIZES = {"h": (150, 225), "cpp": (400, 600), "qml": (250, 375)}
FUNCTION = (60, 90)
TESTS_MAY_BE_LONGER = 4 / 3  # a test is read one sentence at a time

CODE = ("h", "cpp", "qml", "js")


def _each(pattern, text, source):
    for match in re.finditer(pattern, text):
        yield source.line_of(match.start()), match


def spdx(source):
    if source.suffix in (*CODE, "py", "sh") or source.path == "dev":
        first = source.lines[1:2] if source.text.startswith("#!") else source.lines[:1]
        if not first or "SPDX-License-Identifier: Apache-2.0" not in first[0]:
            yield 1, "the first line is SPDX-License-Identifier: Apache-2.0 (the second after a #! line)"


def pragma_once(source):
    if source.suffix == "h" and not re.search(r"(?m)^#pragma once$", source.text):
        yield 1, "a header says #pragma once"


def size_limit(source):
    limit = SIZES.get(source.suffix, (0, 0))[1]
    return int(limit * TESTS_MAY_BE_LONGER) if source.is_test else limit


def file_size(source):
    limit = size_limit(source)
    if limit and len(source.lines) > limit:
        yield limit + 1, f"{len(source.lines)} lines, limit {limit}: split it by what the parts are for"


def function_size(source):
    if source.is_cpp:
        for function in source.functions:
            if function.lines > FUNCTION[1]:
                yield function.first, f"{function.name} has {function.lines} lines, limit {FUNCTION[1]}"


BANNED = [
    (r"\.then\s*\(", ("h", "cpp"), "consume a future with whenReady(): a raw then() aborts when its context dies first"),
    (r"\bsetContextProperty\b", CODE, "QML gets view-models by type, no context property"),
    (r"\bQThread::(m|u)?sleep\b|\bQTest::qSleep\b|\bQTest::qWait\b|\bstd::this_thread::sleep_(for|until)\b", CODE,
     "no sleeping: wait for the event (QTRY_*, poll, a condition), or turn the virtual clock"),
    (r"(?<![\w:.>])u?sleep\s*\(", ("h", "cpp"), "no sleeping: wait for the event, or turn the virtual clock"),
    (r"\bco_(await|return|yield)\b", ("h", "cpp"), "no coroutines: g++ 12 miscompiles captures in co_await"),
    (r"\bQSerialPort\b", ("h", "cpp"), "serial is drivers/transport (termios): QSerialPort spins after a hang-up"),
    (r"\bQStateMachine\b|\bQScxml\w*", ("h", "cpp"), "a journey is a value and a reducer, no state machine framework"),
    (r"\bQFileDialog\b|\bFileDialog\b|\bopenUrlExternally\b|\bQDesktopServices\b", CODE,
     "a citizen never reaches the system behind the terminal"),
    (r"\bstd::(w?regex|regex_\w+)\b|#include <regex>", ("h", "cpp"), "regular expressions only through QRegularExpression"),
    (r"\bthrow\b", ("h", "cpp"), "failures are a Result, exceptions do not cross our functions"),
    (r"\bqDebug\s*\(|\bstd::cout\b|\bstd::cerr\b", ("h", "cpp"), "say it through kiosk::Logger, which keeps citizens out by type"),
    (r"\bconsole\.(log|debug|trace|table)\s*\(", ("qml", "js"), "a page may show a citizen's values; it prints nothing"),
    (r"\beval\s*\(|\bnew Function\b|\bQt\.createQmlObject\b", ("qml", "js"), "no code made from text"),
]
# Tools for people at a desk print to a terminal, and so do the tests' own programs; a test may end itself by an exception.
EXCEPT = {"qDebug": ("app/main/", "drivers/workbench/", "tests/"), "throw": ("tests/",)}


def banned_token(source):
    for pattern, suffixes, why in BANNED:
        free = next((places for word, places in EXCEPT.items() if word in pattern), ())
        if source.suffix not in suffixes or source.path.startswith(free or "//"):
            continue
        for line, match in _each(pattern, source.code, source):
            yield line, f"{match[0].strip()}: {why}"


def unfinished(source):
    if source.suffix in (*CODE, "py", "sh", "cmake") or source.name in ("dev", "CMakeLists.txt"):
        for line, match in _each(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b", source.text, source):
            yield line, f"{match[0]}: finish it, or open an issue and say in words what is not there"


VAGUE = r"(Helpers?|Utils?|Data|Info|Base|Manager)"


def vague_name(source):
    message = "{}: name it by what it does; Helper, Util, Data, Info, Base and Manager say nothing (DeviceManager excepted)"
    if source.is_cpp:
        for line, match in _each(rf"\b(?:class|struct|enum(?: class)?|using)\s+(?:\[\[\w+\]\]\s+)?(\w*{VAGUE})\b(?=[^;]*[{{:=])",
                                 source.code, source):
            if not match[1].endswith("DeviceManager"):
                yield line, message.format(match[1])
    if source.suffix in CODE and not source.stem.endswith("device_manager"):
        if re.search(rf"(^|[a-z]){VAGUE}$", source.stem) or re.search(r"(^|_)(helpers?|utils?|data|info|base|manager)$", source.stem):
            yield 1, message.format(source.name)


def colour(source):
    """Colours live in the theme, so that high contrast and the elder mode can change them all at once."""
    if source.path == "ui/theme/Theme.qml" or not source.path.startswith(("ui/", "app/")) or source.suffix not in CODE:
        return
    text = source.uncommented
    for line, match in _each(r'"#(?:[0-9A-Fa-f]{3,4}){1,2}"|\bQt\.(?:rgba|hsla|hsva)\s*\(\s*[\d.]|\bQColor\s*\(\s*[\d"]', text, source):
        yield line, f"{match[0]}: a colour outside ui/theme/Theme.qml"
    if source.suffix == "qml":
        for line, match in _each(r'\bcolor\w*\s*:\s*"(?!transparent")[a-z]+"', text, source):
            yield line, f"{match[0]}: a colour outside ui/theme/Theme.qml"


LENGTHS = (r"width|height|implicitWidth|implicitHeight|minimumWidth|minimumHeight|maximumWidth|maximumHeight|preferredWidth|"
           r"preferredHeight|spacing|rowSpacing|columnSpacing|\w*[mM]argins?|\w*[pP]adding|radius|pixelSize|x|y")


def raw_length(source):
    if not source.path.startswith("ui/") or source.suffix != "qml" or source.path.startswith("ui/theme/"):
        return
    for line, match in _each(rf"(?<![\w])((?:\w+\.)?(?:{LENGTHS}))[ \t]*:[ \t]*(-?\d+(?:\.\d+)?)[ \t]*(?=$|[;}}\n])", source.code, source):
        if abs(float(match[2])) > 1:
            yield line, f"{match[0].strip()}: lengths are tokens of the theme (millimetres), not pixels"
    for line, _match in _each(r"\bpointSize\s*:", source.code, source):
        yield line, "pointSize: type comes from the theme's scale"


def untranslated(source):
    if not source.path.startswith("ui/") or source.suffix != "qml":
        return
    pattern = r'\b(text|title|label|hint|placeholder\w*|Accessible\.(?:name|description))\s*:\s*"([^"\n]*[A-Za-z\u4e00-\u9fff]{2}[^"\n]*)"'
    for line, match in _each(pattern, source.uncommented, source):
        yield line, f'{match[1]}: "{match[2]}" never reaches the translators; wrap it in qsTr()'


CHECK = (r"\b(QVERIFY\w*|QCOMPARE\w*|QTRY_\w+|QFAIL|QTEST|QSKIP|QBENCHMARK\w*|QEXPECT_FAIL|verify|compare|fuzzyCompare|"
         r"tryCompare|tryVerify|fail)\s*\(|\b(QBENCHMARK)\b")
NO_SLOT = re.compile(r"(^|::)(initTestCase|cleanupTestCase|init|cleanup)(_data)?$|_data$")


def _calls_a_check(body, checking):
    return re.search(CHECK, body) or any(re.search(rf"\b{re.escape(name)}\s*\(", body) for name in checking)


def test_without_check(source):
    if not re.match(r"tst_\w+$", source.stem):
        return
    for line, match in _each(r"\bQVERIFY2?\s*\(\s*true\b|\bQCOMPARE\s*\(\s*(\w+)\s*,\s*\1\s*\)", source.code, source):
        yield line, f"{match[0]}: this check cannot fail"
    if source.suffix == "qml":
        functions = re.finditer(r"\bfunction\s+(test_\w+)\s*\([^)]*\)\s*\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}", source.code)
        for match in functions:
            if not match[1].endswith("_data") and not re.search(CHECK, match[2]):
                yield source.line_of(match.start()), f"{match[1]} checks nothing"
        return
    if source.suffix != "cpp":
        return
    slots = _slots(source)
    checking = set()
    while True:  # a function that calls a checking function checks
        more = {f.name.split("::")[-1] for f in source.functions if _calls_a_check(f.body, checking)} - checking
        if not more:
            break
        checking |= more
    for function in source.functions:
        short = function.name.split("::")[-1]
        if short in slots and not NO_SLOT.search(short) and short not in checking:
            yield function.first, f"{short} checks nothing"


def _slots(source):
    """Names declared under `private slots:` (or Q_SLOTS), up to the next access specifier or the class's end."""
    names = set()
    for block in re.finditer(r"private\s+(?:slots|Q_SLOTS)\s*:((?:.|\n)*?)(?=\n\s*(?:public|protected|private)\b[^\n]*:|\n\};|\Z)", source.code):
        names.update(re.findall(r"\bvoid\s+(\w+)\s*\(", block[1]))
    return names


# Private addresses, the names RFC 2606 and 6762 reserve, and names that are identifiers rather than places to fetch from.
PUBLIC_HOST = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,}(?=:|$)|\d+(?:\.\d+){3}(?=:|$)")
RESERVED = re.compile(r"((^|.*\.)example(\..+)?|.*\.(test|invalid|localhost|local)|127\..*|10\..*|192\.(168|0\.2)\..*|"
                      r"(198\.51\.100|203\.0\.113)\..*|0\.0\.0\.0|www\.w3\.org|json-schema\.org)")
REGISTRY = (r"\b(registry\.npmjs\.org|npmjs\.com|pypi\.org|files\.pythonhosted\.org|crates\.io|(deb|security|ftp)\.debian\.org|"
            r"mirrors?\.[a-z]+\.[a-z.]+)\b")


def outside_host(source):
    """The project fetches nothing from an address of its own choosing: packages come from the machine's apt sources."""
    for line, match in _each(REGISTRY, source.text, source):
        yield line, f"{match[0]}: no registry or mirror by name"
    if source.suffix in ("md", "svg", "ts", "txt", "yaml", "") and source.name != "CMakeLists.txt":
        return  # prose may cite a standard by its address
    for line, match in _each(r"\b(?:https?|ipps?|wss?|mqtts?|ftp)://([^/\s\"'<>)\\]+)", source.uncommented, source):
        host = PUBLIC_HOST.match(match[1].split("@")[-1])
        if host and not RESERVED.fullmatch(host[0]):
            yield line, f"{match[0]}: an address outside this machine; use loopback or a reserved name (x.example)"


def using_namespace(source):
    if source.suffix == "h":
        for line, match in _each(r"\busing\s+namespace\s+(?!std::(?:chrono_literals|string_view_literals)\b|Qt::\w*Literals)[\w:]+", source.code, source):
            yield line, f"{match[0]}: not in a header"


def _opens_initialiser(before):
    """Whether a brace behind this text begins an initialiser and no block."""
    before = before.rstrip()
    if before.endswith(")") or re.search(r"\b(else|do|try|const|noexcept|override|mutable|final)$", before) or not before:
        return False
    statement = re.split(r"[;{}]", before)[-1]
    if re.search(r"\b(struct|class|enum|union|namespace)\b[^=()]*$|->[^=]*$", statement) and not re.search(r"->\w+\(", statement):
        return False
    return before[-1] not in ";{}" or bool(re.search(r"[,({=]\s*$", before))


def try_in_braces(source):
    """Who leaves a function in the middle of an aggregate does not destroy its first members (g++ 12, clang 14): they leak,
    and a citizen's words among them are not overwritten."""
    if not source.is_cpp:
        return
    code = source.code
    open_brackets = []  # [initialiser?, a comma was seen?]
    for at, sign in enumerate(code):
        if sign in "({[":
            open_brackets.append([sign == "{" and _opens_initialiser(code[max(0, at - 300):at]), False, sign])
        elif sign in ")}]" and open_brackets:
            open_brackets.pop()
        elif sign == "," and open_brackets:
            open_brackets[-1][1] = True
        elif sign == "K" and code.startswith("KIOSK_TRY(", at):
            for initialiser, comma, bracket in reversed(open_brackets):
                if bracket == "{" and not initialiser:
                    break
                if initialiser and comma:
                    yield source.line_of(at), "KIOSK_TRY behind another member of an initialiser in braces: name the value first"
                    break


RULES = {
    "try-in-braces": try_in_braces,
    "spdx": spdx,
    "pragma-once": pragma_once,
    "file-size": file_size,
    "function-size": function_size,
    "banned-token": banned_token,
    "unfinished": unfinished,
    "vague-name": vague_name,
    "colour": colour,
    "raw-length": raw_length,
    "untranslated": untranslated,
    "test-without-check": test_without_check,
    "outside-host": outside_host,
    "using-namespace": using_namespace,
}


def driver_readme(paths):
    """Whole-tree rule: a driver's folder explains its device (protocol, models, what was seen on metal)."""
    known = set(paths)
    for path in paths:
        found = re.fullmatch(r"(drivers/(?!hal/|transport/|manager/|workbench/)\w+/\w+)/CMakeLists\.txt", path)
        if found and f"{found[1]}/README.md" not in known:
            yield path, 1, f"{found[1]} has no README.md (protocol, models, faults, support tier)"


def dead_path(source, exists):
    """Whole-tree rule: a document names files that are there."""
    if source.suffix != "md":
        return
    folder = source.path.rpartition("/")[0]
    for line, match in _each(r"\]\((?![a-z]+:|#)([^)#\s]+)(?:#[^)]*)?\)|\b(?:src|href)=\"(?![a-z]+:|#)([^\"#]+)\"", source.text, source):
        target = match[1] or match[2]
        if not exists(f"{folder}/{target}" if folder else target):
            yield line, f"{target}: no such file"
    top = "app|drivers|ui|tests|docs|cmake|packaging|kiosk-config|resources"
    for line, match in _each(rf"`((?:{top})/[\w./-]*\w)/?`", source.text, source):
        if not exists(match[1]) and not exists(f"{folder}/{match[1]}"):
            yield line, f"{match[1]}: no such file or folder"
