"""What all tables of a relational store belong to, in whichever module they are told."""

from sqlalchemy import MetaData

METADATA = MetaData()
