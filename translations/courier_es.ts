<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_MX" sourcelanguage="es_MX">
<context>
    <name>AffectedPane</name>
    <message numerus="yes">
        <source>%n más sigue(n) en su ventana, no recibe(n) nada</source>
        <translation>
            <numerusform>%n más sigue en su ventana, no recibe nada</numerusform>
            <numerusform>%n más siguen en su ventana, no reciben nada</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sigue(n) en su ventana, no recibe(n) nada</source>
        <translation>
            <numerusform>%n sigue en su ventana, no recibe nada</numerusform>
            <numerusform>%n siguen en su ventana, no reciben nada</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aftermath</name>
    <message numerus="yes">
        <source>%n guía(s) importada(s)</source>
        <translation>
            <numerusform>%n guía importada</numerusform>
            <numerusform>%n guías importadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%Ln guía(s)</source>
        <translation>
            <numerusform>%Ln guía</numerusform>
            <numerusform>%Ln guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln guía(s) nueva(s)</source>
        <translation>
            <numerusform>%Ln guía nueva</numerusform>
            <numerusform>%Ln guías nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marca(s): entregas, intentos, pasos</source>
        <translation>
            <numerusform>%Ln marca: entregas, intentos, pasos</numerusform>
            <numerusform>%Ln marcas: entregas, intentos, pasos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paso(s) de rutas, cargas y promesas</source>
        <translation>
            <numerusform>%Ln paso de rutas, cargas y promesas</numerusform>
            <numerusform>%Ln pasos de rutas, cargas y promesas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paso(s) de avisos</source>
        <translation>
            <numerusform>%Ln paso de avisos</numerusform>
            <numerusform>%Ln pasos de avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paso(s) de contratiempos</source>
        <translation>
            <numerusform>%Ln paso de contratiempos</numerusform>
            <numerusform>%Ln pasos de contratiempos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrección(es) y otros</source>
        <translation>
            <numerusform>%Ln corrección u otro</numerusform>
            <numerusform>%Ln correcciones y otros</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchLine</name>
    <message numerus="yes">
        <source>%n sin precio</source>
        <translation>
            <numerusform>%n sin precio</numerusform>
            <numerusform>%n sin precio</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n seleccionada(s)</source>
        <translation>
            <numerusform>%n seleccionada</numerusform>
            <numerusform>%n seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareCard</name>
    <message numerus="yes">
        <source>Se rehizo el estado de %Ln guía(s).</source>
        <translation>
            <numerusform>Se rehizo el estado de %Ln guía.</numerusform>
            <numerusform>Se rehizo el estado de %Ln guías.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareWords</name>
    <message numerus="yes">
        <source>%n dato(s) no cuadra(n) con la historia; el primero: {0}. Rehaz el estado.</source>
        <translation>
            <numerusform>%n dato no cuadra con la historia: {0}. Rehaz el estado.</numerusform>
            <numerusform>%n datos no cuadran con la historia; el primero: {0}. Rehaz el estado.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carried</name>
    <message numerus="yes">
        <source>%n cancelado(s)</source>
        <translation>
            <numerusform>%n cancelado</numerusform>
            <numerusform>%n cancelados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por reenviar</source>
        <translation>
            <numerusform>%n por reenviar</numerusform>
            <numerusform>%n por reenviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n se intenta(n) ya</source>
        <translation>
            <numerusform>%n se intenta ya</numerusform>
            <numerusform>%n se intentan ya</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por enviar a mano</source>
        <translation>
            <numerusform>%n por enviar a mano</numerusform>
            <numerusform>%n por enviar a mano</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoicesSheet</name>
    <message numerus="yes">
        <source>faltan %n</source>
        <translation>
            <numerusform>falta %n</numerusform>
            <numerusform>faltan %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Falta decidir %n</source>
        <translation>
            <numerusform>Falta decidir %n</numerusform>
            <numerusform>Falta decidir %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message numerus="yes">
        <source>%n mensaje(s) que salieron solos</source>
        <translation>
            <numerusform>%n mensaje que salió solo</numerusform>
            <numerusform>%n mensajes que salieron solos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recibido(s)</source>
        <translation>
            <numerusform>%n recibido</numerusform>
            <numerusform>%n recibidos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectPanel</name>
    <message numerus="yes">
        <source>Las %n de ese acto</source>
        <translation>
            <numerusform>La de ese acto</numerusform>
            <numerusform>Las %n de ese acto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se retira(n) %n aviso(s) que no ha(n) salido: {0}.</source>
        <translation>
            <numerusform>Se retira %n aviso que no ha salido: {0}.</numerusform>
            <numerusform>Se retiran %n avisos que no han salido: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s) ya salió(eron) y no se puede(n) retirar: {0}.</source>
        <translation>
            <numerusform>%n aviso ya salió y no se puede retirar: {0}.</numerusform>
            <numerusform>%n avisos ya salieron y no se pueden retirar: {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>afectada(s)</source>
        <translation>
            <numerusform>afectada</numerusform>
            <numerusform>afectadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recibe(n) aviso</source>
        <translation>
            <numerusform>recibe aviso</numerusform>
            <numerusform>reciben aviso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no se le(s) puede avisar</source>
        <translation>
            <numerusform>no se le puede avisar</numerusform>
            <numerusform>no se les puede avisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sigue(n) en su ventana</source>
        <translation>
            <numerusform>sigue en su ventana</numerusform>
            <numerusform>siguen en su ventana</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>con aviso</source>
        <translation>
            <numerusform>con aviso</numerusform>
            <numerusform>con aviso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bloqueada(s)</source>
        <translation>
            <numerusform>bloqueada</numerusform>
            <numerusform>bloqueadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>en su ventana</source>
        <translation>
            <numerusform>en su ventana</numerusform>
            <numerusform>en su ventana</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Delays</name>
    <message numerus="yes">
        <source>Sobre %n guía(s)</source>
        <translation>
            <numerusform>Sobre %n guía</numerusform>
            <numerusform>Sobre %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n abierto(s)</source>
        <translation>
            <numerusform>%n abierto</numerusform>
            <numerusform>%n abiertos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sobre %n guía(s)</source>
        <translation>
            <numerusform>sobre %n guía</numerusform>
            <numerusform>sobre %n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DelaysPage</name>
    <message numerus="yes">
        <source>%n guía(s) sin contratiempo: {0}</source>
        <translation>
            <numerusform>%n guía sin contratiempo: {0}</numerusform>
            <numerusform>%n guías sin contratiempo: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliverPopover</name>
    <message numerus="yes">
        <source>quién es · %n bulto(s)</source>
        <translation>
            <numerusform>quién es · %n bulto</numerusform>
            <numerusform>quién es · %n bultos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Departures</name>
    <message numerus="yes">
        <source>%n entregada(s)</source>
        <translation>
            <numerusform>%n entregada</numerusform>
            <numerusform>%n entregadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fallida(s)</source>
        <translation>
            <numerusform>%n fallida</numerusform>
            <numerusform>%n fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por decidir</source>
        <translation>
            <numerusform>%n por decidir</numerusform>
            <numerusform>%n por decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} salió con %n parada(s)</source>
        <translation>
            <numerusform>{0} salió con %n parada</numerusform>
            <numerusform>{0} salió con %n paradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} cerrada, %n parada(s) decididas</source>
        <translation>
            <numerusform>{0} cerrada, %n parada decidida</numerusform>
            <numerusform>{0} cerrada, %n paradas decididas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>Siguiente tanda: %n aviso(s)</source>
        <translation>
            <numerusform>Siguiente tanda: %n aviso</numerusform>
            <numerusform>Siguiente tanda: %n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmado(s). </source>
        <translation>
            <numerusform>%n confirmado. </numerusform>
            <numerusform>%n confirmados. </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePane</name>
    <message numerus="yes">
        <source>Entraron %n guía(s)</source>
        <translation>
            <numerusform>Entró %n guía</numerusform>
            <numerusform>Entraron %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se cambiaron %n guía(s)</source>
        <translation>
            <numerusform>Se cambió %n guía</numerusform>
            <numerusform>Se cambiaron %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pedido(s) con problema. Guárdalos, corrígelos y vuelve a importarlos.</source>
        <translation>
            <numerusform>%n pedido con problema. Guárdalo, corrígelo y vuelve a importarlo.</numerusform>
            <numerusform>%n pedidos con problema. Guárdalos, corrígelos y vuelve a importarlos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message numerus="yes">
        <source>Quedó registrado en %n guía(s)</source>
        <translation>
            <numerusform>Quedó registrado en %n guía</numerusform>
            <numerusform>Quedó registrado en %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bloqueado(s) queda(n) en Hoy para llamar por teléfono.</source>
        <translation>
            <numerusform>%n bloqueado queda en Hoy para llamar por teléfono.</numerusform>
            <numerusform>%n bloqueados quedan en Hoy para llamar por teléfono.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s) sale(n) solo(s).</source>
        <translation>
            <numerusform>%n aviso sale solo.</numerusform>
            <numerusform>%n avisos salen solos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enviar ahora %n aviso(s)</source>
        <translation>
            <numerusform>Enviar ahora %n aviso</numerusform>
            <numerusform>Enviar ahora %n avisos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DriverPopover</name>
    <message numerus="yes">
        <source>%n parada(s) de {0} pasan a una ruta nueva, ya en la calle</source>
        <translation>
            <numerusform>%n parada de {0} pasa a una ruta nueva, ya en la calle</numerusform>
            <numerusform>%n paradas de {0} pasan a una ruta nueva, ya en la calle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyShipments</name>
    <message numerus="yes">
        <source>Hay %Ln en esta vista sin el filtro.</source>
        <translation>
            <numerusform>Hay %Ln en esta vista sin el filtro.</numerusform>
            <numerusform>Hay %Ln en esta vista sin el filtro.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsColumn</name>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileHead</name>
    <message numerus="yes">
        <source>%n pedido(s)</source>
        <translation>
            <numerusform>%n pedido</numerusform>
            <numerusform>%n pedidos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>Ahora es %n bulto(s)</source>
        <translation>
            <numerusform>Ahora es %n bulto</numerusform>
            <numerusform>Ahora son %n bultos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n llamada(s)</source>
        <translation>
            <numerusform>%n llamada</numerusform>
            <numerusform>%n llamadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message numerus="yes">
        <source>Corregir %n guía(s)</source>
        <translation>
            <numerusform>Corregir %n guía</numerusform>
            <numerusform>Corregir %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s): corregidas</source>
        <translation>
            <numerusform>%n guía corregida</numerusform>
            <numerusform>%n guías corregidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message numerus="yes">
        <source>Importando %n guía(s)</source>
        <translation>
            <numerusform>Importando %n guía</numerusform>
            <numerusform>Importando %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archivo(s) más después</source>
        <translation>
            <numerusform>%n archivo más después</numerusform>
            <numerusform>%n archivos más después</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message numerus="yes">
        <source>%n mensaje(s) enviado(s) hoy</source>
        <translation>
            <numerusform>%n mensaje enviado hoy</numerusform>
            <numerusform>%n mensajes enviados hoy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoadColumn</name>
    <message numerus="yes">
        <source>faltan %n</source>
        <translation>
            <numerusform>falta %n</numerusform>
            <numerusform>faltan %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin leer: se pedirá motivo de cada uno</source>
        <translation>
            <numerusform>%n sin leer: se pedirá el motivo</numerusform>
            <numerusform>%n sin leer: se pedirá motivo de cada uno</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Loads</name>
    <message numerus="yes">
        <source>%n guía(s) se quedan: di por qué de cada una</source>
        <translation>
            <numerusform>%n guía se queda: di por qué</numerusform>
            <numerusform>%n guías se quedan: di por qué de cada una</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carga cerrada: %n guía(s) se quedan</source>
        <translation>
            <numerusform>Carga cerrada: %n guía se queda</numerusform>
            <numerusform>Carga cerrada: %n guías se quedan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MakeSheet</name>
    <message numerus="yes">
        <source>Crear ruta con %n guía(s)</source>
        <translation>
            <numerusform>Crear ruta con %n guía</numerusform>
            <numerusform>Crear ruta con %n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkDesk</name>
    <message numerus="yes">
        <source>Cancelar %n guía(s)</source>
        <translation>
            <numerusform>Cancelar %n guía</numerusform>
            <numerusform>Cancelar %n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficialPane</name>
    <message numerus="yes">
        <source>%n plantillas</source>
        <translation>
            <numerusform>%n plantilla</numerusform>
            <numerusform>%n plantillas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message numerus="yes">
        <source>%n min adelante</source>
        <translation>
            <numerusform>%n min adelante</numerusform>
            <numerusform>%n min adelante</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min atrás</source>
        <translation>
            <numerusform>%n min atrás</numerusform>
            <numerusform>%n min atrás</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonSheet</name>
    <message numerus="yes">
        <source>%n texto(s) vacíos</source>
        <translation>
            <numerusform>%n texto vacío</numerusform>
            <numerusform>%n textos vacíos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hacer un respaldo nuevo y borrar %n copia(s)</source>
        <translation>
            <numerusform>Hacer un respaldo nuevo y borrar %n copia</numerusform>
            <numerusform>Hacer un respaldo nuevo y borrar %n copias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) sin terminar: {0}. Entrégalas o cancélalas antes.</source>
        <translation>
            <numerusform>%n guía sin terminar: {0}. Entrégala o cancélala antes.</numerusform>
            <numerusform>%n guías sin terminar: {0}. Entrégalas o cancélalas antes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>También su nombre y teléfono en %n texto(s) de otros que los llevan</source>
        <translation>
            <numerusform>También su nombre y teléfono en %n texto de otros que los lleva</numerusform>
            <numerusform>También su nombre y teléfono en %n textos de otros que los llevan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texto(s): avisos, notas, quién recibió</source>
        <translation>
            <numerusform>%n texto: avisos, notas, quién recibió</numerusform>
            <numerusform>%n textos: avisos, notas, quién recibió</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n guía</numerusform>
            <numerusform>%n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copia(s) podría(n) tenerla todavía</source>
        <translation>
            <numerusform>%n copia podría tenerla todavía</numerusform>
            <numerusform>%n copias podrían tenerla todavía</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copia(s) la tiene(n) todavía, o podría(n) tenerla</source>
        <translation>
            <numerusform>%n copia la tiene todavía, o podría tenerla</numerusform>
            <numerusform>%n copias la tienen todavía, o podrían tenerla</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copia(s) la tiene(n) todavía</source>
        <translation>
            <numerusform>%n copia la tiene todavía</numerusform>
            <numerusform>%n copias la tienen todavía</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} y %n más</source>
        <translation>
            <numerusform>{0} y %n más</numerusform>
            <numerusform>{0} y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickSheet</name>
    <message numerus="yes">
        <source>Agregar %n guía(s)</source>
        <translation>
            <numerusform>Agregar %n guía</numerusform>
            <numerusform>Agregar %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n bulto</numerusform>
            <numerusform>%n bultos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CP</source>
        <translation>
            <numerusform>%n CP</numerusform>
            <numerusform>%n CP</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plans</name>
    <message numerus="yes">
        <source>Ruta {0} lista con %n guía(s)</source>
        <translation>
            <numerusform>Ruta {0} lista con %n guía</numerusform>
            <numerusform>Ruta {0} lista con %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) pasaron a la {0}</source>
        <translation>
            <numerusform>%n guía pasó a la {0}</numerusform>
            <numerusform>%n guías pasaron a la {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message numerus="yes">
        <source>%Ln hecho(s) en su historia</source>
        <translation>
            <numerusform>%Ln hecho en su historia</numerusform>
            <numerusform>%Ln hechos en su historia</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Y vuelve(n) %Ln hecho(s) que hoy no está(n).</source>
        <translation>
            <numerusform>Y vuelve %Ln hecho que hoy no está.</numerusform>
            <numerusform>Y vuelven %Ln hechos que hoy no están.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message numerus="yes">
        <source>%n mensajes</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partes</source>
        <translation>
            <numerusform>%n parte</numerusform>
            <numerusform>%n partes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>%n etiqueta(s) enviada(s) a {0}</source>
        <translation>
            <numerusform>%n etiqueta enviada a {0}</numerusform>
            <numerusform>%n etiquetas enviadas a {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublishPopover</name>
    <message numerus="yes">
        <source>Se congelan %n ventana(s)</source>
        <translation>
            <numerusform>Se congela %n ventana</numerusform>
            <numerusform>Se congelan %n ventanas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conserva(n) la hora acordada</source>
        <translation>
            <numerusform>%n conserva la hora acordada</numerusform>
            <numerusform>%n conservan la hora acordada</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se preparan %n aviso(s) «va en camino»</source>
        <translation>
            <numerusform>Se prepara %n aviso «va en camino»</numerusform>
            <numerusform>Se preparan %n avisos «va en camino»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin aviso: pidió BAJA o no tiene teléfono</source>
        <translation>
            <numerusform>%n sin aviso: pidió BAJA o no tiene teléfono</numerusform>
            <numerusform>%n sin aviso: pidieron BAJA o no tienen teléfono</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message numerus="yes">
        <source>%n guía(s) quedaron como estaban</source>
        <translation>
            <numerusform>%n guía quedó como estaba</numerusform>
            <numerusform>%n guías quedaron como estaban</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Las otras %n sí cambiaron.</source>
        <translation>
            <numerusform>La otra sí cambió.</numerusform>
            <numerusform>Las otras %n sí cambiaron.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>y %n más</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPane</name>
    <message numerus="yes">
        <source>%n columna(s) por revisar: ¿dicen lo que creemos?</source>
        <translation>
            <numerusform>%n columna por revisar: ¿dice lo que creemos?</numerusform>
            <numerusform>%n columnas por revisar: ¿dicen lo que creemos?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RouteColumn</name>
    <message numerus="yes">
        <source>%n guía(s) sin ruta</source>
        <translation>
            <numerusform>%n guía sin ruta</numerusform>
            <numerusform>%n guías sin ruta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n para ese día</source>
        <translation>
            <numerusform>%n para ese día</numerusform>
            <numerusform>%n para ese día</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n para hoy</source>
        <translation>
            <numerusform>%n para hoy</numerusform>
            <numerusform>%n para hoy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message numerus="yes">
        <source>%n parada(s)</source>
        <translation>
            <numerusform>%n parada</numerusform>
            <numerusform>%n paradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fallida(s)</source>
        <translation>
            <numerusform>%n fallida</numerusform>
            <numerusform>%n fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n bulto</numerusform>
            <numerusform>%n bultos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoutesPage</name>
    <message numerus="yes">
        <source>%n ruta(s)</source>
        <translation>
            <numerusform>%n ruta</numerusform>
            <numerusform>%n rutas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n en la calle</source>
        <translation>
            <numerusform>%n en la calle</numerusform>
            <numerusform>%n en la calle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) esperan: elígelas, ponlas en orden y sal.</source>
        <translation>
            <numerusform>%n guía espera: elígela y sal.</numerusform>
            <numerusform>%n guías esperan: elígelas, ponlas en orden y sal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SealingLine</name>
    <message numerus="yes">
        <source>Sin la frase nadie los abre. %n anterior(es) sigue(n) sin cifrar.</source>
        <translation>
            <numerusform>Sin la frase nadie los abre. %n anterior sigue sin cifrar.</numerusform>
            <numerusform>Sin la frase nadie los abre. %n anteriores siguen sin cifrar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n guía</numerusform>
            <numerusform>%n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Setback</name>
    <message numerus="yes">
        <source>Ya recibió %n aviso(s) hoy</source>
        <translation>
            <numerusform>Ya recibió %n aviso hoy</numerusform>
            <numerusform>Ya recibió %n avisos hoy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetbackDrawer</name>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n guía</numerusform>
            <numerusform>%n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetbackSheet</name>
    <message numerus="yes">
        <source>Registrar y preparar %n aviso(s)</source>
        <translation>
            <numerusform>Registrar y preparar %n aviso</numerusform>
            <numerusform>Registrar y preparar %n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Registrar y enviar %n aviso(s)</source>
        <translation>
            <numerusform>Registrar y enviar %n aviso</numerusform>
            <numerusform>Registrar y enviar %n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bloqueado(s) queda(n) en Hoy como «llamar por teléfono».</source>
        <translation>
            <numerusform>%n bloqueado queda en Hoy como «llamar por teléfono».</numerusform>
            <numerusform>%n bloqueados quedan en Hoy como «llamar por teléfono».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Contratiempo registrado: %n guía(s)</source>
        <translation>
            <numerusform>Contratiempo registrado: %n guía</numerusform>
            <numerusform>Contratiempo registrado: %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deshecho: el contratiempo de %n guía(s)</source>
        <translation>
            <numerusform>Deshecho: el contratiempo de %n guía</numerusform>
            <numerusform>Deshecho: el contratiempo de %n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentActs</name>
    <message numerus="yes">
        <source>%n guía(s): {0}</source>
        <translation>
            <numerusform>%n guía: {0}</numerusform>
            <numerusform>%n guías: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) pasaron a {0}</source>
        <translation>
            <numerusform>%n guía pasó a {0}</numerusform>
            <numerusform>%n guías pasaron a {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pregunta(s) de domicilio por enviar</source>
        <translation>
            <numerusform>%n pregunta de domicilio por enviar</numerusform>
            <numerusform>%n preguntas de domicilio por enviar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentDesk</name>
    <message numerus="yes">
        <source>toca %n guía(s)</source>
        <translation>
            <numerusform>toca %n guía</numerusform>
            <numerusform>toca %n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n guía</numerusform>
            <numerusform>%n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentDrawer</name>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n bulto</numerusform>
            <numerusform>%n bultos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentList</name>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n bulto</numerusform>
            <numerusform>%n bultos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentMenus</name>
    <message numerus="yes">
        <source>%n parada(s)</source>
        <translation>
            <numerusform>%n parada</numerusform>
            <numerusform>%n paradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incompleta(s)</source>
        <translation>
            <numerusform>%n incompleta</numerusform>
            <numerusform>%n incompletas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentsPage</name>
    <message numerus="yes">
        <source>%Ln guía(s)</source>
        <translation>
            <numerusform>%Ln guía</numerusform>
            <numerusform>%Ln guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>más de %Ln guía(s)</source>
        <translation>
            <numerusform>más de %Ln guía</numerusform>
            <numerusform>más de %Ln guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seleccionada(s)</source>
        <translation>
            <numerusform>%Ln seleccionada</numerusform>
            <numerusform>%Ln seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipPanel</name>
    <message numerus="yes">
        <source>Saldrán %n etiqueta(s)</source>
        <translation>
            <numerusform>Saldrá %n etiqueta</numerusform>
            <numerusform>Saldrán %n etiquetas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>de %n guía(s)</source>
        <translation>
            <numerusform>de %n guía</numerusform>
            <numerusform>de %n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipsPage</name>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n guía</numerusform>
            <numerusform>%n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strategy</name>
    <message numerus="yes">
        <source>espera %n min</source>
        <translation>
            <numerusform>espera %n min</numerusform>
            <numerusform>espera %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Habría enviado %n mensaje(s)</source>
        <translation>
            <numerusform>Habría enviado %n mensaje</numerusform>
            <numerusform>Habría enviado %n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bloqueado(s)</source>
        <translation>
            <numerusform>%n bloqueado</numerusform>
            <numerusform>%n bloqueados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s) se juntaron con otro</source>
        <translation>
            <numerusform>%n aviso se juntó con otro</numerusform>
            <numerusform>%n avisos se juntaron con otros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n apagado(s)</source>
        <translation>
            <numerusform>%n apagado</numerusform>
            <numerusform>%n apagados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin precio anotado</source>
        <translation>
            <numerusform>%n sin precio anotado</numerusform>
            <numerusform>%n sin precio anotado</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrategyCard</name>
    <message numerus="yes">
        <source>%n de 12 avisos encendidos</source>
        <translation>
            <numerusform>%n de 12 avisos encendido</numerusform>
            <numerusform>%n de 12 avisos encendidos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplatesCard</name>
    <message numerus="yes">
        <source>%n con tus palabras</source>
        <translation>
            <numerusform>%n con tus palabras</numerusform>
            <numerusform>%n con tus palabras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin guardar</source>
        <translation>
            <numerusform>%n sin guardar</numerusform>
            <numerusform>%n sin guardar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>sin noticias hace %n min</source>
        <translation>
            <numerusform>sin noticias hace %n min</numerusform>
            <numerusform>sin noticias hace %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parada(s) fuera de su ventana, sin avisar</source>
        <translation>
            <numerusform>%n parada fuera de su ventana, sin avisar</numerusform>
            <numerusform>%n paradas fuera de su ventana, sin avisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) por enviar a mano</source>
        <translation>
            <numerusform>%n mensaje por enviar a mano</numerusform>
            <numerusform>%n mensajes por enviar a mano</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s) por llamar por teléfono</source>
        <translation>
            <numerusform>%n persona por llamar por teléfono</numerusform>
            <numerusform>%n personas por llamar por teléfono</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intento(s) fallido(s) por decidir</source>
        <translation>
            <numerusform>%n intento fallido por decidir</numerusform>
            <numerusform>%n intentos fallidos por decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) pudo haber salido</source>
        <translation>
            <numerusform>%n mensaje pudo haber salido</numerusform>
            <numerusform>%n mensajes pudieron haber salido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) no llegó</source>
        <translation>
            <numerusform>%n mensaje no llegó</numerusform>
            <numerusform>%n mensajes no llegaron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domicilio(s) por completar</source>
        <translation>
            <numerusform>%n domicilio por completar</numerusform>
            <numerusform>%n domicilios por completar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parada(s) de días pasados sin cerrar</source>
        <translation>
            <numerusform>%n parada de días pasados sin cerrar</numerusform>
            <numerusform>%n paradas de días pasados sin cerrar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ruta(s) en carga</source>
        <translation>
            <numerusform>%n ruta en carga</numerusform>
            <numerusform>%n rutas en carga</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ruta(s) por cerrar</source>
        <translation>
            <numerusform>%n ruta por cerrar</numerusform>
            <numerusform>%n rutas por cerrar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n día(s) sin respaldo en el segundo lugar</source>
        <translation>
            <numerusform>%n día sin respaldo en el segundo lugar</numerusform>
            <numerusform>%n días sin respaldo en el segundo lugar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) sin movimiento</source>
        <translation>
            <numerusform>%n guía sin movimiento</numerusform>
            <numerusform>%n guías sin movimiento</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n espera(n)</source>
        <translation>
            <numerusform>%n espera</numerusform>
            <numerusform>%n esperan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>También %n más.</source>
        <translation>
            <numerusform>También %n más.</numerusform>
            <numerusform>También %n más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n día(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n ruta(s)</source>
        <translation>
            <numerusform>%n ruta</numerusform>
            <numerusform>%n rutas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n guía</numerusform>
            <numerusform>%n guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por cobrar</source>
        <translation>
            <numerusform>%n por cobrar</numerusform>
            <numerusform>%n por cobrar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>Es de {0} y tiene %Ln guía(s).</source>
        <translation>
            <numerusform>Es de {0} y tiene %Ln guía.</numerusform>
            <numerusform>Es de {0} y tiene %Ln guías.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln guía(s)</source>
        <translation>
            <numerusform>%Ln guía</numerusform>
            <numerusform>%Ln guías</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anotación(es) de su historia</source>
        <translation>
            <numerusform>%Ln anotación de su historia</numerusform>
            <numerusform>%Ln anotaciones de su historia</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln de ellas del respaldo</source>
        <translation>
            <numerusform>%Ln de ellas del respaldo</numerusform>
            <numerusform>%Ln de ellas del respaldo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anotación(es) se perdieron: {0}</source>
        <translation>
            <numerusform>%Ln anotación se perdió: {0}</numerusform>
            <numerusform>%Ln anotaciones se perdieron: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comienzo(s) de guías o rutas se rehicieron de lo guardado</source>
        <translation>
            <numerusform>%Ln comienzo de guía o ruta se rehizo de lo guardado</numerusform>
            <numerusform>%Ln comienzos de guías o rutas se rehicieron de lo guardado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) quedaron en otro estado; revísalas: {0}</source>
        <translation>
            <numerusform>%n guía quedó en otro estado; revísala: {0}</numerusform>
            <numerusform>%n guías quedaron en otro estado; revísalas: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anotación(es) no están como se escribieron</source>
        <translation>
            <numerusform>%Ln anotación no está como se escribió</numerusform>
            <numerusform>%Ln anotaciones no están como se escribieron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>De %Ln anotación(es) no se sabe quién las hizo</source>
        <translation>
            <numerusform>De %Ln anotación no se sabe quién la hizo</numerusform>
            <numerusform>De %Ln anotaciones no se sabe quién las hizo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln nombre(s), direcciones o notas quedaron en blanco</source>
        <translation>
            <numerusform>%Ln nombre, dirección o nota quedó en blanco</numerusform>
            <numerusform>%Ln nombres, direcciones o notas quedaron en blanco</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewChoice</name>
    <message numerus="yes">
        <source>%n aviso(s) listo(s) para enviar por WhatsApp</source>
        <translation>
            <numerusform>%n aviso listo para enviar por WhatsApp</numerusform>
            <numerusform>%n avisos listos para enviar por WhatsApp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quedan %n más en otra tanda.</source>
        <translation>
            <numerusform>Queda %n más en otra tanda.</numerusform>
            <numerusform>Quedan %n más en otra tanda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n espera(n) en cola; el primero, {0}.</source>
        <translation>
            <numerusform>%n espera en cola, {0}.</numerusform>
            <numerusform>%n esperan en cola; el primero, {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message numerus="yes">
        <source>Aplicar %n cambio(s)</source>
        <translation>
            <numerusform>Aplicar %n cambio</numerusform>
            <numerusform>Aplicar %n cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importar %n guía(s)</source>
        <translation>
            <numerusform>Importar %n guía</numerusform>
            <numerusform>Importar %n guías</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Listed</name>
    <message numerus="yes">
        <source>%n guía(s): </source>
        <translation>
            <numerusform>%n guía: </numerusform>
            <numerusform>%n guías: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Story</name>
    <message numerus="yes">
        <source>%n intento(s) antes de estos</source>
        <translation>
            <numerusform>%n intento antes de estos</numerusform>
            <numerusform>%n intentos antes de estos</numerusform>
        </translation>
    </message>
</context>
</TS>
