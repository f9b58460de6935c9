"""The Cloud API's settings: what it asks for and how it is set up."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words

_FIELDS = (
    GatewayField(
        name="phone_number_id",
        kind=SettingKind.TEXT,
        label=Words("ID del número", "Phone number ID", "ID do número"),
        help=Words(
            "Está en WhatsApp > Configuración de la API. No es el teléfono: es un número largo de Meta.",
            "Under WhatsApp > API Setup. It is not the phone: it is a long number of Meta's.",
            "Está em WhatsApp > Configuração da API. Não é o telefone: é um número longo da Meta.",
        ),
        required=True,
    ),
    GatewayField(
        name="waba_id",
        kind=SettingKind.TEXT,
        label=Words("ID de la cuenta de WhatsApp", "WhatsApp account ID", "ID da conta do WhatsApp"),
        help=Words(
            "El «WhatsApp Business Account ID» de la misma página; de ahí salen las plantillas.",
            "The “WhatsApp Business Account ID” of the same page; the templates come from it.",
            "O “WhatsApp Business Account ID” da mesma página; dele vêm os modelos.",
        ),
        required=True,
    ),
    GatewayField(
        name="access_token",
        kind=SettingKind.TEXT,
        label=Words("Token permanente", "Permanent token", "Token permanente"),
        help=Words(
            "De un usuario del sistema, sin vencimiento. El de prueba muere a las 24 horas.",
            "A system user's, that never expires. The test token dies after 24 hours.",
            "De um usuário do sistema, sem vencimento. O de teste morre em 24 horas.",
        ),
        secret=True,
        required=True,
    ),
    GatewayField(
        name="daily_cap",
        kind=SettingKind.NUMBER,
        label=Words("Personas por día", "People a day", "Pessoas por dia"),
        help=Words(
            "Tu límite de Meta: una cuenta nueva empieza en 250; después 2,000 o más. 0 = sin límite.",
            "Your limit with Meta: a new account begins at 250; later 2,000 or more. 0 = no limit.",
            "Seu limite na Meta: uma conta nova começa em 250; depois 2.000 ou mais. 0 = sem limite.",
        ),
        default=250,
        least=0,
        most=1_000_000,
    ),
    GatewayField(
        name="webhook",
        kind=SettingKind.SWITCH,
        label=Words("Recibir respuestas por webhook", "Receive replies by webhook", "Receber respostas por webhook"),
        help=Words(
            "Necesita una dirección pública (túnel). Sin ella no hay respuestas, ni entregado, ni leído.",
            "It needs a public address (tunnel). Without one there are no replies, no delivered, no read.",
            "Precisa de um endereço público (túnel). Sem ele não há respostas, nem entregue, nem lido.",
        ),
        default=False,
        advanced=True,
    ),
    GatewayField(
        name="app_secret",
        kind=SettingKind.TEXT,
        label=Words("Clave secreta de la app", "App secret", "Chave secreta do app"),
        help=Words(
            "En Configuración > Básica de la app. Con ella se prueba que un aviso viene de Meta.",
            "Under the app's Settings > Basic. It proves that news comes from Meta.",
            "Em Configurações > Básico do app. Com ela se prova que um aviso vem da Meta.",
        ),
        secret=True,
        advanced=True,
    ),
    GatewayField(
        name="verify_token",
        kind=SettingKind.TEXT,
        label=Words("Palabra de verificación", "Verify token", "Palavra de verificação"),
        help=Words(
            "Una palabra tuya: la misma aquí y en la configuración del webhook en Meta.",
            "A word of your own: the same here and in the webhook's settings at Meta.",
            "Uma palavra sua: a mesma aqui e na configuração do webhook na Meta.",
        ),
        secret=True,
        advanced=True,
    ),
    GatewayField(
        name="history_probe",
        kind=SettingKind.SWITCH,
        label=Words("Preguntar el historial (a prueba)", "Ask the history (on trial)", "Perguntar o histórico (teste)"),
        help=Words(
            "Pregunta a Meta si se entregó. Meta lo describe, pero quizá no lo da a tu cuenta.",
            "Asks Meta whether it was delivered. Meta describes it but may not give it to your account.",
            "Pergunta à Meta se foi entregue. A Meta descreve isso, mas talvez não dê à sua conta.",
        ),
        default=False,
        advanced=True,
    ),
    GatewayField(
        name="version",
        kind=SettingKind.TEXT,
        label=Words("Versión de la API", "API version", "Versão da API"),
        help=Words(
            "Cada versión vive unos dos años. Cámbiala cuando Meta avise.",
            "A version lives for about two years. Change it when Meta says so.",
            "Cada versão vive uns dois anos. Mude quando a Meta avisar.",
        ),
        default="v25.0",
        required=True,
        advanced=True,
    ),
    GatewayField(
        name="base_url",
        kind=SettingKind.TEXT,
        label=Words("Dirección de la API", "API address", "Endereço da API"),
        help=Words(
            "Solo cambia si un proveedor te dio otra.",
            "It differs only when a provider gave you another.",
            "Só muda se um provedor lhe deu outro.",
        ),
        default="https://graph.facebook.com",
        required=True,
        advanced=True,
    ),
)

_STEPS = (
    Words(
        "Entra a developers.facebook.com, Mis apps > Crear app, tipo Negocios, y agrégale el producto WhatsApp.",
        "At developers.facebook.com choose My Apps > Create App, type Business, and add the WhatsApp product.",
        "Em developers.facebook.com escolha Meus apps > Criar app, tipo Empresa, e adicione o produto WhatsApp.",
    ),
    Words(
        "En WhatsApp > Configuración de la API agrega tu número y verifícalo por SMS. El de prueba llega a 5.",
        "Under WhatsApp > API Setup add your number and verify it by SMS. The test number reaches 5 people.",
        "Em WhatsApp > Configuração da API adicione seu número e verifique por SMS. O de teste alcança 5.",
    ),
    Words(
        "Copia de esa página el ID del número y el ID de la cuenta de WhatsApp, y pégalos aquí.",
        "From that page copy the phone number ID and the WhatsApp Business Account ID, and paste them here.",
        "Copie dessa página o ID do número e o ID da conta do WhatsApp, e cole aqui.",
    ),
    Words(
        "En business.facebook.com > Configuración > Usuarios del sistema crea uno; asígnale la app y la cuenta.",
        "At business.facebook.com > Settings > System users make one; assign the app and the WhatsApp account to it.",
        "Em business.facebook.com > Configurações > Usuários do sistema crie um; atribua o app e a conta WhatsApp.",
    ),
    Words(
        "Genera su token sin vencimiento con whatsapp_business_messaging y whatsapp_business_management. Pégalo aquí.",
        "Make its token, never expiring, with whatsapp_business_messaging and whatsapp_business_management. Paste it.",
        "Gere o token sem vencimento com whatsapp_business_messaging e whatsapp_business_management. Cole aqui.",
    ),
    Words(
        "En el Administrador de WhatsApp agrega una forma de pago: sin ella no sale nada.",
        "Add a payment method in WhatsApp Manager: nothing goes out without one.",
        "No Gerenciador do WhatsApp adicione uma forma de pagamento: sem ela nada sai.",
    ),
    Words(
        "Ahí mismo crea plantillas de tipo Utilidad en es_MX, por ejemplo «Hola {{1}}, tu envío {{2}} llega hoy.»",
        "There make templates of the Utility kind in es_MX, such as “Hola {{1}}, tu envío {{2}} llega hoy.”",
        "Ali mesmo crie modelos do tipo Utilidade em pt_BR, por exemplo “Olá {{1}}, seu envio {{2}} chega hoje.”",
    ),
    Words(
        "Toca Probar: deben salir tu número, su calidad y cuántas plantillas aprobadas tienes.",
        "Press Test: your number, its quality and how many approved templates you have must come up.",
        "Toque em Testar: devem aparecer seu número, a qualidade e quantos modelos aprovados você tem.",
    ),
)

_NOTES = (
    Words(
        "Meta cobra cada mensaje entregado, según el país y el tipo. Desde octubre de 2026 también las respuestas.",
        "Meta charges each delivered message by country and kind. Since October 2026 replies too.",
        "A Meta cobra cada mensagem entregue, por país e tipo. Desde outubro de 2026 também as respostas.",
    ),
    Words(
        "Sin webhook no se sabe quién contestó ni qué se entregó: todo sale con plantilla.",
        "Without a webhook nobody knows who replied or what was delivered: everything goes by template.",
        "Sem webhook não se sabe quem respondeu nem o que foi entregue: tudo sai com modelo.",
    ),
    Words(
        "Sin túnel, lo mejor es la coexistencia: el mismo número en la app del teléfono, donde llegan las respuestas.",
        "Without a tunnel coexistence is best: the same number in the phone's app, where the replies arrive.",
        "Sem túnel, o melhor é a coexistência: o mesmo número no app do telefone, onde chegam as respostas.",
    ),
    Words(
        "Si la línea se corta al enviar, solo el webhook puede decir si salió; sin él se te pregunta.",
        "When the line breaks during a send only the webhook can tell whether it went; without one you are asked.",
        "Se a linha cair ao enviar, só o webhook pode dizer se saiu; sem ele, pergunta-se a você.",
    ),
)

FORM = GatewayForm(
    name=GatewayName.WHATSAPP_CLOUD,
    channel=Channel.WHATSAPP,
    title=Words("WhatsApp (Meta)", "WhatsApp (Meta)", "WhatsApp (Meta)"),
    summary=Words(
        "La vía oficial de Meta: plantillas aprobadas, fotos y documentos. De pago.",
        "Meta's official way: approved templates, pictures and documents. Paid.",
        "A via oficial da Meta: modelos aprovados, fotos e documentos. Paga.",
    ),
    icon="whatsapp",
    fields=_FIELDS,
    steps=_STEPS,
    notes=_NOTES,
)
FIELDS = {one.name: one for one in _FIELDS}
