"""What a gateway's trouble is, why a message did not go, and what to do."""

from __future__ import annotations

from courier_desktop.domain.words import Words

# Of the whole gateway: nothing goes until somebody acts.
_GATEWAY: dict[str, Words] = {
    "gateway_incomplete": Words(
        "Falta un dato de la cuenta[: {what}]. Escríbelo en Ajustes.",
        "A detail of the account is missing[: {what}]. Fill it in in Settings.",
        "Falta um dado da conta[: {what}]. Digite nos Ajustes.",
    ),
    "gateway_credentials": Words(
        "El servicio no acepta la contraseña o la llave. Escríbela otra vez en Ajustes.",
        "The service refuses the password or key. Type it again in Settings.",
        "O serviço não aceita a senha ou a chave. Digite de novo nos Ajustes.",
    ),
    "gateway_permission": Words(
        "La llave sirve, pero no tiene permiso para enviar. Da ese permiso en la cuenta del servicio.",
        "The key is right but may not send. Grant that permission in the service's account.",
        "A chave está certa, mas não tem permissão para enviar. Dê a permissão na conta do serviço.",
    ),
    "gateway_account_blocked": Words(
        "El servicio bloqueó la cuenta. Entra a su página para ver por qué.",
        "The service has blocked the account. See why on its site.",
        "O serviço bloqueou a conta. Veja por que no site dele.",
    ),
    "gateway_no_credit": Words(
        "La cuenta se quedó sin saldo o sin forma de pago. Recárgala y quita la pausa.",
        "The account is out of credit or has no payment method. Top it up and resume.",
        "A conta está sem saldo ou sem forma de pagamento. Recarregue e retome.",
    ),
    "gateway_sender": Words(
        "El número o remitente de la cuenta no puede enviar. Revísalo en la página del servicio.",
        "The account's number or sender may not send. Check it on the service's site.",
        "O número ou remetente da conta não pode enviar. Confira no site do serviço.",
    ),
    "gateway_country": Words(
        "La cuenta no tiene permiso para ese país. Actívalo en la página del servicio.",
        "The account may not send to that country. Enable it on the service's site.",
        "A conta não pode enviar a esse país. Ative no site do serviço.",
    ),
    "gateway_session": Words(
        "WhatsApp no está conectado en ese servicio. Escanea su código QR con el teléfono.",
        "WhatsApp is not connected in that service. Scan its QR code with the phone.",
        "O WhatsApp não está conectado nesse serviço. Escaneie o código QR com o telefone.",
    ),
    "gateway_oauth": Words(
        "Ese correo ya no deja entrar con contraseña (Microsoft 365 pide OAuth). Usa otra cuenta.",
        "That mailbox no longer takes a password (Microsoft 365 wants OAuth). Use another account.",
        "Esse e-mail já não aceita senha (o Microsoft 365 exige OAuth). Use outra conta.",
    ),
    "gateway_unreachable": Words(
        "No hay respuesta del servicio. Revisa la conexión; los mensajes esperan.",
        "The service does not answer. Check the connection; the messages wait.",
        "O serviço não responde. Confira a conexão; as mensagens esperam.",
    ),
    "gateway_tls": Words(
        "La conexión segura con el servicio no se puede comprobar. No se envió nada; revisa la dirección y la fecha.",
        "The secure connection cannot be verified. Nothing was sent; check the address and the date.",
        "A conexão segura não pôde ser verificada. Nada foi enviado; confira o endereço e a data.",
    ),
    "gateway_plain_http": Words(
        "La dirección empieza con http y sale de tu red. Usa una que empiece con https.",
        "The address begins with http and leaves your network. Use one that begins with https.",
        "O endereço começa com http e sai da sua rede. Use um que comece com https.",
    ),
    "gateway_address_wrong": Words(
        "La dirección del servicio no es válida[: {what}]. Corrígela en Ajustes.",
        "The service's address is not right[: {what}]. Mend it in Settings.",
        "O endereço do serviço não é válido[: {what}]. Corrija nos Ajustes.",
    ),
    "gateway_setting_wrong": Words(
        "Un dato de la cuenta está mal escrito[: {what}]. Corrígelo en Ajustes.",
        "A detail of the account is not written right[: {what}]. Mend it in Settings.",
        "Um dado da conta está escrito errado[: {what}]. Corrija nos Ajustes.",
    ),
    "gateway_key_in_the_open": Words(
        "Hay una llave escrita a la vista[: {what}]. Pásala al campo de la llave y pon su marca ahí.",
        "A key is written in the open[: {what}]. Move it to the key's own field and put its place there.",
        "Há uma chave escrita à vista[: {what}]. Passe-a ao campo da chave e ponha a marca dela ali.",
    ),
    "gateway_busy": Words(
        "El servicio pide ir más despacio. Los mensajes esperan y salen solos.",
        "The service asks to go slower. The messages wait and go by themselves.",
        "O serviço pede para ir mais devagar. As mensagens esperam e saem sozinhas.",
    ),
    "gateway_day_limit": Words(
        "Se llegó al límite del día[: {count}]. Los demás salen mañana o por otro canal.",
        "The day's limit is reached[: {count}]. The rest go tomorrow or by another channel.",
        "O limite do dia foi atingido[: {count}]. O resto sai amanhã ou por outro canal.",
    ),
    "gateway_failed": Words(
        "El servicio tuvo un error y no dijo si lo envió. Pudo haber salido.",
        "The service had an error and did not say whether it sent it. It may have gone out.",
        "O serviço teve um erro e não disse se enviou. Pode ter saído.",
    ),
    "gateway_refused": Words(
        "El servicio no aceptó el mensaje[: {what}].",
        "The service refused the message[: {what}].",
        "O serviço não aceitou a mensagem[: {what}].",
    ),
    "gateway_unexpected": Words(
        "El servicio contestó algo que no se entiende. Revisa la dirección en Ajustes.",
        "The service answered something unreadable. Check the address in Settings.",
        "O serviço respondeu algo que não se entende. Confira o endereço nos Ajustes.",
    ),
    "gateway_other_poller": Words(
        "Otro programa lee los mensajes de ese bot. Solo uno puede: cierra el otro.",
        "Another program reads that bot's messages. Only one may: close the other.",
        "Outro programa lê as mensagens desse bot. Só um pode: feche o outro.",
    ),
    "gateway_webhook_set": Words(
        "Ese bot entrega sus mensajes a otra dirección. Quítala o usa otro bot.",
        "That bot delivers its messages to another address. Remove it or use another bot.",
        "Esse bot entrega as mensagens em outro endereço. Remova ou use outro bot.",
    ),
    "gateway_updates_lost": Words(
        "La oficina estuvo cerrada más de un día: pueden faltar respuestas de Telegram de ese tiempo.",
        "The office was closed for over a day: Telegram replies of that time may be missing.",
        "O escritório ficou fechado mais de um dia: podem faltar respostas do Telegram.",
    ),
    "gateway_inbox_unreachable": Words(
        "Se puede enviar, pero no leer las respuestas[: {what}].",
        "Sending works, but replies cannot be read[: {what}].",
        "Dá para enviar, mas não para ler as respostas[: {what}].",
    ),
    "gateway_paused_by_hand": Words(
        "Está en pausa. Los mensajes esperan hasta que la quites.",
        "It is paused. The messages wait until you resume it.",
        "Está em pausa. As mensagens esperam até você retomar.",
    ),
    "gateway_warning_unread": Words(
        "Antes de encenderlo, lee la advertencia y marca que la entendiste.",
        "Before you switch it on, read the warning and tick that you understood it.",
        "Antes de ligar, leia o aviso e marque que entendeu.",
    ),
    "gateway_elsewhere": Words(
        "Otra computadora o ventana está enviando por ahí. Esta espera.",
        "Another computer or window is sending through it. This one waits.",
        "Outro computador ou janela está enviando por ali. Este espera.",
    ),
    "keyring_missing": Words(
        "Esta computadora no tiene dónde guardar contraseñas. Valen hasta que cierres el programa.",
        "This computer has no place to keep passwords. They last until you close the program.",
        "Este computador não tem onde guardar senhas. Valem até fechar o programa.",
    ),
}

