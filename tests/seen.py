"""Every page of the small store, and what a browser would make of one."""

from html.parser import HTMLParser

import newsroom
from headwater.web.paths import json_of, path_to

EVIL_PAGE = path_to("article", newsroom.ODD_ID)
PAGES = [
    "/",
    "/stories",
    "/claims",
    "/claims?words=dam&disputed=1",
    "/articles",
    "/entities",
    "/rejects",
    "/search",
    "/search?q=dam",
    "/story/s1",
    "/brief/s1",
    "/brief/s1?lang=en",
    "/claim/c1",
    "/entity/e1",
    "/article/a1",
    EVIL_PAGE,
]


def as_json(path):
    path, mark, query = path.partition("?")
    return json_of(path) + mark + query


class Seen(HTMLParser):
    """What a browser would make of a page: its tags, with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]
