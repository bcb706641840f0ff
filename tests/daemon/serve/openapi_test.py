#!/usr/bin/env python3
"""Holds schemas/openapi.yaml against a running server: what it describes is
answered as it says, and what is answered stands in it.
Usage: openapi_test.py SAMPLE_SERVER OPENAPI_YAML"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

import jsonschema
import yaml

PROGRAM, DOCUMENT = sys.argv[1:3]
API = yaml.safe_load(pathlib.Path(DOCUMENT).read_text())
# Without it /v1/compact refuses.
ADMIN = {"Precis-Admin": "test"}
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}

# Every described path, with requests that together draw its answers.
REQUESTS = {
    "/v1/search": {"": 200, "?q=battery&sort=oldest&limit=1": 200, "?q=speaker:%22Mara+Lindqvist%22": 200,
                   "?limit=101": 400, "?q=date:yesterday": 400, "?q=" + "a" * 7200: 414},
    "/v1/quotes": {"": 200, "?q=forecast": 200, "?sort=score": 400, "?q=" + "a" * 7200: 414},
    "/v1/entries/{id}": {"grid%2F1": 200, "plain": 200, "nobody": 404, "a%00": 400, "a" * 7200: 414},
    "/v1/entries/{id}/explain": {"grid%2F1": 200, "grid/1": 200, "plain": 200, "nobody": 404, "a%00": 400,
                                 "a" * 7200: 414},
    "/v1/status": {"": 200},
    "/v1/compact": {"": 200, "?after=1": 200, "?after=x": 400},
    "/livez": {"": 200},
    "/readyz": {"": 503},
    "/metrics": {"": 200},
    "/": {"": 200},
    "/entry/{id}": {"plain": 200},
}
# Not drawn by any request here: the C++ tests make the server fail.
NOT_DRAWN = {("/v1/compact", 403), ("/readyz", 200), ("/", 404), ("/entry/{id}", 404)}
NOT_DRAWN |= {(path, status) for path in REQUESTS for status in (304, 500, 503)} - {("/readyz", 503)}


def resolve(node):
    while "$ref" in node:
        target = API
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        node = target
    return node


def validate(value, schema):
    # The components have to be where the references look for them.
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "components": API["components"], **schema}
    jsonschema.Draft202012Validator(whole).validate(value)


def ask(url, method="GET", headers=ADMIN):
    try:
        request = urllib.request.Request(url, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read().decode()


class OpenApiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        web = pathlib.Path(cls.folder.name, "web")
        web.mkdir()
        (web / "index.html").write_text("<!doctype html>")
        cls.server = subprocess.Popen([PROGRAM, f"{cls.folder.name}/index", web], text=True,
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        cls.base = cls.server.stdout.readline().strip()

    @classmethod
    def tearDownClass(cls):
        cls.server.communicate()
        cls.folder.cleanup()

    def test_every_schema_is_a_schema(self):
        for name, schema in API["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)

    def test_every_reference_leads_somewhere(self):
        def walk(node):
            if isinstance(node, dict):
                if "$ref" in node:
                    self.assertTrue(resolve(node))
                node = list(node.values())
            if isinstance(node, list):
                for child in node:
                    walk(child)
        walk(API)

    def test_every_described_path_is_asked_for(self):
        self.assertEqual(set(API["paths"]), set(REQUESTS))
        for path, operations in API["paths"].items():
            expected = {"get", "post"} if path == "/v1/compact" else {"get"}
            self.assertEqual(METHODS & set(operations), expected, path)

    def test_only_an_administrator_compacts(self):
        described = API["paths"]["/v1/compact"]
        for method, status, headers in (("GET", 200, ADMIN), ("POST", 202, ADMIN), ("GET", 403, {}), ("POST", 403, {})):
            with self.subTest(f"{method} {status}"):
                answered, answer_headers, body = ask(self.base + "/v1/compact", method, headers)
                self.assertEqual(answered, status)
                content = resolve(described[method.lower()]["responses"][str(status)])["content"]
                validate(json.loads(body), content[answer_headers["Content-Type"].split(";")[0]]["schema"])

    def test_every_answer_is_as_described(self):
        for path, requests in REQUESTS.items():
            for tail, expected in requests.items():
                with self.subTest(path + tail[:60]):
                    target = path.replace("{id}", tail) if "{id}" in path else path + tail
                    self.check_answer(path, target, expected)

    def check_answer(self, path, target, expected):
        status, headers, body = ask(self.base + target)
        self.assertEqual(status, expected, body)
        described = resolve(API["paths"][path]["get"]["responses"][str(status)])
        kind = headers["Content-Type"].split(";")[0]
        self.assertIn(kind, described["content"])
        schema = described["content"][kind]["schema"]
        validate(json.loads(body) if "json" in kind else body, schema)
        for header in described.get("headers", {}):
            self.assertIn(header, headers)

    def test_every_described_status_is_drawn_or_named(self):
        drawn = {(path, status) for path, requests in REQUESTS.items() for status in requests.values()}
        described = {(path, int(status)) for path, operations in API["paths"].items()
                     for status in operations["get"]["responses"]}
        self.assertEqual(described - drawn - NOT_DRAWN, set())

    def test_the_bounds_are_those_of_the_server(self):
        for name in ("offset", "limit"):
            schema = API["components"]["parameters"][name]["schema"]
            for value, status in ((schema["minimum"], 200), (schema["minimum"] - 1, 400),
                                  (schema["maximum"], 200), (schema["maximum"] + 1, 400)):
                with self.subTest(f"{name}={value}"):
                    self.assertEqual(ask(f"{self.base}/v1/search?{name}={value}")[0], status)

    def test_the_orders_are_those_of_the_server(self):
        for sort in API["components"]["schemas"]["Sort"]["enum"]:
            self.assertEqual(ask(f"{self.base}/v1/search?sort={sort}")[0], 200, sort)

    def test_explanations_are_as_their_schema_says(self):
        schema = json.loads(pathlib.Path(DOCUMENT).with_name("explanation.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        for id in ("grid%2F1", "plain", "signs"):
            explanation = json.loads(ask(f"{self.base}/v1/entries/{id}/explain")[2])
            jsonschema.Draft202012Validator(schema).validate(explanation)

    def test_spans_lead_to_the_excerpts(self):
        entry = json.loads(ask(self.base + "/v1/entries/grid%2F1")[2])
        text = entry["text"].encode()
        for excerpt in [entry["takeaway"], *entry["bullets"], *entry["quotes"], *entry["statements"]]:
            begin, end = excerpt["span"]
            self.assertEqual(text[begin:end].decode(), excerpt["text"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
