#!/usr/bin/env python3
"""Holds schemas/article-event.schema.json against event_cases.json, which the
parser's own test reads as well: what one refuses the other must refuse.
Usage: event_schema_test.py SCHEMA CASES"""
import json
import sys

import jsonschema


def complaint(validator, case):
    accepted = validator.is_valid(case["event"])
    expected = "refused" not in case or "schema_accepts" in case
    if accepted == expected:
        return None
    reasons = "; ".join(error.message[:200] for error in validator.iter_errors(case["event"]))
    return f"{case['name']}: {'accepted' if accepted else 'refused: ' + reasons}"


def main(schema_path, cases_path):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    with open(cases_path, encoding="utf-8") as file:
        cases = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    examples = [{"name": f"example {i}", "event": event} for i, event in enumerate(schema["examples"])]
    for name, field in schema["properties"].items():
        fields = {"id": "a", "body": "Some text."}
        examples += [{"name": f"example of {name}", "event": {**fields, name: value}} for value in field.get("examples", [])]
    found = [c for c in (complaint(validator, case) for case in cases + examples) if c]
    print("\n".join(found) or f"schema: {len(cases)} cases and {len(examples)} examples ok")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
