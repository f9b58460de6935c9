"""What the page about a person says, in the person's language."""

from __future__ import annotations

from courier_desktop.domain.words import Words

TITLE = Words("Tus datos en {courier}", "Your data at {courier}", "Seus dados em {courier}")
MADE = Words("Hecho el {when}", "Made on {when}", "Feito em {when}")
INTRO = Words(
    "Aquí está todo lo que {courier} guarda de ti: quién eres, dónde entregamos, qué pasó con cada envío y qué mensajes"
    " te escribimos.",
    "This is everything that {courier} keeps about you: who you are, where we deliver, what happened to each shipment"
    " and which messages we wrote to you.",
    "Aqui está tudo o que {courier} guarda sobre você: quem é, onde entregamos, o que houve com cada envio e que"
    " mensagens escrevemos.",
)
RIGHTS = Words(
    "Puedes pedirnos que corrijamos o borremos estos datos[: {contact}].",
    "You may ask us to correct or to erase these data[: {contact}].",
    "Você pode pedir que estes dados sejam corrigidos ou apagados[: {contact}].",
)
WHO = Words("Quién eres", "Who you are", "Quem é você")
NAMES = Words("Nombre", "Name", "Nome")
PHONES = Words("Teléfono", "Phone", "Telefone")
EMAILS = Words("Correo", "E-mail", "E-mail")
COMPANIES = Words("Empresa", "Company", "Empresa")
LANGUAGE = Words("Idioma", "Language", "Idioma")
ADDRESSES = Words("Domicilio", "Address", "Endereço")
NO_NOTICES = Words("No quiere avisos", "Wants no notices", "Não quer avisos")
SINCE = Words("desde el {when}", "since {when}", "desde {when}")
SHIPMENTS = Words("Tus envíos", "Your shipments", "Seus envios")
NO_SHIPMENTS = Words("No hay envíos.", "There are no shipments.", "Não há envios.")
SENDER = Words("Remitente", "Sender", "Remetente")
ORDER = Words("Pedido", "Order", "Pedido")
RECIPIENT = Words("A nombre de", "To", "Em nome de")
DELIVER_TO = Words("Se entrega en", "Delivered to", "Entrega em")
BETWEEN = Words("Entre calles", "Between streets", "Entre as ruas")
REFERENCES = Words("Referencias", "Landmarks", "Referências")
PIECES = Words("Bultos", "Pieces", "Volumes")
WEIGHT = Words("Peso", "Weight", "Peso")
CONTENTS = Words("Contenido", "Contents", "Conteúdo")
NOTE = Words("Nota", "Note", "Nota")
CASH = Words("Por cobrar", "To collect", "A receber")
COLLECTED = Words("Cobrado", "Collected", "Recebido")
PROMISE = Words("Prometido", "Promised", "Prometido")
RECEIVED = Words("Recibió", "Received by", "Recebeu")
TIMELINE = Words("Qué pasó", "What happened", "O que houve")
NOTICES = Words("Qué te escribimos", "What we wrote to you", "O que escrevemos")
FORMER = Words("Anotado antes y corregido", "Noted earlier and corrected", "Anotado antes e corrigido")
FORMERLY = Words(
    "Envíos de otra persona que llevaron tus datos",
    "Another person's shipments that bore your particulars",
    "Envios de outra pessoa que levaram seus dados",
)
AS_SENDER = Words("Como remitente", "As a sender", "Como remetente")
SENT = Words("envíos: {count}", "shipments: {count}", "envios: {count}")
MENTIONS = Words("Puede que también te nombren", "You may also be named in", "Talvez também citem você")
IN_SETBACK = Words("La nota de un contratiempo", "The note of a setback", "A nota de um contratempo")
IN_OTHER = Words(
    "Un texto del envío de otra persona (no se muestra aquí)",
    "A text of another person's shipment (not shown here)",
    "Um texto do envio de outra pessoa (não mostrado aqui)",
)
IMPLIED = Words("se da por hecho", "implied", "implícito")
CORRECTED = Words("corregido", "corrected", "corrigido")
LANGUAGES = {
    "es-MX": Words("español", "Spanish", "espanhol"),
    "en": Words("inglés", "English", "inglês"),
    "pt-BR": Words("portugués", "Portuguese", "português"),
}
CHANNELS = Words("Cómo te encontramos", "How we reach you", "Como chegamos a você")
CHANNEL_NAMES = {
    "wa_me": Words("WhatsApp, a mano", "WhatsApp, by hand", "WhatsApp, à mão"),
    "whatsapp": Words("WhatsApp", "WhatsApp", "WhatsApp"),
    "sms": Words("SMS", "SMS", "SMS"),
    "telegram": Words("Telegram", "Telegram", "Telegram"),
    "email": Words("Correo", "E-mail", "E-mail"),
}
CONSENT = Words("Tu consentimiento", "Your consent", "Seu consentimento")
CONSENT_FROM = Words("{when}, por {where}", "{when}, by {where}", "{when}, por {where}")
OFFICE = Words("la oficina", "the office", "o escritório")
PREFERRED = Words("Prefieres", "You prefer", "Você prefere")
REFUSED = Words("No quieres", "You refuse", "Você não quer")
MESSAGES = Words("Mensajes que salieron solos", "Messages that went by themselves", "Mensagens que saíram sozinhas")
WROTE = Words("Qué nos escribiste", "What you wrote to us", "O que você nos escreveu")
WITH_QUOTES = Words("con lo que citaba", "with what it quoted", "com o que citava")
