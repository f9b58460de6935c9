"""What the e-mail gateway asks its owner for, and how a mailbox is set up, step by step."""

from __future__ import annotations

from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.words import Words
from courier_desktop.gateways.mail_server import PLAIN, STARTTLS, TLS

PASSWORD = "password"  # noqa: S105 - the field's name
AUTO, KEPT, NOT_KEPT = "auto", "yes", "no"

_SECURITY = {
    STARTTLS: Words("STARTTLS", "STARTTLS", "STARTTLS"),
    TLS: Words("TLS desde el principio", "TLS from the start", "TLS desde o início"),
    PLAIN: Words("Sin cifrar (solo en tu red)", "Not encrypted (own network only)", "Sem cifra (só na sua rede)"),
}

_MAILBOX = (
    GatewayField(
        name="address",
        kind=SettingKind.TEXT,
        label=Words("Correo", "E-mail address", "E-mail"),
        help=Words(
            "De este buzón salen los avisos y a él llegan las respuestas.",
            "Notices leave from this mailbox and replies come to it.",
            "Deste e-mail saem os avisos e nele chegam as respostas.",
        ),
        required=True,
    ),
    GatewayField(
        name="from_name",
        kind=SettingKind.TEXT,
        label=Words("Nombre que se ve", "Name shown", "Nome exibido"),
        help=Words(
            "Quien lo recibe ve este nombre antes de abrirlo.",
            "Whoever gets it sees this name before opening it.",
            "Quem recebe vê este nome antes de abrir.",
        ),
    ),
    GatewayField(
        name=PASSWORD,
        kind=SettingKind.TEXT,
        label=Words("Contraseña", "Password", "Senha"),
        help=Words(
            "En Gmail, la contraseña de aplicación de 16 letras, no la de tu cuenta.",
            "For Gmail the 16-letter app password, not your account's.",
            "No Gmail, a senha de app de 16 letras, não a da sua conta.",
        ),
        secret=True,
        required=True,
    ),
    GatewayField(
        name="user",
        kind=SettingKind.TEXT,
        label=Words("Usuario", "User name", "Usuário"),
        help=Words(
            "Vacío = el correo mismo, que es lo usual.",
            "Empty = the address itself, as is usual.",
            "Vazio = o próprio e-mail, como é usual.",
        ),
        advanced=True,
    ),
    GatewayField(
        name="reply_to",
        kind=SettingKind.TEXT,
        label=Words("Responder a", "Reply to", "Responder para"),
        help=Words(
            "Solo si las respuestas van a otro buzón; el programa no leerá ese.",
            "Only when replies go to another mailbox; the program will not read that one.",
            "Só se as respostas vão a outra caixa; o programa não lerá essa.",
        ),
        advanced=True,
    ),
)

