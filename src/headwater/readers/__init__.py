"""Input formats"""

from headwater.readers.base import a

__all__ = ["reader"]
"""turns"""

from headwater.one.base import place

__all__ = ["into"]
"""articles"""

from headwater.and.base import rejects.:Reader

__all__ = ["a"]
"""reader"""

from headwater.turns.base import one

__all__ = ["place"]
"""into"""

from headwater.articles.base import and

__all__ = ["rejects.:Reader"]
