"""Why a route, its load check or its closing cannot go on."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SENTENCES: dict[str, Words] = {
    "not_on_route": Words(
        "La guía[ {number}] no va en la ruta[ {route}]. Agrégala antes de leerla.",
        "The shipment[ {number}] is not on the route[ {route}]. Add it before you scan it.",
        "A guia[ {number}] não está na rota[ {route}]. Adicione antes de ler.",
    ),
    "already_on_route": Words(
        "La guía[ {number}] ya va en esta ruta.",
        "The shipment[ {number}] is on this route already.",
        "A guia[ {number}] já está nesta rota.",
    ),
    "on_another_route": Words(
        "La guía[ {number}] anda en la calle con otra ruta[, {route}]. Márcala ahí o reasígnala.",
        "The shipment[ {number}] is out with another route[, {route}]. Mark it there or reassign it.",
        "A guia[ {number}] está na rua com outra rota[, {route}]. Marque lá ou reatribua.",
    ),
    "wrong_route": Words(
        "La guía[ {number}] va en otra ruta[: {route}]. Apártala.",
        "The shipment[ {number}] belongs to another route[: {route}]. Put it aside.",
        "A guia[ {number}] é de outra rota[: {route}]. Separe-a.",
    ),
    "already_loaded": Words(
        "Ese bulto ya está arriba[: {number}].",
        "That piece is loaded already[: {number}].",
        "Esse volume já está carregado[: {number}].",
    ),
    "not_routable": Words(
        "La guía[ {number}] no sale a reparto como está[: “{status}”]. Pásala antes a bodega.",
        "The shipment[ {number}] cannot go out as it stands[: “{status}”]. Bring it to the depot first.",
        "A guia[ {number}] não sai para entrega como está[: “{status}”]. Leve antes ao depósito.",
    ),
    "route_code_taken": Words(
        "Ya hay una ruta {code} ese día. Ponle otra clave.",
        "There is a route {code} that day already. Give it another code.",
        "Já há uma rota {code} nesse dia. Use outro código.",
    ),
    "route_closed": Words(
        "La ruta[ {route}] ya se cerró. Lo que falte, márcalo en cada guía.",
        "The route[ {route}] is closed. Mark what is missing on each shipment.",
        "A rota[ {route}] já foi fechada. O que faltar, marque em cada guia.",
    ),
    "route_in_use": Words(
        "La ruta[ {route}] ya tiene más cosas encima y hacerla no se deshace. Deshaz antes lo más nuevo.",
        "More has happened on the route[ {route}], so making it is not undone. Undo the newer things first.",
        "A rota[ {route}] já tem mais coisas e criá-la não se desfaz. Desfaça antes o mais novo.",
    ),
    "route_not_published": Words(
        "La ruta[ {route}] aún no sale. Publícala antes de marcar sus paradas.",
        "The route[ {route}] has not left. Publish it before you mark its stops.",
        "A rota[ {route}] ainda não saiu. Publique-a antes de marcar as paradas.",
    ),
    "route_state": Words(
        "Eso no se puede con la ruta[ {route}] como está[: {state}].",
        "That cannot be done with the route[ {route}] as it stands[: {state}].",
        "Isso não se faz com a rota[ {route}] como está[: {state}].",
    ),
    "route_unknown": Words(
        "No hay una ruta con esa clave[: {route}]. Mira la lista del día.",
        "There is no route with that code[: {route}]. See the day's list.",
        "Não há rota com esse código[: {route}]. Veja a lista do dia.",
    ),
    "route_has_no_stops": Words(
        "La ruta[ {route}] no tiene paradas. Agrega guías antes de seguir.",
        "The route[ {route}] has no stops. Add shipments before you go on.",
        "A rota[ {route}] não tem paradas. Adicione guias antes de continuar.",
    ),
    "load_not_closed": Words(
        "La carga de la ruta[ {route}] sigue abierta[; bultos sin leer: {count}]. Ciérrala con un motivo por bulto.",
        "The load check of the route[ {route}] is open[; unread pieces: {count}]. Close it with a reason for each.",
        "A carga da rota[ {route}] está aberta[; volumes sem ler: {count}]. Feche com um motivo para cada um.",
    ),
    "load_over": Words(
        "La carga de la ruta[ {route}] ya terminó. Para sumar un bulto, agrégalo a otra ruta.",
        "The load check of the route[ {route}] is over. To add a piece, put it on another route.",
        "A carga da rota[ {route}] já terminou. Para somar um volume, ponha-o em outra rota.",
    ),
    "left_reason_required": Words(
        "Faltan motivos de lo que se quedó[; bultos: {count}]. Di de cada uno por qué no subió.",
        "Reasons are missing for what stays[; pieces: {count}]. Say why each was not loaded.",
        "Faltam motivos do que ficou[; volumes: {count}]. Diga por que cada um não subiu.",
    ),
    "undecided_stops": Words(
        "Para cerrar la ruta[ {route}] falta decidir paradas[: {count}]. Elige mañana, mostrador o devolución.",
        "Stops are undecided on the route[ {route}][: {count}]. Choose tomorrow, counter or return, then close it.",
        "Para fechar a rota[ {route}] falta decidir paradas[: {count}]. Escolha amanhã, balcão ou devolução.",
    ),
    "driver_unknown": Words(
        "No hay un repartidor con ese nombre[: {name}]. Agrégalo en Ajustes.",
        "There is no driver of that name[: {name}]. Add them in Settings.",
        "Não há entregador com esse nome[: {name}]. Adicione em Configurações.",
    ),
    "nobody_affected": Words(
        "Ese contratiempo no toca a ninguna guía. Revisa la ruta, la zona o la selección.",
        "That delay touches no shipment. Check the route, the zone or the selection.",
        "Esse contratempo não atinge nenhuma guia. Confira a rota, a zona ou a seleção.",
    ),
    "delay_needs_scope": Words(
        "Falta decir a quién toca el contratiempo. Elige una ruta, un repartidor, una zona o guías.",
        "Say whom the delay touches. Choose a route, a driver, a zone or shipments.",
        "Falta dizer quem o contratempo atinge. Escolha uma rota, um entregador, uma zona ou guias.",
    ),
    "delay_needs_time": Words(
        "Falta decir cuánto. Escribe los minutos de retraso o una ventana nueva.",
        "Say how much. Type the minutes of delay or a new window.",
        "Falta dizer quanto. Digite os minutos de atraso ou uma nova janela.",
    ),
    "delay_lifted": Words(
        "Ese contratiempo ya se levantó.",
        "That delay has been lifted already.",
        "Esse contratempo já foi encerrado.",
    ),
    "unknown_cause": Words(
        "Esa causa no existe[: “{value}”]. Elige una de la lista.",
        "There is no such cause[: “{value}”]. Choose one from the list.",
        "Essa causa não existe[: “{value}”]. Escolha uma da lista.",
    ),
    "window_backwards": Words(
        "La ventana termina antes de empezar. Revisa las dos horas.",
        "The window ends before it starts. Check both times.",
        "A janela termina antes de começar. Confira as duas horas.",
    ),
}
