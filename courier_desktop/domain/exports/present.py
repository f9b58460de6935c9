"""The files for people: how everything stands now. They are worked out from the others and never read back."""

from __future__ import annotations

from courier_desktop.domain.exports.columns import (
    DAY,
    FLAG,
    JSON,
    LOCAL,
    MAYBE_LOCAL,
    MAYBE_MONEY,
    MAYBE_TEXT,
    MAYBE_TIME,
    MAYBE_WHOLE,
    TEXT,
    TIME,
    WHOLE,
    Table,
)
from courier_desktop.domain.exports.history import PLACE
from courier_desktop.domain.words import Words

NUMBER = TEXT("number", "número de guía", "tracking number", "número da guia")
SHIPMENT_ID = TEXT("shipment_id", "la guía (identificador)", "the shipment (identifier)", "a guia (identificador)")
DELAY_ID = TEXT("delay_id", "el contratiempo (identificador)", "the setback (identifier)", "o contratempo")
ROUTE_ID = TEXT("route_id", "la ruta (identificador)", "the route (identifier)", "a rota (identificador)")

SHIPMENTS = Table(
    "shipments",
    Words("Cada guía como está ahora.", "Each shipment as it stands now.", "Cada guia como está agora."),
    (
        NUMBER,
        TEXT("order_number", "pedido de la tienda", "the shop's order", "pedido da loja"),
        TEXT("status", "estado", "status", "status"),
        TEXT("phase", "la etapa que ve el destinatario", "the step a recipient sees", "a etapa que o destinatário vê"),
        TEXT("sender", "remitente", "sender", "remetente"),
        TEXT("recipient", "destinatario", "recipient", "destinatário"),
        TEXT("company", "su empresa", "their company", "sua empresa"),
        TEXT("phone", "su teléfono", "their phone", "seu telefone"),
        TEXT("email", "su correo", "their e-mail", "seu e-mail"),
        TEXT("language", "idioma de sus avisos", "language of the notices", "idioma dos avisos"),
        *PLACE,
        WHOLE("pieces", "bultos", "parcels", "volumes"),
        TEXT("contents", "contenido", "contents", "conteúdo"),
        TEXT("note", "nota", "note", "nota"),
        MAYBE_WHOLE("weight_g", "peso en gramos", "weight in grams", "peso em gramas"),
        FLAG("signed_copy", "con acuse firmado", "with a signed copy", "com comprovante assinado"),
        MAYBE_MONEY("cash", "por cobrar", "cash on delivery", "a receber na entrega"),
        MAYBE_MONEY("collected", "cobrado", "collected", "recebido"),
        MAYBE_MONEY("declared_value", "valor declarado", "declared value", "valor declarado"),
        TEXT("currency", "moneda", "currency", "moeda"),
        MAYBE_LOCAL("promise_from", "prometido desde, hora local", "promised from, local", "prometido desde, local"),
        MAYBE_LOCAL("promise_until", "prometido hasta, hora local", "promised until, local", "prometido até, local"),
        MAYBE_TIME("promise_start", "prometido desde", "promised from", "prometido desde"),
        MAYBE_TIME("promise_end", "prometido hasta", "promised until", "prometido até"),
        MAYBE_TEXT("delay_cause", "causa del contratiempo", "cause of the setback", "causa do contratempo"),
        MAYBE_WHOLE("delay_minutes", "minutos de atraso", "minutes late", "minutos de atraso"),
        WHOLE("attempts", "intentos que cuentan", "attempts that count", "tentativas que contam"),
        MAYBE_TEXT("reason", "motivo del intento fallido", "reason of the failed attempt", "motivo da falha"),
        MAYBE_TEXT("next_step", "lo que sigue", "what follows", "o que segue"),
        TEXT("missing", "lo que le falta al domicilio", "what the address lacks", "o que falta no endereço"),
        TEXT("owed", "las pruebas que faltan", "evidence still owed", "as provas que faltam"),
        MAYBE_TEXT("route", "clave de su ruta", "code of its route", "código da rota"),
        TEXT("received_by", "quién recibió", "who received it", "quem recebeu"),
        TEXT("relation", "qué es del destinatario", "what they are to the recipient", "relação com o destinatário"),
        LOCAL("registered_local", "cuándo entró, hora local", "when it came in, local", "quando entrou, local"),
        MAYBE_LOCAL("delivered_local", "cuándo se entregó, hora local", "when delivered, local", "entregue, local"),
        TIME("registered_at", "cuándo entró", "when it came in", "quando entrou"),
        TIME("moved_at", "cuándo se movió por última vez", "when it last moved", "quando se moveu por último"),
        MAYBE_TIME("delivered_at", "cuándo se entregó", "when it was delivered", "quando foi entregue"),
        WHOLE("ordinal", "seq de su registro", "seq of its registration", "seq do seu registro"),
        SHIPMENT_ID,
        TEXT("sender_id", "remitente (identificador)", "sender (identifier)", "remetente (identificador)"),
        TEXT("recipient_id", "destinatario (identificador)", "recipient (identifier)", "destinatário (identificador)"),
        TEXT("address_id", "domicilio (identificador)", "address (identifier)", "endereço (identificador)"),
        MAYBE_TEXT("route_id", "ruta (identificador)", "route (identifier)", "rota (identificador)"),
        MAYBE_TEXT("delay_id", "contratiempo (identificador)", "setback (identifier)", "contratempo (identificador)"),
    ),
    goes_in=False,
)

