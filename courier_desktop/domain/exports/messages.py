"""The files of what goes by itself: contacts, messages out and in, the courier's own words and prices."""

from __future__ import annotations

from courier_desktop.domain.exports.columns import FLAG, MAYBE_TEXT, MAYBE_TIME, MAYBE_WHOLE, TEXT, TIME, WHOLE, Table
from courier_desktop.domain.words import Words

_CONTACT = TEXT("contact_id", "contacto (identificador)", "contact (identifier)", "contato (identificador)")
_MESSAGE = TEXT("message_id", "mensaje (identificador)", "message (identifier)", "mensagem (identificador)")
_CHANNEL = TEXT("channel", "canal", "channel", "canal")
_GATEWAY = TEXT("gateway", "conexión", "gateway", "conexão")
_LANGUAGE = TEXT("language", "idioma", "language", "idioma")
_EVENT = TEXT("event", "de qué avisa", "what it tells of", "de que avisa")
_SUBJECT = TEXT("subject", "asunto", "subject", "assunto")
_CURRENCY = TEXT("currency", "moneda", "currency", "moeda")
_SAID = TEXT("said", "lo que dijo el servicio", "what the service said", "o que disse o serviço")
_TEXT_ID = MAYBE_TEXT("text_id", "su texto, en texts", "its text, in texts", "seu texto, em texts")
# The first release whose exports have these.
_SINCE = 2

CONTACTS = Table(
    "contacts",
    Words(
        "Una persona a través de guías y canales.", "A person across shipments and channels.", "Uma pessoa nos canais."
    ),
    (
        _CONTACT,
        MAYBE_TEXT(
            "phone_key", "teléfono; su huella si se borró", "phone; its digest if erased", "telefone ou digital"
        ),
        TEXT("name", "nombre", "name", "nome"),
        TEXT("kind", "clase de cliente", "kind of customer", "tipo de cliente"),
        TEXT("preferred", "canal que prefiere", "the channel they prefer", "canal preferido"),
        _LANGUAGE,
        TEXT("zone", "zona horaria", "time zone", "fuso horário"),
        MAYBE_TIME("consent_at", "cuándo dio su consentimiento", "when they consented", "quando consentiu"),
        TEXT("consent_from", "de dónde viene", "where it comes from", "de onde vem"),
        MAYBE_TEXT("start_token", "clave del enlace de Telegram", "key of the Telegram link", "chave do link"),
        TIME("made_at", "cuándo se anotó", "when it was made", "quando foi criado"),
    ),
    goes_in=True,
    since=_SINCE,
)

CONTACT_ADDRESSES = Table(
    "contact_addresses",
    Words("Dónde llega cada canal.", "Where each channel reaches them.", "Onde cada canal chega."),
    (
        _CHANNEL,
        TEXT("address", "dirección en ese canal", "address on that channel", "endereço nesse canal"),
        _CONTACT,
        TIME("learned_at", "cuándo se supo", "when it was learned", "quando se soube"),
        TEXT("learned_from", "de dónde se supo", "where it was learned", "de onde se soube"),
        FLAG("usable", "si se puede usar", "whether it may be used", "se pode ser usado"),
        TEXT("why", "por qué no (código)", "why not (code)", "por que não (código)"),
        MAYBE_TIME("judged_at", "cuándo falló", "when it failed", "quando falhou"),
        MAYBE_TIME("last_inbound_at", "cuándo escribió por último", "when they wrote last", "quando escreveu"),
    ),
    goes_in=True,
    since=_SINCE,
)

CHANNEL_OPT_OUTS = Table(
    "channel_opt_outs",
    Words("Canales que alguien no quiere.", "Channels that somebody refuses.", "Canais que alguém recusa."),
    (
        _CONTACT,
        _CHANNEL,
        TIME("since", "desde cuándo", "since when", "desde quando"),
        TEXT("actor", "quién lo anotó", "who noted it", "quem anotou"),
        TEXT("source", "de dónde vino", "where it came from", "de onde veio"),
    ),
    goes_in=True,
    since=_SINCE,
)

