"""Outlets the packs know: one outlet under all its names, in every language and script."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from headwater.languages import Outlet, available, load
from headwater.languages.concepts import bare


@lru_cache(maxsize=50_000)
def known_outlet(name: str) -> str | None:
    """Return what all writings of one known outlet share; None for a name no pack lists."""
    return _writings().get(bare(name))


@lru_cache(maxsize=50_000)
def owner_of(name: str) -> str | None:
    """Return who owns a known outlet, under one name in all languages; None where no pack says."""
    return _owners().get(known_outlet(name) or "")


@cache
def _owners() -> Mapping[str, str]:
    groups = _groups()
    return {groups[bare(one.name)]: bare(one.owner) for one in _outlets() if one.owner}


@cache
def _writings() -> Mapping[str, str]:
    """Map each writing and domain to its outlet; one of two outlets, or a common word, to none."""
    groups = _groups()
    found: dict[str, set[str]] = {}
    for outlet in _outlets():
        common = {bare(name) for name in outlet.ambiguous}
        names = {bare(written) for written in (*outlet.writings, *outlet.domains)}
        for name in names - common:
            found.setdefault(name, set()).add(groups[bare(outlet.name)])
    return {name: min(outlets) for name, outlets in found.items() if len(outlets) == 1}


def _groups() -> dict[str, str]:
    """Bring together what the packs call by one name or find at one domain."""
    first: dict[str, str] = {}
    by_domain: dict[str, str] = {}
    for outlet in _outlets():
        mine = [bare(outlet.name), *(by_domain.get(domain, "") for domain in outlet.domains)]
        roots = {first.setdefault(name, name) for name in mine if name}
        for name, root in first.items():
            if root in roots:
                first[name] = min(roots)
        by_domain.update(dict.fromkeys(outlet.domains, mine[0]))
    return first


def _outlets() -> Iterator[Outlet]:
    for lang in sorted(available()):
        yield from load(lang).outlets
