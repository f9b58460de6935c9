"""What the commands of templates and prices say, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

TEMPLATES = Words(
    "las palabras de cada aviso: verlas, probarlas, cambiarlas",
    "the words of each notice: see, try and change them",
    "as palavras de cada aviso: ver, testar, mudar",
)
EVENT = Words("el aviso", "the notice", "o aviso")
CHANNEL = Words(
    "el canal: message (todos), whatsapp, telegram, sms, email",
    "the channel: message (all), whatsapp, telegram, sms, email",
    "o canal: message (todos), whatsapp, telegram, sms, email",
)
IN = Words("en qué idioma habla el aviso", "the language the notice speaks", "em que idioma o aviso fala")
WRITE = Words(
    "usa desde ahora las palabras de este archivo (- = entrada estándar)",
    "use the words of this file from now on (- = standard input)",
    "usa a partir de agora as palavras deste arquivo (- = entrada padrão)",
)
SUBJECT = Words("el asunto del correo", "the e-mail's subject", "o assunto do e-mail")
RESET = Words("vuelve a las del programa", "go back to the program's own", "volta às do programa")
HEAD_EVENT = Words("Aviso", "Notice", "Aviso")
HEAD_WHOSE = Words("Palabras", "Words", "Palavras")
OWN = Words("tuyas, de {who}", "yours, by {who}", "suas, de {who}")
PROGRAMS = Words("del programa", "the program's", "do programa")
WOULD_SAY = Words("Diría:", "It would say:", "Diria:")

PRICES = Words(
    "los precios de los mensajes y lo que costó un mes",
    "the prices of messages and what a month cost",
    "os preços das mensagens e quanto custou um mês",
)
MONTH = Words("el mes (sin él, el actual)", "the month (this one without it)", "o mês (sem ele, o atual)")
SET_PRICE = Words("escribe el precio de un servicio", "type in a service's price", "escreve o preço de um serviço")
PRICE = Words("cuánto, como 0.0085", "how much, like 0.0085", "quanto, como 0.0085")
CURRENCY = Words("la moneda (sin ella, la tuya)", "the currency (yours without it)", "a moeda (sem ela, a sua)")
COUNTRY = Words(
    "el país de quien recibe (sin él, todos)",
    "the recipient's country (all without it)",
    "o país de quem recebe (sem ele, todos)",
)
KIND = Words(
    "de qué: utility, service, marketing, authentication, message",
    "of what: utility, service, marketing, authentication, message",
    "de quê: utility, service, marketing, authentication, message",
)
FROM = Words(
    "desde qué día vale (sin él, el primero del mes)",
    "from which day it holds (the month's first without it)",
    "desde que dia vale (sem ele, o primeiro do mês)",
)
DROP_PRICE = Words("quita ese precio", "remove that price", "tira esse preço")
HEAD_GATEWAY = Words("Servicio", "Service", "Serviço")
HEAD_KIND = Words("De qué", "Of what", "De quê")
HEAD_COUNTRY = Words("País", "Country", "País")
HEAD_FROM = Words("Desde", "From", "Desde")
HEAD_PRICE = Words("Precio", "Price", "Preço")
ANY = Words("todos", "all", "todos")
NO_PRICES = Words(
    "Todavía no hay precios: se cuentan los mensajes, no lo que cuestan.",
    "There are no prices yet: messages are counted, not what they cost.",
    "Ainda não há preços: contam-se as mensagens, não quanto custam.",
)
METER = Words(
    "{month}: {messages} mensajes, cerca de {cost}",
    "{month}: {messages} messages, about {cost}",
    "{month}: {messages} mensagens, cerca de {cost}",
)
