"""Why a mark is refused, and how to do it properly."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SENTENCES: dict[str, Words] = {
    "end_state": Words(
        "La guía[ {number}] ya terminó: está en “{status}”. Para cambiarla, corrige esa marca con un motivo.",
        "The shipment[ {number}] has ended: it is “{status}”. To change it, correct that mark and say why.",
        "A guia[ {number}] já terminou: está em “{status}”. Para mudar, corrija essa marca com um motivo.",
    ),
    "end_state_needs_reason": Words(
        "Para sacar la guía[ {number}] de “{status}” escribe el motivo.",
        "To take the shipment[ {number}] out of “{status}”, write the reason.",
        "Para tirar a guia[ {number}] de “{status}”, escreva o motivo.",
    ),
    "cancelled_parcel": Words(
        "La guía[ {number}] está cancelada y no se puede entregar. Si de verdad va, corrige antes la cancelación.",
        "The shipment[ {number}] is cancelled and cannot be delivered. If it does go, correct the cancellation first.",
        "A guia[ {number}] está cancelada e não pode ser entregue. Se vai mesmo, corrija antes o cancelamento.",
    ),
    "cancel_is_return": Words(
        "La guía[ {number}] ya se recolectó: no se cancela, se devuelve. Pásala a bodega y márcala “En devolución”.",
        "The shipment[ {number}] has been picked up: return it instead. Bring it to the depot and mark it “Returning”.",
        "A guia[ {number}] já foi coletada: não se cancela, devolve-se. Leve ao depósito e marque “Em devolução”.",
    ),
    "same_status": Words(
        "La guía[ {number}] ya está en “{status}”. No hay nada que marcar.",
        "The shipment[ {number}] is “{status}” already. There is nothing to mark.",
        "A guia[ {number}] já está em “{status}”. Não há nada a marcar.",
    ),
    "not_allowed": Words(
        "La guía[ {number}] no pasa de “{from}” a “{to}”.[ Puede pasar a {allowed}.]",
        "The shipment[ {number}] does not go from “{from}” to “{to}”.[ It may go to {allowed}.]",
        "A guia[ {number}] não passa de “{from}” a “{to}”.[ Pode passar a {allowed}.]",
    ),
    "rejected_at_load": Words(
        "La guía[ {number}] no subió a la unidad[ ({reason})]. Léela en la carga de una ruta y luego márcala.",
        "The shipment[ {number}] was not loaded[ ({reason})]. Scan it onto a route before you mark it on the road.",
        "A guia[ {number}] não subiu no veículo[ ({reason})]. Leia-a na carga de uma rota antes de marcá-la na rua.",
    ),
    "reason_required": Words(
        "Falta decir por qué no se entregó[ {number}]. Elige un motivo de la tarjeta.",
        "Say why the delivery failed[: {number}]. Choose a reason from the card.",
        "Falta dizer por que não foi entregue[: {number}]. Escolha um motivo do cartão.",
    ),
    "unknown_reason": Words(
        "Ese motivo no existe[: “{value}”]. Elige uno de la tarjeta.",
        "There is no such reason[: “{value}”]. Choose one from the card.",
        "Esse motivo não existe[: “{value}”]. Escolha um do cartão.",
    ),
    "note_required": Words(
        "El motivo “{reason}” pide una nota. Escribe qué pasó.",
        "The reason “{reason}” asks for a note. Write what happened.",
        "O motivo “{reason}” pede uma nota. Escreva o que houve.",
    ),
    "already_at_door": Words(
        "El repartidor ya está en la puerta con la guía[ {number}]. Marca entregada o fallida.",
        "The driver is at the door with the shipment[ {number}] already. Mark it delivered or failed.",
        "O entregador já está na porta com a guia[ {number}]. Marque entregue ou sem sucesso.",
    ),
    "number_unknown": Words(
        "Ninguna guía lleva ese número[: {number}]. Revisa que sea de esta oficina.",
        "No shipment bears that number[: {number}]. Check that it is this office's.",
        "Nenhuma guia tem esse número[: {number}]. Confira se é desta filial.",
    ),
    "not_found": Words(
        "No se encontró nada con ese número[: {number}]. Revísalo y búscalo otra vez.",
        "Nothing was found under that number[: {number}]. Check it and search again.",
        "Nada foi encontrado com esse número[: {number}]. Confira e procure outra vez.",
    ),
    "check_digit": Words(
        "El número[ {number}] tiene un error de dedo: no cuadra con su último carácter. Compáralo con la etiqueta.",
        "The number[ {number}] is mistyped: it does not match its last character. Compare it with the slip.",
        "O número[ {number}] tem um erro de digitação: não confere com o último caractere. Compare com a etiqueta.",
    ),
    "ambiguous_number": Words(
        "“{number}” puede ser más de una guía. Escribe el número completo.",
        "“{number}” may be more than one shipment. Type the whole number.",
        "“{number}” pode ser mais de uma guia. Digite o número completo.",
    ),
    "in_the_future": Words(
        "Esa hora todavía no llega[: {time}]. Revisa la hora de la marca[ de {number}].",
        "That time has not come yet[: {time}]. Check the time of the mark[ on {number}].",
        "Essa hora ainda não chegou[: {time}]. Confira a hora da marca[ de {number}].",
    ),
    "before_registration": Words(
        "La guía[ {number}] aún no estaba registrada a esa hora[: {time}]. Revisa la hora de la marca.",
        "The shipment[ {number}] was not registered yet at that time[: {time}]. Check the time of the mark.",
        "A guia[ {number}] ainda não estava registrada nessa hora[: {time}]. Confira a hora da marca.",
    ),
    "bad_time": Words(
        "No se entiende la hora[: “{value}”]. Escríbela como 10:42 o 2026-11-23T10:42.",
        "The time cannot be read[: “{value}”]. Write it as 10:42 or 2026-11-23T10:42.",
        "Não dá para ler a hora[: “{value}”]. Escreva como 10:42 ou 2026-11-23T10:42.",
    ),
    "amount_missing": Words(
        "La entrega[ de {number}] quedó registrada, pero falta cuánto se cobró[: eran {due}]. Anótalo antes del corte.",
        "The delivery[ of {number}] is recorded, but not what was collected[: {due} was due]. Note it before settling.",
        "A entrega[ de {number}] ficou registrada, mas falta quanto se recebeu[: eram {due}]. Anote antes do acerto.",
    ),
    "amount_differs": Words(
        "Se cobró {given} y eran {due}[ en {number}]. Quedó como lo dijiste; acláralo con el repartidor.",
        "{given} was collected and {due} was due[ on {number}]. It stands as you said; ask the driver.",
        "Recebeu-se {given} e eram {due}[ em {number}]. Ficou como você disse; esclareça com o entregador.",
    ),
    "nothing_to_undo": Words(
        "No hay nada que deshacer.",
        "There is nothing to undo.",
        "Não há nada a desfazer.",
    ),
    "registration_in_use": Words(
        "La guía[ {number}] ya se movió y su registro no se deshace. Si no va, cancélala.",
        "The shipment[ {number}] has moved, so its registration is not undone. If it does not go, cancel it.",
        "A guia[ {number}] já andou e seu registro não se desfaz. Se não vai, cancele-a.",
    ),
    "later_marks_stand": Words(
        "La guía[ {number}] tiene marcas más nuevas que se apoyan en esta. Corrígela desde su historia.",
        "The shipment[ {number}] has newer marks that stand on this one. Correct it from its history.",
        "A guia[ {number}] tem marcas mais novas que se apoiam nesta. Corrija pelo histórico.",
    ),
    "end_needs_correction": Words(
        "La guía[ {number}] ya terminó y eso no se deshace sin más. Corrígela desde su historia, con el motivo.",
        "The shipment[ {number}] has ended, which is not simply undone. Correct it from its history and say why.",
        "A guia[ {number}] já terminou e isso não se desfaz sem mais. Corrija pelo histórico, com o motivo.",
    ),
    "correction_needs_why": Words(
        "Di por qué se corrige[ {number}]: elige un motivo; “otro” pide además una nota.",
        "Say why it is corrected[: {number}]. Choose a reason; “another” asks for a note too.",
        "Diga por que se corrige[ {number}]: escolha um motivo; “outro” pede também uma nota.",
    ),
    "already_corrected": Words(
        "Eso ya se corrigió antes[ en {number}]. Mira la historia: dice quién y por qué.",
        "That was corrected before[ on {number}]. The history says by whom and why.",
        "Isso já foi corrigido antes[ em {number}]. O histórico diz quem e por quê.",
    ),
    "cannot_come_back": Words(
        "Lo que pasó después[ con {number}] no deja que eso vuelva. Regístralo o márcalo otra vez.",
        "What has happened since[ to {number}] does not let that come back. Register or mark it again.",
        "O que houve depois[ com {number}] não deixa isso voltar. Registre ou marque outra vez.",
    ),
    "erasure_is_final": Words(
        "Los datos de una persona se borran para siempre: eso no se deshace.",
        "A person's data is erased for good: that cannot be undone.",
        "Os dados de uma pessoa são apagados para sempre: isso não se desfaz.",
    ),
    "route_went_on": Words(
        "La ruta[ {route}] siguió adelante después de eso. Corrige antes lo último de la ruta.",
        "The route[ {route}] has gone on since. Correct the latest of the route first.",
        "A rota[ {route}] seguiu adiante depois disso. Corrija antes o último da rota.",
    ),
    "correct_the_whole": Words(
        "Eso se hizo para varias guías a la vez y solo se corrige entero.",
        "That was done to several shipments at once and is corrected only as a whole.",
        "Isso foi feito para várias guias de uma vez e só se corrige inteiro.",
    ),
    "unknown_event": Words(
        "No hay tal renglón en la historia[: “{value}”]. Mira los números con history.",
        "There is no such line in the history[: “{value}”]. See the numbers with history.",
        "Não há essa linha no histórico[: “{value}”]. Veja os números com history.",
    ),
}
