"""Events in any number, small, and the same in every run."""
import json
import random

PEOPLE = ["Alma Reuter", "Bo Castellan", "Cleo Marchbank", "Dov Hallam", "Edda Quayle",
          "Finn Okoro", "Greta Lund", "Hana Vesely"]
SUBJECTS = ["ferry", "reservoir", "turbine", "library", "orchard", "signal box", "quarry",
            "choir"]
VERDICTS = ["needs another winter", "was never measured", "has outlived its plan",
            "deserves a second look", "works better than promised", "costs more than it says"]
SOURCES = 40  # So that no source has more entries than a search can page through.


def small_event(number, random_source, **more):
    person = random_source.choice(PEOPLE)
    subject = random_source.choice(SUBJECTS)
    verdict = random_source.choice(VERDICTS)
    return {"id": f"small-{number:06}", "source": f"Bulletin {number % SOURCES:02}",
            "title": f"Note {number} on the {subject}", "lang": "en",
            "published_at": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T08:00:00Z",
            "body": f"The council looked at the {subject} again on Monday. "
                    f'"The {subject} {verdict}," said {person}, who inspects it. '
                    f"Nothing was decided in session {number}.", **more}


def small_events(count, seed=20260112):
    random_source = random.Random(seed)
    return [small_event(number, random_source) for number in range(count)]


def write_events(path, events):
    with open(path, "w", encoding="utf-8") as file:
        for event in events:
            file.write(json.dumps(event, ensure_ascii=False) + "\n")
