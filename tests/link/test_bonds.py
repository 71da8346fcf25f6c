from headwater.link.bonds import Bonds


def test_what_is_tied_goes_by_its_first_id_whatever_the_order():
    for pairs in (["cb", "ba"], ["ba", "cb"], ["ac", "bc"]):
        bonds = Bonds("abcd")
        for left, right in pairs:
            bonds.tie(left, right)
        assert [bonds.head(key) for key in "abcd"] == ["a", "a", "a", "d"]
