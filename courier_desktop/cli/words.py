"""What the commands say to a person, in three languages. Errors and refusals stand in `domain.wording`."""

from __future__ import annotations

from courier_desktop.domain.event_words import EVENT_WORDS
from courier_desktop.domain.words import Words

# ------------------------------------------------------------------------------------------------------------- heads

NUMBER = Words("Guía", "Number", "Guia")
STATUS = Words("Estado", "Status", "Status")
RECIPIENT = Words("Destinatario", "Recipient", "Destinatário")
PLACE = Words("Colonia", "Place", "Bairro")
PROMISE = Words("Promesa", "Promise", "Promessa")
ESTIMATE = Words("Llega", "Due", "Chega")
ROUTE = Words("Ruta", "Route", "Rota")
CASH = Words("Por cobrar", "To collect", "A receber")
SENDER = Words("Remitente", "Sender", "Remetente")
ADDRESS = Words("Domicilio", "Address", "Endereço")
BETWEEN = Words("Entre", "Between", "Entre")
REFERENCES = Words("Referencias", "Landmarks", "Referências")
PHONE = Words("Teléfono", "Phone", "Telefone")
PIECES = Words("Bultos", "Pieces", "Volumes")
ORDER = Words("Pedido", "Order", "Pedido")
CONTENTS = Words("Contenido", "Contents", "Conteúdo")
NOTE = Words("Nota", "Note", "Nota")
ATTEMPTS = Words("Intentos", "Attempts", "Tentativas")
REASON = Words("Motivo", "Reason", "Motivo")
RECEIVED = Words("Recibió", "Received by", "Recebeu")
DELAYED = Words("con contratiempo", "delayed", "com contratempo")
TIMELINE = Words("Historia", "Timeline", "Histórico")
NOTICES = Words("Avisos", "Notices", "Avisos")
IMPLIED = Words("(se da por hecho)", "(implied)", "(implícito)")
CORRECTED = Words("(corregido)", "(corrected)", "(corrigido)")
ROW = Words("Fila", "Row", "Linha")
COLUMN = Words("Columna", "Column", "Coluna")
PROBLEM = Words("Qué pasa", "What is wrong", "O que há")
DRIVER = Words("Repartidor", "Driver", "Entregador")
VEHICLE = Words("Vehículo", "Vehicle", "Veículo")
STOPS = Words("Paradas", "Stops", "Paradas")
DONE = Words("Hechas", "Done", "Feitas")
FAILED = Words("Fallidas", "Failed", "Falhas")
LOADED = Words("Cargado", "Loaded", "Carregado")
SHIFT = Words("Min", "Min", "Min")
ENDS = Words("Termina", "Ends", "Termina")
TIME = Words("Hora", "Time", "Hora")
NEW_TIME = Words("Nueva hora", "New time", "Nova hora")
NOTICE = Words("Aviso", "Notice", "Aviso")
TO = Words("Para", "To", "Para")
LINK = Words("Enlace", "Link", "Link")
WHY = Words("Por qué", "Why", "Por quê")
NAME = Words("Nombre", "Name", "Nome")
VALUE = Words("Valor", "Value", "Valor")
CAUSE = Words("Causa", "Cause", "Causa")
SCOPE = Words("A quién", "Scope", "A quem")
DECLARED = Words("Declarado", "Declared", "Declarado")
READ = Words("Lectura", "Read", "Leitura")
VERDICT = Words("Respuesta", "Answer", "Resposta")
ANSWERED = Words("Resultado", "Outcome", "Resultado")

# ----------------------------------------------------------------------------------------------------------- counts

SHIPMENT_ONE, SHIPMENT_MANY = Words("guía", "shipment", "guia"), Words("guías", "shipments", "guias")
NOTHING_FOUND = Words("No hay guías así.", "There are no such shipments.", "Não há guias assim.")
MORE = Words("Hay más: usa --limit.", "There are more: use --limit.", "Há mais: use --limit.")

# ----------------------------------------------------------------------------------------------------------- import

