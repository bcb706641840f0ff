#!/usr/bin/env python3
"""Measures what `precis analyse` finds, beside what is to be reached.

    quality.py PRECIS SCORER DATA.jsonl [DATA.jsonl ...] [options]

PRECIS  the command line program; run as `PRECIS analyse DATA.jsonl`
SCORER  a program run as `SCORER TASK DATA.jsonl PREDICTIONS.jsonl` for the
        tasks below, which prints one line of figures
DATA    NDJSON: events of schemas/article-event.schema.json with a `gold` object

  --page PAGE.txt[=NAME]  a page as input, its title in the first line; after
                          that title's second occurrence, if there is one, the
                          article begins, and what stands before is what a
                          reader made of it: its "WTF Index LABEL" and
                          "Terminator N Idiocracy N" are expected of us, and
                          that NAME says its block quotes
  --no-quote TEXT         what no page may yield as a quote
  --harms HARMS.jsonl     events whose titles tell of harm by AI (wtf_rules.py)
  --bench PROGRAM         analyse_stages_bench
  --duplicates PROGRAM    stories_duplicates; run with those DATA that have quotes
  --json FILE, --markdown FILE   the table also as these; a document keeps what
                          is outside of its marks (figures.py)

One table of all tasks; what was given no data says "not measured". Which tasks a
file can measure is read off its gold: `highlights` or `summary` (task summary),
`quotes` (quotes, and takeaway against the headline), `turns`, `people`, `orgs`.
The baseline of a task is what a program of ten lines would do: the first three
sentences, the first sentence, every quotation with the capitalised words after
it, "Name:" at line starts, runs of capitals.

"Held out": summaries and take-aways by weights trained on half of the documents,
measured on the other half, both ways. All else was not trained on these data;
the figures of even and of odd documents tell how much they vary.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import figures
import train_summary
import wtf_rules
from figures import Row

SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d]?\s+")
QUOTE = re.compile("[\u201c\"]([^\u201c\u201d\"]{20,}?)[\u201d\"]\\s*(?:said )?((?:[A-Z][\\w.]+ ?){1,3})?")
TURN = re.compile(r"^([A-Z][^\n:]{1,40}): +(.*)$", re.M)
CAPITALS = re.compile(r"[a-z,] ((?:[A-Z][\w.&-]+ ?)+)")


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def sentences(body):
    return [s.strip() for line in body.split("\n") for s in SENTENCE_END.split(line) if s.strip()]


def byte_span(body, begin, end):
    return [len(body[:begin].encode()), len(body[:end].encode())]


def baseline(event):
    """The prediction of the ten-line program."""
    body = event["body"]
    title = event.get("title", "").strip(" .")
    first = [s for s in sentences(body) if not title or s.strip(" .") != title]
    names = sorted({match.strip() for match in CAPITALS.findall(body)})
    return {
        "id": event["id"],
        "summary": first[:3],
        "takeaway": first[0] if first else "",
        "quotes": [{"span": byte_span(body, m.start(), m.start() + len(m[1]) + 2), "speaker": (m[2] or "").strip()}
                   for m in QUOTE.finditer(body)],
        "turns": [{"span": byte_span(body, *m.span(2)), "speaker": m[1]} for m in TURN.finditer(body)],
        "people": names,
        "orgs": names,
    }


# Task of the scorer: what it is called, and its figures in the scorer's line.
NUMBER = r" ([\d.]+)"
TASKS = {
    "quotes": [("quotes, span F1", r"^span .*?F1" + NUMBER),
               ("quotes, span and speaker F1", r"span\+speaker .*?F1" + NUMBER)],
    "summary": [("summary of three sentences, ROUGE-1 / 2 / L",
                 f"ROUGE-1{NUMBER}  ROUGE-2{NUMBER}  ROUGE-L{NUMBER}")],
    "takeaway": [("take-away against the headline, content-word F1", "F1" + NUMBER)],
    "people": [("people, F1", "F1" + NUMBER)],
    "orgs": [("organisations, F1", "F1" + NUMBER)],
    "turns": [("transcript turns, characters with the right speaker", "speaker" + NUMBER)],
}


def tasks_of(events):
    """The tasks that the gold of at least one event can measure."""
    have = {key for event in events for key, value in event.get("gold", {}).items() if value}
    tasks = [task for task in ("quotes", "turns", "people", "orgs") if task in have]
    if have & {"highlights", "summary"}:
        tasks.append("summary")
    if "quotes" in have and any(len(event.get("title", "")) > 20 for event in events):
        tasks.append("takeaway")
    return tasks


def analyse(precis, path):
    done = subprocess.run([precis, "analyse", str(path)], capture_output=True, text=True, check=True)
    return done.stdout


class Scorer:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def line(self, task, events, predictions):
        gold, guess = self.folder / "gold.jsonl", self.folder / "guess.jsonl"
        gold.write_text("".join(json.dumps(event) + "\n" for event in events), encoding="utf-8")
        guess.write_text(predictions, encoding="utf-8")
        done = subprocess.run([sys.executable, self.program, task, str(gold), str(guess)],
                              capture_output=True, text=True, check=True)
        return done.stdout.strip().splitlines()[-1]

    def __call__(self, task, events, predictions):
        """What each of the task's figures is."""
        line = self.line(task, events, predictions)
        return [tuple(map(float, re.search(pattern, line).groups())) for _, pattern in TASKS[task]]


