"""Why a notice is blocked, was not made, expired, or cannot be acted on."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SENTENCES: dict[str, Words] = {
    "opted_out": Words(
        "Pidió no recibir avisos[ el {since}][, lo anotó {who}]. Si hace falta, llámale.",
        "Asked for no more notices[ on {since}][, noted by {who}]. Call if you must.",
        "Pediu para não receber avisos[ em {since}][, anotado por {who}]. Se for preciso, ligue.",
    ),
    "no_phone": Words(
        "No tiene teléfono para avisarle. Escríbelo en la guía.",
        "There is no phone to send it to. Type it on the shipment.",
        "Não tem telefone para avisar. Digite na guia.",
    ),
    "no_whatsapp": Words(
        "Ese número no tiene WhatsApp. Llámale.",
        "That number has no WhatsApp. Call instead.",
        "Esse número não tem WhatsApp. Ligue.",
    ),
    "notice_goes_by_gateway": Words(
        "Ese aviso sale solo por su canal. Si quieres enviarlo tú, pásalo a mano.",
        "That notice goes by itself through its channel. To send it yourself, pass it to be sent by hand.",
        "Esse aviso sai sozinho pelo canal. Para enviar você, passe para envio manual.",
    ),
    "notice_gone_already": Words(
        "Ese aviso ya salió o ya terminó.",
        "That notice has gone or is over.",
        "Esse aviso já saiu ou já terminou.",
    ),
    "notice_being_sent": Words(
        "Ese aviso está saliendo en este momento.",
        "That notice is being sent right now.",
        "Esse aviso está saindo neste momento.",
    ),
    "notice_not_failed": Words(
        "Solo se reenvía lo que no llegó o no se envió.",
        "Only what did not arrive or was not sent can be sent again.",
        "Só se reenvia o que não chegou ou não foi enviado.",
    ),
    "notice_ask_first": Words(
        "Pudo haber salido: di primero si llegó o no.",
        "It may have gone out: first say whether it arrived.",
        "Pode ter saído: diga primeiro se chegou ou não.",
    ),
    "notice_waits_no_try": Words(
        "Ese aviso no espera otro intento.",
        "That notice is not waiting for another try.",
        "Esse aviso não espera outra tentativa.",
    ),
    "notice_by_hand_already": Words(
        "Ese aviso ya está preparado para enviarse a mano.",
        "That notice is prepared to be sent by hand already.",
        "Esse aviso já está preparado para envio manual.",
    ),
    "notice_gone": Words(
        "Ese aviso ya no existe: se deshizo lo que lo pedía.",
        "That notice is no more: what called for it was undone.",
        "Esse aviso não existe mais: desfez-se o que o pedia.",
    ),
    "by_hand": Words(
        "Se pasó a mano: lo envía una persona por WhatsApp.",
        "Passed to a person, who sends it by WhatsApp.",
        "Passado para envio manual pelo WhatsApp.",
    ),
    "withdrawn": Words(
        "Se deshizo lo que este aviso contaba.",
        "What this notice told was undone.",
        "Desfez-se o que este aviso contava.",
    ),
    "ledger_restored": Words(
        "Esperaba en una copia que se restauró: pudo salir después de hecha la copia.",
        "It waited in a copy that was restored: it may have gone after the copy was made.",
        "Esperava numa cópia que foi restaurada: pode ter saído depois de feita a cópia.",
    ),
    "message_made_anew": Words(
        "Cambió a quién o qué avisar: lo que queda sale en otro mensaje.",
        "Whom or what to tell has changed: what is left goes in another message.",
        "Mudou a quem ou o que avisar: o que resta sai em outra mensagem.",
    ),
    "notice_told_elsewhere": Words(
        "Eso ya se avisó, o se está avisando, por otro canal.",
        "That was told, or is being told, by another channel.",
        "Isso já foi avisado, ou está sendo, por outro canal.",
    ),
    "told_not_sent": Words(
        "Una persona dijo que no salió.",
        "A person said that it did not go.",
        "Uma pessoa disse que não saiu.",
    ),
    "quiet_hours": Words(
        "Son horas de silencio[ hasta las {until}]. El aviso espera.",
        "These are quiet hours[, until {until}]. The notice waits.",
        "É horário de silêncio[ até {until}]. O aviso espera.",
    ),
    "too_many_delays": Words(
        "Ya recibió hoy los avisos de contratiempo que permites[: {count}]. Mejor llámale.",
        "Has had today's delay notices already[: {count}]. Better call.",
        "Já recebeu hoje os avisos de atraso permitidos[: {count}]. Melhor ligar.",
    ),
    "too_many_today": Words(
        "Ya recibió hoy los avisos que permite la estrategia[: {count}]. El resultado sí se le avisa.",
        "Has had as many notices today as the strategy allows[: {count}]. The result will still be told.",
        "Já recebeu hoje os avisos que a estratégia permite[: {count}]. O resultado ainda será avisado.",
    ),
    "no_address_there": Words(
        "Por los canales de la estrategia no hay cómo escribirle. Falta su correo o su teléfono.",
        "None of the strategy's channels reaches them. Their e-mail or phone is missing.",
        "Nenhum canal da estratégia chega até a pessoa. Falta o e-mail ou o telefone.",
    ),
    "channel_refused": Words(
        "Pidió no recibir avisos por ese canal, y la estrategia no permite otro.",
        "Asked for no notices by that channel, and the strategy allows no other.",
        "Pediu para não receber avisos por esse canal, e a estratégia não permite outro.",
    ),
    "no_gateway_on": Words(
        "La estrategia pide un canal que no tiene pasarela encendida. Enciéndela o permite el envío a mano.",
        "The strategy asks for a channel with no gateway on. Switch one on or allow sending by hand.",
        "A estratégia pede um canal sem gateway ligado. Ligue um ou permita o envio manual.",
    ),
    "switched_off": Words(
        "La estrategia tiene apagado este aviso.",
        "The strategy has this notice switched off.",
        "A estratégia está com este aviso desligado.",
    ),
    "hours_upside_down": Words(
        "La hora de inicio va antes que la de fin[: {earliest}–{latest}].",
        "The first hour must come before the last[: {earliest}–{latest}].",
        "A hora de início vem antes da de fim[: {earliest}–{latest}].",
    ),
    "no_channel_left": Words(
        "Deja al menos un canal, o apaga el aviso.",
        "Leave at least one channel, or switch the notice off.",
        "Deixe ao menos um canal, ou desligue o aviso.",
    ),
    "same_delay_told": Words(
        "Este contratiempo ya se le avisó, con la misma hora.",
        "Has been told of this delay already, with the same time.",
        "Este atraso já foi avisado, com a mesma hora.",
    ),
    "late_marking": Words(
        "Se marcó tarde: solo se avisa el resultado.",
        "Marked late: only the result is told.",
        "Marcado tarde: só se avisa o resultado.",
    ),
    "imported_final": Words(
        "La guía entró ya terminada: no se avisa nada.",
        "The shipment came in finished: nothing is told.",
        "A guia entrou já terminada: nada é avisado.",
    ),
    "already_told": Words(
        "Eso ya se le avisó.",
        "Has been told of that already.",
        "Isso já foi avisado.",
    ),
    "day_over": Words(
        "El aviso era para ese día y ya no sirve.",
        "The notice was for that day and is of no use any more.",
        "O aviso era para aquele dia e já não serve.",
    ),
    "window_over": Words(
        "La hora prometida ya pasó. El aviso no sirve.",
        "The promised time has passed. The notice is of no use.",
        "A hora prometida já passou. O aviso não serve.",
    ),
    "implied_step": Words(
        "El paso se dio por hecho con una marca posterior: no se avisa.",
        "The step was implied by a later mark: it is not told.",
        "O passo ficou implícito em uma marca posterior: não se avisa.",
    ),
    "undone": Words(
        "La marca que lo pedía se deshizo.",
        "The mark that called for it was undone.",
        "A marca que o pedia foi desfeita.",
    ),
    "superseded": Words(
        "Un aviso más nuevo dice lo que hace falta.",
        "A newer notice says what is needed.",
        "Um aviso mais novo diz o que é preciso.",
    ),
    "skipped": Words(
        "Decidiste no enviarlo.",
        "You chose not to send it.",
        "Você decidiu não enviar.",
    ),
    "told_by_phone": Words(
        "Se le avisó por teléfono.",
        "Was told by telephone.",
        "Foi avisado por telefone.",
    ),
    "notice_not_waiting": Words(
        "Este aviso ya no espera[: {state}].[ {why}]",
        "This notice is not waiting any more[: {state}].[ {why}]",
        "Este aviso já não espera[: {state}].[ {why}]",
    ),
    "text_empty": Words(
        "El mensaje quedó vacío. Escribe algo o no lo envíes.",
        "The message is empty. Write something or do not send it.",
        "A mensagem ficou vazia. Escreva algo ou não envie.",
    ),
    "template_broken": Words(
        "La plantilla de este aviso tiene un error[: {detail}]. Corrígela en Ajustes.",
        "The template of this notice has an error[: {detail}]. Correct it in Settings.",
        "O modelo deste aviso tem um erro[: {detail}]. Corrija em Configurações.",
    ),
}