WOULD = Words(
    "Solo la vista previa: no se guardó nada.", "A preview only: nothing was kept.", "Só a prévia: nada foi salvo."
)
SEEN = Words("Leídos", "Read", "Lidos")
ADDED = Words("Nuevos", "Added", "Novos")
CHANGED = Words("Cambiados", "Changed", "Alterados")
UNCHANGED = Words("Sin cambio", "Unchanged", "Sem mudança")
LEFT_OUT = Words("Fuera", "Left out", "Fora")
MEND = Words(
    "Lo que falta corregir quedó en {path}. Corrígelo e impórtalo otra vez.",
    "What is to be mended stands in {path}. Mend it and import it again.",
    "O que falta corrigir ficou em {path}. Corrija e importe de novo.",
)
WAS = Words("antes", "was", "antes")

# ------------------------------------------------------------------------------------------------------------- marks

MARKED = Words("Hecho", "Done", "Feito")
UNDONE = Words("Se deshizo: {what}", "Taken back: {what}", "Desfeito: {what}")

# ------------------------------------------------------------------------------------------------------------ routes

MADE = Words("Ruta {code} lista.", "Route {code} is ready.", "Rota {code} pronta.")
NO_ROUTES = Words("No hay rutas ese día.", "There are no routes that day.", "Não há rotas nesse dia.")
ON_ROUTE = Words("En la ruta {code}: {count}", "On route {code}: {count}", "Na rota {code}: {count}")
TAKEN_OFF = Words("Fuera de la ruta {code}: {count}", "Off route {code}: {count}", "Fora da rota {code}: {count}")
LOAD_SO_FAR = Words(
    "Carga de {code}: {loaded} de {pieces}",
    "Load of {code}: {loaded} of {pieces}",
    "Carga de {code}: {loaded} de {pieces}",
)
NOT_READ = Words("Sin leer", "Not read", "Sem ler")
LOAD_CLOSED = Words(
    "Carga cerrada; se quedan: {count}", "Load check closed; left behind: {count}", "Carga fechada; ficam: {count}"
)
PUBLISHED = Words(
    "La ruta {code} salió. Promesas congeladas: {count}",
    "Route {code} is out. Promises frozen: {count}",
    "A rota {code} saiu. Promessas congeladas: {count}",
)
CLOSED = Words(
    "La ruta {code} se cerró. Paradas decididas: {count}",
    "Route {code} is closed. Stops decided: {count}",
    "A rota {code} foi fechada. Paradas decididas: {count}",
)
REASSIGNED = Words(
    "Lo que faltaba va en la ruta {code}.", "The rest goes on route {code}.", "O resto vai na rota {code}."
)
WROTE = Words("Quedó en {path}", "Written to {path}", "Gravado em {path}")
NO_DRIVERS = Words("No hay repartidores todavía.", "There are no drivers yet.", "Ainda não há entregadores.")

VERDICTS = {
    "right": Words("correcto", "right", "correto"),
    "already": Words("ya estaba", "already read", "já estava"),
    "wrong_route": Words("otra ruta", "wrong route", "outra rota"),
    "unknown": Words("no es nuestra", "unknown", "desconhecida"),
    "refused": Words("no puede ir", "refused", "recusada"),
}
ROUTE_STATES = {
    "draft": Words("borrador", "draft", "rascunho"),
    "loading": Words("cargando", "loading", "carregando"),
    "published": Words("en la calle", "out", "na rua"),
    "closed": Words("cerrada", "closed", "fechada"),
}

# ------------------------------------------------------------------------------------------------- delays and notices

