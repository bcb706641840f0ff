#!/usr/bin/env python3
"""Trains the weights by which the analysis scores sentences.

    train_summary.py PRECIS HIGHLIGHTS.jsonl HEADLINES.jsonl TALK.jsonl [OUT.cc]

PRECIS      the command line program: `PRECIS analyse --sentences FILE` computes
            the features, so that what is learnt and what is used cannot differ
HIGHLIGHTS  events with gold.highlights, written by people; meta.systems, if it
            is there, maps names of published summarisers to what they chose
HEADLINES   articles whose titles people wrote
TALK        transcripts: what is said later is compared with how the talk begins
OUT.cc      indexer/analyse/summary/summary_weights.cc; not written without it

Three tables, each a ridge regression on a target that is standardised within a
document:
  summary   ROUGE-1 + ROUGE-2 F1 with the highlights, and the share of the
            summarisers that chose the sentence: there are few highlights, and
            those were trained on many. No title weight can be learnt where
            there is no title: it is TITLE_SHARE of the headline table's.
  headline  F1 of content words with the title.
  talk      overlap with the first OPENING characters, drawn towards weights
            set by hand (TALK_PRIOR): the signal is weak.
Prints figures by 10-fold cross-validation: trained on nine tenths of the
documents, measured on the rest. Python standard library only; the same input
gives the same weights.
"""
import collections
import json
import random
import re
import subprocess
import sys

FOLDS = 10
REPEATS = 5  # Of the cross-validation, with other folds; their mean is told.
SUMMARY_SHRINKAGE = 500.0
HEADLINE_SHRINKAGE = 100.0
TALK_SHRINKAGE = 30000.0
ROUGE_SHARE = 0.5  # Of the highlights' target beside the summarisers'.
TITLE_SHARE = 0.25
CHOSEN = 0.8  # Share of a sentence's trigrams that a summary must have.
SPREAD = 2.0  # Mean standard deviation of the scores within a document.
OPENING = 2500  # Characters of a transcript that say what it is about.
SETTLED = 4000  # From here on, sentences are compared with the opening.
# As in indexer/analyse/summary/summary.cc.
SUMMARY_RULES = {"count": 3, "budget": 84, "wanted": 76, "excess": 0.2, "diversity": 0.8, "most": 0.6}
NO_TITLE = {"title"}
PLACES = {"place", "inverse_rank", "opening", "relative_rank", "first", "last", "lead", "centre_place"}
TALK_PRIOR = {"place": 0, "opening": 0.3, "centre": 0.9, "title": 0.8, "length": 0.2, "content": 0.6,
              "number": 0.1, "question": -1.2, "first_person": -0.8, "weak_start": -0.3, "repeats": -0.1}
STOP = set("""a about after all also an and any are as at be been but by can could did do for from had has have he her
him his how if in into is it its just more most my no not now of on one or our out over said say says she so some than
that the their them then there these they this those to up us was we were what when where which while who will with
would you your""".split())


class Document:
    def __init__(self, event, line):
        self.event = event
        self.names = line["features"]
        self.sentences = line["sentences"]
        self.rows = [s["values"] for s in self.sentences]
        self.tokens = [tokens(s["text"]) for s in self.sentences]
        self.target = []