def trained_on_halves(precis, path, task):
    """By weights trained on half of the documents, of the other half; the two ways."""
    make = {"summary": train_summary.summary_task, "takeaway": train_summary.headline_task}[task]
    measure = {"summary": train_summary.rouge, "takeaway": train_summary.gain}[task]
    learnt = make(train_summary.documents(precis, str(path)))
    halves = []
    for half in (0, 1):
        others = range(half, len(learnt.every), 2)
        weights = learnt.train(others)
        results = [measure(learnt.every[i], train_summary.scores(learnt.rows[i], weights)) for i in others]
        halves.append(tuple(train_summary.mean(column) for column in zip(*results))[:3])
    return halves


def measure(precis, scorer, path):
    """The rows of one file."""
    events = load(path)
    ours = analyse(precis, path)
    theirs = "".join(json.dumps(baseline(event)) + "\n" for event in events)
    rows = []
    for task in tasks_of(events):
        if task in ("summary", "takeaway"):
            even, odd = ([values] for values in trained_on_halves(precis, path, task))
        else:
            even, odd = (scorer(task, events[half::2], ours) for half in (0, 1))
        found, base = scorer(task, events, ours), scorer(task, events, theirs)
        for i, (name, _) in enumerate(TASKS[task]):
            data = pathlib.Path(path).stem if task in ("people", "orgs") else ""
            rows.append(Row(name, data, found[i], len(events), base[i],
                            f"{figures.text_of(even[i])}, {figures.text_of(odd[i])}"))
    return rows


def article_of(page):
    title, rest = page.split("\n", 1)
    made, again, article = rest.partition(f"\n{title}\n")
    return (title, made, article) if again else (title, "", rest)


def judge_page(precis, folder, argument, no_quotes):
    path, _, name = argument.partition("=")
    title, made, article = article_of(pathlib.Path(path).read_text(encoding="utf-8"))
    event = folder / "page.jsonl"
    event.write_text(json.dumps({"id": "page", "title": title, "body": article.strip()}), encoding="utf-8")
    entry = json.loads(analyse(precis, event))
    wtf = entry["wtf"]
    found = f"T {wtf['terminator']}, I {wtf['idiocracy']}, {wtf['label']}"
    blocks = [quote.get("speaker") or "nobody" for quote in entry["quotes"] if quote["text"][:1] not in "\"\u201c'\u2018"]
    wrong = [text for text in no_quotes if any(text in quote["text"] for quote in entry["quotes"])]
    found += f"; {len(blocks)} block quotes" + (f" by {', '.join(sorted(set(blocks)))}" if blocks else "")
    found += "".join(f"; \u201c{text}\u201d is a quote" for text in wrong)
    row = Row("page as input", pathlib.Path(path).stem, found, 1)
    expected = re.search(r"WTF Index (.+)\n.*Terminator (\d+) Idiocracy (\d+)", made)
    if expected:
        row.reach = f"T {expected[2]}, I {expected[3]}, {expected[1].strip()}"
        row.right = found.startswith(row.reach + ";")
    if name:
        row.reach = f"{row.reach or ''}; block quotes by {name}"
        row.right = row.right is not False and bool(blocks) and set(blocks) == {name}
    if wrong:
        row.right = False
    return row


