"""Which ids hang together by pairs: connected components, each known by its smallest id.

Few pairs are tied where the run was started; many on the cluster, by large and small stars, whose
number of rounds grows with the logarithm of the number of ids.
"""

from collections.abc import Iterable

from headwater.engines.spark.flow import Flow, Row
from headwater.engines.spark.session import SparkEngine

AT_HAND = 300_000  # pairs of ids that are tied here: some 50 MB
COLUMNS = {"id": "string", "head": "string"}
ROUNDS = 60  # never reached: a chain of 2 to the 30th has about as many

LARGE = """
    WITH both AS (SELECT id AS u, head AS v FROM {pairs} UNION SELECT head, id FROM {pairs}),
    least AS (SELECT u, least(u, min(v)) AS m FROM both GROUP BY u)
    SELECT DISTINCT v AS id, m AS head FROM both JOIN least USING (u) WHERE v > u AND v != m
"""
SMALL = """
    WITH down AS (SELECT greatest(id, head) AS u, least(id, head) AS v FROM {pairs}),
    least AS (SELECT u, min(v) AS m FROM down GROUP BY u)
    SELECT v AS id, m AS head FROM down JOIN least USING (u) WHERE v != m
    UNION SELECT u, m FROM least
"""
DIGEST = "SELECT count(*) AS n, coalesce(sum(hash(id, head)), 0) AS h FROM {pairs}"


def components(engine: SparkEngine, pairs: Flow, folder: str, *, at_hand: int = AT_HAND) -> Flow:
    """Return the head of each id that is in a pair, but for heads: rows of ``id`` and ``head``.

    ``pairs`` has just these columns; in ``folder`` the rounds are kept.
    """
    pairs = engine.settled(pairs, f"{folder}/pairs")
    if pairs.count() <= at_hand:
        return engine.few(tied(pairs.at_once()), COLUMNS)
    before: list[Row] = []
    for number in range(ROUNDS):
        stars = engine.settled(engine.ask(LARGE, pairs=pairs), f"{folder}/large{number}")
        pairs = engine.settled(engine.ask(SMALL, pairs=stars), f"{folder}/small{number}")
        digest = engine.ask(DIGEST, pairs=pairs).at_once()
        if digest == before:
            break
        before = digest
    return pairs


def tied(pairs: Iterable[Row]) -> list[tuple[str, str]]:
    """Return the head of each id, but for heads."""
    head: dict[str, str] = {}

    def top(key: str) -> str:
        while (above := head.setdefault(key, key)) != key:
            head[key] = key = head.setdefault(above, above)
        return key

    for left, right in pairs:
        one, other = sorted((top(left), top(right)))
        head[other] = one
    return [(key, top(key)) for key in sorted(head) if top(key) != key]
