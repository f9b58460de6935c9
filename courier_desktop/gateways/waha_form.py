"""WAHA's settings page: its fields, its guide, its warning."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words
from courier_desktop.gateways.whatsapp_web import SLOW_NOTE, WARNING

DAILY_CAP = GatewayField(
    name="daily_cap",
    kind=SettingKind.NUMBER,
    label=Words("Máximo por día", "Most a day", "Máximo por dia"),
    help=Words(
        "Cuántos mensajes salen en un día; 0 = sin tope. Un número nuevo no debe pasar de 50 las primeras semanas.",
        "How many messages go in one day; 0 = no cap. A new number should stay below 50 in its first weeks.",
        "Quantas mensagens saem por dia; 0 = sem limite. Um número novo não deve passar de 50 nas primeiras semanas.",
    ),
    default=150,
    most=1000,
)

FIELDS = (
    GatewayField(
        name="base_url",
        kind=SettingKind.TEXT,
        label=Words("Dirección de WAHA", "WAHA's address", "Endereço do WAHA"),
        help=Words(
            "Donde corre WAHA. En esta computadora: http://localhost:3000.",
            "Where WAHA runs. On this computer: http://localhost:3000.",
            "Onde o WAHA roda. Neste computador: http://localhost:3000.",
        ),
        default="http://localhost:3000",
        required=True,
    ),
    GatewayField(
        name="session",
        kind=SettingKind.TEXT,
        label=Words("Sesión", "Session", "Sessão"),
        help=Words(
            "El nombre de la sesión en el panel de WAHA.",
            "The session's name in WAHA's dashboard.",
            "O nome da sessão no painel do WAHA.",
        ),
        default="default",
        required=True,
    ),
    GatewayField(
        name="api_key",
        kind=SettingKind.TEXT,
        label=Words("Llave de la API", "API key", "Chave da API"),
        help=Words(
            "El valor de WAHA_API_KEY. Vacío solo si WAHA no pide llave.",
            "The value of WAHA_API_KEY. Empty only if WAHA asks for none.",
            "O valor de WAHA_API_KEY. Vazio só se o WAHA não pedir chave.",
        ),
        secret=True,
    ),
    DAILY_CAP,
    GatewayField(
        name="webhook_key",
        kind=SettingKind.TEXT,
        label=Words("Llave del webhook", "Webhook key", "Chave do webhook"),
        help=Words(
            "Solo si WAHA avisa por webhook: la llave HMAC de la sesión. Sin ella se pregunta cada 20 segundos.",
            "Only if WAHA tells by webhook: the session's HMAC key. Without it, it is asked every 20 seconds.",
            "Só se o WAHA avisar por webhook: a chave HMAC da sessão. Sem ela, pergunta-se a cada 20 segundos.",
        ),
        secret=True,
        advanced=True,
    ),
)

_COMMAND = (
    "docker run -d --restart always -p 127.0.0.1:3000:3000 -e WAHA_API_KEY=LLAVE -e WHATSAPP_DEFAULT_ENGINE=GOWS "
    "-v waha:/app/.sessions devlikeapro/waha"
)

STEPS = (
    Words(
        "Consigue un número de WhatsApp solo para avisos, que puedas perder. Escanear el código liga ese número a WAHA "
        "como “dispositivo vinculado”.",
        "Get a WhatsApp number for notices only, one you can afford to lose. Scanning the code links it to WAHA as a "
        "“linked device”.",
        "Consiga um número de WhatsApp só para avisos, que você possa perder. Escanear o código o liga ao WAHA como "
        "“aparelho conectado”.",
    ),
    Words(
        "Instala Docker Desktop en la computadora que estará encendida y abre una terminal.",
        "Install Docker Desktop on the computer that stays on, and open a terminal.",
        "Instale o Docker Desktop no computador que fica ligado e abra um terminal.",
    ),
    Words(
        f"Arranca WAHA con una llave inventada por ti en lugar de LLAVE: {_COMMAND}",
        f"Start WAHA with a key of your own making instead of LLAVE: {_COMMAND}",
        f"Inicie o WAHA com uma chave inventada por você no lugar de LLAVE: {_COMMAND}",
    ),
    Words(
        "Abre http://localhost:3000/dashboard, inicia la sesión “default” y escanea su código QR: en el teléfono, "
        "WhatsApp › Dispositivos vinculados › Vincular un dispositivo.",
        "Open http://localhost:3000/dashboard, start the session “default” and scan its QR code: on the phone, "
        "WhatsApp › Linked devices › Link a device.",
        "Abra http://localhost:3000/dashboard, inicie a sessão “default” e escaneie o código QR: no telefone, "
        "WhatsApp › Aparelhos conectados › Conectar um aparelho.",
    ),
    Words(
        "Cuando la sesión diga WORKING, escribe aquí la dirección y la llave y oprime Probar.",
        "When the session says WORKING, type the address and the key here and press Test.",
        "Quando a sessão disser WORKING, digite aqui o endereço e a chave e clique em Testar.",
    ),
)

NOTES = (
    SLOW_NOTE,
    Words(
        "No cobra por mensaje. El teléfono debe conectarse al menos cada 14 días o WhatsApp desvincula WAHA.",
        "It charges nothing per message. The phone must go online at least every 14 days or WhatsApp unlinks WAHA.",
        "Não cobra por mensagem. O telefone deve se conectar a cada 14 dias ou o WhatsApp desconecta o WAHA.",
    ),
    Words(
        "Los chats de ese número pasan por WAHA: el programa solo lee los de personas, nunca los de grupos.",
        "That number's chats pass through WAHA: the program reads those of persons only, never those of groups.",
        "As conversas desse número passam pelo WAHA: o programa só lê as de pessoas, nunca as de grupos.",
    ),
)

FORM = GatewayForm(
    name=GatewayName.WAHA,
    channel=Channel.WHATSAPP,
    title=Words("WhatsApp con WAHA (no oficial)", "WhatsApp by WAHA (unofficial)", "WhatsApp com WAHA (não oficial)"),
    summary=Words(
        "Envía solo, desde tu número. WhatsApp puede bloquear ese número.",
        "Sends by itself, from your number. WhatsApp may ban that number.",
        "Envia sozinho, do seu número. O WhatsApp pode bloquear esse número.",
    ),
    icon="whatsapp",
    fields=FIELDS,
    steps=STEPS,
    notes=NOTES,
    warning=WARNING,
)
