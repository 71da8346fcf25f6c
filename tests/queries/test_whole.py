from headwater.model import Article, Claim, Reading, Story
from headwater.queries.whole import everything
from headwater.stores.sqlite import SqliteStore
from newsroom import records


def test_a_story_is_followed_by_its_readings_and_claims_and_the_rest_comes_last(tmp_path):
    store = SqliteStore(str(tmp_path / "news.db"))
    store.write([Reading(Article("a0", "Es regnet.", "de")), *records()])
    found = list(everything(store))
    store.close()
    assert [type(record) for record in found] == [Story, *[Reading] * 3, Claim, Reading]
    assert found[-1].article.id == "a0"
