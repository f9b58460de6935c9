"""What `gateways`, `send` and `fetch` say, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

GATEWAYS = Words(
    "los servicios por los que los avisos salen solos",
    "the services by which messages go by themselves",
    "os serviços pelos quais os avisos saem sozinhos",
)
LIST = Words("todos, y cómo está cada uno", "all of them, and how each stands", "todos, e como está cada um")
CHECK = Words(
    "pregunta al servicio si enviaría ahora; no manda nada",
    "ask the service whether it would send now; sends nothing",
    "pergunta ao serviço se enviaria agora; não envia nada",
)
CHECK_NAME = Words("uno; si no, los encendidos", "one; else those that are on", "um; senão, os ligados")
SET = Words(
    "lo que el servicio pide; sin CAMPO=VALOR lo enseña",
    "what the service asks for; without FIELD=VALUE it is shown",
    "o que o serviço pede; sem CAMPO=VALOR, mostra",
)
SET_VALUES = Words("CAMPO=VALOR, varios a la vez", "FIELD=VALUE, several at once", "CAMPO=VALOR, vários de uma vez")
SECRET = Words(
    "guarda una contraseña o llave; se lee de la entrada, nunca de la orden",
    "keep a password or key; read from standard input, never from the command",
    "guarda uma senha ou chave; lida da entrada, nunca do comando",
)
SECRET_FIELD = Words("el campo", "the field", "o campo")
FORGET = Words("la olvida", "forget it", "esquece")
ON = Words("lo enciende", "switch it on", "liga")
OFF = Words("lo apaga", "switch it off", "desliga")
UNDERSTOOD = Words("entiendo el riesgo que advierte", "I understand the risk it warns of", "entendo o risco do aviso")
PAUSE = Words("lo pausa: los mensajes esperan", "pause it: messages wait", "pausa: as mensagens esperam")
RESUME = Words("le quita la pausa", "let it go on", "retoma")
NAME = Words("su nombre en la lista", "its name in the list", "seu nome na lista")
SEND = Words(
    "manda por los servicios encendidos lo que toca, y termina",
    "send what is due by the services that are on, and end",
    "envia pelos serviços ligados o que está na vez, e termina",
)
SECONDS = Words(
    "espera hasta tantos segundos a lo que va despacio (0)",
    "wait up to so many seconds for what goes slowly (0)",
    "espera até tantos segundos pelo que vai devagar (0)",
)
FETCH = Words(
    "pregunta qué pasó con lo enviado y recoge las respuestas",
    "ask what became of what was sent, and collect the replies",
    "pergunta o que houve com o enviado e recolhe as respostas",
)

HEAD_NAME = Words("Nombre", "Name", "Nome")
HEAD_CHANNEL = Words("Canal", "Channel", "Canal")
HEAD_STATE = Words("Estado", "State", "Estado")
HEAD_TODAY = Words("Hoy", "Today", "Hoje")
HEAD_CHECKED = Words("Prueba", "Tested", "Teste")
HEAD_FIELD = Words("Campo", "Field", "Campo")
HEAD_VALUE = Words("Valor", "Value", "Valor")

LIGHTS = {
    "off": Words("apagado", "off", "desligado"),
    "missing": Words("falta un dato", "a detail is missing", "falta um dado"),
    "trouble": Words("con problema", "in trouble", "com problema"),
    "paused": Words("en pausa", "paused", "em pausa"),
    "waiting": Words("esperando hasta {until}", "waiting until {until}", "esperando até {until}"),
    "doubt": Words("revísalo", "needs a look", "confira"),
    "full": Words("límite del día", "day's limit reached", "limite do dia"),
    "spare": Words("de reserva", "spare", "reserva"),
    "ready": Words("listo", "ready", "pronto"),
}
SENT_OF = Words("{sent} de {cap}", "{sent} of {cap}", "{sent} de {cap}")
GOOD = Words(
    "{title}: funciona. No se mandó nada.", "{title}: it works. Nothing was sent.", "{title}: funciona. Nada enviado."
)
BAD = Words("{title}: {why}", "{title}: {why}", "{title}: {why}")
SAID = Words("El servicio dijo: {said}", "The service said: {said}", "O serviço disse: {said}")
NONE_ON = Words("Ningún servicio está encendido.", "No service is on.", "Nenhum serviço está ligado.")
KEPT = Words("Guardado.", "Kept.", "Guardado.")
FORGOTTEN = Words("Olvidado.", "Forgotten.", "Esquecido.")
SENT = Words(
    "{title}: enviados {sent} · fallidos {failed} · quizá salieron {unsure} · para después {put_off}",
    "{title}: sent {sent} · failed {failed} · may have gone out {unsure} · put off {put_off}",
    "{title}: enviados {sent} · falhos {failed} · talvez enviados {unsure} · para depois {put_off}",
)
FETCHED = Words(
    "{title}: aclarados {settled} · recibidos {arrived}",
    "{title}: settled {settled} · received {arrived}",
    "{title}: esclarecidos {settled} · recebidos {arrived}",
)
UNTIL = Words("sigue a las {until}", "goes on at {until}", "continua às {until}")
ASK_SECRET = Words("{label}: ", "{label}: ", "{label}: ")
KEPT_SECRET = Words("guardada", "kept", "guardada")
