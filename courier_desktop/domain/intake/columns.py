"""A column recognised by its title, with a confidence from 0 to 1."""

from __future__ import annotations

import re

from courier_desktop.domain.intake.aliases import BARE, ITEM, TELLING, WHOLE
from courier_desktop.domain.intake.fields import ADDRESS_FIELDS, NAME_FIELDS, SENDER_OF, Field
from courier_desktop.domain.intake.titles import KNOWN_WORDS, Role, Title, read_title
from courier_desktop.domain.values import dataclass, replace

SURE = 0.95
FALLBACK = 0.7
PARTIAL = 0.5
GROUP_MARK = " · "
_FALLBACK_FIELDS = ADDRESS_FIELDS | NAME_FIELDS | {Field.PHONE, Field.PHONE_AREA, Field.EMAIL}
_KNOWN = frozenset().union(KNOWN_WORDS, *WHOLE, *BARE, *ITEM)
_KNOWN_BY_HEAD = {head: tuple(w for w in _KNOWN if w[0] == head) for head in {w[0] for w in _KNOWN}}
_TYPO_LENGTH = 5
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to mean. `fallback` columns count only where the primary ones are empty."""

    field: Field | None
    confidence: float = 0.0
    fallback: bool = False
    role: Role = Role.NONE


UNKNOWN = Guess(None)


def guess_title(raw: str) -> Guess:
    """What a title means by itself; a group's title may stand before it, parted by " · "."""
    group, _, own = raw.rpartition(GROUP_MARK)
    title = _spelled(read_title(own))
    if title.role is Role.NONE and group:
        title = replace(title, role=read_title(group).role)
    if not title.words:
        return UNKNOWN
    if title.words in WHOLE and not (title.role is Role.SENDER and group):
        return Guess(WHOLE[title.words], SURE, role=title.role)
    return _guess_bare(title)


def _guess_bare(title: Title) -> Guess:
    """What the title means once the words that say whose it is are taken out."""
    if title.role is Role.ITEM:
        bare = title.bare - {"line"}
        if bare and all(word.isdigit() for word in bare):
            return Guess(Field.CONTENTS, SURE, role=title.role)
        found = bare in ITEM
        return Guess(ITEM[bare], SURE, role=title.role) if found else Guess(None, PARTIAL if bare else 0.0)
    if not title.bare:
        return _owned(Field.RECIPIENT_NAME, title.role, SURE)
    if title.bare in BARE:
        field = BARE[title.bare]
        if field is None:
            if title.role is Role.RECIPIENT and title.bare == {"sucursal"}:
                return Guess(Field.REFERENCES, SURE, role=title.role)
            return Guess(None, SURE, role=title.role)
        return _owned(field, title.role, SURE)
    telling = [word for word in title.bare if word in TELLING]
    if telling and len(title.bare) <= len(telling) + _SEVERAL:
        best = min(telling, key=list(TELLING).index)
        return _owned(TELLING[best], title.role, PARTIAL)
    return UNKNOWN


def _owned(field: Field, role: Role, confidence: float) -> Guess:
    """The field as the party of that role has it."""
    if role is Role.SENDER:
        return Guess(SENDER_OF.get(field), confidence, role=role)
    if role in (Role.BILLING, Role.BUYER) and field in _FALLBACK_FIELDS:
        return Guess(field, min(confidence, FALLBACK), fallback=True, role=role)
    return Guess(field, confidence, role=role)


def _spelled(title: Title) -> Title:
    """The title with misspelt or half-lost words ("Refetencias", "C\ufffddigo") put right."""
    wrong = {word: right for word in title.words if word not in _KNOWN and (right := _meant(word))}
    if not wrong:
        return title
    return read_title(" ".join(wrong.get(word, word) for word in title.words))


def _meant(word: str) -> str:
    """The known word that was meant, empty when none or several are as near."""
    if "\ufffd" in word:
        shape = re.compile(word.replace("\ufffd", "."))
        near = [known for known in _KNOWN if shape.fullmatch(known)]
    elif len(word) >= _TYPO_LENGTH:
        near = [known for known in _KNOWN_BY_HEAD.get(word[0], ()) if _one_slip(word, known)]
    else:
        return ""
    return near[0] if near and len({read_title(known).words for known in near}) == 1 else ""


def _one_slip(word: str, known: str) -> bool:
    """Whether one letter was changed, dropped, added or swapped with its neighbour."""
    if abs(len(word) - len(known)) > 1:
        return False
    start = 0
    while start < min(len(word), len(known)) and word[start] == known[start]:
        start += 1
    a, b = word[start:], known[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
