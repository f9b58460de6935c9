"""Evolution's settings page: its fields, its guide, its warning, its licence."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words
from courier_desktop.gateways.waha_form import DAILY_CAP
from courier_desktop.gateways.whatsapp_web import SLOW_NOTE, WARNING

FIELDS = (
    GatewayField(
        name="base_url",
        kind=SettingKind.TEXT,
        label=Words("Dirección de Evolution", "Evolution's address", "Endereço da Evolution"),
        help=Words(
            "Donde corre Evolution API. En esta computadora: http://localhost:8080.",
            "Where Evolution API runs. On this computer: http://localhost:8080.",
            "Onde a Evolution API roda. Neste computador: http://localhost:8080.",
        ),
        default="http://localhost:8080",
        required=True,
    ),
    GatewayField(
        name="instance",
        kind=SettingKind.TEXT,
        label=Words("Instancia", "Instance", "Instância"),
        help=Words(
            "El nombre de la instancia, tal como está en su panel (Manager).",
            "The instance's name, just as its panel (Manager) has it.",
            "O nome da instância, como está no painel (Manager).",
        ),
        required=True,
    ),
    GatewayField(
        name="api_key",
        kind=SettingKind.TEXT,
        label=Words("Llave (apikey)", "Key (apikey)", "Chave (apikey)"),
        help=Words(
            "La llave de la instancia; mejor que la global, que puede borrar todo.",
            "The instance's key; better than the global one, which may delete everything.",
            "A chave da instância; melhor que a global, que pode apagar tudo.",
        ),
        secret=True,
        required=True,
    ),
    DAILY_CAP,
    GatewayField(
        name="webhook_token",
        kind=SettingKind.TEXT,
        label=Words("Llave del webhook", "Webhook token", "Chave do webhook"),
        help=Words(
            "Solo si Evolution avisa por webhook: el valor del encabezado x-courier-token que le pusiste.",
            "Only if Evolution tells by webhook: the value of the x-courier-token header you gave it.",
            "Só se a Evolution avisar por webhook: o valor do cabeçalho x-courier-token que você definiu.",
        ),
        secret=True,
        advanced=True,
    ),
)

_KEEPS = "DATABASE_SAVE_DATA_NEW_MESSAGE=true, DATABASE_SAVE_MESSAGE_UPDATE=true"

STEPS = (
    Words(
        "Consigue un número de WhatsApp solo para avisos, que puedas perder. Escanear el código lo liga a Evolution "
        "como “dispositivo vinculado”.",
        "Get a WhatsApp number for notices only, one you can afford to lose. Scanning the code links it to Evolution "
        "as a “linked device”.",
        "Consiga um número de WhatsApp só para avisos, que você possa perder. Escanear o código o liga à Evolution "
        "como “aparelho conectado”.",
    ),
    Words(
        f"Instala Evolution API 2.3 con su docker-compose oficial. En su archivo .env deja {_KEEPS}: sin ellas no hay "
        "respuestas ni estados.",
        f"Install Evolution API 2.3 by its official docker-compose. In its .env file keep {_KEEPS}: without them there "
        "are no replies or states.",
        f"Instale a Evolution API 2.3 com o docker-compose oficial. No arquivo .env deixe {_KEEPS}: sem elas não há "
        "respostas nem estados.",
    ),
    Words(
        "Abre http://localhost:8080/manager, crea una instancia de tipo Baileys y escanea su código QR: en el "
        "teléfono, WhatsApp › Dispositivos vinculados › Vincular un dispositivo.",
        "Open http://localhost:8080/manager, create an instance of type Baileys and scan its QR code: on the phone, "
        "WhatsApp › Linked devices › Link a device.",
        "Abra http://localhost:8080/manager, crie uma instância do tipo Baileys e escaneie o código QR: no telefone, "
        "WhatsApp › Aparelhos conectados › Conectar um aparelho.",
    ),
    Words(
        "Cuando la instancia diga Connected, copia su nombre y su llave aquí y oprime Probar.",
        "When the instance says Connected, copy its name and key here and press Test.",
        "Quando a instância disser Connected, copie o nome e a chave aqui e clique em Testar.",
    ),
)

NOTES = (
    SLOW_NOTE,
    Words(
        "No cobra por mensaje. Si su base de datos no guarda mensajes, un envío cortado no se puede comprobar.",
        "It charges nothing per message. If its database keeps no messages, a cut send cannot be verified.",
        "Não cobra por mensagem. Se o banco de dados não guarda mensagens, um envio cortado não pode ser verificado.",
    ),
    Words(
        "Este canal usa Evolution API (licencia Apache 2.0, con la condición de mostrar este aviso).",
        "This channel uses Evolution API (Apache 2.0 licence, on condition that this notice is shown).",
        "Este canal usa a Evolution API (licença Apache 2.0, com a condição de mostrar este aviso).",
    ),
)

FORM = GatewayForm(
    name=GatewayName.EVOLUTION,
    channel=Channel.WHATSAPP,
    title=Words(
        "WhatsApp con Evolution (no oficial)",
        "WhatsApp by Evolution (unofficial)",
        "WhatsApp com Evolution (não oficial)",
    ),
    summary=Words(
        "Para quien ya tiene Evolution API. Envía desde tu número; WhatsApp puede bloquearlo.",
        "For those who already run Evolution API. Sends from your number; WhatsApp may ban it.",
        "Para quem já usa a Evolution API. Envia do seu número; o WhatsApp pode bloqueá-lo.",
    ),
    icon="whatsapp",
    fields=FIELDS,
    steps=STEPS,
    notes=NOTES,
    warning=WARNING,
)
