# SPDX-License-Identifier: BSL-1.0
"""What the words of the tables are in iCalendar, and the other way round; in Danish too.

Only what is the same on both sides is read back: that somebody is REQ-PARTICIPANT does not make
them a member.
"""

from __future__ import annotations

import json
import uuid
from typing import Any, Final
from urllib.parse import quote, unquote

_STATUS: Final = {
    "planned": "CONFIRMED",
    "planlagt": "CONFIRMED",
    "held": "CONFIRMED",
    "afholdt": "CONFIRMED",
    "proposed": "TENTATIVE",
    "foreslået": "TENTATIVE",
    "tentative": "TENTATIVE",
    "foreløbig": "TENTATIVE",
    # They take nobody's time: what a meeting was moved to is another meeting.
    "cancelled": "CANCELLED",
    "aflyst": "CANCELLED",
    "postponed": "CANCELLED",
    "udsat": "CANCELLED",
    "moved": "CANCELLED",
    "flyttet": "CANCELLED",
}
_STATUS_READ: Final = {
    "CONFIRMED": "planned",
    "TENTATIVE": "tentative",
    "CANCELLED": "cancelled",
}
_CLASS: Final = {
    "public": "PUBLIC",
    "participants": "PRIVATE",
    "members": "PRIVATE",
    "secretariat": "CONFIDENTIAL",
}
_CLASS_READ: Final = {"PUBLIC": "public", "PRIVATE": "members", "CONFIDENTIAL": "secretariat"}
_ROLE: Final = {
    "chair": "CHAIR",
    "formand": "CHAIR",
    "forperson": "CHAIR",
    "mødeleder": "CHAIR",
    "member": "REQ-PARTICIPANT",
    "medlem": "REQ-PARTICIPANT",
    "substitute": "REQ-PARTICIPANT",
    "stedfortræder": "REQ-PARTICIPANT",
    "suppleant": "REQ-PARTICIPANT",
    "guest": "OPT-PARTICIPANT",
    "gæst": "OPT-PARTICIPANT",
    "secretariat": "NON-PARTICIPANT",
    "sekretariat": "NON-PARTICIPANT",
    "observer": "NON-PARTICIPANT",
    "observatør": "NON-PARTICIPANT",
}
_REPLY: Final = {
    "accepted": "ACCEPTED",
    "accepteret": "ACCEPTED",
    "tilmeldt": "ACCEPTED",
    "ja": "ACCEPTED",
    "declined": "DECLINED",
    "afslået": "DECLINED",
    "afbud": "DECLINED",
    "nej": "DECLINED",
    "tentative": "TENTATIVE",
    "måske": "TENTATIVE",
    "delegated": "DELEGATED",
}
_REPLY_READ: Final = {
    "ACCEPTED": "accepted",
    "DECLINED": "declined",
    "TENTATIVE": "tentative",
    "DELEGATED": "delegated",
}
_PRESENCE: Final = {
    "present": "ACCEPTED",
    "til stede": "ACCEPTED",
    "part of the time": "ACCEPTED",
    "en del af tiden": "ACCEPTED",
    "excused": "DECLINED",
}


def _of(words: dict[str, str], word: object) -> str | None:
    return words.get(word.casefold()) if isinstance(word, str) else None


def status_of(word: object) -> str | None:
    """CONFIRMED, TENTATIVE or CANCELLED; None for what is a rule's business."""
    return _of(_STATUS, word)


def status_read(said: str | None) -> str | None:
    return _STATUS_READ.get((said or "").upper())


def class_of(visibility: object) -> str:
    """CLASS: private where nobody opened it to others; a word that means nothing opens nothing."""
    if not _given(visibility):
        return "PRIVATE"
    return _of(_CLASS, visibility) or "CONFIDENTIAL"


def class_read(said: str | None) -> str | None:
    return _CLASS_READ.get((said or "").upper())


def role_of(capacity: object) -> str | None:
    return _of(_ROLE, capacity)


def capacity_read(role: str | None) -> str | None:
    return "chair" if (role or "").upper() == "CHAIR" else None


def answer_of(reply: object, presence: object) -> str | None:
    """PARTSTAT: what was answered, else what is known of the day itself."""
    return _of(_REPLY, reply) or (_of(_PRESENCE, presence) if not _given(reply) else None)


def reply_read(partstat: str | None) -> str | None:
    return _REPLY_READ.get((partstat or "").upper())


def _given(cell: object) -> bool:
    return cell is not None and cell not in ("", "-")


# -- addresses ------------------------------------------------------------------------------------

_URN: Final = "urn:remit:"


def urn(kind: str, key: str) -> str:
    """An address that carries a key, for those of whom no other is known."""
    return f"{_URN}{kind}:{quote(key, safe='')}"


def urn_read(address: str, kind: str) -> str | None:
    """The key that such an address carries."""
    start = f"{_URN}{kind}:"
    return unquote(address[len(start) :]) if address.casefold().startswith(start) else None


def person_read(address: str) -> str:
    """The key of whoever has the address: that of the urn, or the address itself."""
    key = urn_read(address, "person")
    if key is not None:
        return key
    return email_read(address) or address


def email_read(address: str) -> str | None:
    if not address.casefold().startswith("mailto:"):
        return None
    return unquote(address[len("mailto:") :]).strip().casefold() or None


# -- keys -----------------------------------------------------------------------------------------

_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_OID, "remit")


def uid_of(row: dict[str, Any]) -> str:
    """The UID of a meeting that has none of its own: the same for its body and key, always."""
    return str(uuid.uuid5(_SPACE, json.dumps([row["body"], row["meeting"]])))
