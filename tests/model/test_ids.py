from headwater.model import stable_id


def test_the_same_fields_give_the_same_id():
    assert stable_id("claim", "a", 1) == stable_id("claim", "a", 1)


def test_fields_do_not_run_into_one_another():
    assert stable_id("claim", "ab", "c") != stable_id("claim", "a", "bc")


def test_an_id_begins_with_its_prefix_and_has_sixteen_digits():
    prefix, digits = stable_id("story", "a").split("-")
    assert (prefix, len(digits)) == ("story", 16)


def test_half_a_surrogate_pair_has_an_id():
    assert stable_id("x", "\ud800") != stable_id("x", "\ud801")
