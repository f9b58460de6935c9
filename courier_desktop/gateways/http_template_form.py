"""The generic gateway's settings page: the owner's request, the rules for its answer, its polls."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words

_PLACES = "{to} {to_digits} {to_national} {text} {id} {from} {user} {secret} {basic}"


# What is written on several lines.
_LINES = {"headers": 3, "body": 6, "state_words": 3}


def _text(name: str, label: Words, told: Words, default: str = "", *, advanced: bool = False) -> GatewayField:
    return GatewayField(
        name=name,
        kind=SettingKind.TEXT,
        label=label,
        help=told,
        default=default,
        advanced=advanced,
        lines=_LINES.get(name, 1),
    )


_REQUEST = (
    GatewayField(
        name="channel",
        kind=SettingKind.CHOICE,
        label=Words("Canal", "Channel", "Canal"),
        help=Words("Lo que ese servicio envía.", "What that service sends.", "O que esse serviço envia."),
        default="sms",
        choices=("sms", "whatsapp"),
        choice_words=(Words("SMS", "SMS", "SMS"), Words("WhatsApp", "WhatsApp", "WhatsApp")),
    ),
    GatewayField(
        name="method",
        kind=SettingKind.CHOICE,
        label=Words("Método", "Method", "Método"),
        help=Words(
            "Como lo pide el servicio; casi siempre POST.",
            "As the service asks; nearly always POST.",
            "Como o serviço pede; quase sempre POST.",
        ),
        default="POST",
        choices=("POST", "GET", "PUT"),
        choice_words=(Words("POST", "POST", "POST"), Words("GET", "GET", "GET"), Words("PUT", "PUT", "PUT")),
    ),
    GatewayField(
        name="url",
        kind=SettingKind.TEXT,
        label=Words("Dirección (URL)", "Address (URL)", "Endereço (URL)"),
        help=Words(
            f"Con https. Puede llevar {_PLACES}, menos en el servidor.",
            f"With https. It may hold {_PLACES}, but not in its host.",
            f"Com https. Pode conter {_PLACES}, menos no servidor.",
        ),
        required=True,
    ),
    _text(
        "headers",
        Words("Encabezados", "Headers", "Cabeçalhos"),
        Words(
            "Uno por línea, por ejemplo: Authorization: Bearer {secret}",
            "One a line, for example: Authorization: Bearer {secret}",
            "Um por linha, por exemplo: Authorization: Bearer {secret}",
        ),
    ),
    GatewayField(
        name="content",
        kind=SettingKind.CHOICE,
        label=Words("Tipo de cuerpo", "Kind of body", "Tipo de corpo"),
        help=Words(
            "Decide cómo se protegen los textos dentro del cuerpo.",
            "Decides how texts are escaped inside the body.",
            "Decide como os textos são protegidos dentro do corpo.",
        ),
        default="json",
        choices=("json", "form", "xml", "text"),
        choice_words=(
            Words("JSON", "JSON", "JSON"),
            Words("Formulario", "Form", "Formulário"),
            Words("XML", "XML", "XML"),
            Words("Texto", "Text", "Texto"),
        ),
    ),
    _text(
        "body",
        Words("Cuerpo", "Body", "Corpo"),
        Words(
            f"Con las marcas {_PLACES}; en JSON, entre comillas.",
            f"With the places {_PLACES}; in JSON, inside quotes.",
            f"Com as marcas {_PLACES}; em JSON, entre aspas.",
        ),
        '{"to": "{to}", "message": "{text}"}',
    ),
    GatewayField(
        name="secret",
        kind=SettingKind.TEXT,
        label=Words("Llave o contraseña", "Key or password", "Chave ou senha"),
        help=Words(
            "Va donde escribas {secret}; {basic} es usuario y contraseña para “Authorization: Basic”.",
            "It goes where you write {secret}; {basic} is user and password for “Authorization: Basic”.",
            "Vai onde você escrever {secret}; {basic} é usuário e senha para “Authorization: Basic”.",
        ),
        secret=True,
    ),
    _text(
        "user",
        Words("Usuario", "User", "Usuário"),
        Words("Va donde escribas {user}.", "It goes where you write {user}.", "Vai onde você escrever {user}."),
    ),
    _text(
        "from",
        Words("Remitente", "Sender", "Remetente"),
        Words("Va donde escribas {from}.", "It goes where you write {from}.", "Vai onde você escrever {from}."),
    ),
)

_RULES = (
    _text(
        "success_statuses",
        Words("Códigos de éxito", "Success statuses", "Códigos de sucesso"),
        Words("Por ejemplo 200-299.", "For example 200-299.", "Por exemplo 200-299."),
        "200-299",
        advanced=True,
    ),
    _text(
        "success_path",
        Words("Éxito en el JSON", "Success in the JSON", "Sucesso no JSON"),
        Words(
            "Un lugar y su valor, por ejemplo: status = ok | queued. Llena este, el patrón o el lugar del número.",
            "A place and its value, such as: status = ok | queued. Fill in this, the pattern or the place of the id.",
            "Um lugar e seu valor, por exemplo: status = ok | queued. Preencha este, o padrão ou o lugar do id.",
        ),
    ),
    _text(
        "success_pattern",
        Words("Éxito en el texto", "Success in the text", "Sucesso no texto"),
        Words(
            "Expresión regular que la respuesta buena cumple, por ejemplo: ^OK",
            "A regular expression that a good answer matches, for example: ^OK",
            "Expressão regular que a resposta boa cumpre, por exemplo: ^OK",
        ),
    ),
    _text(
        "id_path",
        Words("Lugar del número del mensaje", "Place of the message's id", "Lugar do id da mensagem"),
        Words(
            "En el JSON de la respuesta, por ejemplo: data.0.id",
            "In the answer's JSON, for example: data.0.id",
            "No JSON da resposta, por exemplo: data.0.id",
        ),
    ),
    _text(
        "error_pattern",
        Words("Rechazo del mensaje", "Refusal of the message", "Recusa da mensagem"),
        Words(
            "Expresión regular de un rechazo definitivo: ese mensaje no se intenta más.",
            "A regular expression of a final refusal: that message is not tried again.",
            "Expressão regular de uma recusa definitiva: essa mensagem não se tenta mais.",
        ),
        advanced=True,
    ),
    _text(
        "number_pattern",
        Words("Rechazo del número", "Refusal of the number", "Recusa do número"),
        Words(
            "Expresión regular de un número que no sirve: se usa otro canal.",
            "A regular expression of a number that is no good: another channel is used.",
            "Expressão regular de um número que não serve: usa-se outro canal.",
        ),
        advanced=True,
    ),
    _text(
        "retry_statuses",
        Words("Códigos que no enviaron nada", "Statuses that sent nothing", "Códigos que não enviaram nada"),
        Words(
            "Solo los que el servicio promete que no enviaron; se intenta otra vez. Por ejemplo 503.",
            "Only those of which the service promises that nothing was sent; it is tried again. For example 503.",
            "Só os que o serviço promete que não enviaram; tenta-se de novo. Por exemplo 503.",
        ),
        advanced=True,
    ),
    GatewayField(
        name="longest",
        kind=SettingKind.NUMBER,
        label=Words("Largo máximo", "Longest text", "Tamanho máximo"),
        help=Words("En caracteres.", "In characters.", "Em caracteres."),
        default=1600,
        least=1,
        most=65_536,
        advanced=True,
    ),
    GatewayField(
        name="strip_accents",
        kind=SettingKind.SWITCH,
        label=Words("Quitar acentos", "Strip accents", "Tirar acentos"),
        help=Words(
            "Para servicios que los estropean. En SMS también abarata: á í ó ú cuestan el doble.",
            "For services that garble them. In SMS it is cheaper, too: á í ó ú cost double.",
            "Para serviços que os estragam. Em SMS também barateia: á í ó ú custam o dobro.",
        ),
        default=False,
        advanced=True,
    ),
    GatewayField(
        name="harmless",
        kind=SettingKind.SWITCH,
        label=Words("Un mensaje doble no importa", "A double message does no harm", "Mensagem dupla não importa"),
        help=Words(
            "Si la línea se corta, se envía otra vez sin preguntar. Apagado, el programa te pregunta.",
            "When the line breaks, it is sent again without asking. Off: the program asks you.",
            "Se a linha cair, envia-se de novo sem perguntar. Desligado, o programa pergunta.",
        ),
        default=False,
        advanced=True,
    ),
    GatewayField(
        name="pace_s",
        kind=SettingKind.NUMBER,
        label=Words("Segundos entre mensajes", "Seconds between messages", "Segundos entre mensagens"),
        help=Words("0 = sin espera.", "0 = no wait.", "0 = sem espera."),
        default=1,
        most=3600,
        advanced=True,
    ),
    GatewayField(
        name="daily_cap",
        kind=SettingKind.NUMBER,
        label=Words("Máximo por día", "Most a day", "Máximo por dia"),
        help=Words("0 = sin tope.", "0 = no cap.", "0 = sem limite."),
        default=0,
        most=100_000,
        advanced=True,
    ),
)

_POLLS = (
    _text(
        "check_url",
        Words("Dirección de prueba", "Test address", "Endereço de teste"),
        Words(
            "La que pide el botón Probar, por ejemplo la del saldo. Vacía: solo se ve si el servidor contesta.",
            "What the Test button asks, such as the balance. Empty: only whether the server answers.",
            "O que o botão Testar pede, como o saldo. Vazio: só se vê se o servidor responde.",
        ),
        advanced=True,
    ),
    _text(
        "state_url",
        Words("Dirección del estado", "State's address", "Endereço do estado"),
        Words(
            "Con {reference} (el número del servicio) o {id} (el nuestro).",
            "With {reference} (the service's id) or {id} (ours).",
            "Com {reference} (o id do serviço) ou {id} (o nosso).",
        ),
        advanced=True,
    ),
    _text(
        "state_path",
        Words("Lugar del estado", "Place of the state", "Lugar do estado"),
        Words("En el JSON: data.status", "In the JSON: data.status", "No JSON: data.status"),
        advanced=True,
    ),
    _text(
        "state_words",
        Words("Palabras del estado", "Words of the state", "Palavras do estado"),
        Words(
            "Las poco usuales, una por línea: DLVD = delivered. Valen sent, delivered, read, failed.",
            "Unusual ones, one a line: DLVD = delivered. Known are sent, delivered, read, failed.",
            "As pouco usuais, uma por linha: DLVD = delivered. Valem sent, delivered, read, failed.",
        ),
        advanced=True,
    ),
    _text(
        "inbound_url",
        Words("Dirección de las respuestas", "Replies' address", "Endereço das respostas"),
        Words(
            "Con {since} (fecha ISO), {since_unix} o {last_id}. Se pregunta cada minuto.",
            "With {since} (ISO date), {since_unix} or {last_id}. It is asked every minute.",
            "Com {since} (data ISO), {since_unix} ou {last_id}. Pergunta-se a cada minuto.",
        ),
        advanced=True,
    ),
    *(
        _text(
            f"inbound_{name}",
            label,
            Words(f"En el JSON: {way}", f"In the JSON: {way}", f"No JSON: {way}"),
            advanced=True,
        )
        for name, way, label in (
            ("path", "data.messages", Words("Lista de respuestas", "List of replies", "Lista de respostas")),
            ("id", "id", Words("Número de la respuesta", "Reply's id", "Id da resposta")),
            ("from", "from", Words("Quién responde", "Who replies", "Quem responde")),
            ("text", "text", Words("Texto de la respuesta", "Reply's text", "Texto da resposta")),
            ("at", "received_at", Words("Hora de la respuesta", "Reply's time", "Hora da resposta")),
        )
    ),
)

STEPS = (
    Words(
        "Abre la documentación de tu proveedor y busca “enviar SMS por HTTP” o “API REST”: ahí está un ejemplo.",
        "Open your provider's documentation and look for “send SMS by HTTP” or “REST API”: there is an example.",
        "Abra a documentação do seu provedor e procure “enviar SMS por HTTP” ou “API REST”: há um exemplo.",
    ),
    Words(
        "Copia la dirección, el método, los encabezados y el cuerpo. Cambia el número por {to}, el texto por {text} y "
        "la llave por {secret}.",
        "Copy the address, method, headers and body. Put {to} for the number, {text} for the text and {secret} for the "
        "key.",
        "Copie o endereço, o método, os cabeçalhos e o corpo. Troque o número por {to}, o texto por {text} e a chave "
        "por {secret}.",
    ),
    Words(
        "Escribe la llave en su campo: se guarda en el llavero del sistema, nunca en el archivo.",
        "Type the key into its own field: it is kept in the system's keyring, never in the file.",
        "Digite a chave no campo dela: fica no chaveiro do sistema, nunca no arquivo.",
    ),
    Words(
        "Di cómo se reconoce una respuesta buena: el lugar del número del mensaje, un valor en el JSON o un texto.",
        "Say how a good answer is known: the place of the message's id, a value in the JSON, or a text.",
        "Diga como se reconhece uma resposta boa: o lugar do id da mensagem, um valor no JSON ou um texto.",
    ),
    Words(
        "Mira la petición exacta con Ver petición, oprime Probar y envía un mensaje a tu propio teléfono.",
        "Look at the exact request by Show request, press Test, and send a message to your own phone.",
        "Veja a requisição exata em Ver requisição, clique em Testar e envie uma mensagem ao seu telefone.",
    ),
)

NOTES = (
    Words(
        "Si la línea se corta a medio envío nadie puede saber si salió: el programa te pregunta.",
        "When the line breaks during a send nobody can know whether it went: the program asks you.",
        "Se a linha cair no meio do envio ninguém sabe se saiu: o programa pergunta.",
    ),
    Words(
        "El precio lo pone tu proveedor; anótalo en la tabla de precios para ver el gasto.",
        "Your provider sets the price; write it in the price table to see what is spent.",
        "O preço é do seu provedor; anote na tabela de preços para ver o gasto.",
    ),
)

FORM = GatewayForm(
    name=GatewayName.HTTP,
    channel=Channel.SMS,
    title=Words("Otro servicio por HTTP", "Another service by HTTP", "Outro serviço por HTTP"),
    summary=Words(
        "Cualquier proveedor de SMS o WhatsApp que reciba mensajes por una dirección web.",
        "Any SMS or WhatsApp provider that takes messages at a web address.",
        "Qualquer provedor de SMS ou WhatsApp que receba mensagens por um endereço web.",
    ),
    icon="web",
    fields=(*_REQUEST, *_RULES, *_POLLS),
    steps=STEPS,
    notes=NOTES,
)
