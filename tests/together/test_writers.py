"""Twenty people work on one plan at once: nothing that was acknowledged is lost, who was overtaken is told."""

import json
import re
from collections import Counter
from contextlib import ExitStack

from installation import SEED, Installation

PROCESSES, THREADS, ROUNDS = 4, 5, 12

# Each writer looks, thinks, and writes: an item is confirmed by the version that was seen, a task is commented on.
WRITER = """
import random, sys, time
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from django.utils import timezone
from songhanh.agencies.access import Conflict
from songhanh.agencies.models import User
from songhanh.agencies.queries import viewer_of
from songhanh.plans.actions.desk import edit_item
from songhanh.plans.actions.work import comment_task
from songhanh.plans.models import Item, Plan, Task
seed, threads, rounds = map(int, sys.argv[1:])
draft = Plan.objects.get(state="draft")
user = User.objects.get(username="lananh")
task = Task.objects.filter(plan__state="issued").first()

def write(thread):
    drawn = random.Random(seed * 100 + thread)
    told = []
    for number in range(rounds):
        by = viewer_of(user, timezone.now(), "vi")
        name = f"w{seed}-{thread}-{number}"
        items = list(Item.objects.filter(plan=draft, kind="task")[:5])
        item = drawn.choice(items)
        time.sleep(drawn.random() / 100)
        try:
            edit_item(plan=draft.pk, item=(item.pk, item.version), values={"result": name}, places={}, by=by)
            told.append(f"kept {item.pk} {name}")
        except Conflict as conflict:
            told.append(f"refused {conflict.code}")
        comment_task(task=task.pk, text=name, by=by)
        told.append(f"said {name}")
    connection.close()
    return told

with ThreadPoolExecutor(threads) as pool:
    for told in pool.map(write, range(threads)):
        print(*told, sep="\\n")
"""
LOOK = """
import json
from songhanh.audit.queries import prove
from songhanh.plans.models import Item, ItemChange, Note, Plan
draft = Plan.objects.get(state="draft")
rows = [row for one in ItemChange.objects.filter(plan=draft) for row in one.after]
changes = [[row["pk"], row["values"].get("result")] for row in rows]
print(json.dumps({
    "changes": changes,
    "versions": list(Item.objects.filter(plan=draft, kind="task").values_list("pk", "version")),
    "said": list(Note.objects.filter(kind="comment").values_list("text", flat=True)),
    "broken": [one.agency for one in prove() if one.broken is not None],
}))
"""


def test_twenty_writers_lose_nothing_and_each_refusal_is_told(demonstration: Installation) -> None:
    second = demonstration.folder / "nam-sau.txt"
    second.write_text(SEED.read_text(encoding="utf-8").replace("2022", "2027"), encoding="utf-8")
    imported = demonstration("import-plan", second, "--agency", "CO-QUAN")
    assert imported.code == 0, imported.err
    with ExitStack() as stack:
        started = [
            stack.enter_context(demonstration.start(WRITER, number, THREADS, ROUNDS)) for number in range(PROCESSES)
        ]  # fmt: skip
        told = [one.communicate(timeout=300) for one in started]
    assert [(one.returncode, err) for one, (_, err) in zip(started, told, strict=True)] == [(0, "")] * PROCESSES
    lines = [line for out, _ in told for line in out.splitlines()]
    kept = {(int(found[1]), found[2]) for line in lines if (found := re.fullmatch(r"kept (\d+) (\S+)", line))}
    refused = sum(line.startswith("refused conflict") for line in lines)
    assert len(kept) + refused == PROCESSES * THREADS * ROUNDS
    assert kept
    assert refused

    seen = json.loads(demonstration.python(LOOK))
    assert seen["broken"] == []
    assert kept == {(pk, name) for pk, name in seen["changes"]}
    counted = Counter(pk for pk, _ in kept)
    assert all(version == 1 + counted[pk] for pk, version in seen["versions"])
    said = {line.removeprefix("said ") for line in lines if line.startswith("said ")}
    assert said <= set(seen["said"])
    assert len(said) == PROCESSES * THREADS * ROUNDS