_SERVERS = (
    GatewayField(
        name="smtp_host",
        kind=SettingKind.TEXT,
        label=Words("Servidor de salida (SMTP)", "Outgoing server (SMTP)", "Servidor de saída (SMTP)"),
        help=Words(
            "Gmail: smtp.gmail.com · Hosting: mail.tudominio.com",
            "Gmail: smtp.gmail.com · Hosting: mail.yourdomain.com",
            "Gmail: smtp.gmail.com · Hospedagem: mail.seudominio.com",
        ),
        required=True,
    ),
    GatewayField(
        name="smtp_security",
        kind=SettingKind.CHOICE,
        label=Words("Seguridad de salida", "Outgoing security", "Segurança de saída"),
        help=Words(
            "STARTTLS usa el puerto 587; TLS, el 465.",
            "STARTTLS uses port 587; TLS uses 465.",
            "STARTTLS usa a porta 587; TLS, a 465.",
        ),
        default=STARTTLS,
        choices=tuple(_SECURITY),
        choice_words=tuple(_SECURITY.values()),
    ),
    GatewayField(
        name="smtp_port",
        kind=SettingKind.NUMBER,
        label=Words("Puerto de salida", "Outgoing port", "Porta de saída"),
        help=Words("0 = el usual.", "0 = the usual one.", "0 = a usual."),
        default=0,
        most=65_535,
        advanced=True,
    ),
    GatewayField(
        name="imap_host",
        kind=SettingKind.TEXT,
        label=Words("Servidor de entrada (IMAP)", "Incoming server (IMAP)", "Servidor de entrada (IMAP)"),
        help=Words(
            "Gmail: imap.gmail.com. Vacío = solo se envía, no se leen respuestas ni rebotes.",
            "Gmail: imap.gmail.com. Empty = sends only; neither replies nor returned mail are read.",
            "Gmail: imap.gmail.com. Vazio = só envia; não lê respostas nem devoluções.",
        ),
    ),
    GatewayField(
        name="imap_security",
        kind=SettingKind.CHOICE,
        label=Words("Seguridad de entrada", "Incoming security", "Segurança de entrada"),
        help=Words(
            "TLS usa el puerto 993; STARTTLS, el 143.",
            "TLS uses port 993; STARTTLS uses 143.",
            "TLS usa a porta 993; STARTTLS, a 143.",
        ),
        default=TLS,
        choices=tuple(_SECURITY),
        choice_words=tuple(_SECURITY.values()),
        advanced=True,
    ),
    GatewayField(
        name="imap_port",
        kind=SettingKind.NUMBER,
        label=Words("Puerto de entrada", "Incoming port", "Porta de entrada"),
        help=Words("0 = el usual.", "0 = the usual one.", "0 = a usual."),
        default=0,
        most=65_535,
        advanced=True,
    ),
)

_LIMITS = (
    GatewayField(
        name="daily_cap",
        kind=SettingKind.NUMBER,
        label=Words("Máximo al día", "Most a day", "Máximo por dia"),
        help=Words(
            "Gmail acepta unos 500; un hosting, unos cientos por hora. 0 = sin máximo.",
            "Gmail takes about 500; hosting some hundreds an hour. 0 = no limit.",
            "O Gmail aceita uns 500; uma hospedagem, algumas centenas por hora. 0 = sem máximo.",
        ),
        default=300,
        most=100_000,
    ),
    GatewayField(
        name="pace_s",
        kind=SettingKind.NUMBER,
        label=Words("Segundos entre correos", "Seconds between e-mails", "Segundos entre e-mails"),
        help=Words(
            "Uno tras otro sin pausa parece correo basura.",
            "One after another without a pause looks like spam.",
            "Um após o outro sem pausa parece spam.",
        ),
        default=2,
        most=3600,
    ),
    GatewayField(
        name="sent_folder_keeps",
        kind=SettingKind.CHOICE,
        label=Words("¿Enviados guarda estos correos?", "Does Sent keep them?", "Enviados guarda estes?"),
        help=Words(
            "Si se corta la línea, ahí se busca si el correo salió. Solo, mira si ya guardó otros nuestros.",
            "After a broken line it is looked up there. Automatic: whether others of ours are kept there.",
            "Se a linha cai, procura-se ali se saiu. Automático: vê se já guardou outros nossos.",
        ),
        default=AUTO,
        choices=(AUTO, KEPT, NOT_KEPT),
        choice_words=(
            Words("Averiguarlo solo", "Find out by itself", "Descobrir sozinho"),
            Words("Sí (Gmail)", "Yes (Gmail)", "Sim (Gmail)"),
            Words("No", "No", "Não"),
        ),
        advanced=True,
    ),
)