AFFECTED = Words(
    "Toca a {count}; reciben aviso: {notified}",
    "Touches {count}; notified: {notified}",
    "Atinge {count}; avisadas: {notified}",
)
LOG = Words("Bitácora", "Log", "Registro")
ONLY_PREVIEW = Words("Nada se aplicó todavía.", "Nothing has been applied yet.", "Nada foi aplicado ainda.")
DECLARED_DONE = Words(
    "Declarado ({delay_id}). Guías: {shipments} · avisos listos: {notices} · por llamar: {blocked}",
    "Declared ({delay_id}). Shipments: {shipments} · notices ready: {notices} · to call: {blocked}",
    "Declarado ({delay_id}). Guias: {shipments} · avisos prontos: {notices} · para ligar: {blocked}",
)
LIFTED = Words(
    "Contratiempo levantado; guías libres: {count}",
    "Setback lifted; shipments freed: {count}",
    "Contratempo encerrado; guias livres: {count}",
)
NO_DELAYS = Words("No se ha declarado ninguno.", "None has been declared.", "Nenhum foi declarado.")
IN_WINDOW = Words("llega a tiempo", "still in time", "chega a tempo")
GETS_NOTICE = Words("recibe aviso", "is notified", "recebe aviso")
NO_NOTICES = Words("No hay avisos así.", "There are no such notices.", "Não há avisos assim.")
LIFTED_AT = Words("levantado {at}", "lifted {at}", "encerrado {at}")

EVENTS = {
    "at_depot": Words("En bodega", "At our depot", "No depósito"),
    "out_for_delivery": Words("Va en reparto", "Out for delivery", "Saiu para entrega"),
    "you_are_next": Words("Sigues tú", "You are next", "Você é o próximo"),
    "at_the_door": Words("En la puerta", "At the door", "Na porta"),
    "delivered": Words("Entregado", "Delivered", "Entregue"),
    "attempt_failed": Words("Intento fallido", "Attempt failed", "Tentativa sem sucesso"),
    "ready_for_pickup": Words("Listo en mostrador", "Ready for collection", "Disponível para retirada"),
    "delay": Words("Contratiempo", "Setback", "Contratempo"),
    "not_today": Words("Hoy no llega", "Not today", "Hoje não chega"),
    "address_needed": Words("Falta el domicilio", "Address needed", "Falta o endereço"),
    "returning": Words("Va de vuelta", "Returning", "Em devolução"),
    "cancelled": Words("Cancelado", "Cancelled", "Cancelado"),
}
NOTICE_STATES = {
    "prepared": Words("preparado", "prepared", "preparado"),
    "opened": Words("abierto", "opened", "aberto"),
    "confirmed": Words("confirmado", "confirmed", "confirmado"),
    "maybe_sent": Words("quizá salió", "may have gone out", "talvez enviado"),
    "blocked": Words("bloqueado", "blocked", "bloqueado"),
    "expired": Words("vencido", "expired", "vencido"),
    "not_sent": Words("no se envió", "not sent", "não enviado"),
    "queued": Words("en cola", "queued", "na fila"),
    "sent": Words("enviado", "sent", "enviado"),
    "delivered": Words("recibido", "delivered", "recebido"),
    "read": Words("leído", "read", "lido"),
    "failed": Words("no llegó", "did not arrive", "não chegou"),
}
MESSAGE_STATES = {
    "queued": Words("en cola", "queued", "na fila"),
    "sending": Words("enviándose", "being sent", "sendo enviado"),
    "unknown": Words("quizá salió", "may have gone out", "talvez enviado"),
    "sent": Words("enviado", "sent", "enviado"),
    "delivered": Words("recibido", "delivered", "recebido"),
    "read": Words("leído", "read", "lido"),
    "failed": Words("no llegó", "did not arrive", "não chegou"),
    "expired": Words("vencido", "expired", "vencido"),
    "blocked": Words("bloqueado", "blocked", "bloqueado"),
}
OUTCOMES = {
    "": Words("en camino", "under way", "em curso"),
    "sent": Words("enviado", "sent", "enviado"),
    "retry_wait": Words("el servicio pide esperar", "the service asks to wait", "o serviço pede para esperar"),
    "retry_backoff": Words("no se pudo; otra vez después", "not possible; again later", "não deu; de novo depois"),
    "final_recipient": Words("no se le puede escribir ahí", "cannot be reached there", "não dá para escrever ali"),
    "final_content": Words("ese texto no sale", "that text does not go", "esse texto não sai"),
    "needs_template": Words("hace falta una plantilla", "needs a template", "precisa de um modelo"),
    "config_error": Words("el servicio está mal puesto", "the service is set up wrong", "o serviço está mal ajustado"),
    "opted_out": Words("pidió no recibir", "asked for none", "pediu para não receber"),
    "unknown_maybe_sent": Words("quizá salió", "may have gone out", "talvez enviado"),
}
LIFE_HEAD = Words(
    "{channel} por {gateway} a {address}: {state}",
    "{channel} by {gateway} to {address}: {state}",
    "{channel} por {gateway} a {address}: {state}",
)
LIFE_TRY = Words("intento {n}, {at}: {outcome}", "try {n}, {at}: {outcome}", "tentativa {n}, {at}: {outcome}")
NO_LIFE = Words(
    "Ese aviso no lo lleva ningún servicio.", "No service carries that notice.", "Nenhum serviço leva esse aviso."
)
KINDS = EVENT_WORDS