def tokens(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def content(text):
    return {word[:6] for word in tokens(text) if word not in STOP and len(word) > 2}


def documents(precis, path):
    with open(path, encoding="utf-8") as lines:
        events = {e["id"]: e for e in map(json.loads, filter(str.strip, lines))}
    done = subprocess.run([precis, "analyse", "--sentences", path], capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [Document(events[line["id"]], line) for line in found if len(line["sentences"]) > 1]


# Measures.

def f1(common, left, right):
    return 2 * common / (left + right) if common else 0.0


def rouge_n(candidate, reference, n):
    grams = lambda t: collections.Counter(tuple(t[i:i + n]) for i in range(len(t) - n + 1))
    a, b = grams(candidate), grams(reference)
    return f1(sum((a & b).values()), sum(a.values()), sum(b.values()))


def rouge_l(candidate, reference):
    row = [0] * (len(reference) + 1)
    for word in candidate:
        diagonal = 0
        for j, other in enumerate(reference, 1):
            diagonal, row[j] = row[j], diagonal + 1 if word == other else max(row[j], row[j - 1])
    return f1(row[-1], len(candidate), len(reference))


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def standardised(values):
    centre = mean(values)
    spread = mean((v - centre) ** 2 for v in values) ** 0.5
    return [(v - centre) / spread if spread > 1e-9 else 0.0 for v in values]


# Targets.

def trigrams(words):
    return list(zip(words, words[1:], words[2:]))


def votes(document):
    systems = document.event.get("meta", {}).get("systems", {})
    chosen = [set(trigrams(tokens(text if isinstance(text, str) else " ".join(text)))) for text in systems.values()]
    shares = []
    for sentence in document.tokens:
        grams = trigrams(sentence)
        shares.append(mean(sum(g in c for g in grams) > CHOSEN * len(grams) for c in chosen) if grams else 0.0)
    return shares


def summary_target(document):
    document.reference = tokens(" ".join(document.event["gold"]["highlights"]))
    overlap = standardised([rouge_n(s, document.reference, 1) + rouge_n(s, document.reference, 2)
                            for s in document.tokens])
    share = standardised(votes(document))
    document.target = [s + ROUGE_SHARE * o for s, o in zip(share, overlap)]


def headline_target(document):
    title = content(document.event["title"])
    words = [content(s["text"]) for s in document.sentences]
    document.gain = [f1(len(w & title), len(w), len(title)) for w in words]
    document.target = standardised(document.gain)


def talk_target(document, frequency):
    body = document.event["body"]
    opening = {w for w in content(body[:OPENING]) if frequency.get(w, 0) < 0.5}
    later = [i for i, s in enumerate(document.sentences) if body.find(s["text"]) > SETTLED]
    document.sentences = [document.sentences[i] for i in later]
    document.rows = [document.rows[i] for i in later]
    words = [content(s["text"]) for s in document.sentences]
    document.gain = [f1(len(w & opening), len(w), 8) for w in words]
    document.target = standardised(document.gain)


# Regression.

def masked(document, without):
    return [[0.0 if name in without else v for name, v in zip(document.names, row)] for row in document.rows]


class Sums:
    """What a regression needs to know of a document: sums, so that folds are differences."""

    def __init__(self, size):
        self.count, self.y = 0, 0.0
        self.x = [0.0] * size
        self.xy = [0.0] * size
        self.xx = [[0.0] * size for _ in range(size)]

    def add(self, rows, target):
        for row, y in zip(rows, target):
            used = [(i, v) for i, v in enumerate(row) if v]
            self.count, self.y = self.count + 1, self.y + y
            for i, v in used:
                self.x[i] += v
                self.xy[i] += v * y
                line = self.xx[i]
                for j, w in used:
                    line[j] += v * w
        return self

    def merge(self, other, sign):
        self.count, self.y = self.count + sign * other.count, self.y + sign * other.y
        for i, line in enumerate(other.xx):
            self.x[i] += sign * other.x[i]
            self.xy[i] += sign * other.xy[i]
            for j, v in enumerate(line):
                self.xx[i][j] += sign * v
        return self


def solve(matrix, right):
    size = len(right)
    rows = [line[:] + [r] for line, r in zip(matrix, right)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            if factor:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][j] * out[j] for j in range(i + 1, size))) / rows[i][i]
    return out


def ridge(sums, shrinkage, prior=None):
    """Weights of the raw features; shrinkage counts in standard deviations."""
    n, size = sums.count, len(sums.x)
    average = [v / n for v in sums.x]
    spread = [max(0.0, sums.xx[i][i] / n - average[i] ** 2) ** 0.5 for i in range(size)]
    spread = [s if s > 1e-9 else 1e9 for s in spread]
    matrix = [[(sums.xx[i][j] - n * average[i] * average[j]) / (spread[i] * spread[j])
               + (shrinkage if i == j else 0.0) for j in range(size)] for i in range(size)]
    start = [p * s if s < 1e9 else 0.0 for p, s in zip(prior or [0.0] * size, spread)]
    right = [(sums.xy[i] - average[i] * sums.y) / spread[i] + shrinkage * start[i] for i in range(size)]
    return [w / s for w, s in zip(solve(matrix, right), spread)]


def scores(rows, weights):
    return [sum(w * v for w, v in zip(weights, row)) for row in rows]


def scaled(weights, every_rows):
    """Weights whose scores spread by SPREAD within a document."""
    spreads = []
    for rows in every_rows:
        values = scores(rows, weights)
        centre = mean(values)
        spreads.append(mean((v - centre) ** 2 for v in values) ** 0.5)
    return [w * SPREAD / mean(spreads) for w in weights]


class Task:
    def __init__(self, every, without, shrinkage, prior=None):
        self.every = every
        self.rows = [masked(d, without) for d in every]
        self.size = len(every[0].names)
        self.parts = [Sums(self.size).add(rows, d.target) for rows, d in zip(self.rows, every)]
        self.all = Sums(self.size)
        for part in self.parts:
            self.all.merge(part, 1)
        self.shrinkage, self.prior = shrinkage, prior

    def train(self, left_out=()):
        sums = Sums(self.size).merge(self.all, 1)
        for i in left_out:
            sums.merge(self.parts[i], -1)
        return scaled(ridge(sums, self.shrinkage, self.prior), self.rows)

    def validate(self, measure):
        """The mean of measure(document, scores), each scored without being trained on."""
        results = []
        for repeat in range(REPEATS):
            order = list(range(len(self.every)))
            random.Random(repeat).shuffle(order)
            for fold in (order[k::FOLDS] for k in range(FOLDS)):
                weights = self.train(fold)
                results += [measure(self.every[i], scores(self.rows[i], weights)) for i in fold]
        return [mean(column) for column in zip(*results)]


