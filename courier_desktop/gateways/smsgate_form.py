"""What the settings page asks for an Android phone as SMS gateway, and the guide to set it up."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words

LOCAL = "local"
CLOUD = "cloud"
CLOUD_URL = "https://api.sms-gate.app/3rdparty/v1"

_MODE = GatewayField(
    name="mode",
    kind=SettingKind.CHOICE,
    label=Words("Cómo se llega al teléfono", "How the phone is reached", "Como se chega ao telefone"),
    help=Words(
        "Por la red de la oficina los mensajes no pasan por nadie más y también se leen las respuestas. "
        "Por internet el teléfono puede estar en otra parte.",
        "On the office's network messages pass through nobody else, and replies are read too. "
        "Over the internet the phone can be elsewhere.",
        "Na rede do escritório as mensagens não passam por mais ninguém e as respostas também são lidas. "
        "Pela internet o telefone pode estar em outro lugar.",
    ),
    default=LOCAL,
    choices=(LOCAL, CLOUD),
    choice_words=(
        Words("Red de la oficina", "Office network", "Rede do escritório"),
        Words("Internet (nube de SMSGate)", "Internet (SMSGate's cloud)", "Internet (nuvem do SMSGate)"),
    ),
)
_ADDRESS = GatewayField(
    name="base_url",
    kind=SettingKind.TEXT,
    label=Words("Dirección del teléfono", "The phone's address", "Endereço do telefone"),
    help=Words(
        "Como la muestra la aplicación, por ejemplo 192.168.1.50:8080. Por internet se deja vacía.",
        "As the app shows it, for example 192.168.1.50:8080. Over the internet leave it empty.",
        "Como o aplicativo mostra, por exemplo 192.168.1.50:8080. Pela internet deixe vazio.",
    ),
)
_NAME = GatewayField(
    name="username",
    kind=SettingKind.TEXT,
    label=Words("Usuario (Username)", "Username", "Usuário (Username)"),
    help=Words(
        "El que muestra la aplicación en su primera pantalla.",
        "The one that the app shows on its first screen.",
        "O que o aplicativo mostra na primeira tela.",
    ),
    required=True,
)
_PASSWORD = GatewayField(
    name="password",
    kind=SettingKind.TEXT,
    label=Words("Contraseña (Password)", "Password", "Senha (Password)"),
    help=Words(
        "La que muestra la aplicación junto al usuario.",
        "The one that the app shows beside the username.",
        "A que o aplicativo mostra ao lado do usuário.",
    ),
    secret=True,
    required=True,
)
_SIM = GatewayField(
    name="sim",
    kind=SettingKind.NUMBER,
    label=Words("Tarjeta SIM", "SIM card", "Cartão SIM"),
    help=Words(
        "1 o 2 en un teléfono con dos; 0 = la que el teléfono usa para SMS.",
        "1 or 2 in a phone with two; 0 = the one the phone uses for SMS.",
        "1 ou 2 em um telefone com dois; 0 = o que o telefone usa para SMS.",
    ),
    default=0,
    most=3,
)
_CAP = GatewayField(
    name="daily_cap",
    kind=SettingKind.NUMBER,
    label=Words("SMS por día, máximo", "SMS a day, at most", "SMS por dia, no máximo"),
    help=Words(
        "Las operadoras bloquean líneas que mandan demasiados: pregunta el límite de tu plan. 0 = sin límite.",
        "Carriers block lines that send too many: ask for your plan's limit. 0 = no limit.",
        "As operadoras bloqueiam linhas que mandam demais: pergunte o limite do seu plano. 0 = sem limite.",
    ),
    default=200,
    most=5000,
)
_REPORTS = GatewayField(
    name="delivery_report",
    kind=SettingKind.SWITCH,
    label=Words("Pedir acuse de entrega", "Ask for delivery reports", "Pedir aviso de entrega"),
    help=Words(
        "La operadora avisa cuándo llegó. Apágalo si los envíos fallan con GENERIC_FAILURE.",
        "The carrier tells when it arrived. Switch it off if sends fail with GENERIC_FAILURE.",
        "A operadora avisa quando chegou. Desligue se os envios falharem com GENERIC_FAILURE.",
    ),
    default=True,
    advanced=True,
)
_WEBHOOK_KEY = GatewayField(
    name="webhook_key",
    kind=SettingKind.TEXT,
    label=Words("Llave de webhooks", "Webhook signing key", "Chave de webhooks"),
    help=Words(
        "Solo si el teléfono debe avisar por webhook: Settings, Webhooks, Signing Key en la aplicación.",
        "Only if the phone is to tell by webhook: Settings, Webhooks, Signing Key in the app.",
        "Só se o telefone deve avisar por webhook: Settings, Webhooks, Signing Key no aplicativo.",
    ),
    secret=True,
    advanced=True,
)

_STEPS = (
    Words(
        "Consigue un teléfono Android que se quede en la oficina, enchufado, con un SIM que tenga SMS incluidos.",
        "Get an Android phone that stays in the office, plugged in, with a SIM whose plan includes SMS.",
        "Consiga um telefone Android que fique no escritório, na tomada, com um chip que tenha SMS incluídos.",
    ),
    Words(
        "En el teléfono abre https://sms-gate.app, descarga la aplicación SMSGate y permítele enviar y leer SMS.",
        "On the phone open https://sms-gate.app, download the SMSGate app and let it send and read SMS.",
        "No telefone abra https://sms-gate.app, baixe o aplicativo SMSGate e permita enviar e ler SMS.",
    ),
    Words(
        "Conecta el teléfono al mismo Wi-Fi que esta computadora. En la aplicación enciende Local Server y toca "
        "Offline hasta que diga Online.",
        "Connect the phone to the same Wi-Fi as this computer. In the app switch on Local Server and tap Offline "
        "until it says Online.",
        "Conecte o telefone ao mesmo Wi-Fi deste computador. No aplicativo ligue Local Server e toque em Offline "
        "até dizer Online.",
    ),
    Words(
        "Copia aquí lo que aparece en Local Server: Local address, Username y Password.",
        "Copy here what stands under Local Server: Local address, Username and Password.",
        "Copie aqui o que aparece em Local Server: Local address, Username e Password.",
    ),
    Words(
        "En el módem de la oficina reserva esa dirección para el teléfono (DHCP reservation); si cambia, los "
        "mensajes esperan hasta que la corrijas.",
        "In the office's router reserve that address for the phone (DHCP reservation); if it changes, messages wait "
        "until you mend it.",
        "No roteador do escritório reserve esse endereço para o telefone (DHCP reservation); se mudar, as mensagens "
        "esperam até você corrigir.",
    ),
    Words(
        "En Ajustes de Android quita a SMSGate la optimización de batería y en Mensajes apaga los chats RCS: las "
        "respuestas por RCS no se pueden leer.",
        "In Android's Settings take SMSGate off battery optimisation, and in Messages switch off RCS chats: replies "
        "by RCS cannot be read.",
        "Nos Ajustes do Android tire o SMSGate da otimização de bateria e em Mensagens desligue os chats RCS: "
        "respostas por RCS não podem ser lidas.",
    ),
    Words(
        "Pulsa Probar: debe aparecer el nombre del teléfono.",
        "Press Test: the phone's name must appear.",
        "Clique em Testar: o nome do telefone deve aparecer.",
    ),
)
_NOTES = (
    Words(
        "Cada mensaje cuesta lo que tu plan cobre por SMS; uno con acentos o emojis puede contar por varios.",
        "Each message costs what your plan charges for an SMS; one with accents or emoji may count as several.",
        "Cada mensagem custa o que seu plano cobra por SMS; uma com acentos ou emojis pode contar como várias.",
    ),
    Words(
        "Sale un mensaje cada 12 a 20 segundos, para que la operadora no bloquee la línea.",
        "One message goes every 12 to 20 seconds, so that the carrier does not block the line.",
        "Sai uma mensagem a cada 12 a 20 segundos, para a operadora não bloquear a linha.",
    ),
    Words(
        "Se leen solo SMS de números de teléfono; los de bancos y operadoras se quedan en el teléfono.",
        "Only SMS from phone numbers are read; those of banks and carriers stay on the phone.",
        "Só se leem SMS de números de telefone; os de bancos e operadoras ficam no telefone.",
    ),
    Words(
        "Por internet los textos y números pasan por los servidores de SMSGate y las respuestas no se pueden leer "
        "desde aquí.",
        "Over the internet texts and numbers pass through SMSGate's servers, and replies cannot be read from here.",
        "Pela internet os textos e números passam pelos servidores do SMSGate e as respostas não se leem daqui.",
    ),
)

FORM = GatewayForm(
    name=GatewayName.SMSGATE,
    channel=Channel.SMS,
    title=Words("SMS con un teléfono Android", "SMS with an Android phone", "SMS com um telefone Android"),
    summary=Words(
        "Un teléfono de la oficina manda los SMS con su propio SIM y lee las respuestas.",
        "A phone of the office sends the SMS with its own SIM and reads the replies.",
        "Um telefone do escritório manda os SMS com seu próprio chip e lê as respostas.",
    ),
    icon="cellphone",
    fields=(_MODE, _ADDRESS, _NAME, _PASSWORD, _SIM, _CAP, _REPORTS, _WEBHOOK_KEY),
    steps=_STEPS,
    notes=_NOTES,
)
