"""What somebody wrote in a mail: without the mail that it quotes, without the signature."""

from __future__ import annotations

import re

LONGEST_WHOLE = 20_000
"""More of a mail nobody reads; the mail itself stays in its mailbox."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_BLANKS = re.compile(r"[ \t\u00a0]+")

# "El vie, 20 nov 2026 a las 10:12, Ana <ana@…> escribió:" and its sisters; over as many as four lines.
_BEGINS = re.compile(r"(?:El|Le|On|Em|No dia|A|Am)\b", re.IGNORECASE)
_WROTE = re.compile(r"\b(?:escribi[óo]|wrote|escreveu|va escriure)\s*:?\s*$", re.IGNORECASE)
# Gmail's older one: "2026-11-20 10:12 GMT-06:00 Ana <ana@…>:".
_OLD_GMAIL = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:GMT|UTC)\S* .*<[^<>\s]+@[^<>\s]+>:\s*$")
_MOST_ATTRIBUTION_LINES = 4
_LONGEST_ATTRIBUTION = 600
_DASHED = re.compile(
    r"[-_=*\s]{2,}\s*(?:mensaje (?:original|reenviado)|correo original|original message|forwarded message|"
    r"mensagem (?:original|encaminhada)|original appointment)\s*[-_=*\s]*$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"(?:inicio del mensaje reenviado|begin forwarded message|início da mensagem encaminhada):\s*$", re.IGNORECASE
)
_FROM = re.compile(r"\W{0,3}(?:De|From|Von)\W{0,3}:\W{0,3}\s*\S", re.IGNORECASE)
_HEADER = re.compile(
    r"\W{0,3}(Enviado(?: el)?|Enviada(?: em)?|Sent|Fecha|Date|Data|Para|To|CC|Asunto|Subject|Assunto|Reply-To)"
    r"\W{0,3}:",
    re.IGNORECASE,
)
_WITHIN_LINES = 7
_LEAST_HEADERS = 2
_QUOTED = re.compile(r"\s{0,3}(?:>|&gt;|\|\s)")
_PHONE_SIGNATURE = re.compile(
    r"(?:enviado|sent|enviada|obtener|get|obter|baixe)\b.{0,60}\b(?:mi|my|meu|minha|iphone|ipad|android|outlook|yahoo|"
    r"galaxy|huawei|xiaomi|samsung|motorola|correo|mail|móvil|celular)\b.{0,60}$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s*$")
_RULE = re.compile(r"\s*[_\-=]{5,}\s*$")


def written_text(text: str) -> str:
    """What was written in this mail: without quoted mail and signature; "" when it holds nothing else.

    Written above, below or in between the quoted lines: it is found all the same.
    """
    lines = text.splitlines()
    cut = next((at for at in range(len(lines)) if _quote_begins(lines, at)), len(lines))
    above = _unquoted(lines[:cut])
    if above:
        return above
    after = _after_the_head(lines, cut)
    # Under an Outlook head stands the old mail itself; only what is marked as quoted can be told from an answer below.
    marked = any(_QUOTED.match(line) for line in lines[after:])
    return _unquoted(lines[after:]) if marked else ""


def tidy(text: str) -> str:
    """The text with plain line ends, nothing unseen, no blanks at line ends, at most one empty line in a row."""
    plain = _UNSEEN.sub("", re.sub(r"\r\n?", "\n", text[: 2 * LONGEST_WHOLE]))
    lines = [line.rstrip() for line in plain.replace("\u00a0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")[:LONGEST_WHOLE].strip()


def _quote_begins(lines: list[str], at: int) -> bool:
    line = lines[at].strip().lstrip("> ").strip("*_ ")
    if not line:
        return False
    if _DASHED.match(lines[at].strip()) or _FORWARDED.match(line) or _OLD_GMAIL.match(line):
        return True
    if _FROM.match(line):
        return _is_head(lines, at)
    return bool(_BEGINS.match(line)) and _attribution_lines(lines, at) > 0


def _is_head(lines: list[str], at: int) -> bool:
    """Whether a mail's copied head begins there: From with two of its companions below."""
    near = [line for line in lines[at + 1 : at + 1 + 2 * _WITHIN_LINES] if line.strip()][:_WITHIN_LINES]
    return sum(bool(_HEADER.match(line)) for line in near) >= _LEAST_HEADERS


def _attribution_lines(lines: list[str], at: int) -> int:
    """Over how many lines an attribution that begins there stands; 0 when it is none."""
    joined = ""
    for count, line in enumerate(lines[at : at + _MOST_ATTRIBUTION_LINES], start=1):
        if not line.strip(" >"):
            return 0
        joined = f"{joined} {line.strip().lstrip('> ')}".strip()[:_LONGEST_ATTRIBUTION]
        # A day, an hour or an address: "El señor escribió:" alone is somebody's own sentence.
        if _WROTE.search(joined):
            return count if re.search(r"\d|@", joined) else 0
    return 0


def _after_the_head(lines: list[str], cut: int) -> int:
    """The first line after what introduces the quoted mail."""
    at = cut + max(1, _attribution_lines(lines, cut) if cut < len(lines) else 1)
    while at < len(lines) and (not lines[at].strip() or _HEADER.match(lines[at]) or _FROM.match(lines[at])):
        at += 1
    return at


def _unquoted(lines: list[str]) -> str:
    own = [line for line in lines if not _QUOTED.match(line)]
    for at, line in enumerate(own):
        if _SIGNATURE.match(line) and any(one.strip() for one in own[:at]):
            own = own[:at]
            break
    while own and (not own[-1].strip() or _RULE.match(own[-1]) or _PHONE_SIGNATURE.match(own[-1].strip())):
        own.pop()
    return tidy("\n".join(own))
