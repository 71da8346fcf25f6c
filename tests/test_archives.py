"""An archive read into a store: what is there already is not made an article again."""

from contextlib import closing

from headwater.engines.serial import SerialEngine
from headwater.model import Reading
from headwater.pipeline import run
from headwater.readers import warc
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore
from warcworld import packed, pages


def test_a_run_that_was_stopped_goes_on_without_making_articles_again(tmp_path, monkeypatch):
    made, read = [], warc.read_answer
    monkeypatch.setattr(warc, "read_answer", lambda f, s: made.append(f.url) or read(f, s))
    source, settings = tmp_path / "a.warc.gz", Settings(lang="en", encoder="none")
    with closing(SqliteStore(str(tmp_path / "news.db"))) as store:
        source.write_bytes(b"".join(packed(pages(2))))
        run([str(source)], store, settings, engine=SerialEngine())
        source.write_bytes(b"".join(packed(pages(3))))
        done = run([str(source)], store, settings, engine=SerialEngine())
        assert (done.articles, done.skipped, store.count(Reading)) == (1, 2, 3)
    assert made == [f"http://example.org/{n}" for n in (0, 1, 2)]
