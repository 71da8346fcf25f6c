import pytest

from headwater.errors import SettingError
from headwater.settings import Settings, documented, read_settings


def test_nothing_given_is_the_defaults(tmp_path):
    assert read_settings({}, {}, tmp_path) == Settings()


def test_the_file_in_the_folder_is_read(tmp_path):
    (tmp_path / "headwater.toml").write_text('engine = "processes"\nbatch = 9\n')
    assert read_settings({}, {}, tmp_path) == Settings(engine="processes", batch=9)


def test_a_file_named_in_the_environment_is_read_instead(tmp_path):
    (tmp_path / "headwater.toml").write_text("batch = 9\n")
    (tmp_path / "mine.toml").write_text("batch = 7\n")
    found = read_settings({}, {"HEADWATER_CONFIG": str(tmp_path / "mine.toml")}, tmp_path)
    assert found.batch == 7


def test_environment_wins_over_file_and_flag_over_environment(tmp_path):
    (tmp_path / "headwater.toml").write_text("batch = 1\nworkers = 1\nstory_days = 1\n")
    environ = {"HEADWATER_BATCH": "2", "HEADWATER_WORKERS": "2"}
    found = read_settings({"batch": 3}, environ, tmp_path)
    assert (found.batch, found.workers, found.story_days) == (3, 2, 1)


def test_a_flag_that_is_none_was_not_given(tmp_path):
    assert read_settings({"batch": None}, {"HEADWATER_BATCH": "2"}, tmp_path).batch == 2


def test_other_variables_are_none_of_ours(tmp_path):
    assert read_settings({}, {"HEADWATER_HOME": "x", "BATCH": "2"}, tmp_path) == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("batsch = 3", "headwater.toml: unknown setting 'batsch'; there are: engine, "),
        ('batch = "many"', "headwater.toml: batch is 'many'; allowed: a whole number from 1"),
        ("batch = 0", "headwater.toml: batch is 0; allowed: a whole number from 1"),
        ("batch = true", "headwater.toml: batch is True; allowed: a whole number from 1"),
        ("engine = 3", "headwater.toml: engine is 3; allowed: text"),
        ("batch = ", "headwater.toml: cannot be read as TOML"),
    ],
)
def test_a_wrong_file_is_told_file_key_and_what_is_allowed(tmp_path, text, message):
    (tmp_path / "headwater.toml").write_text(text)
    with pytest.raises(SettingError) as error:
        read_settings({}, {}, tmp_path)
    assert message in str(error.value)


def test_a_wrong_variable_is_named(tmp_path):
    with pytest.raises(SettingError, match="HEADWATER_WORKERS: workers is '-1'"):
        read_settings({}, {"HEADWATER_WORKERS": "-1"}, tmp_path)


def test_a_named_file_that_is_missing_is_an_error(tmp_path):
    with pytest.raises(SettingError, match="cannot be read"):
        read_settings({}, {"HEADWATER_CONFIG": str(tmp_path / "none.toml")}, tmp_path)


def test_every_setting_has_help():
    assert all(help_ for _, _, help_ in documented())
