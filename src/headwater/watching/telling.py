"""How a notice is told: a line of JSON, a message of mail, or a call of a webhook."""

import mailbox
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import TextIO

from headwater.errors import InputError
from headwater.model import Alert, Notice, Reject
from headwater.model.codec import dumps, to_data

STEP = "tell"
MAIL = "mail:"
STDOUT = "-"
SHOWN = ("id", "what", "party", "claim", "text", "article", "url", "published", "detail", "quote")
TAIL = 1 << 20  # bytes at the end of a file in which a notice that was told just now is looked for
TRIES = 10
PATIENCE = 60  # seconds after the first failure; twice as many after each
JSON = (("Content-Type", "application/json"),)


def is_hook(alert: Alert) -> bool:
    """Tell whether an alert calls a webhook."""
    return alert.to.startswith(("http://", "https://"))


def check(to: str) -> None:
    """InputError where a notice cannot be told so."""
    if to.startswith(MAIL):
        address = to.removeprefix(MAIL).partition(">")[0]
        if "@" not in address or not address.isprintable() or " " in address:
            raise InputError(f"{to!r}: name it mail:ADDRESS, or mail:ADDRESS>FILE")
    elif "://" in to and not to.startswith(("http://", "https://")):
        raise InputError(f"{to!r}: a webhook has an address with http or https")


def line(notice: Notice, alert: Alert) -> str:
    """Write a notice as one line of JSON."""
    told = to_data(notice)
    about = {"alert": alert.id, "watched": f"{alert.kind.value}:{alert.name}"}
    return dumps(about | {name: told[name] for name in SHOWN} | {"made": notice.made}) + "\n"


def tell(notice: Notice, alert: Alert, out: TextIO) -> Reject | None:
    """Tell a notice on ``out`` or in a file; a Reject where the file cannot be written."""
    try:
        _tell(notice, alert, out)
    except OSError as error:
        return Reject(alert.to, STEP, str(error))
    return None


def _tell(notice: Notice, alert: Alert, out: TextIO) -> None:
    if alert.to.startswith(MAIL):
        _mail(message(notice, alert), alert.to.removeprefix(MAIL).partition(">")[2], out)
    elif alert.to == STDOUT:
        out.write(line(notice, alert))
        out.flush()
    else:
        _append(Path(alert.to), line(notice, alert), notice.id)


def message(notice: Notice, alert: Alert) -> EmailMessage:
    """Write a notice as a message of mail (RFC 5322)."""
    mail = EmailMessage()
    mail["To"] = alert.to.removeprefix(MAIL).partition(">")[0]
    mail["From"] = "Headwater <headwater@localhost>"
    mail["Subject"] = _short(f"{HEADS[notice.what]}: {notice.party} — {notice.text}")
    mail["Date"] = format_datetime(datetime.fromisoformat(notice.made))
    mail["Message-ID"] = f"<{notice.id}@headwater.localhost>"
    lines = (
        f"{HEADS[notice.what]}: {notice.party}" + (f" ({notice.detail})" if notice.detail else ""),
        "",
        f"Claim:   {notice.text}",
        f"Words:   {notice.quote}",
        f"Article: {notice.url or notice.article}",
        f"Date:    {notice.published or 'not known'}",
        "",
        f"You watch {alert.kind.value} {alert.name}.",
        f"More: headwater trace {notice.claim} --store …",
    )
    mail.set_content("\n".join(" ".join(one.split()) for one in lines) + "\n")
    return mail


HEADS = {
    "origin": "New origin",
    "denial": "Denied",
    "drift": "Drift",
    "correction": "Corrected",
    "withdrawal": "Withdrawn",
}


def later(notice: Notice, now: int) -> int | None:
    """Return when to try again to tell a notice, None when it is given up."""
    return None if notice.tries + 1 >= TRIES else now + PATIENCE * 2**notice.tries


def _short(text: str) -> str:
    flat = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return flat if len(flat) <= 150 else flat[:149] + "…"


def _mail(mail: EmailMessage, file: str, out: TextIO) -> None:
    if not file:
        out.write(mail.as_string() + "\n")
        out.flush()
        return
    if Path(file).exists() and str(mail["Message-ID"]).encode() in _tail(Path(file)):
        return  # a run that was killed wrote it just before
    box = mailbox.mbox(file)
    try:
        box.lock()
        box.add(mail)
        box.flush()
    finally:
        box.close()


def _append(path: Path, text: str, key: str) -> None:
    """Write a line at the end of a file, unless a run that was killed wrote it just before."""
    tail = _tail(path) if path.exists() else b""
    if f'"{key}"'.encode() in tail.rpartition(b"\n")[0]:
        return
    if tail and not tail.endswith(b"\n"):
        text = "\n" + text  # half a line, of a run that was killed
    with path.open("ab") as file:
        file.write(text.encode())


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, 2) - TAIL))
        return file.read()
