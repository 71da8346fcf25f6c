"""The engine for a cluster: rows that stay where they are, mapped and grouped by Apache Spark.

It comes with ``headwater[spark]`` and is no member that ``--engine`` finds: those are handed
articles and hand readings back, and on a cluster only names of files may pass through one machine.
"""

from headwater.engines.spark.flow import Columns, Flow, Row
from headwater.engines.spark.graph import components, tied
from headwater.engines.spark.meetings import MOST, meetings, met, too_hot
from headwater.engines.spark.session import SparkEngine, failing

__all__ = [
    "MOST",
    "Columns",
    "Flow",
    "Row",
    "SparkEngine",
    "components",
    "failing",
    "meetings",
    "met",
    "tied",
    "too_hot",
]
