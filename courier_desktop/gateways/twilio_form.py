"""What the settings pages ask for a Twilio account, and the guides to set it up for SMS and for WhatsApp."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words

_ACCOUNT = GatewayField(
    name="account_sid",
    kind=SettingKind.TEXT,
    label=Words("Account SID", "Account SID", "Account SID"),
    help=Words(
        "En la primera página de console.twilio.com, empieza con AC.",
        "On the first page of console.twilio.com; it begins with AC.",
        "Na primeira página de console.twilio.com, começa com AC.",
    ),
    required=True,
)
_KEY_SID = GatewayField(
    name="key_sid",
    kind=SettingKind.TEXT,
    label=Words("API Key SID", "API Key SID", "API Key SID"),
    help=Words(
        "Empieza con SK. Vacío si prefieres usar el Auth Token; una llave se puede anular sin cambiar lo demás.",
        "Begins with SK. Empty if you would rather use the Auth Token; a key can be revoked alone.",
        "Começa com SK. Vazio se preferir usar o Auth Token; uma chave pode ser anulada sem mudar o resto.",
    ),
)
_KEY_SECRET = GatewayField(
    name="key_secret",
    kind=SettingKind.TEXT,
    label=Words("API Key Secret", "API Key Secret", "API Key Secret"),
    help=Words(
        "Twilio lo muestra una sola vez, al crear la llave.",
        "Twilio shows it only once, when the key is made.",
        "O Twilio mostra uma única vez, ao criar a chave.",
    ),
    secret=True,
)
_TOKEN = GatewayField(
    name="auth_token",
    kind=SettingKind.TEXT,
    label=Words("Auth Token", "Auth Token", "Auth Token"),
    help=Words(
        "Debajo del Account SID. Hace falta sin llave, o para recibir avisos por webhook.",
        "Below the Account SID. Needed without a key, or to take webhooks.",
        "Abaixo do Account SID. Necessário sem chave, ou para receber webhooks.",
    ),
    secret=True,
)
_SMS_SENDER = GatewayField(
    name="sender",
    kind=SettingKind.TEXT,
    label=Words("Número que envía (From)", "Sending number (From)", "Número que envia (From)"),
    help=Words(
        "Tu número de Twilio con +, o el SID de un Messaging Service (empieza con MG).",
        "Your Twilio number with +, or a Messaging Service's SID (begins with MG).",
        "Seu número do Twilio com +, ou o SID de um Messaging Service (começa com MG).",
    ),
    required=True,
)
_WHATSAPP_SENDER = GatewayField(
    name="sender",
    kind=SettingKind.TEXT,
    label=Words("Número de WhatsApp (From)", "WhatsApp number (From)", "Número do WhatsApp (From)"),
    help=Words(
        "El remitente aprobado, con + y sin whatsapp:, o el SID de un Messaging Service (empieza con MG).",
        "The approved sender, with + and without whatsapp:, or a Messaging Service's SID (begins with MG).",
        "O remetente aprovado, com + e sem whatsapp:, ou o SID de um Messaging Service (começa com MG).",
    ),
    required=True,
)
_CAP = GatewayField(
    name="daily_cap",
    kind=SettingKind.NUMBER,
    label=Words("Mensajes por día, máximo", "Messages a day, at most", "Mensagens por dia, no máximo"),
    help=Words(
        "Para no gastar de más por un error. 0 = sin límite.",
        "So that a mistake does not cost too much. 0 = no limit.",
        "Para não gastar demais por um erro. 0 = sem limite.",
    ),
    default=0,
    most=100_000,
)
_PUBLIC = GatewayField(
    name="public_url",
    kind=SettingKind.TEXT,
    label=Words("Dirección pública para webhooks", "Public address for webhooks", "Endereço público para webhooks"),
    help=Words(
        "Solo con un túnel: la dirección https tal como está en Twilio. Vacía, el programa pregunta por su cuenta.",
        "Only with a tunnel: the https address exactly as Twilio was told. When empty, the program asks by itself.",
        "Só com um túnel: o endereço https exatamente como no Twilio. Vazio, o programa pergunta por conta própria.",
    ),
    advanced=True,
)
_BASE = GatewayField(
    name="base_url",
    kind=SettingKind.TEXT,
    label=Words("Dirección del servicio", "The service's address", "Endereço do serviço"),
    help=Words(
        "La de Twilio sirve para todos; hay otras para cuentas de Irlanda y Australia.",
        "Twilio's suits all; there are others for accounts in Ireland and Australia.",
        "O do Twilio serve para todos; há outros para contas da Irlanda e da Austrália.",
    ),
    default="https://api.twilio.com",
    advanced=True,
)

_OPEN = Words(
    "Crea una cuenta en https://www.twilio.com y pásala de prueba a pagada: la de prueba solo envía a números "
    "verificados y agrega su propio texto.",
    "Open an account at https://www.twilio.com and upgrade it from trial: a trial sends to verified numbers only and "
    "adds words of its own.",
    "Crie uma conta em https://www.twilio.com e passe de teste a paga: a de teste só envia a números verificados e "
    "acrescenta texto próprio.",
)
_KEYS = Words(
    "En console.twilio.com copia el Account SID. En Account, API keys & tokens crea una llave Standard y copia su SID "
    "y su Secret.",
    "At console.twilio.com copy the Account SID. Under Account, API keys & tokens make a Standard key and copy its SID "
    "and Secret.",
    "Em console.twilio.com copie o Account SID. Em Account, API keys & tokens crie uma chave Standard e copie o SID e "
    "o Secret.",
)
_HOOK_OFF = Words(
    "En Phone Numbers, Active numbers abre el número y borra la dirección de A message comes in: la de muestra de "
    "Twilio contesta sola a tus clientes.",
    "Under Phone Numbers, Active numbers open the number and clear the address of A message comes in: Twilio's sample "
    "answers your customers by itself.",
    "Em Phone Numbers, Active numbers abra o número e apague o endereço de A message comes in: o de exemplo do Twilio "
    "responde sozinho aos clientes.",
)
_TEST = Words(
    "Pega los datos aquí y pulsa Probar: deben aparecer la cuenta y el saldo.",
    "Paste all of it here and press Test: the account and its balance must appear.",
    "Cole os dados aqui e clique em Testar: devem aparecer a conta e o saldo.",
)
_COST = Words(
    "Twilio cobra cada mensaje de tu saldo; el precio exacto aparece aquí minutos después de enviarlo.",
    "Twilio charges each message to your balance; the exact price appears here minutes after it is sent.",
    "O Twilio cobra cada mensagem do seu saldo; o preço exato aparece aqui minutos depois do envio.",
)
_NO_FILES = Words(
    "No envía archivos: Twilio los pide desde una dirección pública que esta computadora no tiene.",
    "It sends no files: Twilio fetches them from a public address, which this computer does not have.",
    "Não envia arquivos: o Twilio os busca em um endereço público, que este computador não tem.",
)

SMS_FORM = GatewayForm(
    name=GatewayName.TWILIO_SMS,
    channel=Channel.SMS,
    title=Words("SMS con Twilio", "SMS with Twilio", "SMS com Twilio"),
    summary=Words(
        "SMS pagados, con acuse de entrega y respuestas, sin dejar ningún teléfono en la oficina.",
        "Paid SMS with delivery reports and replies, with no phone left in the office.",
        "SMS pagos, com aviso de entrega e respostas, sem deixar telefone no escritório.",
    ),
    icon="message-text-outline",
    fields=(_ACCOUNT, _KEY_SID, _KEY_SECRET, _TOKEN, _SMS_SENDER, _CAP, _PUBLIC, _BASE),
    steps=(
        _OPEN,
        Words(
            "En Phone Numbers, Buy a number compra un número que envíe y reciba SMS en tu país.",
            "Under Phone Numbers, Buy a number buy one that sends and takes SMS in your country.",
            "Em Phone Numbers, Buy a number compre um número que envie e receba SMS no seu país.",
        ),
        Words(
            "En Messaging, Settings, Geo permissions deja activado tu país.",
            "Under Messaging, Settings, Geo permissions keep your country switched on.",
            "Em Messaging, Settings, Geo permissions deixe seu país ativado.",
        ),
        _KEYS,
        _HOOK_OFF,
        _TEST,
    ),
    notes=(
        _COST,
        Words(
            "En México los textos con acentos pueden llegar mal: se quitan al enviar, salvo que lo cambies.",
            "In Mexico texts with accents may arrive garbled: they are stripped at the send unless you change that.",
            "No México textos com acentos podem chegar errados: são retirados no envio, salvo se você mudar isso.",
        ),
        Words(
            "Los teléfonos fijos no reciben SMS; Twilio lo dice y no lo cobra.",
            "Landlines take no SMS; Twilio says so and does not charge.",
            "Telefones fixos não recebem SMS; o Twilio avisa e não cobra.",
        ),
        _NO_FILES,
    ),
)

WHATSAPP_FORM = GatewayForm(
    name=GatewayName.TWILIO_WHATSAPP,
    channel=Channel.WHATSAPP,
    title=Words("WhatsApp con Twilio", "WhatsApp with Twilio", "WhatsApp com Twilio"),
    summary=Words(
        "WhatsApp oficial con plantillas aprobadas, y las respuestas aquí, sin abrir puertos ni túneles.",
        "Official WhatsApp with approved templates, and the replies here, with no open ports or tunnels.",
        "WhatsApp oficial com modelos aprovados, e as respostas aqui, sem abrir portas nem túneis.",
    ),
    icon="forum-outline",
    fields=(_ACCOUNT, _KEY_SID, _KEY_SECRET, _TOKEN, _WHATSAPP_SENDER, _CAP, _PUBLIC, _BASE),
    steps=(
        _OPEN,
        Words(
            "En Messaging, Senders, WhatsApp senders registra un número que no esté en la aplicación de WhatsApp y "
            "espera a que diga Online.",
            "Under Messaging, Senders, WhatsApp senders register a number that is not in the WhatsApp app, and wait "
            "until it says Online.",
            "Em Messaging, Senders, WhatsApp senders registre um número que não esteja no aplicativo do WhatsApp e "
            "espere até dizer Online.",
        ),
        Words(
            "En Messaging, Content Template Builder crea una plantilla por aviso y pide su aprobación como Utility. "
            "Su SID empieza con HX: se elige en Plantillas.",
            "Under Messaging, Content Template Builder make a template for each notice and submit it as Utility. Its "
            "SID begins with HX: choose it under Templates.",
            "Em Messaging, Content Template Builder crie um modelo por aviso e peça aprovação como Utility. O SID "
            "começa com HX: escolha em Modelos.",
        ),
        _KEYS,
        _TEST,
    ),
    notes=(
        Words(
            "Texto libre solo sale hasta 24 horas después del último mensaje de la persona; después, solo plantillas.",
            "Free text goes only within 24 hours of the person's last message; after that, templates only.",
            "Texto livre só sai até 24 horas depois da última mensagem da pessoa; depois, só modelos.",
        ),
        Words(
            "Además del cargo de Twilio por mensaje está el de Meta, según el país y el tipo de plantilla.",
            "Beside Twilio's charge for each message there is Meta's, by country and kind of template.",
            "Além da cobrança do Twilio por mensagem há a da Meta, conforme o país e o tipo de modelo.",
        ),
        _COST,
        _NO_FILES,
    ),
)