NOTICES = Table(
    "notices",
    Words("Cada aviso con su texto.", "Each notice with its text.", "Cada aviso com seu texto."),
    (
        NUMBER,
        TEXT("recipient", "destinatario", "recipient", "destinatário"),
        TEXT("to", "su teléfono", "their phone", "seu telefone"),
        TEXT("event", "de qué avisa", "what it tells of", "de que avisa"),
        TEXT("occasion", "lo que distingue una vez de otra", "what tells repeats apart", "o que distingue as vezes"),
        TEXT("channel", "canal", "channel", "canal"),
        TEXT("language", "idioma", "language", "idioma"),
        TEXT("state", "estado", "state", "estado"),
        TEXT("why", "por qué no salió (código)", "why it did not go (code)", "por que não saiu (código)"),
        TEXT("text", "lo que dice", "what it says", "o que diz"),
        LOCAL("planned_local", "cuándo se preparó, hora local", "when prepared, local", "quando preparado, local"),
        TIME("planned_at", "cuándo se preparó", "when it was prepared", "quando foi preparado"),
        TIME("not_before", "no antes de", "not before", "não antes de"),
        MAYBE_TIME("expires_at", "vence", "expires", "vence"),
        MAYBE_TIME("opened_at", "cuándo se abrió", "when it was opened", "quando foi aberto"),
        TEXT("opened_by", "quién lo abrió", "who opened it", "quem abriu"),
        MAYBE_TIME("confirmed_at", "cuándo se confirmó", "when it was confirmed", "quando foi confirmado"),
        TEXT("confirmed_by", "quién lo confirmó", "who confirmed it", "quem confirmou"),
        TEXT("notice_id", "identificador", "identifier", "identificador"),
        SHIPMENT_ID,
        MAYBE_TEXT("delay_id", "contratiempo (identificador)", "setback (identifier)", "contratempo (identificador)"),
        MAYBE_TEXT("text_id", "su texto (identificador)", "its text (identifier)", "seu texto (identificador)"),
    ),
    goes_in=False,
)

ROUTES = Table(
    "routes",
    Words("Las rutas.", "The routes.", "As rotas."),
    (
        DAY("day", "día", "day", "dia"),
        TEXT("code", "clave", "code", "código"),
        TEXT("name", "nombre", "name", "nome"),
        MAYBE_TEXT("driver", "repartidor", "driver", "entregador"),
        TEXT("state", "estado", "state", "estado"),
        WHOLE("stops", "paradas", "stops", "paradas"),
        LOCAL("starts_local", "salida, hora local", "start, local", "saída, local"),
        TIME("starts_at", "salida", "start", "saída"),
        WHOLE("minutes_per_stop", "minutos por parada", "minutes per stop", "minutos por parada"),
        MAYBE_TIME("published_at", "cuándo salió", "when it left", "quando saiu"),
        MAYBE_TIME("closed_at", "cuándo se cerró", "when it was closed", "quando foi fechada"),
        ROUTE_ID,
        MAYBE_TEXT("driver_id", "repartidor (identificador)", "driver (identifier)", "entregador (identificador)"),
    ),
    goes_in=False,
)

