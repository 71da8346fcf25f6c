import json
from itertools import count, islice

import pytest

from headwater import pipeline
from headwater.engines.serial import SerialEngine
from headwater.errors import NoPackError, UnknownNameError
from headwater.model import Article, Claim, Reading, Reject, Span, Story
from headwater.model.codec import encode
from headwater.pipeline import Progress, link_all, read_article, read_articles, read_stream, run
from headwater.registry import find, names
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore

PORTUGUESE = (
    "O prefeito disse que esta será uma questão importante para toda a cidade e que não tem "
    "intenção de recuar. A informação foi divulgada pela assessoria na terça-feira passada."
)
ENGLISH = (
    "The mayor said that the bridge over the river will be opened in spring. He told reporters "
    "that the works are almost done, but the piers have to be checked after the flood of May."
)
OTTER = "The otter is back, minister Ann Reyes said on Monday."


@pytest.fixture
def store(tmp_path):
    opened = SqliteStore(str(tmp_path / "news.db"))
    yield opened
    opened.close()


@pytest.fixture
def source(tmp_path):
    """Write input lines to one file; return its path."""

    def write(*rows):
        path = tmp_path / "news.jsonl"
        path.write_text("".join(json.dumps({"lang": "en"} | row) + "\n" for row in rows))
        return [str(path)]

    return write


@pytest.fixture
def pages(tmp_path):
    """Write web pages into a folder; return its path."""

    def write(n, text=PORTUGUESE, folder="pages"):
        (tmp_path / folder).mkdir(exist_ok=True)
        for i in range(n):
            paragraphs = f"<p>{text}</p><p>{text} {i}.</p>"
            page = f"<html><head><title>{i}</title></head><body>{paragraphs}</body></html>"
            (tmp_path / folder / f"{i}.html").write_text(page, encoding="utf-8")
        return [str(tmp_path / folder)]

    return write


def articles(n, text=OTTER):
    return [Article(f"a{i}", text, "en") for i in range(n)]


@pytest.fixture
def encoder(monkeypatch):
    """An encoder that notes what it is given."""

    class Spy:
        def __init__(self):
            self.calls = []

        def encode(self, texts):
            self.calls.append(list(texts))
            return [None] * len(texts)

    spy = Spy()
    monkeypatch.setattr(pipeline, "_encoder", lambda name: spy)
    return spy


def read(inputs, store, **options):
    return run(inputs, store, Settings(batch=2), engine=SerialEngine(), **options)


def rows(n):
    return [{"id": f"a{i}", "text": OTTER, "publisher": f"Paper {i}"} for i in range(n)]


def contents(store):
    kinds = (Reading, Reject, Story, Claim)
    return [encode(record) for kind in kinds for record in store.read(kind)]


def test_every_article_is_read_and_kept(store, source):
    assert read(source(*rows(5)), store) == Progress(articles=5)
    assert [reading.article.id for reading in store.read(Reading)] == ["a0", "a1", "a2", "a3", "a4"]


def test_progress_is_told_after_each_batch(store, source):
    told = []
    read(source(*rows(5)), store, progress=told.append)
    assert [progress.articles for progress in told] == [2, 4, 5]


def test_a_second_run_skips_what_is_there_and_changes_nothing(store, source):
    inputs = source(*rows(5))
    read(inputs, store)
    once = contents(store)
    assert read(inputs, store) == Progress(skipped=5)
    assert contents(store) == once


def test_an_article_of_a_language_without_a_pack_is_a_counted_reject(store, source):
    assert read(source({"id": "x", "text": "Valami", "lang": "hu"}), store) == Progress(rejects=1)
    assert next(store.read(Reject)).where


def test_the_latest_version_of_an_article_counts_run_after_run(store, source):
    inputs = source({"id": "a", "text": OTTER}, {"id": "a", "text": OTTER + " It rains."})
    for _ in range(2):
        read(inputs, store)
        assert store.get(Reading, "a").article.text.endswith("rains.")


def test_a_changed_article_is_read_again(store, source):
    read(source(*rows(2)), store)
    assert read(source({"id": "a0", "text": OTTER + " Again."}, rows(2)[1]), store) == Progress(
        articles=1, skipped=1
    )


def test_the_order_of_the_articles_does_not_matter(tmp_path, source):
    exports = []
    for name, order in (("one.db", 1), ("other.db", -1)):
        store = SqliteStore(str(tmp_path / name))
        read(source(*rows(6)[::order]), store)
        exports.append(contents(store))
        store.close()
    assert exports[0] == exports[1]


def test_all_readings_are_linked_together(store, source):
    read(source(*rows(2)), store)
    read(source(*rows(4)), store)
    assert {id_ for story in store.read(Story) for id_ in story.article_ids} >= {"a0", "a3"}


def test_linking_again_changes_nothing(store, source):
    read(source(*rows(3)), store)
    once = contents(store)
    link_all(store, Settings())
    assert contents(store) == once


def test_nothing_new_is_not_linked_again(store, source, monkeypatch):
    inputs = source(*rows(3))
    read(inputs, store)
    monkeypatch.setattr(pipeline, "link_all", None)
    assert read(inputs, store).skipped == 3


def test_another_setting_of_linking_links_again(store, source, monkeypatch):
    inputs = source(*rows(3))
    read(inputs, store)
    linked = []
    monkeypatch.setattr(pipeline, "link_all", lambda *found: linked.append(found))
    run(inputs, store, Settings(story_days=99), engine=SerialEngine())
    assert len(linked) == 1


def test_a_stream_keeps_nothing_and_yields_readings_and_rejects(source):
    inputs = source(*rows(1), {"id": "x", "text": "Valami", "lang": "hu"})
    found = list(read_stream(inputs, Settings(), engine=SerialEngine()))
    assert [type(item) for item in found] == [Reading, Reject]