# ------------------------------------------------------------------------------------------------- slips and the ledger

SLIPS_DONE = Words(
    "Etiquetas: {slips} · guías: {shipments}",
    "Slips: {slips} · shipments: {shipments}",
    "Etiquetas: {slips} · guias: {shipments}",
)
VERIFIED = Words(
    "Todo coincide. Hechos: {events} · guías: {shipments}",
    "Everything agrees. Events: {events} · shipments: {shipments}",
    "Tudo confere. Fatos: {events} · guias: {shipments}",
)
DAMAGE = Words("SQLite dice del archivo: {text}", "SQLite says of the file: {text}", "O SQLite diz do arquivo: {text}")
REBUILT = Words(
    "Rehecho de la historia. Guías: {count}",
    "Derived from the history again. Shipments: {count}",
    "Refeito do histórico. Guias: {count}",
)
EXPORTED = Words(
    "Guías: {shipments} · hechos: {events} · avisos: {notices}",
    "Shipments: {shipments} · events: {events} · notices: {notices}",
    "Guias: {shipments} · fatos: {events} · avisos: {notices}",
)
EXPORT_TAKEN_IN = Words(
    "Entró todo: {shipments} guías, {events} hechos. La cadena termina en {chain}, igual que en la exportación.",
    "All of it went in: {shipments} shipments, {events} events. The chain ends in {chain}, as in the export.",
    "Entrou tudo: {shipments} guias, {events} fatos. A cadeia termina em {chain}, igual à exportação.",
)
DERIVED_OTHERWISE = Words(
    "La historia es la misma, pero esta versión calcula distinto: {files}.",
    "The history is the same, but this version works these out otherwise: {files}.",
    "O histórico é o mesmo, mas esta versão calcula diferente: {files}.",
)
PINS_GONE = Words(
    "Los PIN del personal no viajan en una exportación: ponlos de nuevo.",
    "The staff's PINs are in no export: set them anew.",
    "Os PINs da equipe não vão em uma exportação: defina-os de novo.",
)

# --------------------------------------------------------------------------------------------------------- self-test

WORKS = Words("bien", "ok", "ok")
BROKEN = Words("FALLA", "FAILED", "FALHA")
CHECKS = {
    "resources": Words("archivos del programa", "the program's files", "arquivos do programa"),
    "ledger": Words("abrir un libro nuevo", "open a new ledger", "abrir um livro novo"),
    "register": Words("registrar una guía", "register a shipment", "registrar uma guia"),
    "mark": Words("marcarla entregada", "mark it delivered", "marcá-la entregue"),
    "notices": Words("preparar sus avisos", "prepare its notices", "preparar seus avisos"),
    "verify": Words("comparar con la historia", "compare with the history", "comparar com o histórico"),
    "rebuild": Words("rehacer de la historia", "derive from the history again", "refazer do histórico"),
    "slip": Words("dibujar su etiqueta", "draw its slip", "desenhar sua etiqueta"),
}
