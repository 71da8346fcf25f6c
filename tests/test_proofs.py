import pytest

from headwater.languages import load
from headwater.proofs import Proof, check, proofs

PACK = load("uk")


def finder(*rows):
    return lambda article, analysis, pack: [dict(row) for row in rows]


def test_a_proof_that_holds_says_nothing():
    proof = Proof("r", "A said b.", {"cue": "said"}, finder({"cue": "said", "source": "A"}))
    assert list(check(proof, PACK)) == []


@pytest.mark.parametrize("found", [(), ({"cue": "says", "source": "A"},)])
def test_what_is_wanted_and_not_found_is_named(found):
    (failure,) = check(Proof("r", "A said b.", {"cue": "said"}, finder(*found)), PACK)
    assert failure.startswith("uk: rule 'r': 'A said b.': wanted {'cue': 'said'}")


def test_what_must_not_be_found_is_named():
    (failure,) = check(Proof("r", "A said b.", {}, finder({"cue": "said"})), PACK)
    assert "must find nothing" in failure


def test_an_example_states_only_what_it_gives():
    wanted = [proof.wanted for proof in proofs(PACK) if proof.rule == PACK.cues[0].id]
    assert all("" not in row.values() for row in wanted)
    assert {} in wanted
