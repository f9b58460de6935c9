"""The files that go in again: the history, and the rows about people and things that it names."""

from __future__ import annotations

from courier_desktop.domain.exports.columns import (
    FLAG,
    HEX,
    JSON,
    LOCAL,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    TEXT,
    TIME,
    WHOLE,
    Column,
    Table,
)
from courier_desktop.domain.words import Words

EVENTS = Table(
    "events",
    Words(
        "La historia: cada hecho, del más viejo al más nuevo, con quién, dónde y sus dos horas.",
        "The history: each fact, the oldest first, with who, where and both times.",
        "O histórico: cada fato, do mais antigo ao mais novo, com quem, onde e suas duas horas.",
    ),
    (
        WHOLE("seq", "lugar en la historia, desde 1", "place in the history, from 1", "lugar no histórico, desde 1"),
        MAYBE_TEXT("number", "guía, si es de una", "tracking number, if it is of one", "guia, se for de uma"),
        MAYBE_TEXT("route", "clave de la ruta, si es de una", "the route's code, if any", "código da rota, se houver"),
        TEXT("kind", "qué clase de hecho", "what kind of fact", "que tipo de fato"),
        LOCAL("occurred_local", "cuándo pasó, hora local", "when it happened, local", "quando aconteceu, local"),
        TEXT("actor", "quién", "who", "quem"),
        TEXT(
            "source",
            "qué mano: staff, driver, import, gateway o program",
            "whose hand: staff, driver, import, gateway or program",
            "de quem: staff, driver, import, gateway ou program",
        ),
        TEXT("place", "en qué equipo", "on which computer", "em qual computador"),
        TIME("occurred_at", "cuándo pasó", "when it happened", "quando aconteceu"),
        TIME("recorded_at", "cuándo se anotó", "when it was recorded", "quando foi anotado"),
        TEXT("event_id", "identificador (UUID)", "identifier (UUID)", "identificador (UUID)"),
        TEXT("act_id", "el acto del que es parte", "the act that it is part of", "o ato de que faz parte"),
        WHOLE("act", "seq del primer hecho del acto", "seq of the act's first fact", "seq do primeiro fato do ato"),
        MAYBE_TEXT("shipment_id", "la guía (identificador)", "the shipment (identifier)", "a guia (identificador)"),
        MAYBE_TEXT("route_id", "la ruta (identificador)", "the route (identifier)", "a rota (identificador)"),
        JSON("body", "lo que dice el hecho", "what the fact says", "o que diz o fato"),
        HEX(
            "chain",
            "huella de este hecho y de la huella anterior",
            "digest of this fact and of the digest before it",
            "digital deste fato e da digital anterior",
        ),
    ),
    goes_in=True,
)

PARTIES = Table(
    "parties",
    Words("Remitentes y destinatarios.", "Senders and recipients.", "Remetentes e destinatários."),
    (
        TEXT("name", "nombre", "name", "nome"),
        TEXT("phone", "teléfono con país", "phone with its country", "telefone com país"),
        TEXT("phone_typed", "teléfono como se escribió", "phone as it was typed", "telefone como foi escrito"),
        TEXT("email", "correo", "e-mail", "e-mail"),
        TEXT("company", "empresa", "company", "empresa"),
        TEXT("language", "idioma de sus avisos", "language of the notices", "idioma dos avisos"),
        MAYBE_TEXT(
            "sender_key", "nombre plegado, solo remitentes", "folded name, senders only", "nome dobrado, só remetentes"
        ),
        TEXT(
            "party_id",
            "identificador; el del primer destinatario de una guía es el de la guía",
            "identifier; that of a shipment's first recipient is the shipment's own",
            "identificador; o do primeiro destinatário de uma guia é o da guia",
        ),
    ),
    goes_in=True,
)

PLACE: tuple[Column, ...] = (
    TEXT("street", "calle", "street", "rua"),
    TEXT("exterior", "número exterior", "outside number", "número"),
    TEXT("interior", "número interior", "inside number", "complemento"),
    TEXT("colonia", "colonia", "neighbourhood", "bairro"),
    TEXT("postal_code", "código postal", "postal code", "CEP"),
    TEXT("municipality", "municipio", "municipality", "município"),
    TEXT("state", "estado", "state", "estado"),
    TEXT("country", "país", "country", "país"),
    TEXT("between", "entre calles", "between streets", "entre ruas"),
    TEXT("references", "referencias", "landmarks", "referências"),
    MAYBE_NUMBER("latitude", "latitud", "latitude", "latitude"),
    MAYBE_NUMBER("longitude", "longitud", "longitude", "longitude"),
)

