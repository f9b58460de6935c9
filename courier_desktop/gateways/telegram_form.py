"""Telegram's settings: what it asks for and how it is set up."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words

_FIELDS = (
    GatewayField(
        name="token",
        kind=SettingKind.TEXT,
        label=Words("Token del bot", "Bot token", "Token do bot"),
        help=Words(
            "Lo da @BotFather al crear el bot: números, dos puntos y letras.",
            "@BotFather gives it when the bot is made: digits, a colon and letters.",
            "O @BotFather o dá ao criar o bot: números, dois-pontos e letras.",
        ),
        secret=True,
        required=True,
    ),
    GatewayField(
        name="bot",
        kind=SettingKind.TEXT,
        label=Words("Usuario del bot", "Bot username", "Usuário do bot"),
        help=Words(
            "El que termina en bot, sin @. Con él se hacen los enlaces y QR que el cliente abre para empezar.",
            "The one that ends in bot, without @. The links and QR codes with which a customer begins are made of it.",
            "O que termina em bot, sem @. Com ele se fazem os links e QR que o cliente abre para começar.",
        ),
    ),
    GatewayField(
        name="harmless",
        kind=SettingKind.SWITCH,
        label=Words("Reenviar si hay duda", "Send again when in doubt", "Reenviar em caso de dúvida"),
        help=Words(
            "Si no se sabe si salió, se manda otra vez y puede llegar dos veces. Apagado, se te pregunta.",
            "When nobody knows whether it went, it is sent again and may arrive twice. Off: you are asked.",
            "Se não se sabe se saiu, envia-se de novo e pode chegar duas vezes. Desligado, pergunta-se.",
        ),
        default=False,
    ),
    GatewayField(
        name="receive",
        kind=SettingKind.CHOICE,
        label=Words("Cómo llegan las respuestas", "How replies arrive", "Como chegam as respostas"),
        help=Words(
            "Preguntar sirve en cualquier red. Webhook solo si tienes una dirección pública.",
            "Asking works on any network. Webhook only with a public address.",
            "Perguntar funciona em qualquer rede. Webhook só com um endereço público.",
        ),
        default="poll",
        advanced=True,
        choices=("poll", "webhook"),
        choice_words=(
            Words("Preguntar a Telegram", "Ask Telegram", "Perguntar ao Telegram"),
            Words("Webhook", "Webhook", "Webhook"),
        ),
    ),
    GatewayField(
        name="webhook_secret",
        kind=SettingKind.TEXT,
        label=Words("Secreto del webhook", "Webhook secret", "Segredo do webhook"),
        help=Words(
            "El secret_token que diste a setWebhook. Sin él no se acepta nada.",
            "The secret_token that you gave to setWebhook. Nothing is accepted without it.",
            "O secret_token que você deu ao setWebhook. Sem ele nada é aceito.",
        ),
        secret=True,
        advanced=True,
    ),
    GatewayField(
        name="wait_s",
        kind=SettingKind.NUMBER,
        label=Words(
            "Segundos de espera al preguntar", "Seconds to wait when asking", "Segundos de espera ao perguntar"
        ),
        help=Words(
            "Mientras espera no se envía nada: mantenlo corto.",
            "Nothing is sent while it waits: keep it short.",
            "Enquanto espera nada é enviado: mantenha curto.",
        ),
        default=2,
        advanced=True,
        least=0,
        most=50,
    ),
    GatewayField(
        name="base_url",
        kind=SettingKind.TEXT,
        label=Words("Dirección de la API", "API address", "Endereço da API"),
        help=Words(
            "Solo cambia con un servidor propio de la Bot API.",
            "It differs only with a Bot API server of your own.",
            "Só muda com um servidor próprio da Bot API.",
        ),
        default="https://api.telegram.org",
        required=True,
        advanced=True,
    ),
)

_STEPS = (
    Words(
        "Abre Telegram y busca @BotFather (con la palomita azul). Escríbele /newbot.",
        "Open Telegram and look for @BotFather (with the blue tick). Write /newbot to it.",
        "Abra o Telegram e procure @BotFather (com o selo azul). Escreva /newbot.",
    ),
    Words(
        "Dale el nombre que verán tus clientes (el de tu mensajería) y un usuario que termine en bot.",
        "Give it the name that your customers will see (your courier's) and a username that ends in bot.",
        "Dê o nome que seus clientes verão (o da sua transportadora) e um usuário que termine em bot.",
    ),
    Words(
        "BotFather contesta con el token. Cópialo entero y pégalo aquí; quien lo tenga puede escribir en tu nombre.",
        "BotFather answers with the token. Copy all of it and paste it here; whoever has it can write in your name.",
        "O BotFather responde com o token. Copie-o inteiro e cole aqui; quem o tiver pode escrever em seu nome.",
    ),
    Words(
        "Con /setuserpic ponle tu logotipo y con /setdescription una frase: es lo que se lee antes de tocar Iniciar.",
        "Set your logo with /setuserpic and a sentence with /setdescription: it is read before Start is pressed.",
        "Com /setuserpic ponha seu logotipo e com /setdescription uma frase: é o que se lê antes de tocar Iniciar.",
    ),
    Words(
        "Escribe aquí el usuario del bot y toca Probar: debe salir su nombre.",
        "Type the bot's username here and press Test: its name must come up.",
        "Digite aqui o usuário do bot e toque em Testar: deve aparecer o nome dele.",
    ),
    Words(
        "Pon el enlace o QR de inicio en el correo, el SMS o la etiqueta: el cliente lo abre y toca Iniciar.",
        "Put the start link or QR code into the e-mail, SMS or slip: the customer opens it and presses Start.",
        "Ponha o link ou QR de início no e-mail, SMS ou etiqueta: o cliente abre e toca Iniciar.",
    ),
)

_NOTES = (
    Words(
        "No cuesta nada, ni por mensaje ni por mes.",
        "It costs nothing, neither by message nor by month.",
        "Não custa nada, nem por mensagem nem por mês.",
    ),
    Words(
        "Un bot no puede escribir primero: el cliente debe tocar Iniciar una vez.",
        "A bot cannot write first: the customer must press Start once.",
        "Um bot não pode escrever primeiro: o cliente deve tocar Iniciar uma vez.",
    ),
    Words(
        "Telegram no dice si se entregó o se leyó, solo que lo aceptó.",
        "Telegram does not tell whether it was delivered or read, only that it was taken.",
        "O Telegram não diz se foi entregue ou lida, só que aceitou.",
    ),
    Words(
        "Telegram guarda las respuestas 24 horas: si la oficina cierra más, las anteriores se pierden.",
        "Telegram keeps replies for 24 hours: if the office is closed longer, the earlier ones are lost.",
        "O Telegram guarda as respostas 24 horas: se o escritório fechar mais, as anteriores se perdem.",
    ),
    Words(
        "Un solo programa puede leer el bot: usa uno que nadie más use.",
        "Only one program may read the bot: use one that nobody else uses.",
        "Só um programa pode ler o bot: use um que mais ninguém use.",
    ),
)

FORM = GatewayForm(
    name=GatewayName.TELEGRAM,
    channel=Channel.TELEGRAM,
    title=Words("Telegram", "Telegram", "Telegram"),
    summary=Words(
        "Un bot tuyo que avisa y lee respuestas de quien tocó Iniciar.",
        "A bot of yours that tells, and hears, everybody who pressed Start.",
        "Um bot seu que avisa e lê respostas de quem tocou Iniciar.",
    ),
    icon="send-outline",
    fields=_FIELDS,
    steps=_STEPS,
    notes=_NOTES,
)
FIELDS = {one.name: one for one in _FIELDS}
