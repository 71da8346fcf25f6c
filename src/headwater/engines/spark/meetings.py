"""Pairs of things that share a key, found where the keys are: hot keys are spread, then capped.

The things that share a key are dealt into hands; each two hands meet in a cell of their own, so
that a key which very many share is the work of many cores. One that even more share is left out
and counted: it tells next to nothing, and its pairs grow with the square of its things.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from headwater.engines.spark.flow import Columns, Flow, GroupWork, Row
from headwater.engines.spark.session import SparkEngine

HAND = 1_000  # things that share a key and meet in one cell: half a million pairs
MOST = 20_000  # things that may share a key and still be paired by it
BY = ("key", "bucket", "one", "two")  # with ``hand`` the first columns of a row in a cell

DEALT = """
    WITH counted AS (SELECT *, count(*) OVER (PARTITION BY key, bucket) AS n FROM {posts}),
    dealt AS (
        SELECT *, ceil(n / {hand}) AS hands, pmod(xxhash64(id), ceil(n / {hand})) AS hand
        FROM counted WHERE n BETWEEN 2 AND {most}
    ),
    celled AS (SELECT *, explode(sequence(0, hands - 1)) AS other FROM dealt)
    SELECT key, bucket, least(hand, other) AS one, greatest(hand, other) AS two, hand,
        * EXCEPT (key, bucket, n, hands, hand, other)
    FROM celled
"""
HOT = """
    SELECT 1 AS hot FROM {posts} GROUP BY key, bucket HAVING count(*) > {most}
"""


def meetings(
    engine: SparkEngine,
    posts: Flow,
    work: GroupWork,
    columns: Columns,
    *,
    hand: int = HAND,
) -> Flow:
    """Apply ``work`` to the rows of each cell; ``posts`` has ``key``, ``bucket``, ``id`` and more.

    The rows are those of ``posts``, behind the columns ``BY`` and ``hand``.
    """
    query = DEALT.replace("{hand}", str(hand)).replace("{most}", str(MOST))
    return engine.ask(query, posts=posts).group(BY, work, columns)


def too_hot(engine: SparkEngine, posts: Flow) -> int:
    """Count the keys, each once for each bucket, that too many share."""
    return engine.ask(HOT.replace("{most}", str(MOST)), posts=posts).count()


def met(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the pairs that are this cell's to compare: across two hands, or within one."""
    one, two = rows[0][BY.index("one")], rows[0][BY.index("two")]
    if one == two:
        return combinations(rows, 2)
    hand = len(BY)
    return product(
        [row for row in rows if row[hand] == one], [row for row in rows if row[hand] == two]
    )
