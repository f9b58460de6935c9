"""What `history` and `correct` say, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

HISTORY = Words(
    "la historia entera de una guía: quién, dónde y a qué horas",
    "a shipment's whole history: who, where and both times",
    "o histórico inteiro de uma guia: quem, onde e quando",
)
CORRECT = Words(
    "corrige un renglón de la historia: nunca contó",
    "correct a line of the history: it never counted",
    "corrige uma linha do histórico: nunca valeu",
)
LINE = Words("número del renglón en history", "the line's number in history", "número da linha em history")
WHY = Words(
    "por qué: wrong_shipment, wrong_mark, mistold, wrong_details, not_so, found u other",
    "why: wrong_shipment, wrong_mark, mistold, wrong_details, not_so, found or other",
    "por quê: wrong_shipment, wrong_mark, mistold, wrong_details, not_so, found ou other",
)
WHOLE = Words(
    "todo lo que se hizo en ese acto, en todas sus guías",
    "all that was done in that act, to all its shipments",
    "tudo o que se fez nesse ato, em todas as suas guias",
)
ALONG = Words("también lo que se apoya en ello", "what stands on it too", "também o que se apoia nisso")
PREVIEW = Words("solo dice qué pasaría", "only say what would happen", "só diz o que aconteceria")

WHAT = Words("Qué pasó", "What happened", "O que houve")
WHO = Words("Quién", "Who", "Quem")
WHERE = Words("Dónde", "Where", "Onde")
WHEN = Words("Pasó", "Happened", "Houve")
NOTED = Words("Anotado", "Noted", "Anotado")
HANDS = {
    "driver": Words("{0}, repartidor", "{0}, driver", "{0}, entregador"),
    "import": Words("{0}, al importar", "{0}, by import", "{0}, ao importar"),
    "gateway": Words("llegó por mensaje", "came by message", "chegou por mensagem"),
    "program": Words("el programa", "the program", "o programa"),
}
UNDONE_BY = Words("lo deshizo {0}", "undone by {0}", "desfeito por {0}")
CORRECTED_BY = Words("lo corrigió {0}", "corrected by {0}", "corrigido por {0}")
TAKEN = Words("Nunca contaría", "Would never have counted", "Nunca teria valido")
LATER = Words("Se apoya en ello (--along)", "Stands on it (--along)", "Apoia-se nisso (--along)")
CHANGES = Words("Qué cambia", "What changes", "O que muda")
GONE_OUT = Words(
    "Ya salieron y no se retiran: {events}", "Went out already and stay: {events}", "Já saíram e ficam: {events}"
)
WITHDRAWN = Words("Se retiran: {events}", "Withdrawn: {events}", "São retirados: {events}")
DONE = Words(
    "{number}: corregido en {count} guía(s).", "{number}: corrected on {count}.", "{number}: corrigido em {count}."
)
