#!/usr/bin/env python3
"""Measures what `precis analyse` finds against gold data, beside baselines.

    quality.py PRECIS SCORER DATA.jsonl [DATA.jsonl ...]

PRECIS  the command line program; run as `PRECIS analyse DATA.jsonl`
SCORER  a program run as `SCORER TASK DATA.jsonl PREDICTIONS.jsonl` for the
        tasks below, which prints one line of figures
DATA    NDJSON: events of schemas/article-event.schema.json with a `gold` object

Which tasks a file can measure is read off its gold: `highlights` or `summary`
(task summary), `quotes` (quotes, and takeaway against the headline), `turns`,
`people`, `orgs`. The baseline of a task is what a program of ten lines would
do: the first three sentences, the first sentence, every quotation with the
capitalised words after it, "Name:" at line starts, runs of capitals.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

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


def tasks_of(events):
    """The tasks that the gold of at least one event can measure."""
    have = {key for event in events for key, value in event.get("gold", {}).items() if value}
    tasks = [task for task in ("quotes", "turns", "people", "orgs") if task in have]
    if have & {"highlights", "summary"}:
        tasks.insert(0, "summary")
    if "quotes" in have and any(len(event.get("title", "")) > 20 for event in events):
        tasks.append("takeaway")
    return tasks


def analyse(precis, path, out):
    """Runs the program; returns seconds, start-up included."""
    begin = time.monotonic()
    with open(out, "w", encoding="utf-8") as sink:
        subprocess.run([precis, "analyse", str(path)], stdout=sink, check=True)
    return time.monotonic() - begin


def score(scorer, task, gold, predictions):
    done = subprocess.run([sys.executable, scorer, task, str(gold), str(predictions)],
                          capture_output=True, text=True, check=True)
    return re.sub(r"\s*\{.*\}", "", done.stdout.strip().splitlines()[-1])


def measure(precis, scorer, path, folder):
    events = load(path)
    ours, theirs = folder / "ours.jsonl", folder / "baseline.jsonl"
    seconds = analyse(precis, path, ours)
    theirs.write_text("".join(json.dumps(baseline(event)) + "\n" for event in events), encoding="utf-8")
    size = sum(len(event["body"].encode()) for event in events)
    print(f"\n{pathlib.Path(path).name}: {len(events)} events, {len(events) / seconds:.0f}/s, "
          f"{size / seconds / 1e6:.1f} MB/s")
    for task in tasks_of(events):
        print(f"  {task:9} precis    {score(scorer, task, path, ours)}")
        print(f"  {'':9} baseline  {score(scorer, task, path, theirs)}")


def main(precis, scorer, *paths):
    print(f"precis analyse, {time.strftime('%Y-%m-%d')}")
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            measure(precis, scorer, path, pathlib.Path(folder))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
