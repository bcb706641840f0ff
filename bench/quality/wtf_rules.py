#!/usr/bin/env python3
"""Measures the WTF Index without labels: rules that must hold of any headline.

    wtf_rules.py PRECIS HARMS.jsonl [OTHERS.jsonl ...]

PRECIS  the command line program; run as `PRECIS analyse FILE`
HARMS   events whose titles tell of harm by AI
OTHERS  any events: the share that reaches 3 is told, near 0 for general news

A rule rewrites each title of HARMS that scores 2 or more by itself, and says
how the higher of the two scores has to move: a denied, hedged or prevented harm
scores lower, capitals change nothing, a bakery in place of AI scores 0.
"""
import json
import re
import subprocess
import sys
import tempfile

LEAST = 2
REACHED = 3
AI = re.compile(r"\b(?:AI|artificial intelligence|chat ?bots?|chatgpt|gpt\S*|llms?|openai|anthropic|deepmind|"
                r"(?:deep ?fake|robot|algorithm|drone|humanoid|bot|model|agent)\w*|self-driving|driverless|autopilot|"
                r"(?:facial|face|voice) (?:recognition|matching|clon\w+)|generative|autonomous|automat\w*|grok|deepseek|claude|gemini|copilot|"
                r"midjourney|alexa|siri|tesla|waymo|cruise|xai|sora|llama|bard)\b", re.I)


def lower(changed, base):
    return changed < base


RULES = {  # Name: (rewriting, whether the score moved as it should).
    "negation": (lambda t: f"There is no evidence that {t}.", lower),
    "hedging, fear": (lambda t: f"Some experts fear that {t}.", lower),
    "hedging, could": (lambda t: f"It could be that {t}.", lower),
    "hedging, possible": (lambda t: f"It is possible that {t}.", lower),
    "hedging, after": (lambda t: f"{t}, critics fear.", lower),
    "mitigation": (lambda t: f"New rules prevent that {t}.", lower),
    "case": (lambda t: f"{t.upper()}.", lambda changed, base: changed == base),
    "bakery": (lambda t: f"{AI.sub('bakery', t)}.", lambda changed, base: changed == 0),
}


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scores(precis, texts):
    """The higher score of each (title, body), in their order; None: refused."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as events:
        for i, (title, body) in enumerate(texts):
            events.write(json.dumps({"id": str(i), "lang": "en", "title": title, "body": body}) + "\n")
        events.flush()
        done = subprocess.run([precis, "analyse", events.name], capture_output=True, text=True, check=False)
    found = {}
    for line in filter(None, done.stdout.split("\n")):
        entry = json.loads(line)
        if entry.get("wtf"):
            found[int(entry["id"])] = max(entry["wtf"]["terminator"], entry["wtf"]["idiocracy"])
    return [found.get(i) for i in range(len(texts))]


def share(held):
    return f"{sum(held) / max(1, len(held)):.3f} of {len(held)}"


def halves(held):
    return f"{share(held)}  (even {share(held[::2])}, odd {share(held[1::2])})"


def held_by_rule(precis, harms):
    """For each rule, whether it held for each title that it could be tried on."""
    titles = [event["title"].rstrip(".") for event in load(harms)]
    alone = scores(precis, [("", title + ".") for title in titles])
    bases = [(title, score) for title, score in zip(titles, alone) if score is not None and score >= LEAST]
    held = {}
    for name, (rewrite, holds) in RULES.items():
        changed = scores(precis, [("", rewrite(title)) for title, _ in bases])
        # Not English any more, by its looks: nothing was scored.
        held[name] = [holds(score, base) for score, (_, base) in zip(changed, bases) if score is not None]
    return held


def shares(precis, harms):
    """For each rule the share of titles for which it held: all, even, odd; and how many they are."""
    part = lambda held: sum(held) / max(1, len(held))
    return {name: (part(held), part(held[::2]), part(held[1::2]), len(held))
            for name, held in held_by_rule(precis, harms).items()}


def main(precis, harms, *others):
    for path in (harms, *others):
        texts = [(event.get("title", ""), event["body"]) for event in load(path)]
        reached = [score is not None and score >= REACHED for score in scores(precis, texts)]
        print(f"{path}: reach {REACHED}: {halves(reached)}")
    for name, held in held_by_rule(precis, harms).items():
        print(f"  {name:18} {halves(held)}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
