"""Every setting of the program in one place: type, default, label, help. Dialog and storage follow from it."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from enum import StrEnum
from typing import Any

from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Words


class SettingKind(StrEnum):
    """How a setting is edited."""

    TEXT = "text"
    PHONE = "phone"
    COLOUR = "colour"
    CHOICE = "choice"
    NUMBER = "number"
    TIME = "time"
    FILE = "file"
    FOLDER = "folder"
    SWITCH = "switch"
    ZONE = "zone"


class SettingGroup(StrEnum):
    """The groups of the settings page, in order."""

    COMPANY = "company"
    APPEARANCE = "appearance"
    PROMISE = "promise"
    NOTICES = "notices"
    SLIPS = "slips"
    BACKUPS = "backups"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """A setting's face: what it is called, what it does, what it may be."""

    group: SettingGroup
    kind: SettingKind
    label: Words
    help: Words
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    secret: bool = False


def _s(default: str | int | bool, spec: SettingSpec) -> Any:  # noqa: ANN401, FBT001 - the field's annotation gives the type
    return field(default=default, metadata={"spec": spec})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the courier has set; every field has a default that needs no visit."""

    company: str = _s(
        "",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.TEXT,
            Words("Nombre de la empresa", "Company name", "Nome da empresa"),
            Words(
                "Sale en la etiqueta y en cada aviso.",
                "Appears on slips and in every notice.",
                "Sai na etiqueta e em cada aviso.",
            ),
        ),
    )
    city: str = _s(
        "",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.TEXT,
            Words("Ciudad", "City", "Cidade"),
            Words("Bajo el nombre, en etiqueta y ventana.", "Under the name.", "Sob o nome."),
        ),
    )
    phone: str = _s(
        "",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.PHONE,
            Words("WhatsApp de la empresa", "Company WhatsApp", "WhatsApp da empresa"),
            Words(
                "A este número escribe quien lee el QR de la etiqueta.",
                "Whoever reads the slip's QR writes to this number.",
                "Quem lê o QR da etiqueta escreve para este número.",
            ),
        ),
    )
    prefix: str = _s(
        "CLB",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.TEXT,
            Words("Prefijo de las guías", "Tracking prefix", "Prefixo das guias"),
            Words(
                "Dos a cuatro letras; otra oficina usa otro y las guías no chocan.",
                "Two to four letters; another office uses another, so numbers never collide.",
                "Duas a quatro letras; outra filial usa outro e as guias não colidem.",
            ),
        ),
    )
    staff: str = _s(
        "",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.TEXT,
            Words("Quién atiende", "Who is at the desk", "Quem atende"),
            Words(
                "Tu nombre queda junto a lo que marques y confirmes.",
                "Your name stays beside what you mark and confirm.",
                "Seu nome fica junto ao que você marcar e confirmar.",
            ),
        ),
    )
    region: str = _s(
        "MX",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.CHOICE,
            Words("País", "Country", "País"),
            Words(
                "Para leer teléfonos y direcciones sin país.",
                "To read phones and addresses without a country.",
                "Para ler telefones e endereços sem país.",
            ),
            choices=("MX", "AR", "BO", "BR", "CL", "CO", "CR", "EC", "GT", "PE", "US", "UY"),
        ),
    )
    currency: str = _s(
        "MXN",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.CHOICE,
            Words("Moneda", "Currency", "Moeda"),
            Words("Para los cobros.", "For cash on delivery.", "Para os recebimentos."),
            choices=("MXN", "ARS", "BOB", "BRL", "CLP", "COP", "CRC", "GTQ", "PEN", "USD", "UYU"),
        ),
    )
    zone: str = _s(
        "America/Mexico_City",
        SettingSpec(
            SettingGroup.COMPANY,
            SettingKind.ZONE,
            Words("Zona horaria", "Time zone", "Fuso horário"),
            Words("Las horas que se prometen.", "The hours you promise.", "As horas prometidas."),
        ),
    )
    language: str = _s(
        "es-MX",
        SettingSpec(
            SettingGroup.APPEARANCE,
            SettingKind.CHOICE,
            Words("Idioma de la ventana", "Window language", "Idioma da janela"),
            Words("Cambia al momento.", "Changes at once.", "Muda na hora."),
            choices=("es-MX", "en"),
        ),
    )
    theme: str = _s(
        "system",
        SettingSpec(
            SettingGroup.APPEARANCE,
            SettingKind.CHOICE,
            Words("Aspecto", "Appearance", "Aparência"),
            Words("Claro, oscuro o el del sistema.", "Light, dark or the system's.", "Claro, escuro ou do sistema."),
            choices=("system", "light", "dark"),
        ),
    )
    accent: str = _s(
        "#0B6B75",
        SettingSpec(
            SettingGroup.APPEARANCE,
            SettingKind.COLOUR,
            Words("Color de tu marca", "Your brand's colour", "Cor da sua marca"),
            Words(
                "Pinta lo elegido y el botón principal; el contraste se cuida solo.",
                "Paints what is chosen and the main button; contrast takes care of itself.",
                "Pinta o escolhido e o botão principal; o contraste se ajusta sozinho.",
            ),
        ),
    )
    density: str = _s(
        "normal",
        SettingSpec(
            SettingGroup.APPEARANCE,
            SettingKind.CHOICE,
            Words("Altura de renglón", "Row height", "Altura da linha"),
            Words("Para ver más o con más aire.", "See more, or with more air.", "Ver mais, ou com mais espaço."),
            choices=("compact", "normal", "roomy"),
        ),
    )
    sounds: bool = _s(
        default=True,
        spec=SettingSpec(
            SettingGroup.APPEARANCE,
            SettingKind.SWITCH,
            Words("Sonidos al escanear", "Scan sounds", "Sons ao escanear"),
            Words("Uno para cada respuesta.", "One for each answer.", "Um para cada resposta."),
        ),
    )
    minutes_per_stop: int = _s(
        12,
        SettingSpec(
            SettingGroup.PROMISE,
            SettingKind.NUMBER,
            Words("Minutos por parada", "Minutes per stop", "Minutos por parada"),
            Words(
                "Con esto y el orden se calcula la hora de cada parada.",
                "With the order, this gives each stop's time.",
                "Com a ordem, dá a hora de cada parada.",
            ),
            least=1,
            most=240,
        ),
    )
    window_minutes: int = _s(
        60,
        SettingSpec(
            SettingGroup.PROMISE,
            SettingKind.NUMBER,
            Words("Ancho de la ventana prometida (min)", "Promised window width (min)", "Largura da janela (min)"),
            Words(
                "La hora prevista queda en medio; se congela al publicar la ruta.",
                "The planned time stands in its middle; frozen when the route is published.",
                "A hora prevista fica no meio; congela ao publicar a rota.",
            ),
            least=15,
            most=720,
        ),
    )
    max_attempts: int = _s(
        2,
        SettingSpec(
            SettingGroup.PROMISE,
            SettingKind.NUMBER,
            Words("Intentos de entrega", "Delivery attempts", "Tentativas de entrega"),
            Words("Después pasa a mostrador.", "After these it waits at the counter.", "Depois vai ao balcão."),
            least=1,
            most=9,
        ),
    )
    stuck_days: int = _s(
        3,
        SettingSpec(
            SettingGroup.PROMISE,
            SettingKind.NUMBER,
            Words("Días sin movimiento para avisar", "Days without movement", "Dias sem movimento"),
            Words(
                "Ámbar a los N días, rojo al doble.",
                "Amber at N days, red at twice.",
                "Âmbar em N dias, vermelho no dobro.",
            ),
            least=1,
            most=60,
        ),
    )
    counter_days: int = _s(
        5,
        SettingSpec(
            SettingGroup.PROMISE,
            SettingKind.NUMBER,
            Words("Días en mostrador", "Days at the counter", "Dias no balcão"),
            Words(
                "Lo que se espera antes de devolver.",
                "How long it waits before the return.",
                "Espera antes de devolver.",
            ),
            least=1,
            most=60,
        ),
    )
    quiet_until: str = _s(
        "08:00",
        SettingSpec(
            SettingGroup.NOTICES,
            SettingKind.TIME,
            Words("Avisos desde", "Notices from", "Avisos a partir de"),
            Words("Antes de esta hora ningún aviso sale.", "No notice goes before.", "Nenhum aviso sai antes."),
        ),
    )
    quiet_from: str = _s(
        "21:00",
        SettingSpec(
            SettingGroup.NOTICES,
            SettingKind.TIME,
            Words("Avisos hasta", "Notices until", "Avisos até"),
            Words(
                "Después espera al día siguiente.", "Later ones wait for the next day.", "Depois espera o dia seguinte."
            ),
        ),
    )
    late_mark_minutes: int = _s(
        30,
        SettingSpec(
            SettingGroup.NOTICES,
            SettingKind.NUMBER,
            Words("Marca tardía (min)", "Late mark (min)", "Marca tardia (min)"),
            Words(
                "Lo marcado con más retraso solo avisa el resultado.",
                "A mark later than this tells only the result.",
                "O marcado com mais atraso avisa só o resultado.",
            ),
            least=5,
            most=240,
        ),
    )
    delay_notices_a_day: int = _s(
        2,
        SettingSpec(
            SettingGroup.NOTICES,
            SettingKind.NUMBER,
            Words("Avisos de contratiempo por día", "Delay notices a day", "Avisos de atraso por dia"),
            Words("Los que recibe una misma guía.", "For the same shipment.", "Para a mesma guia."),
            least=1,
            most=9,
        ),
    )
    recipient_language: str = _s(
        "es-MX",
        SettingSpec(
            SettingGroup.NOTICES,
            SettingKind.CHOICE,
            Words("Idioma de los avisos", "Notice language", "Idioma dos avisos"),
            Words(
                "Para quien no tenga otro anotado.",
                "For recipients with no language noted.",
                "Para quem não tem outro anotado.",
            ),
            choices=("es-MX", "en", "pt-BR"),
        ),
    )
    sms_plain: bool = _s(
        default=True,
        spec=SettingSpec(
            SettingGroup.NOTICES,
            SettingKind.SWITCH,
            Words("Quitar acentos en SMS", "Plain letters in SMS", "Sem acentos no SMS"),
            Words(
                "Un solo acento baja de 160 a 70 letras por SMS. La ñ y la é se quedan.",
                "One accent cuts an SMS from 160 letters to 70. ñ and é stay.",
                "Um só acento baixa de 160 para 70 letras por SMS. O é e o ñ ficam.",
            ),
        ),
    )
    tracking_url: str = _s(
        "",
        SettingSpec(
            SettingGroup.SLIPS,
            SettingKind.TEXT,
            Words("Página de rastreo", "Tracking page", "Página de rastreio"),
            Words(
                "Si tienes una; la guía va al final. Sin ella, el QR abre tu WhatsApp.",
                "If you have one; the number goes at its end. Without it the QR opens your WhatsApp.",
                "Se tiver; a guia vai no fim. Sem ela o QR abre o WhatsApp.",
            ),
        ),
    )
    privacy_line: str = _s(
        "",
        SettingSpec(
            SettingGroup.SLIPS,
            SettingKind.TEXT,
            Words("Aviso de privacidad", "Privacy notice", "Aviso de privacidade"),
            Words("La dirección o teléfono del aviso.", "Where the full notice is.", "Onde está o aviso completo."),
        ),
    )
    logo: str = _s(
        "",
        SettingSpec(
            SettingGroup.SLIPS,
            SettingKind.FILE,
            Words("Logotipo", "Logo", "Logotipo"),
            Words(
                "PNG o SVG; en la etiqueta sale en blanco y negro.",
                "PNG or SVG; black and white on slips.",
                "PNG ou SVG.",
            ),
        ),
    )
    slip_format: str = _s(
        "100x150",
        SettingSpec(
            SettingGroup.SLIPS,
            SettingKind.CHOICE,
            Words("Tamaño de etiqueta", "Slip size", "Tamanho da etiqueta"),
            Words(
                "Milímetros, o pulgadas en 4×6.", "Millimetres, or inches for 4×6.", "Milímetros, ou polegadas em 4×6."
            ),
            choices=("100x150", "4x6"),
        ),
    )
    backup_hours: int = _s(
        4,
        SettingSpec(
            SettingGroup.BACKUPS,
            SettingKind.NUMBER,
            Words("Respaldar cada (horas)", "Back up every (hours)", "Fazer backup a cada (horas)"),
            Words(
                "Mientras trabajas, si algo cambió.",
                "While you work, if anything changed.",
                "Enquanto trabalha, se algo mudou.",
            ),
            least=1,
            most=168,
        ),
    )
    backup_at_closing: bool = _s(
        default=True,
        spec=SettingSpec(
            SettingGroup.BACKUPS,
            SettingKind.SWITCH,
            Words("Respaldar al cerrar", "Back up on closing", "Fazer backup ao fechar"),
            Words("Si algo cambió; se puede saltar.", "If anything changed; may be skipped.", "Se algo mudou."),
        ),
    )
    backup_folder: str = _s(
        "",
        SettingSpec(
            SettingGroup.BACKUPS,
            SettingKind.FOLDER,
            Words("Segundo lugar", "Second place", "Segundo lugar"),
            Words(
                "Una memoria USB, otra computadora o una carpeta que se sincroniza.",
                "A USB drive, another computer or a folder that synchronises.",
                "Um pendrive, outro computador ou uma pasta sincronizada.",
            ),
        ),
    )
    backup_warn_days: int = _s(
        3,
        SettingSpec(
            SettingGroup.BACKUPS,
            SettingKind.NUMBER,
            Words("Avisar si falta (días)", "Warn when missing (days)", "Avisar se faltar (dias)"),
            Words(
                "Días sin llegar al segundo lugar.",
                "Days without reaching the second place.",
                "Dias sem chegar ao segundo lugar.",
            ),
            least=1,
            most=60,
        ),
    )
    lock_minutes: int = _s(
        10,
        SettingSpec(
            SettingGroup.STAFF,
            SettingKind.NUMBER,
            Words("Bloquear sin uso (min)", "Lock when idle (min)", "Bloquear sem uso (min)"),
            Words(
                "Cuando alguien tiene PIN. 0 = nunca; Ctrl+L bloquea al momento.",
                "When somebody has a PIN. 0 = never; Ctrl+L locks at once.",
                "Quando alguém tem PIN. 0 = nunca; Ctrl+L bloqueia na hora.",
            ),
            least=0,
            most=240,
        ),
    )


def setting_specs() -> dict[str, SettingSpec]:
    """Each setting's spec by its name, in the order of the page."""
    return {field_.name: field_.metadata["spec"] for field_ in dataclass_fields(Settings)}
