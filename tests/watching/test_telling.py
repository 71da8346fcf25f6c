"""How notices are told, and that each is told once."""

import email
import io
import json
import mailbox
from email import policy

import pytest

from headwater.errors import InputError, StoreError
from headwater.model import Alert, Notice, Watched
from headwater.watching import alert
from headwater.watching.telling import TRIES, later, tell

NOTICE = Notice(
    "notice-1",
    "alert-1",
    "denial",
    "Ivo Marn\r\nBcc: x@evil.example",
    "claim-1",
    "The dam «at Orlo» will close",
    "a",
    "https://a.example/1",
    "2026-05-01",
    quote="the dam will close",
    made="2026-05-02T00:00:00+00:00",
)


def asked(to):
    return Alert("alert-1", Watched.CLAIM, "claim-1", ("s",), to)


def test_a_notice_is_a_line_of_json():
    out = io.StringIO()
    tell(NOTICE, asked("-"), out)
    row = json.loads(out.getvalue())
    assert (row["what"], row["text"], row["watched"]) == (
        "denial",
        NOTICE.text,
        "claim:claim-1",
    )
    assert out.getvalue().count("\n") == 1


def test_a_file_gets_a_line_for_each_and_none_twice(tmp_path):
    file = tmp_path / "told.jsonl"
    for _ in range(2):
        tell(NOTICE, asked(str(file)), io.StringIO())
    assert len(file.read_text().splitlines()) == 1


def test_half_a_line_of_a_run_that_was_killed_stands_alone(tmp_path):
    file = tmp_path / "told.jsonl"
    tell(NOTICE, asked(str(file)), io.StringIO())
    file.write_bytes(file.read_bytes()[:50])
    tell(NOTICE, asked(str(file)), io.StringIO())
    assert json.loads(file.read_text().splitlines()[1])["id"] == "notice-1"


def test_a_message_can_be_sent_as_it_is():
    out = io.StringIO()
    tell(NOTICE, asked("mail:desk@paper.example"), out)
    mail = email.message_from_string(out.getvalue(), policy=policy.default)
    assert mail["To"] == "desk@paper.example"
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Denied: Ivo Marn")
    assert "The dam «at Orlo» will close" in mail.get_content()
    assert not mail.defects


def test_messages_gather_in_a_mailbox(tmp_path):
    for _ in range(2):
        tell(NOTICE, asked(f"mail:desk@paper.example>{tmp_path / 'box'}"), io.StringIO())
    box = mailbox.mbox(tmp_path / "box")
    assert [mail["Message-ID"] for mail in box] == ["<notice-1@headwater.localhost>"]
    box.close()


def test_a_file_that_cannot_be_written_is_told_as_trouble(tmp_path):
    trouble = tell(NOTICE, asked(str(tmp_path / "none" / "told.jsonl")), io.StringIO())
    assert "No such file" in trouble.reason


def test_a_webhook_is_called_again_later_each_time_and_not_for_ever():
    waits = [later(Notice("n", "a", "x", "p", "c", "t", "a", tries=n), 0) for n in range(TRIES)]
    assert waits[:3] == [60, 120, 240]
    assert waits[-1] is None


@pytest.mark.parametrize(
    ("about", "to", "says"),
    [
        ("claim", "-", "name it claim:"),
        ("person:X", "-", "name it claim:"),
        ("source:", "-", "name it claim:"),
        ("source:X", "mail:nobody", "name it mail:"),
        ("source:X", "mail:a@b\nBcc: c@d", "name it mail:"),
        ("source:X", "ftp://a.example/", "webhook"),
    ],
)
def test_what_is_no_alert_is_told(store, about, to, says):
    with pytest.raises(InputError, match=says):
        alert(store, about, to)


@pytest.mark.parametrize("about", ["claim:none", "story:none"])
def test_what_the_store_does_not_know_is_told(store, about):
    with pytest.raises(StoreError, match="nothing with the id 'none'"):
        alert(store, about)