ADDRESSES = Table(
    "addresses",
    Words("Domicilios.", "Addresses.", "Endereços."),
    (
        *PLACE,
        TEXT(
            "address_id",
            "identificador; el del primer domicilio de una guía es el de la guía",
            "identifier; that of a shipment's first address is the shipment's own",
            "identificador; o do primeiro endereço de uma guia é o da guia",
        ),
    ),
    goes_in=True,
)

TEXTS = Table(
    "texts",
    Words(
        "Textos que hablan de personas: notas, contenidos, quién recibió, los avisos.",
        "Texts about people: notes, contents, who received, the notices.",
        "Textos sobre pessoas: notas, conteúdos, quem recebeu, os avisos.",
    ),
    (TEXT("text", "el texto", "the text", "o texto"), TEXT("text_id", "identificador", "identifier", "identificador")),
    goes_in=True,
)

DRIVERS = Table(
    "drivers",
    Words("Repartidores.", "Drivers.", "Entregadores."),
    (
        TEXT("name", "nombre", "name", "nome"),
        TEXT("phone", "teléfono", "phone", "telefone"),
        TEXT("vehicle", "vehículo", "vehicle", "veículo"),
        FLAG("active", "si trabaja todavía", "whether still at work", "se ainda trabalha"),
        TEXT("driver_id", "identificador", "identifier", "identificador"),
    ),
    goes_in=True,
)

STAFF = Table(
    "staff",
    Words(
        "El personal y lo que puede hacer; sin sus PIN, que se vuelven a poner.",
        "The staff and what they may do; without their PINs, which are set anew.",
        "A equipe e o que pode fazer; sem os PINs, que se definem de novo.",
    ),
    (
        TEXT("name", "nombre", "name", "nome"),
        TEXT("role", "owner, office, driver o read_only", "owner, office, driver or read_only", "papel na empresa"),
        FLAG("active", "si trabaja todavía", "whether still at work", "se ainda trabalha"),
        TEXT("staff_id", "identificador", "identifier", "identificador"),
    ),
    goes_in=True,
)

OPT_OUTS = Table(
    "opt_outs",
    Words("Teléfonos que no quieren avisos.", "Phones that want no notices.", "Telefones que não querem avisos."),
    (
        TEXT("phone_key", "teléfono", "phone", "telefone"),
        TIME("since", "desde cuándo", "since when", "desde quando"),
        TEXT("actor", "quién lo anotó", "who noted it", "quem anotou"),
        TEXT("source", "de dónde vino", "where it came from", "de onde veio"),
    ),
    goes_in=True,
)

SETTINGS = Table(
    "settings",
    Words("Los ajustes, sin secretos.", "The settings, without secrets.", "As configurações, sem segredos."),
    (
        TEXT("name", "nombre del ajuste", "name of the setting", "nome da configuração"),
        JSON("value", "su valor", "its value", "seu valor"),
    ),
    goes_in=True,
)

SERIALS = Table(
    "serials",
    Words(
        "El último número de guía de cada prefijo.",
        "The last tracking number of each prefix.",
        "O último número de guia de cada prefixo.",
    ),
    (TEXT("prefix", "prefijo", "prefix", "prefixo"), WHOLE("last", "el último", "the last one", "o último")),
    goes_in=True,
)

COLUMN_MAPS = Table(
    "column_maps",
    Words(
        "Cómo se leen las hojas de cada remitente.",
        "How each sender's sheets are read.",
        "Como se leem as planilhas de cada remetente.",
    ),
    (
        TEXT("sender_key", "nombre plegado del remitente", "the sender's folded name", "nome dobrado do remetente"),
        TEXT("signature", "los títulos de la hoja", "the sheet's titles", "os títulos da planilha"),
        TEXT("mapping", "qué es cada columna (JSON)", "what each column is (JSON)", "o que é cada coluna (JSON)"),
    ),
    goes_in=True,
)

IMPORTED_ORDERS = Table(
    "imported_orders",
    Words(
        "Huellas de lo que el archivo dijo de cada pedido, para ver después qué cambió la tienda.",
        "Marks of what the file said of each order, to see later what the shop changed.",
        "Marcas do que o arquivo disse de cada pedido, para ver depois o que a loja mudou.",
    ),
    (
        WHOLE("ordinal", "seq del registro de la guía", "seq of the shipment's registration", "seq do registro"),
        HEX("said", "las huellas", "the marks", "as marcas"),
    ),
    goes_in=True,
)
