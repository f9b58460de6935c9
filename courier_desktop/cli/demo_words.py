"""What the demonstration tells, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

HELLO = Words(
    "Un día de {company} con la muestra: {day}. Nada de esto toca tu libro.",
    "A day of {company} on the bundled sample: {day}. Nothing of this touches your ledger.",
    "Um dia da {company} com a amostra: {day}. Nada disto toca o seu livro.",
)
INTAKE = Words("1 · Entran los pedidos", "1 · Orders come in", "1 · Entram os pedidos")
MORNING = Words("2 · La mañana en la calle", "2 · The morning on the road", "2 · A manhã na rua")
MORNING_DONE = Words(
    "Son las {time}: {shipments} guías, {delivered} entregadas, {failed} fallidas, {confirmed} avisos confirmados.",
    "It is {time}: {shipments} shipments, {delivered} delivered, {failed} failed, {confirmed} notices confirmed.",
    "São {time}: {shipments} guias, {delivered} entregues, {failed} falhas, {confirmed} avisos confirmados.",
)
FAILED = Words("Lo que no se pudo entregar", "What could not be delivered", "O que não foi entregue")
SLIPS = Words("3 · Etiquetas", "3 · Slips", "3 · Etiquetas")
LOAD = Words("4 · Carga de {route}", "4 · Load check of {route}", "4 · Carga de {route}")
LOAD_MORE = Words("… y {count} lecturas correctas", "… and {count} right reads", "… e {count} leituras corretas")
STAYS = Words("Se queda {number}: {reason}", "{number} stays behind: {reason}", "Fica {number}: {reason}")
PUBLISH = Words("5 · Sale la ruta", "5 · The route leaves", "5 · A rota sai")
SETBACK = Words(
    "6 · Un contratiempo, antes de aplicarlo",
    "6 · A setback, before it is applied",
    "6 · Um contratempo, antes de aplicar",
)
SETBACK_NOTE = Words(
    "Ponchadura en Av. Niños Héroes; la llantera queda a dos cuadras.",
    "Flat tyre on Av. Niños Héroes; the tyre shop is two streets away.",
    "Pneu furado na Av. Niños Héroes; a borracharia fica a duas quadras.",
)
SAMPLE_TEXT = Words("Así lo lee {name}:", "This is what {name} reads:", "É assim que {name} lê:")
APPLIED = Words("7 · Se aplica y se avisa", "7 · Applied and told", "7 · Aplicado e avisado")
STOPS = Words("8 · Paradas de {route}", "8 · Stops of {route}", "8 · Paradas de {route}")
OTHERS = Words("Así van todas a las {time}:", "How all stand at {time}:", "Como vão todas às {time}:")
NOTICES = Words("9 · Avisos", "9 · Notices", "9 · Avisos")
NEXT_TO_SEND = Words("El siguiente por enviar", "The next one to send", "O próximo a enviar")
NOT_SENT = Words("Lo que no se envió, y por qué", "What was not sent, and why", "O que não foi enviado, e por quê")
CLOSING = Words("10 · Se cierra {route}", "10 · Closing {route}", "10 · Fecha-se {route}")
DECISION = Words("Qué sigue", "What follows", "O que segue")
DECISIONS = {
    "tomorrow": Words("mañana otra vez", "again tomorrow", "amanhã de novo"),
    "counter": Words("al mostrador", "to the counter", "ao balcão"),
    "hold": Words("se detiene", "on hold", "retida"),
    "return": Words("vuelve al remitente", "back to the sender", "volta ao remetente"),
}
END = Words("Cómo quedó el día", "How the day ended", "Como terminou o dia")
TOTALS = Words(
    "Entregadas {delivered} ({in_window} en su ventana, {late} tarde) · fallidas {failed} · por cobrar {cash}",
    "Delivered {delivered} ({in_window} in their window, {late} late) · failed {failed} · to collect {cash}",
    "Entregues {delivered} ({in_window} na janela, {late} fora) · falhas {failed} · a receber {cash}",
)
VERIFIED = Words(
    "El libro coincide con su historia.", "The ledger agrees with its history.", "O livro confere com o histórico."
)
LEFT = Words("Quedó en {path}:", "Left in {path}:", "Ficou em {path}:")
FILES = {
    "slips.pdf": Words("etiquetas de lo que sale", "slips of what goes out", "etiquetas do que sai"),
    "run-sheet.pdf": Words("hoja de ruta de {route}", "run sheet of {route}", "folha de rota de {route}"),
    "reason-card.pdf": Words(
        "tarjeta de motivos para el escáner", "reason card for the scanner", "cartão de motivos para o leitor"
    ),
    "notices.txt": Words("cada aviso con su enlace", "every notice with its link", "cada aviso com seu link"),
    "setback-log.txt": Words("bitácora de contratiempos", "log of setbacks", "registro de contratempos"),
    "ledger": Words(
        "el libro del día; ábrelo con --data-dir",
        "the day's ledger; open it with --data-dir",
        "o livro do dia; abra com --data-dir",
    ),
}
