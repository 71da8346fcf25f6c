"""Every error Headwater raises on purpose; a message says which file and key, what is allowed."""


class HeadwaterError(Exception):
    """The root: catching it catches whatever Headwater refuses."""


class ArticleError(HeadwaterError):
    """One article cannot be used; the run goes on and the article becomes a Reject."""


class FetchError(ArticleError):
    """Something is not fetched: refused, not allowed, too large, too late, or not there."""


class NoPackError(ArticleError):
    """There is no language pack for an article's language."""


class PackError(HeadwaterError):
    """A language pack is wrong; nothing runs until it is mended."""


class UnknownNameError(HeadwaterError):
    """A member of a shelf was asked for by a name that nobody registered."""


class EncoderError(HeadwaterError):
    """The model of an encoder is missing or damaged."""


class EngineError(HeadwaterError):
    """An engine is not installed, does not start, or gave up."""


class InputError(HeadwaterError):
    """What the user named cannot be opened or is of no known kind."""


class StoreError(HeadwaterError):
    """A store cannot be opened, is of another version, or refuses."""


class MissingError(StoreError):
    """A store does not hold what was asked for."""


class KeepError(HeadwaterError):
    """A raw answer cannot be kept, or is not found as it was kept."""


class SettingError(HeadwaterError):
    """A setting has an unknown name or a value of the wrong kind."""
