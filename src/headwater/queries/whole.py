"""All that a store holds, in an order in which what belongs together stands together."""

from collections.abc import Iterator

from headwater.model import Claim, Reading, Story
from headwater.queries.named import named
from headwater.stores import Store


def everything(store: Store) -> Iterator[Story | Reading | Claim]:
    """Stream each story with its readings and its claims after it; then readings without a story.

    Of all that went by only the ids of articles are kept.
    """
    told: set[str] = set()
    for story in store.read(Story):
        yield story
        told.update(story.article_ids)
        found = (store.get(Reading, id) for id in story.article_ids)  # noqa: A001 - the field's name
        yield from named(store, (reading for reading in found if reading))
        yield from store.read(Claim, of=story.id)
    yield from (reading for reading in store.read(Reading) if reading.article.id not in told)
