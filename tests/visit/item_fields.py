# SPDX-License-Identifier: Apache-2.0
"""The fields of an item as the terminal has them: what is shared is looked up, what is asked for several things stands once for each."""
import functools
import json

from stage import SITE


@functools.cache
def shared(path):
    return {field["id"]: field for field in json.loads((SITE / path).read_text(encoding="utf-8"))["fields"]}


def fields_of(definition):
    groups = {group["id"]: group for group in definition.get("repeats", [])}
    parts = {name: field for path in definition.get("include", []) for name, field in shared(path).items()}
    for field in definition.get("fields", []):
        if not isinstance(field, str):
            yield field
        elif field in groups:
            yield from each_of(groups[field])
        else:
            yield parts[field]


def each_of(group):
    for index in range(1, group["most"] + 1):
        title = numbered(group["title"]["zh"], index)
        for field in group["fields"]:
            hint = numbered(field.get("hint", {}).get("zh", ""), index)
            question = field.get("question", {}).get("zh", "")
            named = "{n}" in question
            yield {**field, "id": f"{group['id']}{index}{field['id'][0].upper()}{field['id'][1:]}", "label": {"zh": joined(title, field["label"]["zh"])},
                   "hint": {"zh": hint if named else joined(title, hint)}, **({"question": {"zh": numbered(question, index)}} if question else {})}
        if group["least"] <= index < group["most"]:
            yield {"id": f"{group['id']}{index}More", "kind": "choice", "label": {"zh": numbered(group["title"]["zh"], index + 1)},
                   "question": group["question"]}


def numbered(words, index):
    return words.replace("{n}", str(index))


def joined(first, then):
    return f"{first} · {then}" if then else first


def names_of(field):
    """How a citizen may know the question: by its title, and by what says which one it is where several have the same title."""
    title = field["question"]["zh"]
    return [title, *(f"{title}|{field[what]['zh']}" for what in ("label", "hint") if field.get(what, {}).get("zh"))]