def wtf_rows(precis, harms):
    shares = wtf_rules.shares(precis, harms)
    hedging = min((shares[name] for name in shares if name.startswith("hedging")), key=lambda halves: halves[0])
    named = {"negation": shares["negation"], "hedging (the least of its phrasings)": hedging,
             "mitigation": shares["mitigation"], "case": shares["case"],
             "bakery in place of AI": shares["bakery"]}
    return [Row(f"WTF rules: {name}", "", (every,), count, None, f"{even:.3f}, {odd:.3f}")
            for name, (every, even, odd, count) in named.items()]


def cost_row(program, folder):
    out = folder / "bench.json"
    subprocess.run([program, "--benchmark_filter=^BM_Analyse$", "--benchmark_repetitions=5",
                    "--benchmark_report_aggregates_only=true", f"--benchmark_out={out}",
                    "--benchmark_out_format=json"], capture_output=True, check=True)
    runs = json.loads(out.read_text(encoding="utf-8"))["benchmarks"]
    [median] = [run["cpu_time"] for run in runs if run.get("aggregate_name") == "median"]
    return Row("analysis, µs of one core for an article of 4 KB", "", (median / 1000,))


def duplicate_rows(program, paths):
    done = subprocess.run([program, *map(str, paths)], capture_output=True, text=True, check=True).stdout
    recall = tuple(float(re.search(rf"^{edit}.*?\s([01]\.\d+)", done, re.M)[1])
                   for edit in ("other by-line", "5 % of the words", "new lead"))
    false_pairs = float(re.search(r"([\d.]+) in 100,000", done)[1])
    documents = int(re.search(r"^(\d+) articles", done, re.M)[1])
    return [Row("near duplicates, recall: by-line / 5 % of the words / new lead and cut", "", recall, documents),
            Row("near duplicates, false pairs in 100,000", "", (false_pairs,), documents)]


def measure_all(options, folder):
    rows = []
    for path in options.data:
        rows += measure(options.precis, Scorer(options.scorer, folder), path)
    for page in options.page:
        rows.append(judge_page(options.precis, folder, page, options.no_quote))
    if options.duplicates:
        articles = [path for path in options.data if "quotes" in tasks_of(load(path))]
        rows += duplicate_rows(options.duplicates, articles)
    if options.harms:
        rows += wtf_rows(options.precis, options.harms)
    if options.bench:
        rows.append(cost_row(options.bench, folder))
    return rows + figures.missing(rows)


def heading(precis, folder):
    event = folder / "version.jsonl"
    event.write_text('{"id": "1", "title": "One", "body": "One sentence is enough."}', encoding="utf-8")
    version = json.loads(analyse(precis, event))["analysis_version"]
    return f"{time.strftime('%Y-%m-%d')}, version {version} of the analysis."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("precis", "scorer"):
        parser.add_argument(name)
    parser.add_argument("data", nargs="+")
    for name in ("page", "no-quote"):
        parser.add_argument(f"--{name}", action="append", default=[])
    for name in ("harms", "bench", "duplicates", "json", "markdown"):
        parser.add_argument(f"--{name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        title = heading(options.precis, folder)
        rows = measure_all(options, folder)
    print(figures.plain(rows, title))
    if options.json:
        figures.write_json(rows, title, options.json)
    if options.markdown:
        figures.write_markdown(rows, title, options.markdown)


if __name__ == "__main__":
    main()