OUTBOX = Table(
    "outbox",
    Words(
        "Los mensajes que salen solos: uno por dirección.",
        "The messages that go by themselves: one for each address.",
        "As mensagens que saem sozinhas: uma por endereço.",
    ),
    (
        _MESSAGE,
        TEXT("dedupe", "de qué hay uno solo", "what there is only one of", "de que há só uma"),
        _CHANNEL,
        _GATEWAY,
        TEXT("address", "a dónde", "where to", "para onde"),
        MAYBE_TEXT("party_id", "destinatario (identificador)", "recipient (identifier)", "destinatário"),
        _LANGUAGE,
        _SUBJECT,
        _TEXT_ID,
        TEXT("template", "plantilla aprobada (JSON)", "approved template (JSON)", "modelo aprovado (JSON)"),
        TEXT("state", "estado", "state", "estado"),
        TEXT("why", "por qué (código)", "why (code)", "por quê (código)"),
        _SAID,
        TIME("queued_at", "cuándo se puso en la fila", "when it was queued", "quando entrou na fila"),
        TIME("not_before", "no antes de", "not before", "não antes de"),
        MAYBE_TIME("expires_at", "vence", "expires", "vence"),
        MAYBE_TIME("next_try_at", "cuándo se intenta", "when it is tried", "quando se tenta"),
        WHOLE("attempts", "intentos", "attempts", "tentativas"),
        TEXT("reference", "número del servicio", "the service's id", "número do serviço"),
        MAYBE_TIME("began_at", "cuándo empezó el envío", "when the send began", "quando começou o envio"),
        MAYBE_TIME("sent_at", "cuándo salió", "when it went", "quando saiu"),
        MAYBE_TIME("delivered_at", "cuándo llegó", "when it arrived", "quando chegou"),
        MAYBE_TIME("read_at", "cuándo se leyó", "when it was read", "quando foi lida"),
        MAYBE_TIME("ended_at", "cuándo acabó sin salir", "when it ended without going", "quando acabou sem sair"),
        MAYBE_TIME("asked_at", "cuándo se pregunta por él", "when it is asked about", "quando se pergunta"),
        WHOLE("segments", "partes de SMS", "SMS parts", "partes de SMS"),
        MAYBE_WHOLE("cost_micros", "costo en millonésimas", "cost in millionths", "custo em milionésimos"),
        _CURRENCY,
        FLAG("cost_told", "si lo dijo el servicio", "whether the service told it", "se o serviço disse"),
    ),
    goes_in=True,
    since=_SINCE,
)

OUTBOX_NOTICES = Table(
    "outbox_notices",
    Words("Qué avisos lleva cada mensaje.", "Which notices each message carries.", "Que avisos cada mensagem leva."),
    (TEXT("notice_id", "aviso (identificador)", "notice (identifier)", "aviso (identificador)"), _MESSAGE),
    goes_in=True,
    since=_SINCE,
)

OUTBOX_ATTEMPTS = Table(
    "outbox_attempts",
    Words("Cada intento de mandar.", "Each attempt to send.", "Cada tentativa de envio."),
    (
        _MESSAGE,
        WHOLE("attempt", "cuál intento, desde 1", "which attempt, from 1", "qual tentativa, desde 1"),
        _GATEWAY,
        TIME("began_at", "cuándo empezó", "when it began", "quando começou"),
        MAYBE_TIME("ended_at", "cuándo acabó", "when it ended", "quando acabou"),
        TEXT("outcome", "qué resultó", "what became of it", "o que resultou"),
        TEXT("code", "por qué (código)", "why (code)", "por quê (código)"),
        _SAID,
    ),
    goes_in=True,
    since=_SINCE,
)