# Selection, as indexer/analyse/summary/selection.cc does it.

def similarity(document, a, b):
    return document.sentences[max(a, b)]["similarity"][min(a, b)]


def select(document, values, count, budget, wanted, excess, diversity, most):
    picked, words = [], 0
    while len(picked) < count:
        best, best_value = None, None
        for i, value in enumerate(values):
            more = document.sentences[i]["words"]
            if i in picked or (picked and words + more > budget):
                continue
            redundancy = max((similarity(document, i, j) for j in picked), default=0.0)
            value = diversity * value - (1 - diversity) * 3 * redundancy
            value -= excess * max(0, words + more - wanted) if picked else 0.0
            if redundancy <= most and (best is None or value > best_value):
                best, best_value = i, value
        if best is None:
            break
        picked.append(best)
        words += document.sentences[best]["words"]
    return sorted(picked)


def stands_alone(sentence):
    return not any(sentence[flag] for flag in ("weak_start", "question", "filler", "quoted"))


def best(document, values):
    allowed = [i for i, s in enumerate(document.sentences) if stands_alone(s)] or range(len(values))
    return max(allowed, key=lambda i: values[i])


def rouge(document, values):
    picked = [t for i in select(document, values, **SUMMARY_RULES) for t in document.tokens[i]]
    return (rouge_n(picked, document.reference, 1), rouge_n(picked, document.reference, 2),
            rouge_l(picked, document.reference), len(picked) / len(document.reference))


def gain(document, values):
    return (document.gain[best(document, values)],)


# The table.

def table(name, weights, names):
    lines = "".join(f"    {w:.4f},  // {feature}\n" for w, feature in zip(weights, names))
    return f"constexpr FeatureWeights k{name} = {{\n{lines}}};\n"


SOURCE = """// Written by bench/quality/train_summary.py, which says from what. Do not edit:
// train again.
#include "indexer/analyse/summary/summary_weights.h"

namespace precis::analyse {{
namespace {{

{tables}
}}  // namespace

const FeatureWeights& SummaryWeights(Genre genre) {{
  return genre == Genre::kTalk ? kTalk : kSummary;
}}

const FeatureWeights& HeadlineWeights(Genre genre) {{
  return genre == Genre::kTalk ? kTalk : kHeadline;
}}

}}  // namespace precis::analyse
"""


def summary_task(every):
    every = [d for d in every if d.event.get("gold", {}).get("highlights")]
    for document in every:
        summary_target(document)
    return Task(every, NO_TITLE, SUMMARY_SHRINKAGE)


def headline_task(every):
    every = [d for d in every if len(content(d.event.get("title", ""))) > 1]
    for document in every:
        headline_target(document)
    return Task(every, set(), HEADLINE_SHRINKAGE)


def talk_task(precis, path):
    every = documents(precis, path)
    counts = collections.Counter(w for d in every for w in content(d.event["body"]))
    frequency = {w: n / len(every) for w, n in counts.items()}
    for document in every:
        talk_target(document, frequency)
    every = [d for d in every if len(d.rows) > 1 and any(d.gain)]
    prior = [TALK_PRIOR.get(name, 0.0) / 3 for name in every[0].names]
    return Task(every, PLACES | NO_TITLE, TALK_SHRINKAGE, prior)


def main(precis, highlights, headlines, talk, out=None):
    summary = summary_task(documents(precis, highlights))
    headline = headline_task(documents(precis, headlines))
    spoken = talk_task(precis, talk)
    print(f"summary   {len(summary.every)} documents  ROUGE-1 %.4f  ROUGE-2 %.4f  ROUGE-L %.4f  length ratio %.2f"
          % tuple(summary.validate(rouge)))
    print(f"headline  {len(headline.every)} documents  content-word F1 %.4f" % tuple(headline.validate(gain)))
    print(f"talk      {len(spoken.every)} documents  overlap with the opening %.4f" % tuple(spoken.validate(gain)))
    names = summary.every[0].names
    weights = {"Summary": summary.train(), "Headline": headline.train(), "Talk": spoken.train()}
    title = names.index("title")
    weights["Summary"][title] = TITLE_SHARE * weights["Headline"][title]
    for name in PLACES | NO_TITLE:  # Not learnt, since the target has none.
        i = names.index(name)
        weights["Talk"][i] = TALK_PRIOR.get(name, 0.0)
    if out:
        tables = "\n".join(table(name, values, names) for name, values in weights.items())
        with open(out, "w", encoding="utf-8") as sink:
            sink.write(SOURCE.format(tables=tables))


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    main(*sys.argv[1:])