_STEPS = (
    Words(
        "Elige un buzón solo para avisos, por ejemplo avisos@tudominio.com o uno nuevo de Gmail.",
        "Choose a mailbox for notices only, such as avisos@yourdomain.com or a new Gmail one.",
        "Escolha uma caixa só para avisos, por exemplo avisos@seudominio.com ou uma nova do Gmail.",
    ),
    Words(
        "Gmail: en myaccount.google.com › Seguridad activa la verificación en dos pasos.",
        "Gmail: at myaccount.google.com › Security turn on 2-Step Verification.",
        "Gmail: em myaccount.google.com › Segurança ative a verificação em duas etapas.",
    ),
    Words(
        "Gmail: abre myaccount.google.com/apppasswords, escribe «Courier» y copia aquí las 16 letras. "
        "Servidores: smtp.gmail.com y imap.gmail.com.",
        "Gmail: open myaccount.google.com/apppasswords, type “Courier” and copy the 16 letters here. "
        "Servers: smtp.gmail.com and imap.gmail.com.",
        "Gmail: abra myaccount.google.com/apppasswords, digite “Courier” e copie aqui as 16 letras. "
        "Servidores: smtp.gmail.com e imap.gmail.com.",
    ),
    Words(
        "Hosting con cPanel: en Cuentas de correo › Conectar dispositivos están el servidor y los puertos; "
        "casi siempre mail.tudominio.com, TLS (465) y 993, con la contraseña del buzón.",
        "Hosting with cPanel: Email Accounts › Connect Devices shows server and ports; "
        "nearly always mail.yourdomain.com, TLS (465) and 993, with the mailbox's password.",
        "Hospedagem com cPanel: em Contas de e-mail › Conectar dispositivos estão o servidor e as portas; "
        "quase sempre mail.seudominio.com, TLS (465) e 993, com a senha da caixa.",
    ),
    Words(
        "Hosting: pide que SPF y DKIM estén activos para tu dominio (cPanel › Entregabilidad), "
        "o los avisos caen en correo no deseado.",
        "Hosting: see that SPF and DKIM are on for your domain (Email Deliverability), or notices land in spam.",
        "Hospedagem: veja que SPF e DKIM estejam ativos no seu domínio (cPanel › Entregabilidade), "
        "ou os avisos caem no spam.",
    ),
    Words(
        "Pulsa Probar: entra a los dos servidores y dice qué falta. No envía nada.",
        "Press Test: it signs in to both servers and says what is missing. Nothing is sent.",
        "Pressione Testar: entra nos dois servidores e diz o que falta. Nada é enviado.",
    ),
)

_NOTES = (
    Words(
        "Outlook, Hotmail y Microsoft 365 no sirven aún: ya no aceptan contraseñas de programas, piden OAuth. "
        "Usa Gmail o el correo de tu hosting.",
        "Outlook, Hotmail and Microsoft 365 do not work yet: they refuse programs' passwords and want OAuth. "
        "Use Gmail or your hosting's mail.",
        "Outlook, Hotmail e Microsoft 365 ainda não servem: já não aceitam senhas de programas, exigem OAuth. "
        "Use Gmail ou o e-mail da sua hospedagem.",
    ),
    Words(
        "No cobra por mensaje. Que llegó no se sabe; solo se sabe que no llegó, cuando el correo rebota.",
        "No charge per message. Nobody tells that it arrived; only that it did not, when it comes back.",
        "Não cobra por mensagem. Não se sabe se chegou; só se sabe que não chegou, quando volta.",
    ),
    Words(
        "Lee la bandeja de entrada sin marcar nada como leído ni borrar nada.",
        "It reads the inbox without marking anything as read or deleting anything.",
        "Lê a caixa de entrada sem marcar nada como lido nem apagar nada.",
    ),
)

FORM = GatewayForm(
    name=GatewayName.EMAIL,
    channel=Channel.EMAIL,
    title=Words("Correo electrónico", "E-mail", "E-mail"),
    summary=Words(
        "Avisos desde tu propio buzón, con sus respuestas. Sin intermediarios.",
        "Notices from your own mailbox, with their replies. Nobody in between.",
        "Avisos da sua própria caixa, com as respostas. Sem intermediários.",
    ),
    icon="email-outline",
    fields=(*_MAILBOX, *_SERVERS, *_LIMITS),
    steps=_STEPS,
    notes=_NOTES,
)
