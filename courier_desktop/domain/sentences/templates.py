"""What is wrong with a message's template, an approved one, or a price."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SENTENCES: dict[str, Words] = {
    "template_empty": Words(
        "La plantilla quedó vacía. Escribe el mensaje o vuelve al del programa.",
        "The template is empty. Write the message or go back to the program's own.",
        "O modelo ficou vazio. Escreva a mensagem ou volte à do programa.",
    ),
    "template_too_long": Words(
        "La plantilla es demasiado larga. Déjala en menos de 4,000 letras.",
        "The template is too long. Keep it under 4,000 characters.",
        "O modelo é longo demais. Deixe com menos de 4.000 letras.",
    ),
    "template_message_long": Words(
        "El mensaje saldría de más de {count} letras. Acórtalo.",
        "The message would have over {count} characters. Shorten it.",
        "A mensagem teria mais de {count} letras. Encurte.",
    ),
    "template_subject_long": Words(
        "El asunto va en un renglón y con menos de {count} letras.",
        "The subject is one line of fewer than {count} characters.",
        "O assunto vai em uma linha e com menos de {count} letras.",
    ),
    "template_unknown_name": Words(
        "No hay ningún dato que se llame “{name}”[ (renglón {line})]. Elige uno de los de abajo.",
        "There is no value called “{name}”[ (line {line})]. Choose one of those below.",
        "Não há nenhum dado chamado “{name}”[ (linha {line})]. Escolha um dos que estão abaixo.",
    ),
    "template_brace_open": Words(
        "Unas llaves se abren y no se cierran[ (renglón {line})]. Un dato se escribe entre dos y dos.",
        "Braces open and never close[ (line {line})]. A value stands between two and two.",
        "Umas chaves se abrem e não se fecham[ (linha {line})]. Um dado vai entre duas e duas.",
    ),
    "template_bracket_open": Words(
        "Un corchete se abre y no se cierra[ (renglón {line})].",
        "A bracket opens and never closes[ (line {line})].",
        "Um colchete se abre e não se fecha[ (linha {line})].",
    ),
    "template_too_deep": Words(
        "Hay demasiados corchetes uno dentro de otro[ (renglón {line})].",
        "Too many brackets stand within each other[ (line {line})].",
        "Há colchetes demais um dentro do outro[ (linha {line})].",
    ),
    "template_asks_outside": Words(
        "Un dato con signo de pregunta solo vale dentro de corchetes.",
        "A value with a question mark only makes sense within brackets.",
        "Um dado com ponto de interrogação só vale dentro de colchetes.",
    ),
    "template_says_nothing": Words(
        "A un envío sin esos datos le llegaría un mensaje vacío. Deja algo fuera de los corchetes.",
        "A shipment without those values would get an empty message. Leave something outside the brackets.",
        "Um envio sem esses dados receberia uma mensagem vazia. Deixe algo fora dos colchetes.",
    ),
    "price_unreadable": Words(
        "Eso no es un precio[: “{value}”]. Escríbelo con punto, como 0.0085.",
        "That is not a price[: “{value}”]. Type it with a point, like 0.0085.",
        "Isso não é um preço[: “{value}”]. Digite com ponto, como 0.0085.",
    ),
}