# Of one message or one recipient.
_MESSAGE: dict[str, Words] = {
    "answer_cut": Words(
        "La línea se cortó después de enviarlo. Pudo haber salido.",
        "The line broke after it was sent. It may have gone out.",
        "A linha caiu depois de enviar. Pode ter saído.",
    ),
    "answer_late": Words(
        "El servicio no contestó a tiempo. Pudo haber salido.",
        "The service did not answer in time. It may have gone out.",
        "O serviço não respondeu a tempo. Pode ter saído.",
    ),
    "answer_unreadable": Words(
        "El servicio contestó algo que no se entiende. Pudo haber salido.",
        "The service's answer cannot be read. It may have gone out.",
        "A resposta do serviço não se entende. Pode ter saído.",
    ),
    "answer_endless": Words(
        "El servicio no terminó de contestar. Pudo haber salido.",
        "The service never finished its answer. It may have gone out.",
        "O serviço não terminou de responder. Pode ter saído.",
    ),
    "program_ended": Words(
        "El programa se cerró mientras se enviaba. Pudo haber salido.",
        "The program ended while it was being sent. It may have gone out.",
        "O programa fechou durante o envio. Pode ter saído.",
    ),
    "try_later": Words(
        "El servicio no pudo por ahora. Se intenta otra vez más tarde.",
        "The service could not just now. It is tried again later.",
        "O serviço não pôde agora. Tenta-se de novo mais tarde.",
    ),
    "tried_enough": Words(
        "Se intentó {count} veces sin lograrlo. Reenvíalo o llama.",
        "Tried {count} times without success. Send it again or call.",
        "Foi tentado {count} vezes sem sucesso. Reenvie ou ligue.",
    ),
    "number_wrong": Words(
        "Ese número no existe o está mal escrito. Corrígelo en la guía.",
        "That number does not exist or is mistyped. Mend it on the shipment.",
        "Esse número não existe ou está errado. Corrija na guia.",
    ),
    "number_landline": Words(
        "Es un teléfono fijo: no recibe mensajes. Llámale.",
        "It is a landline: it takes no messages. Call instead.",
        "É um telefone fixo: não recebe mensagens. Ligue.",
    ),
    "not_on_whatsapp": Words(
        "WhatsApp no pudo entregarlo: no tiene cuenta, no aceptó sus términos o te bloqueó.",
        "WhatsApp could not deliver it: no account, terms not accepted, or you are blocked.",
        "O WhatsApp não pôde entregar: sem conta, termos não aceitos ou você foi bloqueado.",
    ),
    "recipient_not_allowed": Words(
        "La cuenta está en prueba y ese número no está en su lista. Agrégalo o pide la cuenta completa.",
        "The account is on trial and that number is not on its list. Add it or ask for the full account.",
        "A conta está em teste e esse número não está na lista. Adicione ou peça a conta completa.",
    ),
    "recipient_limit": Words(
        "WhatsApp limita por ahora los mensajes a esa persona. Se usa otro canal.",
        "WhatsApp limits messages to that person for now. Another channel is used.",
        "O WhatsApp limita por agora as mensagens a essa pessoa. Usa-se outro canal.",
    ),
    "recipient_itself": Words(
        "Es el mismo número desde el que envías.",
        "It is the very number you send from.",
        "É o mesmo número de onde você envia.",
    ),
    "recipient_gone": Words(
        "Esa cuenta ya no existe o no ha abierto la conversación.",
        "That account is gone or has not opened the conversation.",
        "Essa conta não existe mais ou não abriu a conversa.",
    ),
    "recipient_stopped": Words(
        "La persona pidió no recibir mensajes por ese canal.",
        "The person asked for no messages on that channel.",
        "A pessoa pediu para não receber mensagens por esse canal.",
    ),
    "handset_off": Words(
        "El teléfono está apagado o sin señal. Se intenta otra vez más tarde.",
        "The phone is off or has no signal. It is tried again later.",
        "O telefone está desligado ou sem sinal. Tenta-se de novo mais tarde.",
    ),
    "mailbox_unknown": Words(
        "Ese correo no existe. Corrígelo en la guía.",
        "That e-mail address does not exist. Mend it on the shipment.",
        "Esse e-mail não existe. Corrija na guia.",
    ),
    "mailbox_full": Words(
        "Su buzón está lleno.",
        "Their mailbox is full.",
        "A caixa de correio está cheia.",
    ),
    "mail_refused": Words(
        "El correo del destinatario lo rechazó.",
        "The recipient's mail server refused it.",
        "O servidor de e-mail do destinatário recusou.",
    ),
    "address_unfit": Words(
        "Esa dirección no sirve para este canal.",
        "That address is not one of this channel.",
        "Esse endereço não serve para este canal.",
    ),
    "text_too_long": Words(
        "El texto es demasiado largo para este canal[: máximo {count}]. Acórtalo.",
        "The text is too long for this channel[: {count} at most]. Shorten it.",
        "O texto é longo demais para este canal[: máximo {count}]. Encurte.",
    ),
    "text_refused": Words(
        "El servicio o la operadora filtró el texto. Cámbialo; los enlaces acortados suelen ser la causa.",
        "The service or carrier filtered the text. Reword it; short links are the usual cause.",
        "O serviço ou a operadora filtrou o texto. Mude-o; links curtos costumam ser a causa.",
    ),
    "media_refused": Words(
        "El servicio no aceptó el archivo adjunto.",
        "The service refused the attached file.",
        "O serviço não aceitou o anexo.",
    ),
    "media_needs_address": Words(
        "Este servicio no envía archivos desde una computadora sin dirección pública.",
        "This service sends no files from a computer without a public address.",
        "Este serviço não envia arquivos de um computador sem endereço público.",
    ),
    "template_missing": Words(
        "No hay plantilla aprobada para este aviso en ese idioma. Elige una en Plantillas.",
        "There is no approved template for this notice in that language. Choose one under Templates.",
        "Não há modelo aprovado para este aviso nesse idioma. Escolha um em Modelos.",
    ),
    "template_mismatch": Words(
        "La plantilla pide otros datos que los que lleva el aviso. Revísala en Plantillas.",
        "The template wants other values than the notice has. Check it under Templates.",
        "O modelo pede outros dados que os do aviso. Confira em Modelos.",
    ),
    "template_paused": Words(
        "WhatsApp pausó o rechazó esa plantilla. Elige otra en Plantillas.",
        "WhatsApp has paused or rejected that template. Choose another under Templates.",
        "O WhatsApp pausou ou rejeitou esse modelo. Escolha outro em Modelos.",
    ),
    "window_closed": Words(
        "Pasaron 24 horas desde su último mensaje: solo sale una plantilla aprobada.",
        "Over 24 hours since their last message: only an approved template may go.",
        "Passaram 24 horas da última mensagem: só sai um modelo aprovado.",
    ),
    "sms_limit": Words(
        "El teléfono llegó a su límite de SMS. Se intenta otra vez en media hora.",
        "The phone has reached its SMS limit. It is tried again in half an hour.",
        "O telefone atingiu o limite de SMS. Tenta-se de novo em meia hora.",
    ),
    "no_signal": Words(
        "El teléfono de la oficina no tiene señal. Se intenta otra vez.",
        "The office's phone has no signal. It is tried again.",
        "O telefone do escritório está sem sinal. Tenta-se de novo.",
    ),
    "sms_failed": Words(
        "El teléfono de la oficina no pudo enviarlo; puede ser falta de saldo.",
        "The office's phone could not send it; it may be out of credit.",
        "O telefone do escritório não conseguiu enviar; pode ser falta de saldo.",
    ),
    "not_delivered": Words(
        "El servicio dice que no llegó[: {what}].",
        "The service says that it did not arrive[: {what}].",
        "O serviço diz que não chegou[: {what}].",
    ),
    "cancelled_there": Words(
        "Se canceló en el servicio antes de salir.",
        "It was cancelled at the service before it went.",
        "Foi cancelada no serviço antes de sair.",
    ),
}

# What a gateway tells of its account: the name of a line in its settings.
FACTS: dict[str, Words] = {
    "account": Words("Cuenta", "Account", "Conta"),
    "number": Words("Número", "Number", "Número"),
    "quality": Words("Calidad", "Quality", "Qualidade"),
    "bot": Words("Bot", "Bot", "Bot"),
    "mailbox": Words("Buzón", "Mailbox", "Caixa"),
    "server": Words("Servidor", "Server", "Servidor"),
    "version": Words("Versión", "Version", "Versão"),
    "phone": Words("Teléfono", "Phone", "Telefone"),
    "balance": Words("Saldo", "Balance", "Saldo"),
    "templates": Words("Plantillas aprobadas", "Approved templates", "Modelos aprovados"),
}

SENTENCES: dict[str, Words] = {**_GATEWAY, **_MESSAGE}
