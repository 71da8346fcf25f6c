"""An outlet corrects a figure and takes back a charge; two cite it, before that and after."""

import json

from headwater.engines.serial import SerialEngine
from headwater.pipeline import run
from headwater.settings import Settings

SETTINGS = Settings(encoder="none")
TOOK = "Minister Ivo Marn took 40,000 talers from the builder Brennbau"
FELL = "The Varla bridge collapsed on Monday night, police said."
RAIL = "The railway between Ostra and Lund will stay shut until May, the operator said."


def _row(id_, publisher, published, *lines, **fields):
    text = "\n".join([lines[0], "", *lines[1:], ""])
    told = {"id": id_, "publisher": publisher, "published": published, "title": lines[0]}
    return told | {"lang": "en", "text": text} | fields


def _herald(dead, *further, fetched, **fields):
    died = f"{dead} workers died, according to Ada Brenn, the governor of Ostra."
    lines = ("Bridge over the Varla collapses", f"{FELL} {died}", *further, RAIL)
    return _row(
        "h", "Varla Herald", "2031-03-04T05:00:00Z", *lines, fetched=fetched, **fields,
        url="https://herald.example/bridge",
    )  # fmt: skip


FIRST = _herald("Nine", f"{TOOK}, court papers show.", fetched="2031-03-04T05:10:00Z")
THEN = _herald("Eleven", fetched="2031-03-04T10:00:00Z", updated="2031-03-04T09:00:00Z")
POST = _row(
    "p",
    "Coast Post",
    "2031-03-04T07:00:00Z",
    "Minister took money from builder",
    f"{TOOK}, the Varla Herald reported.",
    "Parliament meets on Thursday to vote on a new budget.",
    FELL,
)
WIRE = _row(
    "w",
    "Northwire",
    "2031-03-04T12:00:00Z",
    "Opposition wants minister Marn to go",
    "Marn took 40,000 talers from Brennbau, according to the Varla Herald. The opposition leader"
    " Lena Ost called for his resignation.",
    FELL,
)
ROWS = (FIRST, THEN, POST, WIRE)


def read(store, folder, *rows):
    """Read articles into a store, as one run does; all come from files of one name."""
    place = folder / "in.jsonl"
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return run([str(place)], store, SETTINGS, engine=SerialEngine())
