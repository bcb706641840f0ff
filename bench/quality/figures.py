"""Figures of the quality program: what is to be reached, and tables of it."""
import dataclasses
import json
import math
import pathlib

# Task, data (the file's name without its ending; "" fits any) -> reach, aim.
TARGETS = {
    ("quotes, span F1", ""): ((0.94,), (0.97,)),
    ("quotes, span and speaker F1", ""): ((0.78,), (0.85,)),
    ("summary of three sentences, ROUGE-1 / 2 / L", ""): ((0.425, 0.195, 0.275), (0.445, 0.212, 0.299)),
    ("take-away against the headline, content-word F1", ""): ((0.32,), (0.35,)),
    ("people, F1", "names-ai"): ((0.75,), (0.85,)),
    ("people, F1", "names-politics"): ((0.80,), (0.85,)),
    ("organisations, F1", "names-ai"): ((0.50,), (0.70,)),
    ("organisations, F1", "names-politics"): ((0.60,), (0.70,)),
    ("transcript turns, characters with the right speaker", ""): ((0.995,), (0.999,)),
    ("near duplicates, recall: by-line / 5 % of the words / new lead and cut", ""): ((0.98, 0.98, 0.98), None),
    ("near duplicates, false pairs in 100,000", ""): ((1.0,), None),
    ("WTF rules: negation", ""): ((1.0,), None),
    ("WTF rules: hedging (the least of its phrasings)", ""): ((0.97,), None),
    ("WTF rules: mitigation", ""): ((1.0,), None),
    ("WTF rules: case", ""): ((1.0,), None),
    ("WTF rules: bakery in place of AI", ""): ((1.0,), None),
    ("analysis, µs of one core for an article of 4 KB", ""): ((350.0,), (150.0,)),
}
LESS_IS_BETTER = ("false pairs", "µs")
FROM, TO = "<!-- quality: from here -->", "<!-- quality: to here -->"


def text_of(values):
    if values is None:
        return "–"
    if isinstance(values, str):
        return values
    # Cut, not rounded: what falls short of a target does not look like it.
    return " / ".join(f"{v:.0f}" if v >= 10 else f"{math.floor(v * 1000 + 1e-6) / 1000:.3f}" for v in values)


@dataclasses.dataclass
class Row:
    task: str
    data: str = ""
    measured: tuple | str | None = None  # None: not measured.
    documents: int | None = None
    baseline: tuple | str | None = None
    held_out: str = "–"
    reach: tuple | str | None = None
    aim: tuple | str | None = None
    right: bool | None = None  # Of what is no figure.

    def __post_init__(self):
        for data in (self.data, ""):
            if self.reach is None and (self.task, data) in TARGETS:
                self.reach, self.aim = TARGETS[self.task, data]

    def meets(self, target):
        if any(word in self.task for word in LESS_IS_BETTER):
            return all(m <= t for m, t in zip(self.measured, target))
        return all(m >= t for m, t in zip(self.measured, target))

    def verdict(self):
        if self.measured is None:
            return "not measured"
        if self.right is not None:
            return "reached" if self.right else "**not reached**"
        if self.reach is None:
            return "–"
        if self.aim is not None and self.meets(self.aim):
            return "aim reached"
        return "reached" if self.meets(self.reach) else "**not reached**"

    def cells(self):
        return [f"{self.task}: {self.data}" if self.data else self.task, str(self.documents or "–"),
                text_of(self.baseline), text_of(self.reach), text_of(self.aim), text_of(self.measured),
                self.held_out, self.verdict()]


HEAD = ["task", "documents", "baseline", "reach", "aim", "measured", "held out", ""]


def missing(rows):
    """What no argument made it possible to measure is said, not left out."""
    have = {(row.task, row.data) for row in rows} | {(row.task, "") for row in rows}
    return [Row(task, data) for task, data in TARGETS if (task, data) not in have]


def markdown(rows, heading):
    lines = [heading, "", "| " + " | ".join(HEAD) + " |", "| " + " | ".join("---" for _ in HEAD) + " |"]
    lines += ["| " + " | ".join(row.cells()) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def plain(rows, heading):
    table = [HEAD] + [[cell.replace("**", "") for cell in row.cells()] for row in rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(HEAD))]
    return "\n".join([heading] + ["  ".join(c.ljust(w) for c, w in zip(line, widths)).rstrip() for line in table])


def write_json(rows, heading, path):
    every = [{**dataclasses.asdict(row), "verdict": row.verdict().strip("*")} for row in rows]
    pathlib.Path(path).write_text(json.dumps({"of": heading, "rows": every}, indent=1, ensure_ascii=False) + "\n",
                                  encoding="utf-8")


def write_markdown(rows, heading, path):
    """Between the marks of a document that has them; else the file is the table."""
    path = pathlib.Path(path)
    table = markdown(rows, heading)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if FROM in text and TO in text:
        table = text[:text.index(FROM) + len(FROM)] + "\n" + table + text[text.index(TO):]
    path.write_text(table, encoding="utf-8")
