"""What each kind of fact is called. Those that set a status bear the status's own word."""

from __future__ import annotations

from courier_desktop.domain.words import Words

EVENT_WORDS: dict[str, Words] = {
    "registered": Words("Registro", "Registered", "Registro"),
    "amended": Words("Datos corregidos", "Details corrected", "Dados corrigidos"),
    "pieces": Words("Bultos", "Pieces", "Volumes"),
    "stop_assigned": Words("Entra a ruta", "Put on a route", "Entra na rota"),
    "stop_removed": Words("Sale de ruta", "Taken off a route", "Sai da rota"),
    "load_scan": Words("Leído en la carga", "Read at the load check", "Lido na carga"),
    "left_behind": Words("Se quedó", "Left behind", "Ficou"),
    "at_door": Words("En la puerta", "At the door", "Na porta"),
    "promise_made": Words("Ventana prometida", "Window promised", "Janela prometida"),
    "promise_changed": Words("Ventana cambiada", "Window changed", "Janela alterada"),
    "delay": Words("Contratiempo", "Setback", "Contratempo"),
    "delay_lifted": Words("Contratiempo levantado", "Setback lifted", "Contratempo encerrado"),
    "delay_declared": Words("Contratiempo declarado", "Setback declared", "Contratempo declarado"),
    "delay_ended": Words("Contratiempo levantado", "Setback lifted", "Contratempo encerrado"),
    "route_opened": Words("Ruta hecha", "Route made", "Rota feita"),
    "route_changed": Words("Ruta cambiada", "Route changed", "Rota alterada"),
    "route_ordered": Words("Orden de la ruta", "Route's order", "Ordem da rota"),
    "load_closed": Words("Carga cerrada", "Load check closed", "Carga fechada"),
    "route_published": Words("Ruta publicada", "Route published", "Rota publicada"),
    "route_closed": Words("Ruta cerrada", "Route closed", "Rota fechada"),
    "opted_out": Words("No quiere avisos", "Wants no notices", "Não quer avisos"),
    "opted_in": Words("Quiere avisos otra vez", "Wants notices again", "Quer avisos de novo"),
    "person_erased": Words("Datos de la persona borrados", "The person's data erased", "Dados da pessoa apagados"),
    "corrected": Words("Corrección", "Correction", "Correção"),
}
