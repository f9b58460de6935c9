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
    "template_sid_wrong": Words(
        "El ContentSid empieza con HX y sigue con 32 letras y números. Cópialo del Content Template Builder.",
        "A ContentSid begins with HX and has 32 letters and digits more. Copy it from the Content Template Builder.",
        "O ContentSid começa com HX e segue com 32 letras e números. Copie-o do Content Template Builder.",
    ),
    "template_numbers_wrong": Words(
        "Los datos de la plantilla se numeran desde 1 sin saltos. Copia el texto tal como lo aprobaron.",
        "A template's values are numbered from 1 without gaps. Copy the text exactly as it was approved.",
        "Os dados do modelo são numerados a partir de 1 sem saltos. Copie o texto tal como foi aprovado.",
    ),
    "submit_name": Words(
        "El nombre solo lleva minúsculas sin acentos, números y guion bajo.",
        "The name takes lower-case letters, digits and underscores only.",
        "O nome só leva minúsculas sem acento, números e sublinhado.",
    ),
    "submit_long": Words(
        "El texto va de 1 a 1,024 letras.",
        "The text has 1 to 1,024 characters.",
        "O texto vai de 1 a 1.024 letras.",
    ),
    "submit_order": Words(
        "Los datos se numeran desde 1 sin saltos.",
        "Values are numbered from 1 without gaps.",
        "Os dados são numerados a partir de 1 sem saltos.",
    ),
    "submit_mixed": Words(
        "Los datos llevan todos número o todos nombre.",
        "Values are all numbered or all named.",
        "Os dados levam todos número ou todos nome.",
    ),
    "submit_edge": Words(
        "Ningún dato puede ir al principio ni al final del texto.",
        "No value may stand at the beginning or end of the text.",
        "Nenhum dado pode ficar no começo nem no fim do texto.",
    ),
    "submit_adjacent": Words(
        "Entre dos datos tiene que haber palabras.",
        "There must be words between two values.",
        "Entre dois dados precisa haver palavras.",
    ),
    "submit_few_words": Words(
        "Hay pocas palabras para tantos datos. Escribe más texto alrededor.",
        "There are too few words for so many values. Write more text around them.",
        "Há poucas palavras para tantos dados. Escreva mais texto em volta.",
    ),
    "submit_gaps": Words(
        "WhatsApp no acepta tabuladores, cuatro espacios ni dos renglones vacíos seguidos.",
        "WhatsApp takes no tabs, four spaces or two empty lines in a row.",
        "O WhatsApp não aceita tabulações, quatro espaços nem duas linhas vazias seguidas.",
    ),
}
