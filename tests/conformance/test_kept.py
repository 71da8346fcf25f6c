"""What every store promises of the places of raw answers."""

from headwater.model import Article, Kept, Reading


def kept(n, digest="d", **fields):
    given = {"id": f"urn:uuid:{n}", "url": f"https://example.org/{n}", "digest": digest}
    place = {"fetched": "2026-11-25T10:00:00Z", "file": "a.warc.gz", "offset": n, "length": 1 << 40}
    return Kept(**given | place | fields)


def test_a_place_comes_back_as_it_was(store):
    given = kept(1, url="https://example.org/міст")
    store.write([given])
    assert (store.get(Kept, given.id), store.count(Kept)) == (given, 1)


def test_places_are_found_by_digest(store):
    store.write([kept(1), kept(2), kept(3, "other")])
    assert list(store.read(Kept, of="d")) == [kept(1), kept(2)]
    assert list(store.read(Kept, of="none")) == []


def test_a_place_written_twice_is_there_once(store):
    store.write([kept(1)])
    store.write([kept(1)])
    assert store.count(Kept) == 1


def test_a_place_and_the_article_made_of_it_are_written_together(store):
    article = Article(id="a", text="text", lang="en", raw_sha256="d")
    store.write([kept(1), Reading(article)])
    (found,) = store.read(Kept, of=store.get(Reading, "a").article.raw_sha256)
    assert found == kept(1)