INBOUND = Table(
    "inbound",
    Words("Lo que escribieron.", "What they wrote.", "O que escreveram."),
    (
        TEXT("inbound_id", "identificador", "identifier", "identificador"),
        _GATEWAY,
        _CHANNEL,
        TEXT("reference", "número del servicio", "the service's id", "número do serviço"),
        TEXT("address", "de dónde", "where from", "de onde"),
        MAYBE_TEXT("contact_id", "contacto (identificador)", "contact (identifier)", "contato (identificador)"),
        MAYBE_TEXT("shipment_id", "la guía (identificador)", "the shipment (identifier)", "a guia (identificador)"),
        TEXT("kind", "qué es", "what it is", "o que é"),
        _TEXT_ID,
        MAYBE_TEXT("whole_id", "con lo citado, en texts", "with what it quotes, in texts", "com o citado, em texts"),
        _SUBJECT,
        TEXT("payload", "lo que lleva el botón", "what the button bears", "o que leva o botão"),
        TEXT("answers", "a qué mensaje contesta", "which message it answers", "que mensagem responde"),
        TEXT("media_reference", "archivo en el servicio", "the file at the service", "arquivo no serviço"),
        TEXT("media_type", "qué archivo", "what file", "que arquivo"),
        TIME("at", "cuándo se escribió", "when it was written", "quando foi escrita"),
        TIME("taken_at", "cuándo llegó aquí", "when it came here", "quando chegou aqui"),
        TEXT("what", "lo que hizo el programa", "what the program did", "o que fez o programa"),
        MAYBE_TIME("seen_at", "cuándo se leyó aquí", "when it was read here", "quando foi lida aqui"),
    ),
    goes_in=True,
    since=_SINCE,
)

MESSAGE_TEMPLATES = Table(
    "message_templates",
    Words(
        "Los textos propios de los avisos.", "The courier's own words for notices.", "Os textos próprios dos avisos."
    ),
    (
        _EVENT,
        _LANGUAGE,
        _CHANNEL,
        _SUBJECT,
        TEXT("body", "el texto", "the text", "o texto"),
        TIME("changed_at", "cuándo se cambió", "when it was changed", "quando mudou"),
        TEXT("changed_by", "quién lo cambió", "who changed it", "quem mudou"),
    ),
    goes_in=True,
    since=_SINCE,
)

TEMPLATE_MAPS = Table(
    "template_maps",
    Words(
        "Qué plantilla aprobada va con cada aviso.",
        "Which approved template goes with each notice.",
        "Que modelo aprovado vai com cada aviso.",
    ),
    (
        _GATEWAY,
        _EVENT,
        _LANGUAGE,
        TEXT("name", "plantilla", "template", "modelo"),
        TEXT("template_language", "su idioma", "its language", "seu idioma"),
        TEXT("variables", "sus variables (JSON)", "its variables (JSON)", "suas variáveis (JSON)"),
    ),
    goes_in=True,
    since=_SINCE,
)

PRICES = Table(
    "prices",
    Words("Lo que cuesta un mensaje.", "What a message costs.", "Quanto custa uma mensagem."),
    (
        _GATEWAY,
        TEXT("country", "país", "country", "país"),
        TEXT("category", "clase de mensaje", "kind of message", "tipo de mensagem"),
        TEXT("valid_from", "desde qué día", "from which day", "desde que dia"),
        WHOLE("micros", "precio en millonésimas", "price in millionths", "preço em milionésimos"),
        _CURRENCY,
    ),
    goes_in=True,
    since=_SINCE,
)

TABLES = (
    CONTACTS,
    CONTACT_ADDRESSES,
    CHANNEL_OPT_OUTS,
    OUTBOX,
    OUTBOX_NOTICES,
    OUTBOX_ATTEMPTS,
    INBOUND,
    MESSAGE_TEMPLATES,
    TEMPLATE_MAPS,
    PRICES,
)