STOPS = Table(
    "stops",
    Words("Las paradas de cada ruta.", "Each route's stops.", "As paradas de cada rota."),
    (
        DAY("day", "día de la ruta", "the route's day", "dia da rota"),
        TEXT("route", "clave de la ruta", "the route's code", "código da rota"),
        WHOLE("position", "lugar en la ruta, 0 si ya no va", "place on it, 0 when off it", "lugar na rota, 0 se saiu"),
        NUMBER,
        TEXT("recipient", "destinatario", "recipient", "destinatário"),
        TEXT("state", "estado de la parada", "state of the stop", "estado da parada"),
        JSON("loaded", "bultos leídos al cargar", "parcels read at loading", "volumes lidos na carga"),
        TEXT("left_reason", "por qué se quedó", "why it stayed behind", "por que ficou"),
        MAYBE_TIME("marked_at", "cuándo se marcó", "when it was marked", "quando foi marcada"),
        FLAG("on_route", "si sigue en la ruta", "whether still on the route", "se ainda está na rota"),
        ROUTE_ID,
        SHIPMENT_ID,
    ),
    goes_in=False,
)

DELAYS = Table(
    "delays",
    Words("Los contratiempos.", "The setbacks.", "Os contratempos."),
    (
        LOCAL("declared_local", "cuándo se declaró, hora local", "when declared, local", "quando declarado, local"),
        TEXT("cause", "causa", "cause", "causa"),
        TEXT("scope", "a quién alcanza", "whom it reaches", "a quem alcança"),
        JSON("scope_refs", "cuáles", "which ones", "quais"),
        MAYBE_WHOLE("minutes", "minutos", "minutes", "minutos"),
        MAYBE_TIME("new_start", "nueva hora desde", "new window from", "nova hora desde"),
        MAYBE_TIME("new_end", "nueva hora hasta", "new window until", "nova hora até"),
        TEXT("note", "nota", "note", "nota"),
        WHOLE("shipments", "guías que alcanzó", "shipments that it touched", "guias que alcançou"),
        TIME("declared_at", "cuándo se declaró", "when it was declared", "quando foi declarado"),
        TEXT("declared_by", "quién lo declaró", "who declared it", "quem declarou"),
        MAYBE_TIME("lifted_at", "cuándo terminó", "when it ended", "quando terminou"),
        DELAY_ID,
    ),
    goes_in=False,
)

DELAY_SHIPMENTS = Table(
    "delay_shipments",
    Words(
        "Qué guías alcanzó cada contratiempo.", "Which shipments each setback touched.", "Quais guias cada um alcançou."
    ),
    (NUMBER, DELAY_ID, SHIPMENT_ID),
    goes_in=False,
)

ACTS = Table(
    "acts",
    Words(
        "Los actos: lo que un solo Ctrl+Z deshace.",
        "The acts: what one Ctrl+Z takes back.",
        "Os atos: o que um só Ctrl+Z desfaz.",
    ),
    (
        WHOLE("first_seq", "seq de su primer hecho", "seq of its first fact", "seq do primeiro fato"),
        WHOLE("events", "cuántos hechos", "how many facts", "quantos fatos"),
        LOCAL("recorded_local", "cuándo se anotó, hora local", "when recorded, local", "quando anotado, local"),
        TEXT("actor", "quién", "who", "quem"),
        TEXT("source", "qué mano", "whose hand", "de quem"),
        TEXT("place", "en qué equipo", "on which computer", "em qual computador"),
        TIME("recorded_at", "cuándo se anotó", "when it was recorded", "quando foi anotado"),
        TEXT("act_id", "identificador", "identifier", "identificador"),
    ),
    goes_in=False,
)
