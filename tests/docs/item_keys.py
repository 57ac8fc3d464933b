#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/service-item-keys.md, made from `kiosk check --schema`: every key of an item file, whether it must be there, what it may hold.

    item_keys.py KIOSK            prints it
    item_keys.py KIOSK --check F  0 when F is what it prints
"""
import json
import pathlib
import subprocess
import sys

HEAD = """# Every key of an item file

Made from the table that decodes the files (`kiosk check --schema`) by `tests/docs/item_keys.py`; a test holds the two together. What the
keys mean together, and a whole item to begin with: [service-items.md](service-items.md).

**Bold** keys must be there. *words* is `{"zh": ..., "en": ...}`. A field, material or agreement is a `field`; `predicate` is a condition.
"""


def value(schema):
    """What stands behind a key, in a few words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return "*words*" if name == "words" else f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(value(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " ".join(f"`{json.dumps(each, ensure_ascii=False).strip(chr(34))}`" for each in schema["enum"])
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    kind = schema.get("type", "")
    if kind == "array":
        least = schema.get("minItems", 0)
        return "list of " + value(schema["items"]) + (f", {least} at least" if least else "")
    if kind == "integer":
        return f"{schema.get('minimum', '')} to {schema.get('maximum', '')}"
    if kind == "boolean":
        return "`true` `false`"
    if kind == "object":
        return "by key: " + value(schema["additionalProperties"]) if isinstance(schema.get("additionalProperties"), dict) else "object"
    pattern = schema.get("pattern", "")
    return "text" + (f" `{pattern.removeprefix('^(?:').removesuffix(')$')}`" if pattern else "")


def rows(definition):
    required = set(definition.get("required", []))
    keys = definition.get("properties", {})
    for key in sorted(keys, key=lambda k: (k not in required, k)):
        name = f"**`{key}`**" if key in required else f"`{key}`"
        holds = value(keys[key]).replace("|", "\\|")
        yield f"| {name} | {holds} | {keys[key].get('description', '')} |"


def page(schemas):
    out = [HEAD]
    done = set()
    for top in ("service", "bundle"):
        definitions = schemas[top]["$defs"]
        order = [top] + sorted(name for name in definitions if name != top)
        for name in order:
            definition = definitions[name]
            if name in done or name == "words" or not definition.get("properties"):
                continue
            done.add(name)
            out += [f"## {name}", "", "| key | holds | |", "| --- | --- | --- |", *rows(definition), ""]
    return "\n".join(out)


def main():
    schemas = json.loads(subprocess.run([sys.argv[1], "check", "--schema"], capture_output=True, text=True, check=True).stdout)
    made = page(schemas)
    if len(sys.argv) == 2:
        print(made, end="")
        return 0
    kept = pathlib.Path(sys.argv[3]).read_text(encoding="utf-8")
    if kept == made:
        return 0
    print(f"{sys.argv[3]} is not what the table says: item_keys.py KIOSK > docs/service-item-keys.md")
    return 1


if __name__ == "__main__":
    sys.exit(main())
