"""What the command of the strategy says, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

STRATEGY = Words(
    "la estrategia de avisos: verla, probarla en un día, cambiarla",
    "the strategy of notices: see it, try it on a day, change it",
    "a estratégia de avisos: ver, testar em um dia, mudar",
)
EVENT = Words("el aviso", "the notice", "o aviso")
SET = Words(
    "cambia algo: on, channels, earliest, latest, wait_minutes, merge, most_a_day; sin aviso, most_a_day por persona",
    "change something: on, channels, earliest, latest, wait_minutes, merge, most_a_day; without a notice, most_a_day"
    " for each person",
    "muda algo: on, channels, earliest, latest, wait_minutes, merge, most_a_day; sem aviso, most_a_day por pessoa",
)
KIND = Words(
    "para quién: person (todos), company, special",
    "for whom: person (everybody), company, special",
    "para quem: person (todos), company, special",
)
RESET = Words(
    "deja el aviso, o todo, como venía",
    "leave the notice, or all, as it came",
    "deixa o aviso, ou tudo, como veio",
)
PREVIEW = Words(
    "pruébala en ese día (AAAA-MM-DD; sin día, ayer)",
    "try it on that day (YYYY-MM-DD; without one, yesterday)",
    "testa nesse dia (AAAA-MM-DD; sem dia, ontem)",
)
SHOPS = Words(
    "qué se avisa a las tiendas: none, each, digest o digest@19:00",
    "what shops are told: none, each, digest or digest@19:00",
    "o que as lojas recebem: none, each, digest ou digest@19:00",
)
HEAD_NOTICE = Words("Aviso", "Notice", "Aviso")
HEAD_CHANNELS = Words("Canales en orden", "Channels in order", "Canais em ordem")
HEAD_HOURS = Words("Horario", "Hours", "Horário")
HEAD_WAIT = Words("Espera", "Wait", "Espera")
HEAD_MERGE = Words("Juntar", "Merge", "Juntar")
HEAD_LIMIT = Words("Tope", "Limit", "Limite")
OFF = Words("apagado", "off", "desligado")
YES = Words("sí", "yes", "sim")
NO = Words("no", "no", "não")
PERSON_LIMIT = Words(
    "Por persona, al día: {count} avisos (0 = sin tope)",
    "For each person a day: {count} notices (0 = no limit)",
    "Por pessoa, ao dia: {count} avisos (0 = sem limite)",
)
SHOPS_TOLD = Words("A las tiendas: {news}", "To shops: {news}", "Às lojas: {news}")
NEWS = {
    "none": Words("nada", "nothing", "nada"),
    "each": Words("cada envío", "each parcel", "cada envio"),
    "digest": Words("un resumen al día, {at}", "a digest a day, {at}", "um resumo por dia, {at}"),
}
WOULD = Words(
    "{day}: esta estrategia habría enviado {messages} mensajes, {blocked} bloqueados, cerca de {cost}.",
    "{day}: this strategy would have sent {messages} messages, {blocked} blocked, about {cost}.",
    "{day}: esta estratégia teria enviado {messages} mensagens, {blocked} bloqueadas, cerca de {cost}.",
)
WOULD_UNPRICED = Words(
    "{day}: esta estrategia habría enviado {messages} mensajes, {blocked} bloqueados.",
    "{day}: this strategy would have sent {messages} messages, {blocked} blocked.",
    "{day}: esta estratégia teria enviado {messages} mensagens, {blocked} bloqueadas.",
)
MORE = Words(
    "Se juntaron: {merged} · apagados: {off} · sin precio: {unpriced}",
    "Merged: {merged} · switched off: {off} · without a price: {unpriced}",
    "Juntados: {merged} · desligados: {off} · sem preço: {unpriced}",
)