def test_every_engine_gives_the_same_store(tmp_path, source):
    inputs, exports = source(*rows(20)), []
    for name in names("engines"):
        store = SqliteStore(str(tmp_path / f"{name}.db"))
        run(inputs, store, Settings(), engine=find("engines", name)(workers=2))
        exports.append(contents(store))
        store.close()
    assert all(export == exports[0] for export in exports)


def test_a_reject_passes_through():
    reject = Reject("x", "read", "broken")
    assert list(read_articles([reject])) == [reject]


def test_reading_one_article_keeps_the_article_as_it_is():
    article = Article("a", OTTER, "en", publisher="The Courier")
    assert read_article(article).article is article


def test_an_article_of_a_language_without_a_pack_is_kept_unread_and_rejected(monkeypatch):
    monkeypatch.setattr(pipeline, "analyze", None)
    article = Article("a", "Valami", "hu", title="Valami", body=(Span(0, 6),))
    kept, refused = read_articles([article])
    assert kept == Reading(article, encoder="none")
    assert (refused.where, refused.step) == ("a", "analyze")
    assert "'hu'; there are: en, es" in refused.reason


def test_a_reading_says_with_which_encoder_it_was_made(source):
    for encoder in names("encoders"):
        settings = Settings(encoder=encoder)
        (found,) = read_stream(source(*rows(1)), settings, engine=SerialEngine())
        assert found.encoder == encoder


def test_statements_have_vectors_where_an_encoder_ran(source):
    for encoder, sizes in (("none", set()), ("headwater", {48})):
        settings = Settings(encoder=encoder)
        (found,) = read_stream(source(*rows(1)), settings, engine=SerialEngine())
        assert {len(v) for said in found.statements for v in said.vectors} == sizes


def test_a_reading_does_not_depend_on_the_articles_around_it(source):
    settings = Settings(encoder="headwater")
    texts = [OTTER, "It rains.", ENGLISH, OTTER * 9]
    inputs = source(*({"id": str(n), "text": text} for n, text in enumerate(texts)))
    together = list(read_stream(inputs, settings, engine=SerialEngine()))
    alone = [next(read_articles([found.article], "headwater")) for found in together]
    assert together == alone


def test_a_store_read_with_another_encoder_is_read_again(store, source, pages):
    inputs = [*source(*rows(3)), *pages(1)]
    for encoder, known in (("none", 0), ("none", 4), ("headwater", 0), ("headwater", 4)):
        done = run(inputs, store, Settings(encoder=encoder), engine=SerialEngine())
        assert done.skipped == known
        assert {reading.encoder for reading in store.read(Reading)} == {encoder}


def test_an_unknown_encoder_is_refused_before_anything_is_read(store):
    settings = Settings(encoder="oracle")
    with pytest.raises(UnknownNameError, match=r"no encoder named 'oracle'; .*headwater, none"):
        read_stream(["nowhere"], settings, engine=SerialEngine())
    with pytest.raises(UnknownNameError):
        run(["nowhere"], store, settings, engine=SerialEngine())


def test_texts_are_encoded_in_groups_and_only_where_there_is_a_pack(encoder):
    lost = Article("x", "Valami", "hu")
    items = [lost, *articles(20), Reject("y", "read", "broken")]
    found = list(read_articles(items, "spy"))
    assert [len(texts) for texts in encoder.calls] == [15, 5]
    assert [type(item) for item in found] == [Reading, Reject, *[Reading] * 20, Reject]


def test_a_long_article_is_a_group_by_itself(encoder, monkeypatch):
    monkeypatch.setattr(pipeline, "LETTERS", 100)
    long = Article("long", "Rain. " * 40, "en")
    list(read_articles([*articles(2, "Rain."), long, *articles(2, "Rain.")], "spy"))
    assert [len(texts) for texts in encoder.calls] == [2, 1, 2]


def test_only_one_group_is_read_ahead(encoder):
    numbers = count()
    stream = (Article(f"a{n}", "Rain.", "en") for n in numbers)
    list(islice(read_articles(stream, "spy"), 2))
    assert next(numbers) <= pipeline.GROUP + 1


def test_reading_one_article_asks_for_a_pack():
    with pytest.raises(NoPackError, match="there are: en"):
        read_article(Article("a", "Valami", "hu"))


def test_unread_articles_are_kept_with_their_rejects_run_after_run(store, pages):
    for _ in range(2):
        read(pages(3), store)
        assert [reading.article.lang for reading in store.read(Reading)] == ["pt"] * 3
        assert [reject.where for reject in store.read(Reject, article="1.html")] == ["1.html"]
        assert store.count(Reject) == 3


def test_an_unread_article_and_its_reject_are_written_together(store, pages, monkeypatch):
    written, write = [], store.write
    monkeypatch.setattr(store, "write", lambda batch: written.append(batch) or write(batch))
    monkeypatch.setattr(pipeline, "link_all", lambda *_: None)
    run(pages(2), store, Settings(batch=1), engine=SerialEngine())
    assert [[type(item) for item in batch] for batch in written] == [[Reading, Reject]] * 2


def test_an_unread_article_that_is_mended_loses_its_reject(store, pages):
    read(pages(1), store)
    read(pages(1, ENGLISH), store)
    assert [reading.article.lang for reading in store.read(Reading)] == ["en"]
    assert store.count(Reject) == 0


def test_unread_articles_are_left_out_of_stories_and_claims(store, pages):
    read([*pages(2), *pages(1, ENGLISH, "en")], store)
    told = {id_ for story in store.read(Story) for id_ in story.article_ids}
    assert told == {"0.html"} and store.count(Reading) == 2
