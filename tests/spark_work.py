"""Work for tests of Spark: in a module of its own, which workers import."""

from headwater.engines.spark import met


def lengths(rows):
    return ((word, len(word)) for (word,) in rows)


def counted(rows):
    yield rows[0][0], len(rows)


def fails(rows):
    for row in rows:
        raise ValueError(f"never {row[0]}")
    yield from ()


def paired(rows):
    return ((one[5], other[5]) for one, other in met(rows))
