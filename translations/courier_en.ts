<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="es_MX">
<context>
    <name>AddTemplatePopover</name>
    <message>
        <source>Agregar plantilla</source>
        <translation>Add a template</translation>
    </message>
    <message>
        <source>ContentSid</source>
        <translation>ContentSid</translation>
    </message>
    <message>
        <source>Texto aprobado, con sus {{1}} {{2}}</source>
        <translation>Approved text, with its {{1}} {{2}}</translation>
    </message>
    <message>
        <source>Agregar</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Agregar plantilla de Twilio</source>
        <translation>Add a Twilio template</translation>
    </message>
    <message>
        <source>Empieza con HX; está en el Content Template Builder.</source>
        <translation>Begins with HX; it is in the Content Template Builder.</translation>
    </message>
</context>
<context>
    <name>AffectedPane</name>
    <message>
        <source>Nadie sale de su ventana: no hace falta avisar. Se registra y queda la causa.</source>
        <translation>Nobody leaves their window: no need to tell anyone. It is recorded, with its cause.</translation>
    </message>
    <message>
        <source>Ir a la lista</source>
        <translation>Go to the list</translation>
    </message>
    <message>
        <source>Quitar o poner el aviso</source>
        <translation>Leave out or put back the message</translation>
    </message>
    <message>
        <source>quitar o poner</source>
        <translation>in or out</translation>
    </message>
    <message>
        <source>Ver u ocultar los que siguen en su ventana</source>
        <translation>Show or hide those still in their window</translation>
    </message>
    <message>
        <source>La guía siguiente</source>
        <translation>The next shipment</translation>
    </message>
    <message>
        <source>La guía anterior</source>
        <translation>The previous shipment</translation>
    </message>
    <message numerus="yes">
        <source>%n más sigue(n) en su ventana, no recibe(n) nada</source>
        <translation>
            <numerusform>%n more is still in its window and gets nothing</numerusform>
            <numerusform>%n more are still in their window and get nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sigue(n) en su ventana, no recibe(n) nada</source>
        <translation>
            <numerusform>%n is still in its window and gets nothing</numerusform>
            <numerusform>%n are still in their window and get nothing</numerusform>
        </translation>
    </message>
    <message>
        <source>Ocultar los que siguen en su ventana</source>
        <translation>Hide those still in their window</translation>
    </message>
</context>
<context>
    <name>Aftermath</name>
    <message numerus="yes">
        <source>%n guía(s) importada(s)</source>
        <translation>
            <numerusform>%n shipment imported</numerusform>
            <numerusform>%n shipments imported</numerusform>
        </translation>
    </message>
    <message>
        <source>Guardado: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
</context>
<context>
    <name>AmendSheet</name>
    <message>
        <source>Corregir {0}</source>
        <translation>Correct {0}</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Guardar lo corregido</source>
        <translation>Save the corrections</translation>
    </message>
    <message>
        <source>guardar</source>
        <translation>save</translation>
    </message>
    <message>
        <source>Revisa lo marcado en rojo.</source>
        <translation>Check what is marked in red.</translation>
    </message>
    <message>
        <source>Guía {0} corregida</source>
        <translation>Shipment {0} corrected</translation>
    </message>
    <message>
        <source>Deshecho: {0} queda como estaba</source>
        <translation>Undone: {0} is as it was</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>a mano</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>al cerrar</source>
        <translation>on closing</translation>
    </message>
    <message>
        <source>automático</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>antes de poner al día</source>
        <translation>before an update</translation>
    </message>
    <message>
        <source>antes de restaurar</source>
        <translation>before restoring</translation>
    </message>
    <message>
        <source>Dañado</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>No cuadra</source>
        <translation>Does not add up</translation>
    </message>
    <message>
        <source>Comprobado</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Revisado</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>en dos lugares</source>
        <translation>in two places</translation>
    </message>
    <message>
        <source>solo en el segundo lugar</source>
        <translation>only in the second place</translation>
    </message>
    <message numerus="yes">
        <source>%Ln guía(s)</source>
        <translation>
            <numerusform>%Ln shipment</numerusform>
            <numerusform>%Ln shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln guía(s) nueva(s)</source>
        <translation>
            <numerusform>%Ln new shipment</numerusform>
            <numerusform>%Ln new shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marca(s): entregas, intentos, pasos</source>
        <translation>
            <numerusform>%Ln mark: deliveries, attempts, steps</numerusform>
            <numerusform>%Ln marks: deliveries, attempts, steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paso(s) de rutas, cargas y promesas</source>
        <translation>
            <numerusform>%Ln step of routes, loads and promises</numerusform>
            <numerusform>%Ln steps of routes, loads and promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paso(s) de avisos</source>
        <translation>
            <numerusform>%Ln step of messages</numerusform>
            <numerusform>%Ln steps of messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paso(s) de contratiempos</source>
        <translation>
            <numerusform>%Ln step of setbacks</numerusform>
            <numerusform>%Ln steps of setbacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrección(es) y otros</source>
        <translation>
            <numerusform>%Ln correction or other</numerusform>
            <numerusform>%Ln corrections and others</numerusform>
        </translation>
    </message>
    <message>
        <source>Este respaldo es de otro libro: todo lo que hoy tienes se iría y quedaría guardado aparte.</source>
        <translation>This backup is another ledger&apos;s: all that you have now would go, and be kept aside.</translation>
    </message>
    <message>
        <source>El libro de hoy está vacío: no se va nada.</source>
        <translation>The present ledger is empty: nothing goes.</translation>
    </message>
    <message>
        <source>Hoy no hay libro en su lugar: no se va nada.</source>
        <translation>No ledger is in its place now: nothing goes.</translation>
    </message>
    <message>
        <source>El libro de hoy no se puede leer. Se guarda tal como está, por si algo se rescata.</source>
        <translation>The present ledger cannot be read. It is kept as it is, in case something can be salvaged.</translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message>
        <source>Respaldar ahora</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Restaurar…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Abrir la carpeta</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Respaldos</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Respaldando…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>Nada cambió desde el último respaldo</source>
        <translation>Nothing has changed since the last backup</translation>
    </message>
    <message>
        <source>Respaldo guardado</source>
        <translation>Backup saved</translation>
    </message>
    <message>
        <source>Cifrando los respaldos anteriores…</source>
        <translation>Encrypting the earlier backups…</translation>
    </message>
</context>
<context>
    <name>BatchLine</name>
    <message>
        <source>{0} por {1}</source>
        <translation>{0} by {1}</translation>
    </message>
    <message>
        <source>aprox. {0}</source>
        <translation>about {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n sin precio</source>
        <translation>
            <numerusform>%n without a price</numerusform>
            <numerusform>%n without a price</numerusform>
        </translation>
    </message>
    <message>
        <source>ningún servicio encendido para {0}</source>
        <translation>no service on for {0}</translation>
    </message>
    <message>
        <source>{0} en pausa: esperan</source>
        <translation>{0} paused: they wait</translation>
    </message>
    <message>
        <source>{0} llegó a su límite: salen mañana</source>
        <translation>{0} reached its limit: they go tomorrow</translation>
    </message>
</context>
<context>
    <name>BeadLegend</name>
    <message>
        <source>hecha</source>
        <translation>done</translation>
    </message>
    <message>
        <source>fallida</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>en la puerta</source>
        <translation>at the door</translation>
    </message>
    <message>
        <source>llegará tarde</source>
        <translation>will be late</translation>
    </message>
    <message>
        <source>pendiente</source>
        <translation>pending</translation>
    </message>
</context>
<context>
    <name>Beads</name>
    <message>
        <source>{0} de {1}</source>
        <translation>{0} of {1}</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Quitar la selección</source>
        <translation>Clear the selection</translation>
    </message>
    <message numerus="yes">
        <source>%n seleccionada(s)</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CareBar</name>
    <message>
        <source>Ver qué hacer</source>
        <translation>See what to do</translation>
    </message>
    <message>
        <source>Está bien</source>
        <translation>It is fine</translation>
    </message>
</context>
<context>
    <name>CareCard</name>
    <message>
        <source>Revisar</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Rehacer</source>
        <translation>Rebuild</translation>
    </message>
    <message>
        <source>Guardar…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Abrir la carpeta</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Compara cada guía con su historia y sigue la cadena de los hechos: nota si algo se cambió por fuera.</source>
        <translation>Compares each shipment with its history and follows the chain of events: it notices what was changed from outside.</translation>
    </message>
    <message>
        <source>Saca otra vez de la historia el estado de cada guía. Lo que pasó no cambia.</source>
        <translation>Derives each shipment&apos;s state from its history again. What happened does not change.</translation>
    </message>
    <message>
        <source>Versiones, cuentas y bitácora en un .zip para quien te ayuda. No lleva datos de nadie.</source>
        <translation>Versions, counts and the log in a .zip for whoever helps you. It holds nobody&apos;s data.</translation>
    </message>
    <message>
        <source>Revisar que todo cuadre</source>
        <translation>Check that all adds up</translation>
    </message>
    <message>
        <source>Rehacer el estado</source>
        <translation>Rebuild the state</translation>
    </message>
    <message>
        <source>Archivo de soporte</source>
        <translation>Support file</translation>
    </message>
    <message>
        <source>Tu papel no rehace el libro. Pídelo a la oficina.</source>
        <translation>Your role may not rebuild the ledger. Ask the office.</translation>
    </message>
    <message>
        <source>Revisando el libro</source>
        <translation>Checking the ledger</translation>
    </message>
    <message>
        <source>Rehaciendo el estado de cada guía</source>
        <translation>Rebuilding each shipment&apos;s state</translation>
    </message>
    <message>
        <source>Guardar el archivo de soporte</source>
        <translation>Save the support file</translation>
    </message>
    <message>
        <source>Juntando el archivo de soporte</source>
        <translation>Putting the support file together</translation>
    </message>
    <message numerus="yes">
        <source>Se rehizo el estado de %Ln guía(s).</source>
        <translation>
            <numerusform>The state of %Ln shipment was rebuilt.</numerusform>
            <numerusform>The state of %Ln shipments was rebuilt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} kB. Ábrelo y míralo antes de mandarlo.</source>
        <translation>{0}, {1} kB. Open it and look before you send it.</translation>
    </message>
    <message>
        <source>Cancelado: el libro queda como estaba</source>
        <translation>Cancelled: the ledger is as it was</translation>
    </message>
</context>
<context>
    <name>CareWords</name>
    <message>
        <source>Todo cuadra: {0} guías y {1} hechos, y la cadena está entera.</source>
        <translation>All adds up: {0} shipments and {1} events, and the chain is whole.</translation>
    </message>
    <message>
        <source>El archivo del libro está dañado. Recupera el último respaldo bueno.</source>
        <translation>The ledger&apos;s file is damaged. Restore the last good backup.</translation>
    </message>
    <message numerus="yes">
        <source>%n dato(s) no cuadra(n) con la historia; el primero: {0}. Rehaz el estado.</source>
        <translation>
            <numerusform>%n value does not match the history: {0}. Rebuild the state.</numerusform>
            <numerusform>%n values do not match the history; the first: {0}. Rebuild the state.</numerusform>
        </translation>
    </message>
    <message>
        <source>el hecho {0}</source>
        <translation>event {0}</translation>
    </message>
    <message>
        <source>Alguien cambió el libro por fuera del programa. Desde {0}, no es lo que se anotó. Recupera un respaldo.</source>
        <translation>Somebody changed the ledger from outside the program. From {0} on, it is not what was noted. Restore a backup.</translation>
    </message>
    <message>
        <source>Última revisión: {0}, todo en orden.</source>
        <translation>Last check: {0}, all in order.</translation>
    </message>
    <message>
        <source>Última revisión: {0}. {1}</source>
        <translation>Last check: {0}. {1}</translation>
    </message>
</context>
<context>
    <name>Carried</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Reenviar</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Intentar ya</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>A mano</source>
        <translation>By hand</translation>
    </message>
    <message numerus="yes">
        <source>%n cancelado(s)</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por reenviar</source>
        <translation>
            <numerusform>%n to send again</numerusform>
            <numerusform>%n to send again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n se intenta(n) ya</source>
        <translation>
            <numerusform>%n is tried now</numerusform>
            <numerusform>%n are tried now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por enviar a mano</source>
        <translation>
            <numerusform>%n to send by hand</numerusform>
            <numerusform>%n to send by hand</numerusform>
        </translation>
    </message>
    <message>
        <source>Abrir o cerrar la vida del mensaje</source>
        <translation>Open or close the message&apos;s life</translation>
    </message>
    <message>
        <source>ver su vida</source>
        <translation>see its life</translation>
    </message>
    <message>
        <source>Seleccionar</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>seleccionar</source>
        <translation>select</translation>
    </message>
    <message>
        <source>Aclarar el que pudo salir</source>
        <translation>Settle the one that may have gone out</translation>
    </message>
    <message>
        <source>Ver el envío</source>
        <translation>See the shipment</translation>
    </message>
    <message>
        <source>De hoy, de 7 días, de 30</source>
        <translation>Of today, of 7 days, of 30</translation>
    </message>
    <message>
        <source>El servicio en Ajustes</source>
        <translation>The service in Settings</translation>
    </message>
    <message>
        <source>Seleccionar todos</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Quitar la selección, cerrar, ver todos</source>
        <translation>Drop the selection, close, show all</translation>
    </message>
    <message>
        <source>filtrar</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Añadir o quitar: {0}</source>
        <translation>Add or remove: {0}</translation>
    </message>
    <message>
        <source>Preparado</source>
        <translation>Prepared</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Aviso</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Qué pasó</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Mensajes automáticos</source>
        <translation>Automatic messages</translation>
    </message>
    <message>
        <source>recibido {0}</source>
        <translation>delivered {0}</translation>
    </message>
    <message>
        <source>leído {0}</source>
        <translation>read {0}</translation>
    </message>
    <message>
        <source>lo confirmó {0}, {1}</source>
        <translation>confirmed by {0}, {1}</translation>
    </message>
    <message>
        <source>enviado {0}</source>
        <translation>sent {0}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>ningún servicio encendido para {0}</source>
        <translation>no service on for {0}</translation>
    </message>
    <message>
        <source>está saliendo por {0}</source>
        <translation>going out by {0}</translation>
    </message>
    <message>
        <source>sale {0}</source>
        <translation>goes {0}</translation>
    </message>
    <message>
        <source>{0} está en pausa</source>
        <translation>{0} is paused</translation>
    </message>
    <message>
        <source>{0} espera hasta las {1}</source>
        <translation>{0} waits until {1}</translation>
    </message>
    <message>
        <source>{0} llegó al límite del día</source>
        <translation>{0} reached its limit for the day</translation>
    </message>
    <message>
        <source>se intenta {0} · {1}</source>
        <translation>tried {0} · {1}</translation>
    </message>
    <message>
        <source>espera su turno</source>
        <translation>waits its turn</translation>
    </message>
    <message>
        <source>{sent} hoy por {gateway}</source>
        <translation>{sent} today by {gateway}</translation>
    </message>
    <message>
        <source>{sent} de {cap} hoy por {gateway}</source>
        <translation>{sent} of {cap} today by {gateway}</translation>
    </message>
    <message>
        <source>{0} (en pausa)</source>
        <translation>{0} (paused)</translation>
    </message>
    <message>
        <source>{0} (límite del día)</source>
        <translation>{0} (limit for the day)</translation>
    </message>
    <message>
        <source>{0} (espera hasta las {1})</source>
        <translation>{0} (waits until {1})</translation>
    </message>
    <message>
        <source>Ningún servicio encendido: los avisos se envían a mano</source>
        <translation>No service on: notices are sent by hand</translation>
    </message>
    <message>
        <source>Salen solos: {0} en cola</source>
        <translation>Go by themselves: {0} queued</translation>
    </message>
    <message>
        <source>{0} en pausa desde {1}.</source>
        <translation>{0} paused since {1}.</translation>
    </message>
    <message>
        <source>Está saliendo…</source>
        <translation>Going out…</translation>
    </message>
    <message>
        <source>El servicio lo aceptó</source>
        <translation>The service accepted it</translation>
    </message>
    <message>
        <source>en cola {0}</source>
        <translation>queued {0}</translation>
    </message>
    <message>
        <source>terminó {0}</source>
        <translation>ended {0}</translation>
    </message>
    <message>
        <source>{0} SMS</source>
        <translation>{0} SMS</translation>
    </message>
    <message>
        <source>{0} aprox.</source>
        <translation>{0} approx.</translation>
    </message>
    <message>
        <source>La línea se cortó después de enviarlo por {0}, {1}. ¿Le llegó?</source>
        <translation>The line broke after it was sent by {0}, {1}. Did it arrive?</translation>
    </message>
    <message>
        <source>{0} no contestó a tiempo, {1}. ¿Le llegó?</source>
        <translation>{0} did not answer in time, {1}. Did it arrive?</translation>
    </message>
    <message>
        <source>El programa se cerró mientras salía por {0}, {1}. ¿Le llegó?</source>
        <translation>The program closed while it went out by {0}, {1}. Did it arrive?</translation>
    </message>
    <message>
        <source>{0} no dijo si lo envió, {1}. ¿Le llegó?</source>
        <translation>{0} did not say whether it sent it, {1}. Did it arrive?</translation>
    </message>
    <message>
        <source>{0} no: {1}</source>
        <translation>{0} not: {1}</translation>
    </message>
    <message>
        <source>va junto con {0}</source>
        <translation>goes together with {0}</translation>
    </message>
</context>
<context>
    <name>CarriedBar</name>
    <message>
        <source>Todos</source>
        <translation>All</translation>
    </message>
    <message>
        <source>De cuándo</source>
        <translation>From when</translation>
    </message>
    <message>
        <source>Servicios</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Ver en Ajustes</source>
        <translation>See in Settings</translation>
    </message>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>{0} días</source>
        <translation>{0} days</translation>
    </message>
</context>
<context>
    <name>CarriedList</name>
    <message>
        <source>Ver servicios</source>
        <translation>See services</translation>
    </message>
    <message>
        <source>Con un servicio encendido en Ajustes los avisos salen solos y aquí se ve qué fue de cada uno.</source>
        <translation>With a service switched on in Settings, notices go by themselves and you see here what became of each.</translation>
    </message>
    <message>
        <source>Nada sale solo todavía</source>
        <translation>Nothing goes by itself yet</translation>
    </message>
    <message>
        <source>Ver todos</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>Prueba otros días, o quita el filtro.</source>
        <translation>Try other days, or take the filter away.</translation>
    </message>
    <message>
        <source>Ningún mensaje así</source>
        <translation>No such message</translation>
    </message>
    <message>
        <source>Se seleccionaron los primeros {0}</source>
        <translation>The first {0} were selected</translation>
    </message>
</context>
<context>
    <name>CauseList</name>
    <message>
        <source>Causa</source>
        <translation>Cause</translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Pedido</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Dato</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Dice ahora</source>
        <translation>Says now</translation>
    </message>
    <message>
        <source>Dirá</source>
        <translation>Will say</translation>
    </message>
    <message>
        <source>Cambios</source>
        <translation>Changes</translation>
    </message>
</context>
<context>
    <name>ChatCard</name>
    <message>
        <source>sin teléfono</source>
        <translation>no phone</translation>
    </message>
    <message>
        <source>Mensaje</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>vista previa</source>
        <translation>preview</translation>
    </message>
    <message>
        <source>español</source>
        <translation>Spanish</translation>
    </message>
    <message>
        <source>inglés</source>
        <translation>English</translation>
    </message>
    <message>
        <source>portugués</source>
        <translation>Portuguese</translation>
    </message>
    <message>
        <source>vista previa · {0}</source>
        <translation>preview · {0}</translation>
    </message>
</context>
<context>
    <name>CheckResult</name>
    <message>
        <source>Preguntando a {gateway}… Esc cancela.</source>
        <translation>Asking {gateway}… Esc cancels.</translation>
    </message>
    <message>
        <source>Funciona: el servicio contestó y puede enviar. No se mandó nada.</source>
        <translation>It works: the service answered and can send. Nothing was sent.</translation>
    </message>
    <message>
        <source>El servicio dijo: {said}</source>
        <translation>The service said: {said}</translation>
    </message>
</context>
<context>
    <name>ChoicesSheet</name>
    <message>
        <source>sin decidir</source>
        <translation>undecided</translation>
    </message>
    <message>
        <source>{0} para todas</source>
        <translation>{0} for all</translation>
    </message>
    <message>
        <source>Lo mismo para todas:</source>
        <translation>The same for all:</translation>
    </message>
    <message numerus="yes">
        <source>faltan %n</source>
        <translation>
            <numerusform>%n to go</numerusform>
            <numerusform>%n to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Falta decidir %n</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingLine</name>
    <message>
        <source>Guardando un respaldo antes de cerrar…</source>
        <translation>Saving a backup before closing…</translation>
    </message>
    <message>
        <source>Cerrar sin esperar</source>
        <translation>Close without waiting</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>WhatsApp a mano</source>
        <translation>WhatsApp by hand</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Empresa</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Especial</source>
        <translation>Special</translation>
    </message>
    <message>
        <source>nos bloqueó ahí</source>
        <translation>blocked us there</translation>
    </message>
    <message>
        <source>lo anotó la oficina</source>
        <translation>noted by the office</translation>
    </message>
    <message>
        <source>por teléfono</source>
        <translation>by phone</translation>
    </message>
    <message>
        <source>por un mensaje</source>
        <translation>by a message</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>Desde el {0}: nos escribió por {1}</source>
        <translation>Since {0}: wrote to us by {1}</translation>
    </message>
    <message>
        <source>Desde el {0}: “{1}”</source>
        <translation>Since {0}: “{1}”</translation>
    </message>
    <message>
        <source>Desde el {0}, lo anotó la oficina</source>
        <translation>Since {0}, noted by the office</translation>
    </message>
    <message>
        <source>Pidió no recibir avisos</source>
        <translation>Asked for no more notices</translation>
    </message>
    <message>
        <source>Pidió recibir avisos otra vez</source>
        <translation>Asked for notices again</translation>
    </message>
    <message>
        <source>Pide cancelar: pregúntale qué</source>
        <translation>Asks to cancel: ask what</translation>
    </message>
    <message>
        <source>Nos bloqueó</source>
        <translation>Blocked us</translation>
    </message>
    <message>
        <source>Nos dejó entrar otra vez</source>
        <translation>Let us in again</translation>
    </message>
    <message>
        <source>Abrió el enlace de Telegram</source>
        <translation>Opened the Telegram link</translation>
    </message>
    <message>
        <source>Una foto o un archivo</source>
        <translation>A photo or a file</translation>
    </message>
    <message>
        <source>Una ubicación</source>
        <translation>A location</translation>
    </message>
    <message>
        <source>Un botón</source>
        <translation>A button</translation>
    </message>
    <message>
        <source>Algo que no se puede leer aquí</source>
        <translation>Something that cannot be read here</translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) que salieron solos</source>
        <translation>
            <numerusform>%n message that went by itself</numerusform>
            <numerusform>%n messages that went by themselves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recibido(s)</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message>
        <source>No lo quiere</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Sin dirección</source>
        <translation>No address</translation>
    </message>
    <message>
        <source>No llega</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>Abierto hasta {0}</source>
        <translation>Open until {0}</translation>
    </message>
    <message>
        <source>Aprendido {0}</source>
        <translation>Learned {0}</translation>
    </message>
    <message>
        <source>De la guía</source>
        <translation>The shipment&apos;s</translation>
    </message>
    <message>
        <source>descansa hasta el {0}</source>
        <translation>rests until {0}</translation>
    </message>
    <message>
        <source>sin correo</source>
        <translation>no e-mail</translation>
    </message>
    <message>
        <source>todavía no abre el bot</source>
        <translation>has not opened the bot yet</translation>
    </message>
    <message>
        <source>sin teléfono</source>
        <translation>no phone</translation>
    </message>
    <message>
        <source>Canal que prefiere</source>
        <translation>Preferred channel</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Clase de cliente</source>
        <translation>Kind of customer</translation>
    </message>
    <message>
        <source>Su reloj</source>
        <translation>Their clock</translation>
    </message>
    <message>
        <source>El de las reglas</source>
        <translation>As the rules say</translation>
    </message>
    <message>
        <source>Como la guía ({0})</source>
        <translation>As the shipment ({0})</translation>
    </message>
    <message>
        <source>Como la guía</source>
        <translation>As the shipment</translation>
    </message>
    <message>
        <source>El de su domicilio</source>
        <translation>That of their address</translation>
    </message>
    <message>
        <source>El de su domicilio ({0})</source>
        <translation>That of their address ({0})</translation>
    </message>
    <message>
        <source>Canales</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Lo que escribió hace poco</source>
        <translation>What they wrote lately</translation>
    </message>
    <message>
        <source>Ficha del destinatario</source>
        <translation>Recipient&apos;s card</translation>
    </message>
    <message>
        <source>Todavía no ha escrito.</source>
        <translation>Nothing so far.</translation>
    </message>
    <message>
        <source>Enlace de Telegram</source>
        <translation>Telegram link</translation>
    </message>
    <message>
        <source>Anotar consentimiento…</source>
        <translation>Note consent…</translation>
    </message>
    <message>
        <source>Consentimiento</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Nadie lo ha anotado y no ha escrito.</source>
        <translation>Nobody has noted it, and they have not written.</translation>
    </message>
    <message>
        <source>No quiere avisos desde el {0} ({1}). Lo anotó {2}.</source>
        <translation>Wants no notices since {0} ({1}). Noted by {2}.</translation>
    </message>
    <message>
        <source>Quiere avisos otra vez…</source>
        <translation>Wants notices again…</translation>
    </message>
    <message>
        <source>No quiere avisos</source>
        <translation>Wants no notices</translation>
    </message>
    <message>
        <source>No hay teléfono anotado.</source>
        <translation>No phone is noted.</translation>
    </message>
    <message>
        <source>Ya consta su consentimiento.</source>
        <translation>Their consent is on record.</translation>
    </message>
    <message>
        <source>Enciende un bot de Telegram en Ajustes.</source>
        <translation>Switch on a Telegram bot in Settings.</translation>
    </message>
    <message>
        <source>Preferir este canal</source>
        <translation>Prefer this channel</translation>
    </message>
    <message>
        <source>preferir</source>
        <translation>prefer</translation>
    </message>
    <message>
        <source>No quiere este canal, o sí otra vez</source>
        <translation>They refuse this channel, or take it again</translation>
    </message>
    <message>
        <source>Esa dirección es de otra persona</source>
        <translation>That address is somebody else&apos;s</translation>
    </message>
    <message>
        <source>Telegram</source>
        <translation>Telegram</translation>
    </message>
    <message>
        <source>consentimiento</source>
        <translation>consent</translation>
    </message>
    <message>
        <source>Anotado en su ficha</source>
        <translation>Noted on their card</translation>
    </message>
    <message>
        <source>Anotado: otra vez por {0}</source>
        <translation>Noted: by {0} again</translation>
    </message>
    <message>
        <source>Anotado: nada por {0}</source>
        <translation>Noted: nothing by {0}</translation>
    </message>
    <message>
        <source>Esa dirección viene de la guía: corrígela ahí.</source>
        <translation>That address is the shipment’s: correct it there.</translation>
    </message>
    <message>
        <source>Anotado: esa dirección es de otra persona</source>
        <translation>Noted: that address is somebody else&apos;s</translation>
    </message>
    <message>
        <source>Anotado: ese teléfono no quiere avisos</source>
        <translation>Noted: that phone wants no notices</translation>
    </message>
    <message>
        <source>Quiere avisos otra vez</source>
        <translation>Wants notices again</translation>
    </message>
    <message>
        <source>Lo pidió así: {0}</source>
        <translation>They asked so: {0}</translation>
    </message>
    <message>
        <source>¿Por qué vuelve a quererlos?</source>
        <translation>Why do they want them again?</translation>
    </message>
    <message>
        <source>Anotar</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>Escribe el motivo: queda en la historia.</source>
        <translation>Write the reason: it stays in the history.</translation>
    </message>
    <message>
        <source>Anotado: ese teléfono quiere avisos otra vez</source>
        <translation>Noted: that phone wants notices again</translation>
    </message>
    <message>
        <source>Anotar consentimiento</source>
        <translation>Note consent</translation>
    </message>
    <message>
        <source>Cómo y dónde aceptó que le avisemos.</source>
        <translation>How and where they agreed to be told.</translation>
    </message>
    <message>
        <source>De dónde viene</source>
        <translation>Where it comes from</translation>
    </message>
    <message>
        <source>Escribe de dónde viene.</source>
        <translation>Write where it comes from.</translation>
    </message>
    <message>
        <source>Anotado su consentimiento</source>
        <translation>Their consent is noted</translation>
    </message>
    <message>
        <source>sí lo quiere</source>
        <translation>take it again</translation>
    </message>
    <message>
        <source>no lo quiere</source>
        <translation>refuse it</translation>
    </message>
    <message>
        <source>Código QR del enlace</source>
        <translation>The link&apos;s QR code</translation>
    </message>
    <message>
        <source>Quien lo abra y presione Iniciar recibe los avisos. Sirve una vez.</source>
        <translation>Whoever opens it and presses Start gets the notices. Good for one press.</translation>
    </message>
    <message>
        <source>Copiar</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>CorrectPanel</name>
    <message>
        <source>En cuáles guías</source>
        <translation>On which shipments</translation>
    </message>
    <message>
        <source>Nota</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>¿Por qué?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Si vuelve a contar</source>
        <translation>If it counts again</translation>
    </message>
    <message>
        <source>Si nunca contó</source>
        <translation>If it had never counted</translation>
    </message>
    <message>
        <source>La guía desaparece de las listas; su historia queda en el libro.</source>
        <translation>The shipment goes from the lists; its history stays in the ledger.</translation>
    </message>
    <message>
        <source>La guía queda como está ahora.</source>
        <translation>The shipment stays as it is now.</translation>
    </message>
    <message>
        <source>Se apoya en esto y se quita también: {0}.</source>
        <translation>This stands on it and goes too: {0}.</translation>
    </message>
    <message>
        <source>Solo esta guía</source>
        <translation>Only this one</translation>
    </message>
    <message numerus="yes">
        <source>Las %n de ese acto</source>
        <translation>
            <numerusform>The one of that act</numerusform>
            <numerusform>The %n of that act</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se retira(n) %n aviso(s) que no ha(n) salido: {0}.</source>
        <translation>
            <numerusform>%n message that has not gone out is withdrawn: {0}.</numerusform>
            <numerusform>%n messages that have not gone out are withdrawn: {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s) ya salió(eron) y no se puede(n) retirar: {0}.</source>
        <translation>
            <numerusform>%n message has gone out and cannot be withdrawn: {0}.</numerusform>
            <numerusform>%n messages have gone out and cannot be withdrawn: {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>“Otro motivo” pide que expliques.</source>
        <translation>“Another reason” asks you to explain.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>afectada(s)</source>
        <translation>
            <numerusform>affected</numerusform>
            <numerusform>affected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>recibe(n) aviso</source>
        <translation>
            <numerusform>gets a message</numerusform>
            <numerusform>get a message</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no se le(s) puede avisar</source>
        <translation>
            <numerusform>cannot be told</numerusform>
            <numerusform>cannot be told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sigue(n) en su ventana</source>
        <translation>
            <numerusform>still in its window</numerusform>
            <numerusform>still in their window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>con aviso</source>
        <translation>
            <numerusform>told</numerusform>
            <numerusform>told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bloqueada(s)</source>
        <translation>
            <numerusform>blocked</numerusform>
            <numerusform>blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>en su ventana</source>
        <translation>
            <numerusform>in its window</numerusform>
            <numerusform>in their window</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Delays</name>
    <message>
        <source>sin aviso</source>
        <translation>no message</translation>
    </message>
    <message numerus="yes">
        <source>Sobre %n guía(s)</source>
        <translation>
            <numerusform>On %n shipment</numerusform>
            <numerusform>On %n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Terminado</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Levantado</source>
        <translation>Lifted</translation>
    </message>
    <message>
        <source>Ninguno abierto</source>
        <translation>None open</translation>
    </message>
    <message numerus="yes">
        <source>%n abierto(s)</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sobre %n guía(s)</source>
        <translation>
            <numerusform>on %n shipment</numerusform>
            <numerusform>on %n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} de {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Causa</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>A quién</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Retraso</source>
        <translation>Delay</translation>
    </message>
    <message>
        <source>Guías</source>
        <translation>Shipments</translation>
    </message>
    <message>
        <source>Avisados</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Cuándo</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Quién</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Contratiempos declarados</source>
        <translation>Setbacks declared</translation>
    </message>
</context>
<context>
    <name>DelaysPage</name>
    <message>
        <source>Declarar contratiempo</source>
        <translation>Declare setback</translation>
    </message>
    <message>
        <source>Contratiempos</source>
        <translation>Setbacks</translation>
    </message>
    <message>
        <source>Declarar un contratiempo</source>
        <translation>Declare a setback</translation>
    </message>
    <message>
        <source>declarar</source>
        <translation>declare</translation>
    </message>
    <message>
        <source>Ver el contratiempo</source>
        <translation>View the setback</translation>
    </message>
    <message>
        <source>ver</source>
        <translation>view</translation>
    </message>
    <message>
        <source>Levantar: ya no retrasa a nadie</source>
        <translation>Lift it: it delays nobody any more</translation>
    </message>
    <message>
        <source>levantar</source>
        <translation>lift</translation>
    </message>
    <message>
        <source>Ver sus mensajes</source>
        <translation>View its messages</translation>
    </message>
    <message>
        <source>mensajes</source>
        <translation>messages</translation>
    </message>
    <message>
        <source>Cerrar el detalle</source>
        <translation>Close the details</translation>
    </message>
    <message>
        <source>cerrar</source>
        <translation>close</translation>
    </message>
    <message>
        <source>Nadie sale de su ventana</source>
        <translation>Nobody leaves their window</translation>
    </message>
    <message>
        <source>Si algo retrasa una ruta, decláralo: verás a quién le toca y qué se le dice antes de avisar.</source>
        <translation>When something holds a route up, declare it: you see who is affected and what each is told before anyone hears.</translation>
    </message>
    <message>
        <source>Ese contratiempo ya no está sobre ninguna guía.</source>
        <translation>That setback lies on no shipment any more.</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) sin contratiempo: {0}</source>
        <translation>
            <numerusform>%n shipment without setback: {0}</numerusform>
            <numerusform>%n shipments without setback: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliverPopover</name>
    <message>
        <source>Recibió</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Es el titular o…</source>
        <translation>The recipient, or…</translation>
    </message>
    <message>
        <source>Cobró</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>Registrar entrega</source>
        <translation>Record delivery</translation>
    </message>
    <message>
        <source>¿Quién lo recibió?</source>
        <translation>Who received it?</translation>
    </message>
    <message>
        <source>Registrar la entrega</source>
        <translation>Record the delivery</translation>
    </message>
    <message>
        <source>Lo recibió otra persona</source>
        <translation>Someone else received it</translation>
    </message>
    <message>
        <source>Por cobrar {0}; escribe lo que entregó</source>
        <translation>{0} to collect; type what was paid</translation>
    </message>
    <message numerus="yes">
        <source>quién es · %n bulto(s)</source>
        <translation>
            <numerusform>who it is · %n parcel</numerusform>
            <numerusform>who it is · %n parcels</numerusform>
        </translation>
    </message>
    <message>
        <source>Escribe el importe así: 1250 o $1,250.00.</source>
        <translation>Type the amount like this: 1250 or $1,250.00.</translation>
    </message>
</context>
<context>
    <name>Departures</name>
    <message>
        <source>Solo se reasigna una ruta en la calle con paradas por hacer.</source>
        <translation>Only a route on the road with stops left can be reassigned.</translation>
    </message>
    <message>
        <source>Cerrar {0}</source>
        <translation>Close {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n entregada(s)</source>
        <translation>
            <numerusform>%n delivered</numerusform>
            <numerusform>%n delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fallida(s)</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por decidir</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message>
        <source>Cada quien recibe el aviso que toca</source>
        <translation>Each recipient gets the message that fits</translation>
    </message>
    <message>
        <source>No queda nada por decidir</source>
        <translation>Nothing left to decide</translation>
    </message>
    <message>
        <source>Cerrar ruta</source>
        <translation>Close route</translation>
    </message>
    <message numerus="yes">
        <source>{0} salió con %n parada(s)</source>
        <translation>
            <numerusform>{0} left with %n stop</numerusform>
            <numerusform>{0} left with %n stops</numerusform>
        </translation>
    </message>
    <message>
        <source>El resto de la {0} pasó a otra ruta</source>
        <translation>The rest of {0} moved to another route</translation>
    </message>
    <message numerus="yes">
        <source>{0} cerrada, %n parada(s) decididas</source>
        <translation>
            <numerusform>{0} closed, %n stop decided</numerusform>
            <numerusform>{0} closed, %n stops decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>A mano</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>{0} de {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Tanda de las {0}</source>
        <translation>Batch of {0}</translation>
    </message>
    <message numerus="yes">
        <source>Siguiente tanda: %n aviso(s)</source>
        <translation>
            <numerusform>Next batch: %n message</numerusform>
            <numerusform>Next batch: %n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Ver rutas</source>
        <translation>View routes</translation>
    </message>
    <message>
        <source>Volver a «A mano»</source>
        <translation>Back to “By hand”</translation>
    </message>
    <message numerus="yes">
        <source>%n confirmado(s). </source>
        <translation>
            <numerusform>%n confirmed. </numerusform>
            <numerusform>%n confirmed. </numerusform>
        </translation>
    </message>
    <message>
        <source>Tanda terminada</source>
        <translation>Batch done</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Llevas {0} en 10 minutos. Respira un poco entre uno y otro.</source>
        <translation>{0} in 10 minutes. Take a breath between one and the next.</translation>
    </message>
    <message>
        <source>Texto copiado: pégalo en el chat de {0}</source>
        <translation>Text copied: paste it into {0}&apos;s chat</translation>
    </message>
    <message>
        <source>Sin WhatsApp: {0}</source>
        <translation>No WhatsApp: {0}</translation>
    </message>
    <message>
        <source>No se enviará a {0}</source>
        <translation>Will not be sent to {0}</translation>
    </message>
    <message>
        <source>Avisado por teléfono: {0}</source>
        <translation>Told by phone: {0}</translation>
    </message>
    <message>
        <source>Teléfono copiado: {0}</source>
        <translation>Phone copied: {0}</translation>
    </message>
</context>
<context>
    <name>DonePane</name>
    <message>
        <source>No entró ninguna guía nueva</source>
        <translation>No new shipment came in</translation>
    </message>
    <message>
        <source>Guardar las filas con problema…</source>
        <translation>Save the rows to mend…</translation>
    </message>
    <message>
        <source>Abrir la carpeta</source>
        <translation>Open the folder</translation>
    </message>
    <message numerus="yes">
        <source>Entraron %n guía(s)</source>
        <translation>
            <numerusform>%n shipment came in</numerusform>
            <numerusform>%n shipments came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se cambiaron %n guía(s)</source>
        <translation>
            <numerusform>%n shipment was changed</numerusform>
            <numerusform>%n shipments were changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pedido(s) con problema. Guárdalos, corrígelos y vuelve a importarlos.</source>
        <translation>
            <numerusform>%n order has a problem. Save it, mend it and import it again.</numerusform>
            <numerusform>%n orders have a problem. Save them, mend them and import them again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Las filas por corregir están en {0}</source>
        <translation>The rows to mend are in {0}</translation>
    </message>
    <message>
        <source>{0} cambiaron</source>
        <translation>{0} changed</translation>
    </message>
    <message>
        <source>{0} ya estaban igual</source>
        <translation>{0} were the same already</translation>
    </message>
    <message>
        <source>{0} no entraron</source>
        <translation>{0} did not come in</translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message>
        <source>Después</source>
        <translation>Next</translation>
    </message>
    <message numerus="yes">
        <source>Quedó registrado en %n guía(s)</source>
        <translation>
            <numerusform>Recorded on %n shipment</numerusform>
            <numerusform>Recorded on %n shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bloqueado(s) queda(n) en Hoy para llamar por teléfono.</source>
        <translation>
            <numerusform>%n blocked one waits in Today for a phone call.</numerusform>
            <numerusform>%n blocked ones wait in Today for a phone call.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s) sale(n) solo(s).</source>
        <translation>
            <numerusform>%n message goes by itself.</numerusform>
            <numerusform>%n messages go by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enviar ahora %n aviso(s)</source>
        <translation>
            <numerusform>Send %n message now</numerusform>
            <numerusform>Send %n messages now</numerusform>
        </translation>
    </message>
    <message>
        <source>Ver los mensajes</source>
        <translation>See the messages</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>deshacer</source>
        <translation>undo</translation>
    </message>
</context>
<context>
    <name>DriverPopover</name>
    <message numerus="yes">
        <source>%n parada(s) de {0} pasan a una ruta nueva, ya en la calle</source>
        <translation>
            <numerusform>%n stop of {0} moves to a new route, already on the road</numerusform>
            <numerusform>%n stops of {0} move to a new route, already on the road</numerusform>
        </translation>
    </message>
    <message>
        <source>¿Quién sigue con el resto?</source>
        <translation>Who goes on with the rest?</translation>
    </message>
    <message>
        <source>Reasignar</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Otra persona</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>Escribe su nombre, o elige un número de arriba</source>
        <translation>Type their name, or choose a number above</translation>
    </message>
</context>
<context>
    <name>DriversCard</name>
    <message>
        <source>Nombre</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Vehículo</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>Agregar repartidor</source>
        <translation>Add driver</translation>
    </message>
    <message>
        <source>Todavía no hay repartidores.</source>
        <translation>No drivers yet.</translation>
    </message>
    <message>
        <source>{name} ya puede llevar rutas</source>
        <translation>{name} can take routes now</translation>
    </message>
</context>
<context>
    <name>EditPopover</name>
    <message>
        <source>Cambiar la ruta</source>
        <translation>Change the route</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>EmptyShipments</name>
    <message>
        <source>Quitar filtros</source>
        <translation>Clear filters</translation>
    </message>
    <message numerus="yes">
        <source>Hay %Ln en esta vista sin el filtro.</source>
        <translation>
            <numerusform>There is %Ln in this view without the filter.</numerusform>
            <numerusform>There are %Ln in this view without the filter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Todavía no hay ninguna guía</source>
        <translation>No shipments yet</translation>
    </message>
    <message>
        <source>Arrastra el archivo de una tienda a la ventana, o captura la primera.</source>
        <translation>Drop a shop&apos;s file on the window, or type the first one.</translation>
    </message>
    <message>
        <source>Nueva guía</source>
        <translation>New shipment</translation>
    </message>
    <message>
        <source>Ver todas</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>Nada con “{0}”</source>
        <translation>Nothing with “{0}”</translation>
    </message>
    <message>
        <source>Ninguna con contratiempo</source>
        <translation>None with a setback</translation>
    </message>
    <message>
        <source>Ninguna por cobrar</source>
        <translation>None with cash to collect</translation>
    </message>
    <message>
        <source>Ninguna con esos filtros</source>
        <translation>None with those filters</translation>
    </message>
    <message>
        <source>Ninguna guía en reparto</source>
        <translation>No shipment out for delivery</translation>
    </message>
    <message>
        <source>Ningún intento fallido</source>
        <translation>No failed attempt</translation>
    </message>
    <message>
        <source>Ninguna en “{0}”</source>
        <translation>None in “{0}”</translation>
    </message>
    <message>
        <source>Hoy no hay guías</source>
        <translation>No shipments today</translation>
    </message>
    <message>
        <source>Ninguna guía abierta</source>
        <translation>No open shipment</translation>
    </message>
    <message>
        <source>Todo se entregó, volvió o se canceló.</source>
        <translation>Everything was delivered, went back or was cancelled.</translation>
    </message>
    <message>
        <source>Todas tienen ruta</source>
        <translation>All have a route</translation>
    </message>
    <message>
        <source>Lo que llegue a bodega aparecerá aquí.</source>
        <translation>What reaches the depot will appear here.</translation>
    </message>
    <message>
        <source>Ningún domicilio por completar</source>
        <translation>No address to complete</translation>
    </message>
    <message>
        <source>Las guías con datos faltantes aparecen aquí.</source>
        <translation>Shipments with something missing appear here.</translation>
    </message>
</context>
<context>
    <name>EnteredTable</name>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Colonia</source>
        <translation>Colonia</translation>
    </message>
    <message>
        <source>CP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Cobro</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>Guías que entraron</source>
        <translation>Shipments that came in</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>El programa tropezó con algo que no esperaba.</source>
        <translation>The program tripped over something it did not expect.</translation>
    </message>
    <message>
        <source>Entendido</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Copiar el informe</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Lo que ya estaba guardado sigue guardado. </source>
        <translation>What was saved is still saved. </translation>
    </message>
</context>
<context>
    <name>EventFacts</name>
    <message>
        <source>Quién</source>
        <translation>By</translation>
    </message>
    <message>
        <source>En qué equipo</source>
        <translation>At which computer</translation>
    </message>
    <message>
        <source>Pasó</source>
        <translation>Happened</translation>
    </message>
    <message>
        <source>Se anotó</source>
        <translation>Noted</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON lines</translation>
    </message>
    <message>
        <source>Formato</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>En un solo archivo .zip</source>
        <translation>As a single .zip file</translation>
    </message>
    <message>
        <source>Exportar todo…</source>
        <translation>Export everything…</translation>
    </message>
    <message>
        <source>Abrir la carpeta</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Guías, historia, avisos, rutas y todo lo demás en archivos que abre cualquier programa. Con ellos todo vuelve a entrar en un libro vacío. Llevan datos personales: guárdalos bien.</source>
        <translation>Shipments, history, messages, routes and all the rest in files that any program opens. From them everything goes into an empty ledger again. They hold personal data: keep them well.</translation>
    </message>
    <message>
        <source>Tu papel no exporta datos. Pídelo a un dueño.</source>
        <translation>Your role may not export data. Ask an owner.</translation>
    </message>
    <message>
        <source>¿En qué carpeta?</source>
        <translation>In which folder?</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Exportando el libro</source>
        <translation>Exporting the ledger</translation>
    </message>
    <message>
        <source>{path}: {shipments} guías, {events} hechos, {notices} avisos.</source>
        <translation>{path}: {shipments} shipments, {events} events, {notices} messages.</translation>
    </message>
    <message>
        <source>Exportación cancelada: no quedó ningún archivo</source>
        <translation>Export cancelled: no file is left</translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>Recibió</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Nota</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Contenido</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Remitente</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>No quiere avisos: lo anotó {0}, {1}</source>
        <translation>Wants no messages: noted by {0}, {1}</translation>
    </message>
    <message>
        <source>Falta adjuntar al intento: {0}</source>
        <translation>Still owed to the attempt: {0}</translation>
    </message>
</context>
<context>
    <name>FactsColumn</name>
    <message>
        <source>Antes de enviar</source>
        <translation>Before you send</translation>
    </message>
    <message>
        <source>Este mes</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>enviados a mano y confirmados</source>
        <translation>sent by hand and confirmed</translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} en 10 min; sugerido, hasta {1}</source>
        <translation>{0} in 10 min; up to {1} suggested</translation>
    </message>
    <message>
        <source>Ve con calma</source>
        <translation>Take it slowly</translation>
    </message>
    <message>
        <source>A buen ritmo</source>
        <translation>Good pace</translation>
    </message>
    <message>
        <source>No acepta avisos</source>
        <translation>Wants no messages</translation>
    </message>
    <message>
        <source>Sin teléfono</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>Acepta avisos</source>
        <translation>Accepts messages</translation>
    </message>
    <message>
        <source>no ha pedido BAJA</source>
        <translation>has not opted out</translation>
    </message>
    <message>
        <source>avisos de {0} a {1}, hora local</source>
        <translation>messages from {0} to {1}, local time</translation>
    </message>
    <message>
        <source>Horas de silencio</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>Dentro de horario</source>
        <translation>Within hours</translation>
    </message>
</context>
<context>
    <name>FieldPopover</name>
    <message>
        <source>¿Qué dice “{0}”?</source>
        <translation>What does “{0}” hold?</translation>
    </message>
    <message>
        <source>esta columna</source>
        <translation>this column</translation>
    </message>
    <message>
        <source>No se usa</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>Escribe para buscar un dato</source>
        <translation>Type to find a field</translation>
    </message>
    <message>
        <source>Ningún dato se llama así.</source>
        <translation>No field is called that.</translation>
    </message>
    <message>
        <source>Por ejemplo: {0}</source>
        <translation>For example: {0}</translation>
    </message>
</context>
<context>
    <name>FileHead</name>
    <message>
        <source>Remitente</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>nuevas</source>
        <translation>new</translation>
    </message>
    <message>
        <source>cambian</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>sin cambio</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>no entran</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>Hoja propia</source>
        <translation>Own sheet</translation>
    </message>
    <message numerus="yes">
        <source>%n pedido(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message>
        <source>hoja “{0}”</source>
        <translation>sheet “{0}”</translation>
    </message>
    <message>
        <source>en {0} filas</source>
        <translation>in {0} rows</translation>
    </message>
    <message>
        <source>Escribe de qué tienda o persona son las guías.</source>
        <translation>Type whose shipments these are: the shop or the person.</translation>
    </message>
    <message>
        <source>Cada fila dice el suyo; si escribes uno, vale para todas.</source>
        <translation>Each row names its own; if you type one, it counts for all.</translation>
    </message>
    <message>
        <source>Lo dice el archivo.</source>
        <translation>The file says so.</translation>
    </message>
    <message>
        <source>El del último archivo como este.</source>
        <translation>That of the last file like this one.</translation>
    </message>
    <message>
        <source>Tienda o persona que envía</source>
        <translation>Shop or person who sends</translation>
    </message>
    <message>
        <source>Archivo de</source>
        <translation>File from</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Contratiempo</source>
        <translation>Setback</translation>
    </message>
    <message>
        <source>Por cobrar</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>Más</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Solo las pedidas</source>
        <translation>Only those asked for</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Deshacer la importación</source>
        <translation>Undo the import</translation>
    </message>
    <message>
        <source>Otro archivo…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>Siguiente archivo</source>
        <translation>Next file</translation>
    </message>
</context>
<context>
    <name>GatewaySheet</name>
    <message>
        <source>Probar: se guarda y se pregunta al servicio</source>
        <translation>Test: it is saved and the service is asked</translation>
    </message>
    <message>
        <source>probar</source>
        <translation>test</translation>
    </message>
    <message>
        <source>Guardar lo escrito</source>
        <translation>Save what was typed</translation>
    </message>
    <message>
        <source>guardar</source>
        <translation>save</translation>
    </message>
    <message>
        <source>ver la petición</source>
        <translation>see the request</translation>
    </message>
    <message>
        <source>abrir su panel</source>
        <translation>open its panel</translation>
    </message>
    <message>
        <source>Leer la guía completa, o volver a los pasos</source>
        <translation>Read the whole guide, or go back to the steps</translation>
    </message>
    <message>
        <source>guía</source>
        <translation>guide</translation>
    </message>
    <message>
        <source>Tu papel no cambia ajustes. Pídelo a un dueño.</source>
        <translation>Your role does not change settings. Ask an owner.</translation>
    </message>
    <message>
        <source>Con este valor no se puede armar la petición.</source>
        <translation>No request can be made with this value.</translation>
    </message>
</context>
<context>
    <name>Gateways</name>
    <message>
        <source>Guardado.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Encendido: los avisos de su canal salen solos.</source>
        <translation>Switched on: the notices of its channel go by themselves.</translation>
    </message>
    <message>
        <source>Apagado.</source>
        <translation>Switched off.</translation>
    </message>
    <message>
        <source>En pausa: los mensajes esperan.</source>
        <translation>Paused: the messages wait.</translation>
    </message>
    <message>
        <source>Sigue enviando.</source>
        <translation>It sends again.</translation>
    </message>
    <message>
        <source>Abrir su panel: ahí está el QR</source>
        <translation>Open its panel: the QR is there</translation>
    </message>
    <message>
        <source>Ver la petición exacta</source>
        <translation>See the exact request</translation>
    </message>
    <message>
        <source>Avanzado</source>
        <translation>Advanced</translation>
    </message>
    <message>
        <source>Falta este dato.</source>
        <translation>This is missing.</translation>
    </message>
    <message>
        <source>Pausar</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Probar</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Encender</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>No hay nada por guardar.</source>
        <translation>There is nothing to save.</translation>
    </message>
    <message>
        <source>Guardar y probar</source>
        <translation>Save and test</translation>
    </message>
    <message>
        <source>Apagar</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>Quitar la pausa</source>
        <translation>End the pause</translation>
    </message>
    <message>
        <source>El día de ejemplo no envía nada de verdad.</source>
        <translation>The sample day sends nothing for real.</translation>
    </message>
    <message>
        <source>Para encenderlo falta: {what}</source>
        <translation>To switch it on this is missing: {what}</translation>
    </message>
    <message>
        <source>Para encenderlo, lee la advertencia y marca que la entiendes.</source>
        <translation>To switch it on, read the warning and tick that you understand it.</translation>
    </message>
    <message>
        <source>Guarda o prueba lo escrito antes de encenderlo.</source>
        <translation>Save or test what was typed before you switch it on.</translation>
    </message>
    <message>
        <source>Guía completa</source>
        <translation>Whole guide</translation>
    </message>
    <message>
        <source>Cambiar</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Olvidar</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Ver lo que se escribe</source>
        <translation>Show what is typed</translation>
    </message>
    <message>
        <source>Dejar la guardada</source>
        <translation>Keep the saved one</translation>
    </message>
    <message>
        <source>Se olvida al guardar</source>
        <translation>Forgotten on saving</translation>
    </message>
    <message>
        <source>Guardada {dots}</source>
        <translation>Saved {dots}</translation>
    </message>
    <message>
        <source>Apagado</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Falta un dato</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>Con problema</source>
        <translation>In trouble</translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Esperando hasta {time}</source>
        <translation>Waiting until {time}</translation>
    </message>
    <message>
        <source>Revísalo</source>
        <translation>Check it</translation>
    </message>
    <message>
        <source>Límite del día</source>
        <translation>Limit for the day</translation>
    </message>
    <message>
        <source>De reserva</source>
        <translation>Spare</translation>
    </message>
    <message>
        <source>Listo</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>WhatsApp a mano</source>
        <translation>WhatsApp by hand</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>{sent} de {cap} hoy</source>
        <translation>{sent} of {cap} today</translation>
    </message>
    <message>
        <source>{sent} hoy</source>
        <translation>{sent} today</translation>
    </message>
    <message>
        <source>sin probar</source>
        <translation>not tested</translation>
    </message>
    <message>
        <source>falló la prueba, {moment}</source>
        <translation>test failed, {moment}</translation>
    </message>
    <message>
        <source>probado, {moment}</source>
        <translation>tested, {moment}</translation>
    </message>
    <message>
        <source>En pausa desde {moment}.</source>
        <translation>Paused since {moment}.</translation>
    </message>
    <message>
        <source>La puso en pausa {who}, {moment}. Los mensajes esperan hasta que la quites.</source>
        <translation>Paused by {who}, {moment}. The messages wait until you end the pause.</translation>
    </message>
    <message>
        <source>No se alcanza el servicio o pide ir más despacio. Se intenta a las {time}.</source>
        <translation>The service is out of reach or asks to go slower. It is tried at {time}.</translation>
    </message>
    <message>
        <source>Otro servicio del mismo canal lleva los mensajes. Apágalo para que salgan por aquí.</source>
        <translation>Another service of the same channel carries the messages. Switch it off and they go by this one.</translation>
    </message>
</context>
<context>
    <name>GatewaysCard</name>
    <message>
        <source>Canales y servicios</source>
        <translation>Channels and services</translation>
    </message>
    <message>
        <source>Con uno encendido los avisos salen solos por su canal. Sin ninguno sigues enviando a mano por WhatsApp.</source>
        <translation>With one switched on, the notices of its channel go by themselves. With none you go on sending by hand on WhatsApp.</translation>
    </message>
    <message>
        <source>Lo escrito en {gateway} aún no se guarda.</source>
        <translation>What was typed for {gateway} is not saved yet.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Entiendo el riesgo</source>
        <translation>I understand the risk</translation>
    </message>
    <message>
        <source>Leer la guía completa</source>
        <translation>Read the whole guide</translation>
    </message>
    <message>
        <source>Cómo se prepara</source>
        <translation>How to set it up</translation>
    </message>
    <message>
        <source>Bueno saberlo</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <source>Copiar la orden</source>
        <translation>Copy the command</translation>
    </message>
    <message>
        <source>Abrir {address}</source>
        <translation>Open {address}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>parada {0} de {1}</source>
        <translation>stop {0} of {1}</translation>
    </message>
    <message>
        <source>implícito: nadie lo leyó</source>
        <translation>implied: nobody scanned it</translation>
    </message>
    <message>
        <source>anotado {0}</source>
        <translation>noted {0}</translation>
    </message>
    <message>
        <source>{0}, repartidor</source>
        <translation>{0}, driver</translation>
    </message>
    <message>
        <source>{0}, al importar</source>
        <translation>{0}, on importing</translation>
    </message>
    <message>
        <source>llegó por mensaje</source>
        <translation>came by message</translation>
    </message>
    <message>
        <source>el programa</source>
        <translation>the program</translation>
    </message>
    <message>
        <source>{0}, en {1}</source>
        <translation>{0}, at {1}</translation>
    </message>
    <message>
        <source>lo deshizo {0}</source>
        <translation>undone by {0}</translation>
    </message>
    <message>
        <source>lo corrigió {0}</source>
        <translation>corrected by {0}</translation>
    </message>
    <message>
        <source>Registrado, pedido {0}</source>
        <translation>Registered, order {0}</translation>
    </message>
    <message>
        <source>Registrado</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Se corrigieron los datos</source>
        <translation>Details corrected</translation>
    </message>
    <message numerus="yes">
        <source>Ahora es %n bulto(s)</source>
        <translation>
            <numerusform>Now %n parcel</numerusform>
            <numerusform>Now %n parcels</numerusform>
        </translation>
    </message>
    <message>
        <source>En la ruta {0}</source>
        <translation>On route {0}</translation>
    </message>
    <message>
        <source>Quedó pendiente en la ruta {0}</source>
        <translation>Left pending on route {0}</translation>
    </message>
    <message>
        <source>Salió de la ruta {0}</source>
        <translation>Taken off route {0}</translation>
    </message>
    <message>
        <source>Cargado, bulto {0}/{1}</source>
        <translation>Loaded, parcel {0}/{1}</translation>
    </message>
    <message>
        <source>No subió a la ruta {0}</source>
        <translation>Did not get on route {0}</translation>
    </message>
    <message>
        <source>En la puerta</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>Intento fallido</source>
        <translation>Attempt failed</translation>
    </message>
    <message>
        <source>No se entregó: {0}</source>
        <translation>Not delivered: {0}</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Entregado, recibió {0}</source>
        <translation>Delivered to {0}</translation>
    </message>
    <message>
        <source>Entregado, recibió {0} ({1})</source>
        <translation>Delivered to {0} ({1})</translation>
    </message>
    <message>
        <source>Promesa fija: {0}</source>
        <translation>Promise frozen: {0}</translation>
    </message>
    <message>
        <source>Promesa: {0}</source>
        <translation>Promise: {0}</translation>
    </message>
    <message>
        <source>Nueva promesa: {0}</source>
        <translation>New promise: {0}</translation>
    </message>
    <message>
        <source>Contratiempo</source>
        <translation>Setback</translation>
    </message>
    <message>
        <source>Contratiempo: {0}</source>
        <translation>Setback: {0}</translation>
    </message>
    <message>
        <source>Terminó el contratiempo</source>
        <translation>The setback ended</translation>
    </message>
    <message>
        <source>No quiere avisos</source>
        <translation>Wants no messages</translation>
    </message>
    <message>
        <source>Quiere avisos otra vez</source>
        <translation>Wants messages again</translation>
    </message>
    <message>
        <source>Se deshizo lo anterior</source>
        <translation>What came before was undone</translation>
    </message>
    <message>
        <source>Se corrigió una marca</source>
        <translation>A mark was corrected</translation>
    </message>
    <message>
        <source>Se borraron los datos de la persona</source>
        <translation>The person&apos;s data were erased</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>nueva hora {0}</source>
        <translation>new time {0}</translation>
    </message>
    <message>
        <source>cobrado {0}</source>
        <translation>{0} collected</translation>
    </message>
    <message>
        <source>gasta intento</source>
        <translation>spends an attempt</translation>
    </message>
    <message>
        <source>no gasta intento</source>
        <translation>spends no attempt</translation>
    </message>
    <message numerus="yes">
        <source>%n llamada(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message>
        <source>hasta {0}</source>
        <translation>until {0}</translation>
    </message>
    <message>
        <source>no apareció</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>no cupo</source>
        <translation>did not fit</translation>
    </message>
    <message>
        <source>dañado</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>retenido</source>
        <translation>on hold</translation>
    </message>
    <message>
        <source>sale otro día</source>
        <translation>goes another day</translation>
    </message>
    <message>
        <source>Recibido en bodega</source>
        <translation>Received at the depot</translation>
    </message>
    <message>
        <source>Salió a reparto</source>
        <translation>Out for delivery</translation>
    </message>
    <message>
        <source>Sigue su parada</source>
        <translation>Their stop is next</translation>
    </message>
    <message>
        <source>Estamos en la puerta</source>
        <translation>We are at the door</translation>
    </message>
    <message>
        <source>No se pudo entregar</source>
        <translation>Could not deliver</translation>
    </message>
    <message>
        <source>Espera en mostrador</source>
        <translation>Waiting at the counter</translation>
    </message>
    <message>
        <source>Nueva hora</source>
        <translation>New time</translation>
    </message>
    <message>
        <source>Hoy no llega</source>
        <translation>Not today</translation>
    </message>
    <message>
        <source>Pregunta del domicilio</source>
        <translation>Address question</translation>
    </message>
    <message>
        <source>Vuelve al remitente</source>
        <translation>Going back to the sender</translation>
    </message>
    <message>
        <source>Cancelado</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>desde {0}</source>
        <translation>from {0}</translation>
    </message>
    <message>
        <source>por enviar</source>
        <translation>to send</translation>
    </message>
    <message>
        <source>abrió {0} {1}</source>
        <translation>opened by {0} {1}</translation>
    </message>
    <message>
        <source>confirmó {0} {1}</source>
        <translation>confirmed by {0} {1}</translation>
    </message>
    <message>
        <source>pudo haber salido</source>
        <translation>may have gone</translation>
    </message>
    <message>
        <source>bloqueado</source>
        <translation>blocked</translation>
    </message>
    <message>
        <source>venció</source>
        <translation>expired</translation>
    </message>
    <message>
        <source>enviado {0}</source>
        <translation>sent {0}</translation>
    </message>
    <message>
        <source>recibido, enviado {0}</source>
        <translation>delivered, sent {0}</translation>
    </message>
    <message>
        <source>leído, enviado {0}</source>
        <translation>read, sent {0}</translation>
    </message>
    <message>
        <source>no se envió</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>no llegó</source>
        <translation>did not arrive</translation>
    </message>
    <message>
        <source>en cola</source>
        <translation>queued</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>Historia de {0}</source>
        <translation>History of {0}</translation>
    </message>
    <message>
        <source>Historia</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Corregir</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>motivo</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>Escribir la nota</source>
        <translation>Write the note</translation>
    </message>
    <message>
        <source>nota</source>
        <translation>note</translation>
    </message>
    <message>
        <source>Solo esta guía, o todas</source>
        <translation>Only this shipment, or all</translation>
    </message>
    <message>
        <source>cuáles</source>
        <translation>which</translation>
    </message>
    <message>
        <source>corregir</source>
        <translation>correct</translation>
    </message>
    <message>
        <source>Que vuelva a contar</source>
        <translation>Let it count again</translation>
    </message>
    <message numerus="yes">
        <source>Corregir %n guía(s)</source>
        <translation>
            <numerusform>Correct %n shipment</numerusform>
            <numerusform>Correct %n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Saca a la guía de un final: queda a nombre de {0}, con su motivo.</source>
        <translation>Takes the shipment out of an end: noted under {0}, with the reason.</translation>
    </message>
    <message>
        <source>Nada se borra: queda tachado en la historia, con quién y por qué.</source>
        <translation>Nothing is erased: it stays in the history, struck through, with by whom and why.</translation>
    </message>
    <message>
        <source>Elige primero el motivo, con su número.</source>
        <translation>Choose the reason first, by its number.</translation>
    </message>
    <message>
        <source>{0}: corregido</source>
        <translation>{0}: corrected</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s): corregidas</source>
        <translation>
            <numerusform>%n shipment corrected</numerusform>
            <numerusform>%n shipments corrected</numerusform>
        </translation>
    </message>
    <message>
        <source>Deshecho: {0} queda como estaba</source>
        <translation>Undone: {0} is as it was</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Importación deshecha: {0} guías quedaron como antes.</source>
        <translation>Import undone: {0} shipments are as they were before.</translation>
    </message>
    <message>
        <source>Elige los archivos de pedidos</source>
        <translation>Choose the order files</translation>
    </message>
    <message>
        <source>Hojas y tablas ({0})</source>
        <translation>Sheets and tables ({0})</translation>
    </message>
    <message>
        <source>Todos los archivos (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>lo elegiste tú</source>
        <translation>your choice</translation>
    </message>
    <message>
        <source>no se usa</source>
        <translation>not used</translation>
    </message>
    <message>
        <source>si falta la otra</source>
        <translation>if the other is empty</translation>
    </message>
    <message>
        <source>revisar</source>
        <translation>check</translation>
    </message>
    <message>
        <source>seguro</source>
        <translation>sure</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Leyendo {0}</source>
        <translation>Reading {0}</translation>
    </message>
    <message numerus="yes">
        <source>Importando %n guía(s)</source>
        <translation>
            <numerusform>Importing %n shipment</numerusform>
            <numerusform>Importing %n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Entran todas o ninguna.</source>
        <translation>All come in, or none.</translation>
    </message>
    <message numerus="yes">
        <source>%n archivo(s) más después</source>
        <translation>
            <numerusform>%n more file after this</numerusform>
            <numerusform>%n more files after this</numerusform>
        </translation>
    </message>
    <message>
        <source>Revisando los pedidos</source>
        <translation>Checking the orders</translation>
    </message>
    <message>
        <source>Imprimir etiquetas</source>
        <translation>Print slips</translation>
    </message>
    <message>
        <source>Listo</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>No se guardó nada.</source>
        <translation>Nothing was saved.</translation>
    </message>
    <message>
        <source>{0}. No se guardó nada.</source>
        <translation>{0}. Nothing was saved.</translation>
    </message>
    <message>
        <source>Siguiente archivo</source>
        <translation>Next file</translation>
    </message>
    <message>
        <source>Elegir otro archivo…</source>
        <translation>Choose another file…</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Importar</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Elegir otro archivo</source>
        <translation>Choose another file</translation>
    </message>
    <message>
        <source>otro archivo</source>
        <translation>another file</translation>
    </message>
    <message>
        <source>Saltar este archivo e ir al siguiente</source>
        <translation>Skip this file and go to the next</translation>
    </message>
    <message>
        <source>Guardar las filas con problema</source>
        <translation>Save the rows to mend</translation>
    </message>
    <message>
        <source>Cancelar; no queda nada</source>
        <translation>Cancel; nothing is left behind</translation>
    </message>
    <message>
        <source>Deshacer la importación</source>
        <translation>Undo the import</translation>
    </message>
    <message>
        <source>deshacer</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>ver</source>
        <translation>view</translation>
    </message>
    <message>
        <source>importar</source>
        <translation>import</translation>
    </message>
    <message>
        <source>Ver otra parte del archivo</source>
        <translation>See another part of the file</translation>
    </message>
    <message>
        <source>Elegir el dato de la columna, o quitar un cambio</source>
        <translation>Choose the column&apos;s field, or leave a change out</translation>
    </message>
    <message>
        <source>elegir dato</source>
        <translation>choose field</translation>
    </message>
    <message>
        <source>Siguiente columna por revisar</source>
        <translation>Next column to check</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Espacio</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Mayús</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Supr</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Inicio</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Fin</source>
        <translation>End</translation>
    </message>
    <message>
        <source>RePág</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>AvPág</source>
        <translation>PgDn</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Todas las teclas</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>En toda la ventana</source>
        <translation>Everywhere in the window</translation>
    </message>
    <message>
        <source>Esc cierra</source>
        <translation>Esc closes</translation>
    </message>
</context>
<context>
    <name>LatenessPicker</name>
    <message>
        <source>Día nuevo</source>
        <translation>New day</translation>
    </message>
    <message>
        <source>Horas nuevas</source>
        <translation>New hours</translation>
    </message>
    <message>
        <source>16–18; vacío, todo el día</source>
        <translation>16–18; empty, all day</translation>
    </message>
    <message>
        <source>minutos</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>¿Cuándo llega ahora?</source>
        <translation>When will it arrive now?</translation>
    </message>
    <message>
        <source>¿Cuánto se retrasa?</source>
        <translation>How late?</translation>
    </message>
    <message>
        <source>En minutos</source>
        <translation>In minutes</translation>
    </message>
    <message>
        <source>Nueva ventana</source>
        <translation>New window</translation>
    </message>
    <message>
        <source>Escribe las horas así: 16–18 o 16:30–18.</source>
        <translation>Type the hours like this: 16–18 or 16:30–18.</translation>
    </message>
</context>
<context>
    <name>LeavingCard</name>
    <message>
        <source>Por salirse de su ventana</source>
        <translation>Leaving their window</translation>
    </message>
    <message>
        <source>Todas las que van en camino llegan a su hora.</source>
        <translation>All that is on its way arrives on time.</translation>
    </message>
    <message>
        <source>ventana prometida y hora estimada</source>
        <translation>promised window and estimate</translation>
    </message>
</context>
<context>
    <name>LifeDrawer</name>
    <message>
        <source>Aclarar</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>Ver envío</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Vida del mensaje</source>
        <translation>The message&apos;s life</translation>
    </message>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Te necesita ahora</source>
        <translation>Needs you now</translation>
    </message>
    <message>
        <source>Nada te espera</source>
        <translation>Nothing waits for you</translation>
    </message>
    <message>
        <source>Lo que llegue aparece aquí.</source>
        <translation>What comes in appears here.</translation>
    </message>
    <message>
        <source>lo más urgente arriba</source>
        <translation>most urgent first</translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) enviado(s) hoy</source>
        <translation>
            <numerusform>%n message sent today</numerusform>
            <numerusform>%n messages sent today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Ruta</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Avisar</source>
        <translation>Notify</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Más</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Envíos</source>
        <translation>Shipments</translation>
    </message>
    <message>
        <source>Se seleccionaron las primeras {0}</source>
        <translation>The first {0} were selected</translation>
    </message>
    <message>
        <source>Reintentar</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Lo que buscabas sigue puesto; no se perdió nada.</source>
        <translation>What you were looking for is still set; nothing was lost.</translation>
    </message>
</context>
<context>
    <name>LoadColumn</name>
    <message>
        <source>Escanea un bulto...</source>
        <translation>Scan a parcel…</translation>
    </message>
    <message>
        <source>Últimas lecturas</source>
        <translation>Latest scans</translation>
    </message>
    <message>
        <source>Cerrar carga</source>
        <translation>Close load</translation>
    </message>
    <message>
        <source>Publicar</source>
        <translation>Publish</translation>
    </message>
    <message numerus="yes">
        <source>faltan %n</source>
        <translation>
            <numerusform>%n to go</numerusform>
            <numerusform>%n to go</numerusform>
        </translation>
    </message>
    <message>
        <source>carga completa</source>
        <translation>load complete</translation>
    </message>
    <message>
        <source>sale {0}</source>
        <translation>leaves {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n sin leer: se pedirá motivo de cada uno</source>
        <translation>
            <numerusform>%n not scanned: you will be asked why</numerusform>
            <numerusform>%n not scanned: you will be asked why for each</numerusform>
        </translation>
    </message>
    <message>
        <source>Sin leer nada también puede salir: la carga es opcional</source>
        <translation>It may leave with nothing scanned: the check is optional</translation>
    </message>
    <message>
        <source>Todo arriba: la ruta puede salir</source>
        <translation>All on board: the route may leave</translation>
    </message>
    <message>
        <source>Nada por cargar</source>
        <translation>Nothing to load</translation>
    </message>
    <message>
        <source>Cuando armes una ruta, aquí se lee bulto por bulto lo que sube</source>
        <translation>Once you build a route, its parcels are scanned here one by one</translation>
    </message>
    <message>
        <source>Salida a ruta</source>
        <translation>Load check</translation>
    </message>
    <message>
        <source>deshace la última</source>
        <translation>undoes the last</translation>
    </message>
</context>
<context>
    <name>Loads</name>
    <message>
        <source>Se quitó la última lectura: {0}</source>
        <translation>The last scan was taken back: {0}</translation>
    </message>
    <message>
        <source>Todavía no se lee ningún bulto de la {0}.</source>
        <translation>No parcel of {0} was scanned yet.</translation>
    </message>
    <message>
        <source>Cerrar la carga de {0}</source>
        <translation>Close the load of {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) se quedan: di por qué de cada una</source>
        <translation>
            <numerusform>%n shipment stays behind: say why</numerusform>
            <numerusform>%n shipments stay behind: say why for each</numerusform>
        </translation>
    </message>
    <message>
        <source>Cerrar carga</source>
        <translation>Close load</translation>
    </message>
    <message>
        <source>Se quedan en bodega y no se pueden entregar en esta ruta</source>
        <translation>They stay at the depot and cannot be delivered on this route</translation>
    </message>
    <message>
        <source>Carga cerrada: todo arriba</source>
        <translation>Load closed: all on board</translation>
    </message>
    <message numerus="yes">
        <source>Carga cerrada: %n guía(s) se quedan</source>
        <translation>
            <numerusform>Load closed: %n shipment stays</numerusform>
            <numerusform>Load closed: %n shipments stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Quién va a trabajar</source>
        <translation>Who is going to work</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Entrar</source>
        <translation>Come in</translation>
    </message>
    <message>
        <source>Pantalla bloqueada</source>
        <translation>Screen locked</translation>
    </message>
    <message>
        <source>elegir</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>entrar</source>
        <translation>come in</translation>
    </message>
    <message>
        <source>¿Quién va a trabajar?</source>
        <translation>Who is going to work?</translation>
    </message>
    <message>
        <source>Lo que marques llevará tu nombre.</source>
        <translation>What you mark will bear your name.</translation>
    </message>
    <message>
        <source>{name} entra sin PIN</source>
        <translation>{name} comes in without a PIN</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sin nombre</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>Oficina</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Todo guardado</source>
        <translation>All saved</translation>
    </message>
    <message>
        <source>en esta computadora</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>Buscar o escanear</source>
        <translation>Search or scan</translation>
    </message>
    <message>
        <source>Importar un archivo</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Nueva guía</source>
        <translation>New shipment</translation>
    </message>
    <message>
        <source>Deshacer lo último</source>
        <translation>Undo the last thing</translation>
    </message>
    <message>
        <source>Bloquear la pantalla o cambiar de persona</source>
        <translation>Lock the screen or change person</translation>
    </message>
    <message>
        <source>Todas las teclas</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>cerrar</source>
        <translation>close</translation>
    </message>
</context>
<context>
    <name>MakeSheet</name>
    <message>
        <source>Armar ruta</source>
        <translation>Build route</translation>
    </message>
    <message>
        <source>Nombre, repartidor y las guías en su orden</source>
        <translation>Name, driver and the shipments in their order</translation>
    </message>
    <message>
        <source>Crear ruta vacía</source>
        <translation>Make an empty route</translation>
    </message>
    <message numerus="yes">
        <source>Crear ruta con %n guía(s)</source>
        <translation>
            <numerusform>Make the route with %n shipment</numerusform>
            <numerusform>Make the route with %n shipments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkDesk</name>
    <message>
        <source>Marcar {0}</source>
        <translation>Mark {0}</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Cancelar la guía</source>
        <translation>Cancel the shipment</translation>
    </message>
    <message numerus="yes">
        <source>Cancelar %n guía(s)</source>
        <translation>
            <numerusform>Cancel %n shipment</numerusform>
            <numerusform>Cancel %n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Escribe por qué: queda en la historia.</source>
        <translation>Type why: it stays in the history.</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>{0}: en la puerta</source>
        <translation>{0}: at the door</translation>
    </message>
    <message>
        <source>{0}: entregado</source>
        <translation>{0}: delivered</translation>
    </message>
    <message>
        <source>Deshecho: {0}</source>
        <translation>Undone: {0}</translation>
    </message>
</context>
<context>
    <name>MemberPopover</name>
    <message>
        <source>Nombre</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Papel</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>PIN nuevo</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Quitar el PIN</source>
        <translation>Remove the PIN</translation>
    </message>
    <message>
        <source>Dar de baja</source>
        <translation>No longer here</translation>
    </message>
    <message>
        <source>Dar de alta otra vez</source>
        <translation>Here again</translation>
    </message>
    <message>
        <source>De cuatro a ocho cifras. Vacío: sigue el que tiene.</source>
        <translation>Four to eight figures. Empty: the present one stays.</translation>
    </message>
    <message>
        <source>De cuatro a ocho cifras. Vacío: entra sin PIN.</source>
        <translation>Four to eight figures. Empty: no PIN to come in.</translation>
    </message>
    <message>
        <source>Guardado: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>{name} entra ahora sin PIN</source>
        <translation>{name} now comes in without a PIN</translation>
    </message>
    <message>
        <source>{name} puede entrar otra vez</source>
        <translation>{name} can come in again</translation>
    </message>
    <message>
        <source>{name} ya no puede entrar</source>
        <translation>{name} can no longer come in</translation>
    </message>
    <message>
        <source>Puede todo: también ajustes, personal, respaldos y borrar a una persona.</source>
        <translation>May do everything: settings, staff, backups and erasing a person too.</translation>
    </message>
    <message>
        <source>Guías, rutas, contratiempos, mensajes y respaldos; no ajustes ni personal.</source>
        <translation>Shipments, routes, setbacks, messages and backups; not settings or staff.</translation>
    </message>
    <message>
        <source>Marca las paradas y lee; lo suyo lo puede deshacer.</source>
        <translation>Marks the stops and reads; may undo their own.</translation>
    </message>
    <message>
        <source>Lee, y no cambia nada.</source>
        <translation>Reads, and changes nothing.</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>la hora cambió después</source>
        <translation>the time changed afterwards</translation>
    </message>
    <message>
        <source>Volver al texto</source>
        <translation>Back to the text</translation>
    </message>
    <message>
        <source>Editar</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Mensaje</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>{0} no recibe aviso</source>
        <translation>{0} gets no message</translation>
    </message>
    <message>
        <source>Mensaje para {0}</source>
        <translation>Message for {0}</translation>
    </message>
    <message>
        <source>{0} SMS</source>
        <translation>{0} SMS</translation>
    </message>
    <message>
        <source>Listo</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>confirmado por {0}, {1}</source>
        <translation>confirmed by {0}, {1}</translation>
    </message>
    <message>
        <source>abierto por {0}, {1}</source>
        <translation>opened by {0}, {1}</translation>
    </message>
    <message>
        <source>Preparado</source>
        <translation>Prepared</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Aviso</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Qué pasó</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Historial de avisos</source>
        <translation>Message history</translation>
    </message>
    <message>
        <source>Lo confirmó {0}, {1}.</source>
        <translation>Confirmed by {0}, {1}.</translation>
    </message>
    <message>
        <source>Guardar el texto</source>
        <translation>Save the text</translation>
    </message>
    <message>
        <source>guardar el texto</source>
        <translation>save the text</translation>
    </message>
    <message>
        <source>Cambia lo que haga falta: se envía tal como quede.</source>
        <translation>Change what you need: it is sent just as you leave it.</translation>
    </message>
    <message>
        <source>Editar</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>editar</source>
        <translation>edit</translation>
    </message>
    <message>
        <source>No enviar</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>Abrir de todos modos</source>
        <translation>Open anyway</translation>
    </message>
    <message>
        <source>Abrir en WhatsApp</source>
        <translation>Open in WhatsApp</translation>
    </message>
    <message>
        <source>abrir</source>
        <translation>open</translation>
    </message>
    <message>
        <source>Se abre WhatsApp con el texto puesto; tú lo envías.</source>
        <translation>WhatsApp opens with the text in place; you send it.</translation>
    </message>
    <message>
        <source>El texto es largo: se copia y lo pegas en el chat.</source>
        <translation>The text is long: it is copied and you paste it into the chat.</translation>
    </message>
    <message>
        <source>WhatsApp se abrió con el texto listo. ¿Lo enviaste?</source>
        <translation>WhatsApp opened with the text ready. Did you send it?</translation>
    </message>
    <message>
        <source>El texto quedó copiado: pégalo en el chat. ¿Lo enviaste?</source>
        <translation>The text is copied: paste it into the chat. Did you send it?</translation>
    </message>
    <message>
        <source>Sí lo envié, abrir el siguiente</source>
        <translation>Yes, sent; open the next</translation>
    </message>
    <message>
        <source>Abrir otra vez</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>confirmar y seguir</source>
        <translation>confirm and go on</translation>
    </message>
    <message>
        <source>No lo envié</source>
        <translation>I did not send it</translation>
    </message>
    <message>
        <source>no lo envié</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>Se abrió {0} y nadie dijo si salió. Búscalo en WhatsApp: ¿salió?</source>
        <translation>It was opened {0} and nobody said whether it went. Look in WhatsApp: did it?</translation>
    </message>
    <message>
        <source>Mientras no lo digas, no se vuelve a enviar.</source>
        <translation>Until you say, it is not sent again.</translation>
    </message>
    <message>
        <source>Sí salió</source>
        <translation>Yes, it went</translation>
    </message>
    <message>
        <source>No salió</source>
        <translation>It did not go</translation>
    </message>
    <message>
        <source>no salió</source>
        <translation>did not go</translation>
    </message>
    <message>
        <source>Pudo haber salido. ¿Le llegó?</source>
        <translation>It may have gone out. Did it arrive?</translation>
    </message>
    <message>
        <source>Omitir</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>omitir</source>
        <translation>skip</translation>
    </message>
    <message>
        <source>Si no le llegó, sale otra vez por el mismo canal.</source>
        <translation>If it did not arrive, it goes again by the same channel.</translation>
    </message>
    <message>
        <source>Sí le llegó</source>
        <translation>It arrived</translation>
    </message>
    <message>
        <source>sí le llegó</source>
        <translation>it arrived</translation>
    </message>
    <message>
        <source>No le llegó</source>
        <translation>It did not arrive</translation>
    </message>
    <message>
        <source>no le llegó</source>
        <translation>did not arrive</translation>
    </message>
    <message>
        <source>Ya le llamé</source>
        <translation>I have called</translation>
    </message>
    <message>
        <source>ya le llamé</source>
        <translation>I have called</translation>
    </message>
    <message>
        <source>Copiar teléfono</source>
        <translation>Copy phone</translation>
    </message>
    <message>
        <source>Ir al siguiente</source>
        <translation>Go to the next</translation>
    </message>
    <message>
        <source>siguiente</source>
        <translation>next</translation>
    </message>
    <message>
        <source>No tiene WhatsApp</source>
        <translation>Has no WhatsApp</translation>
    </message>
    <message>
        <source>no tiene WhatsApp</source>
        <translation>has no WhatsApp</translation>
    </message>
    <message>
        <source>Saltar</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>saltar</source>
        <translation>skip</translation>
    </message>
    <message>
        <source>Sí lo envié</source>
        <translation>Yes, sent</translation>
    </message>
    <message>
        <source>abrir otra vez</source>
        <translation>open again</translation>
    </message>
    <message>
        <source>sí salió</source>
        <translation>it went</translation>
    </message>
</context>
<context>
    <name>MessagesPage</name>
    <message>
        <source>Mensajes</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Ver el envío</source>
        <translation>View the shipment</translation>
    </message>
    <message>
        <source>ver envío</source>
        <translation>view shipment</translation>
    </message>
    <message>
        <source>Siguiente tanda</source>
        <translation>Next batch</translation>
    </message>
    <message>
        <source>siguiente tanda</source>
        <translation>next batch</translation>
    </message>
    <message>
        <source>Ver rutas</source>
        <translation>View routes</translation>
    </message>
    <message>
        <source>ver rutas</source>
        <translation>view routes</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>deshacer</source>
        <translation>undo</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Al guardar</source>
        <translation>On saving</translation>
    </message>
    <message>
        <source>modo</source>
        <translation>mode</translation>
    </message>
    <message>
        <source>Los demás modos</source>
        <translation>The other modes</translation>
    </message>
    <message>
        <source>Estrella</source>
        <translation>Star</translation>
    </message>
    <message>
        <source>Cadena</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>Ida y vuelta</source>
        <translation>Round trip</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Un remitente, muchos destinos: al guardar solo se limpia el destinatario.</source>
        <translation>One sender, many recipients: saving clears the recipient only.</translation>
    </message>
    <message>
        <source>De mano en mano: el destinatario pasa a ser el siguiente remitente.</source>
        <translation>From hand to hand: the recipient becomes the next sender.</translation>
    </message>
    <message>
        <source>Al guardar se cambian remitente y destinatario, y queda listo el regreso.</source>
        <translation>Saving swaps sender and recipient, and the return is ready.</translation>
    </message>
    <message>
        <source>Al guardar, el formulario queda en blanco.</source>
        <translation>Saving leaves the form blank.</translation>
    </message>
</context>
<context>
    <name>MoneyCard</name>
    <message>
        <source>Cobrado</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>Cobrar</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>efectivo, al entregar</source>
        <translation>cash, on delivery</translation>
    </message>
    <message>
        <source>eran {0}</source>
        <translation>was {0}</translation>
    </message>
</context>
<context>
    <name>NewShipmentSheet</name>
    <message>
        <source>Nueva guía</source>
        <translation>New shipment</translation>
    </message>
    <message>
        <source>Vaciar</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Imprimir la etiqueta</source>
        <translation>Print the slip</translation>
    </message>
    <message>
        <source>imprimir etiqueta</source>
        <translation>print slip</translation>
    </message>
    <message>
        <source>Guardar y seguir con otra</source>
        <translation>Save and go on with another</translation>
    </message>
    <message>
        <source>guardar</source>
        <translation>save</translation>
    </message>
    <message>
        <source>Vaciar el formulario</source>
        <translation>Clear the form</translation>
    </message>
    <message>
        <source>vaciar</source>
        <translation>clear</translation>
    </message>
    <message>
        <source>Deshacer lo guardado</source>
        <translation>Undo what was saved</translation>
    </message>
    <message>
        <source>Revisa lo marcado en rojo.</source>
        <translation>Check what is marked in red.</translation>
    </message>
    <message>
        <source>se retoma tu borrador</source>
        <translation>your draft is back</translation>
    </message>
    <message>
        <source>Guía {0} registrada</source>
        <translation>Shipment {0} registered</translation>
    </message>
    <message>
        <source>sigue el regreso: falta su domicilio</source>
        <translation>the return is next: its address is missing</translation>
    </message>
    <message>
        <source>Deshecho: {0} ya no existe</source>
        <translation>Undone: {0} is no more</translation>
    </message>
    <message>
        <source>domicilio por completar</source>
        <translation>address to complete</translation>
    </message>
</context>
<context>
    <name>NewTable</name>
    <message>
        <source>Fila</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Pedido</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Colonia</source>
        <translation>Colonia</translation>
    </message>
    <message>
        <source>CP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Bultos</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>Cobro</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>Guías nuevas</source>
        <translation>New shipments</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Completar domicilio</source>
        <translation>Complete the address</translation>
    </message>
    <message>
        <source>Ver ruta {0}</source>
        <translation>View route {0}</translation>
    </message>
    <message>
        <source>Recibir en bodega</source>
        <translation>Receive at the depot</translation>
    </message>
    <message>
        <source>Marcar entregado</source>
        <translation>Mark delivered</translation>
    </message>
    <message>
        <source>Poner en ruta</source>
        <translation>Put on a route</translation>
    </message>
    <message>
        <source>Decidir qué sigue</source>
        <translation>Decide what is next</translation>
    </message>
    <message>
        <source>Volver a bodega</source>
        <translation>Back to the depot</translation>
    </message>
    <message>
        <source>Entregar en mostrador</source>
        <translation>Deliver at the counter</translation>
    </message>
    <message>
        <source>Marcar devuelto</source>
        <translation>Mark returned</translation>
    </message>
    <message>
        <source>Aclarar el aviso</source>
        <translation>Clear up the message</translation>
    </message>
    <message>
        <source>Enviar nueva hora</source>
        <translation>Send the new time</translation>
    </message>
    <message>
        <source>Enviar la hora</source>
        <translation>Send the time</translation>
    </message>
    <message>
        <source>Preguntar domicilio</source>
        <translation>Ask for the address</translation>
    </message>
    <message>
        <source>Avisar que espera</source>
        <translation>Tell that it waits</translation>
    </message>
    <message>
        <source>Enviar aviso</source>
        <translation>Send message</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Por teléfono</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>Sin WhatsApp</source>
        <translation>No WhatsApp</translation>
    </message>
    <message>
        <source>Bloqueado</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Preparado</source>
        <translation>Prepared</translation>
    </message>
    <message>
        <source>Abierto</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Confirmado</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Pudo salir</source>
        <translation>May have gone</translation>
    </message>
    <message>
        <source>Venció</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>No se envió</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>En cola</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Enviado</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Recibido</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Leído</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>No llegó</source>
        <translation>Did not arrive</translation>
    </message>
    <message>
        <source>Llegó a bodega</source>
        <translation>At the depot</translation>
    </message>
    <message>
        <source>Salió a reparto</source>
        <translation>Out for delivery</translation>
    </message>
    <message>
        <source>Sigue su entrega</source>
        <translation>Next in line</translation>
    </message>
    <message>
        <source>En la puerta</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Intento fallido</source>
        <translation>Attempt failed</translation>
    </message>
    <message>
        <source>En mostrador</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Nueva hora</source>
        <translation>New time</translation>
    </message>
    <message>
        <source>Hoy no llega</source>
        <translation>Not today</translation>
    </message>
    <message>
        <source>Pide la dirección</source>
        <translation>Asks for the address</translation>
    </message>
    <message>
        <source>Regresa al remitente</source>
        <translation>Going back</translation>
    </message>
    <message>
        <source>Cancelado</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>abierto {0}</source>
        <translation>opened {0}</translation>
    </message>
    <message>
        <source>no se confirmó</source>
        <translation>not confirmed</translation>
    </message>
    <message>
        <source>desde {0}</source>
        <translation>from {0}</translation>
    </message>
</context>
<context>
    <name>OfficialPane</name>
    <message>
        <source>Cuenta</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Traer aprobadas</source>
        <translation>Get the approved ones</translation>
    </message>
    <message>
        <source>Plantilla aprobada</source>
        <translation>Approved template</translation>
    </message>
    <message>
        <source>{0} está apagado: lo que elijas vale cuando lo enciendas en Ajustes.</source>
        <translation>{0} is off: what you choose counts once you switch it on in Settings.</translation>
    </message>
    <message>
        <source>Agregar por ContentSid…</source>
        <translation>Add by ContentSid…</translation>
    </message>
    <message>
        <source>Todavía no hay ninguna aquí.</source>
        <translation>There is none here yet.</translation>
    </message>
    <message numerus="yes">
        <source>%n plantillas</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
    <message>
        <source>sin aprobar</source>
        <translation>not approved</translation>
    </message>
    <message>
        <source>Elige una</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>Ninguna en este idioma</source>
        <translation>None in this language</translation>
    </message>
    <message>
        <source>Aprobada y cuadra: {0} de {0} datos</source>
        <translation>Approved and it fits: {0} of {0} values</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message numerus="yes">
        <source>%n min adelante</source>
        <translation>
            <numerusform>%n min ahead</numerusform>
            <numerusform>%n min ahead</numerusform>
        </translation>
    </message>
    <message>
        <source>a tiempo</source>
        <translation>on time</translation>
    </message>
    <message numerus="yes">
        <source>%n min atrás</source>
        <translation>
            <numerusform>%n min behind</numerusform>
            <numerusform>%n min behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Envíos</source>
        <translation>Shipments</translation>
    </message>
    <message>
        <source>Rutas</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Contratiempos</source>
        <translation>Setbacks</translation>
    </message>
    <message>
        <source>Mensajes</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Ajustes</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>PaperPopover</name>
    <message>
        <source>Papel de la ruta</source>
        <translation>The route&apos;s papers</translation>
    </message>
    <message>
        <source>Guardar la hoja de ruta en PDF</source>
        <translation>Save the run sheet as PDF</translation>
    </message>
    <message>
        <source>Imprimir la hoja de ruta</source>
        <translation>Print the run sheet</translation>
    </message>
    <message>
        <source>Guardar la tarjeta de motivos en PDF</source>
        <translation>Save the reason card as PDF</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>tarjeta de motivos.pdf</source>
        <translation>reason card.pdf</translation>
    </message>
    <message>
        <source>Guardar PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Guardado: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
</context>
<context>
    <name>PassphrasePopover</name>
    <message>
        <source>Frase de ahora</source>
        <translation>Present passphrase</translation>
    </message>
    <message>
        <source>Frase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Otra vez</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Entiendo: sin la frase no hay respaldos</source>
        <translation>I understand: no passphrase, no backups</translation>
    </message>
    <message>
        <source>Ya no recuerdo la de antes: empezar con otra</source>
        <translation>I forgot the earlier one: begin with another</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cifrar los respaldos</source>
        <translation>Encrypt the backups</translation>
    </message>
    <message>
        <source>Cambiar la frase</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>Si se pierde la frase, se pierden los respaldos: nadie puede abrirlos, nosotros tampoco.</source>
        <translation>If the passphrase is lost, the backups are lost: nobody can open them, nor can we.</translation>
    </message>
    <message>
        <source>Unas cuatro palabras que recuerdes. Anótala en papel, lejos de esta computadora.</source>
        <translation>Four words or so that you remember. Write it on paper, away from this computer.</translation>
    </message>
    <message>
        <source>La misma de antes, para usar la misma llave.</source>
        <translation>The same as before, to use the same key.</translation>
    </message>
    <message>
        <source>Desde ahora los respaldos se cifran</source>
        <translation>From now on backups are encrypted</translation>
    </message>
    <message>
        <source>La frase cambió</source>
        <translation>The passphrase is changed</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>con PIN</source>
        <translation>with PIN</translation>
    </message>
    <message>
        <source>sin PIN</source>
        <translation>no PIN</translation>
    </message>
    <message>
        <source>de baja</source>
        <translation>no longer here</translation>
    </message>
</context>
<context>
    <name>PersonSheet</name>
    <message>
        <source>Otra ventana ocupa el archivo: los datos ya no se ven, y los restos se limpian al volver a abrir.</source>
        <translation>Another window is using the file: the data are out of sight, and what is left of them goes when it is next opened.</translation>
    </message>
    <message>
        <source>Se borraron los datos de esta persona</source>
        <translation>This person&apos;s data were erased</translation>
    </message>
    <message>
        <source>En {0}: {1}</source>
        <translation>In {0}: {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n texto(s) vacíos</source>
        <translation>
            <numerusform>%n text emptied</numerusform>
            <numerusform>%n texts emptied</numerusform>
        </translation>
    </message>
    <message>
        <source>Siguen como estaban, sin terminar: {0}</source>
        <translation>Still as they were, under way: {0}</translation>
    </message>
    <message>
        <source>El libro sigue entero y su cadena también.</source>
        <translation>The ledger is whole, and so is its chain.</translation>
    </message>
    <message>
        <source>Lo cerrado con llave no se ve por dentro: bórralo tú si ya no lo quieres.</source>
        <translation>What is locked cannot be looked into: delete it yourself if you no longer want it.</translation>
    </message>
    <message numerus="yes">
        <source>Hacer un respaldo nuevo y borrar %n copia(s)</source>
        <translation>
            <numerusform>Make a new backup and delete %n copy</numerusform>
            <numerusform>Make a new backup and delete %n copies</numerusform>
        </translation>
    </message>
    <message>
        <source>Borrando…</source>
        <translation>Erasing…</translation>
    </message>
    <message>
        <source>Hay un respaldo nuevo, ya sin esta persona.</source>
        <translation>There is a new backup, without this person.</translation>
    </message>
    <message>
        <source>Copias que todavía la tienen</source>
        <translation>Copies that still hold them</translation>
    </message>
    <message>
        <source>No se puede deshacer: ni Ctrl+Z ni un respaldo traen estos datos de vuelta.</source>
        <translation>This cannot be undone: neither Ctrl+Z nor a backup brings these data back.</translation>
    </message>
    <message>
        <source>Borrar solo las terminadas y dejar estas como están</source>
        <translation>Erase only what has ended and leave these as they are</translation>
    </message>
    <message>
        <source>Por qué</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Entiendo que no se puede deshacer</source>
        <translation>I understand that this cannot be undone</translation>
    </message>
    <message>
        <source>Se borra</source>
        <translation>What goes</translation>
    </message>
    <message>
        <source>Se queda</source>
        <translation>What stays</translation>
    </message>
    <message>
        <source>Tiene guías sin terminar.</source>
        <translation>There are shipments under way.</translation>
    </message>
    <message>
        <source>Marca que entiendes que no se puede deshacer.</source>
        <translation>Check that you understand that it cannot be undone.</translation>
    </message>
    <message>
        <source>Números de guía, fechas, estados, importes y quién marcó: el libro sigue entero.</source>
        <translation>Shipment numbers, days, statuses, amounts and who marked: the ledger stays whole.</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) sin terminar: {0}. Entrégalas o cancélalas antes.</source>
        <translation>
            <numerusform>%n shipment under way: {0}. Finish or cancel it first.</numerusform>
            <numerusform>%n shipments under way: {0}. Finish or cancel them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>También su nombre y teléfono en %n texto(s) de otros que los llevan</source>
        <translation>
            <numerusform>Also their name and phone in %n text of others</numerusform>
            <numerusform>Also their name and phone in %n texts of others</numerusform>
        </translation>
    </message>
    <message>
        <source>También como remitente, con {0}</source>
        <translation>Also as a sender, with {0}</translation>
    </message>
    <message>
        <source>De ahí no se borra ahora. Si algún día recuperas una, el programa la vuelve a borrar solo al abrirla.</source>
        <translation>Nothing is erased there now. If you ever restore one, the program erases the person again by itself on opening it.</translation>
    </message>
    <message>
        <source>Se miró en los respaldos de esta computadora y en el segundo lugar.</source>
        <translation>The backups of this computer and of the second place were looked at.</translation>
    </message>
    <message>
        <source>Nombre, teléfono, correo y domicilio</source>
        <translation>Name, phone, e-mail and address</translation>
    </message>
    <message numerus="yes">
        <source>%n texto(s): avisos, notas, quién recibió</source>
        <translation>
            <numerusform>%n text: messages, notes, who received</numerusform>
            <numerusform>%n texts: messages, notes, who received</numerusform>
        </translation>
    </message>
    <message>
        <source>Lo que se encuentra al buscarla</source>
        <translation>What a search for them finds</translation>
    </message>
    <message>
        <source>Su BAJA se queda, sin el teléfono: no le vuelven a llegar avisos</source>
        <translation>Their opt-out stays, without the phone: no message reaches them again</translation>
    </message>
    <message>
        <source>¿En qué carpeta?</source>
        <translation>In which folder?</translation>
    </message>
    <message>
        <source>Quedó en {0} y {1}</source>
        <translation>Saved as {0} and {1}</translation>
    </message>
    <message>
        <source>Borrando y limpiando el archivo…</source>
        <translation>Erasing and cleaning the file…</translation>
    </message>
    <message>
        <source>Sus guías</source>
        <translation>Their shipments</translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Puede que la nombren</source>
        <translation>May name them</translation>
    </message>
    <message>
        <source>Son textos de otros que llevan su nombre o su teléfono; puede ser un tocayo.</source>
        <translation>Other people&apos;s texts with their name or phone; it may be a namesake.</translation>
    </message>
    <message>
        <source>Sus guías · {0}</source>
        <translation>Their shipments · {0}</translation>
    </message>
    <message>
        <source>Puede que la nombren · {0}</source>
        <translation>May name them · {0}</translation>
    </message>
    <message>
        <source>Nombre</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Empresa</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Domicilio</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Notas</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Quién recibió</source>
        <translation>Who received</translation>
    </message>
    <message>
        <source>No quiere avisos</source>
        <translation>Wants no messages</translation>
    </message>
    <message>
        <source>desde el {0}, lo anotó {1}</source>
        <translation>since {0}, noted by {1}</translation>
    </message>
    <message>
        <source>Como remitente</source>
        <translation>As a sender</translation>
    </message>
    <message>
        <source>Antes, en guías ajenas</source>
        <translation>Once, now others&apos;</translation>
    </message>
    <message>
        <source>Datos de esta persona</source>
        <translation>This person&apos;s data</translation>
    </message>
    <message>
        <source>Exportar…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Borrar sus datos…</source>
        <translation>Erase their data…</translation>
    </message>
    <message>
        <source>Volver</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Borrar para siempre</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Elegir o quitar</source>
        <translation>Take in or out</translation>
    </message>
    <message>
        <source>elegir</source>
        <translation>in or out</translation>
    </message>
    <message>
        <source>exportar</source>
        <translation>export</translation>
    </message>
    <message>
        <source>borrar</source>
        <translation>erase</translation>
    </message>
    <message>
        <source>sin teléfono</source>
        <translation>no phone</translation>
    </message>
    <message>
        <source>Sin nombre</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>Sin domicilio</source>
        <translation>No address</translation>
    </message>
    <message>
        <source>Quién es</source>
        <translation>Who it is</translation>
    </message>
    <message>
        <source>Mismo teléfono, o mismo nombre en el mismo domicilio. Quita lo que sea de otra persona.</source>
        <translation>Same phone, or same name at the same address. Take out what is somebody else&apos;s.</translation>
    </message>
    <message>
        <source>elegido</source>
        <translation>taken in</translation>
    </message>
    <message>
        <source>no elegido</source>
        <translation>taken out</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n shipment</numerusform>
            <numerusform>%n shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copia(s) podría(n) tenerla todavía</source>
        <translation>
            <numerusform>%n copy may still hold them</numerusform>
            <numerusform>%n copies may still hold them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copia(s) la tiene(n) todavía, o podría(n) tenerla</source>
        <translation>
            <numerusform>%n copy still holds them, or may</numerusform>
            <numerusform>%n copies still hold them, or may</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copia(s) la tiene(n) todavía</source>
        <translation>
            <numerusform>%n copy still holds them</numerusform>
            <numerusform>%n copies still hold them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} y %n más</source>
        <translation>
            <numerusform>{0} and %n more</numerusform>
            <numerusform>{0} and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Nota de un contratiempo</source>
        <translation>Note of a setback</translation>
    </message>
    <message>
        <source>Aviso de la guía {0}</source>
        <translation>Message of shipment {0}</translation>
    </message>
    <message>
        <source>Guía {0}</source>
        <translation>Shipment {0}</translation>
    </message>
    <message>
        <source>Otra nota</source>
        <translation>Another note</translation>
    </message>
    <message>
        <source>Lo pidió</source>
        <translation>They asked</translation>
    </message>
    <message>
        <source>Ya no hace falta</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>Se anotó por error</source>
        <translation>Noted by mistake</translation>
    </message>
    <message>
        <source>Ninguna otra copia la tiene</source>
        <translation>No other copy holds them</translation>
    </message>
    <message>
        <source>No está a la mano</source>
        <translation>Not at hand</translation>
    </message>
    <message>
        <source>respaldo en esta computadora</source>
        <translation>backup on this computer</translation>
    </message>
    <message>
        <source>respaldo en el segundo lugar</source>
        <translation>backup in the second place</translation>
    </message>
    <message>
        <source>copia junto al libro</source>
        <translation>copy beside the ledger</translation>
    </message>
    <message>
        <source>cerrado con llave: no se puede ver por dentro</source>
        <translation>locked: nobody can look inside</translation>
    </message>
    <message>
        <source>Canales…</source>
        <translation>Channels…</translation>
    </message>
    <message>
        <source>canales</source>
        <translation>channels</translation>
    </message>
    <message>
        <source>Canales</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Mensajes</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>PickSheet</name>
    <message>
        <source>guardar</source>
        <translation>save</translation>
    </message>
    <message>
        <source>Filtrar o escanear</source>
        <translation>Filter or scan</translation>
    </message>
    <message>
        <source>filtrar</source>
        <translation>filter</translation>
    </message>
    <message>
        <source>Todas o ninguna</source>
        <translation>All or none</translation>
    </message>
    <message>
        <source>todas</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Poner o quitar la guía</source>
        <translation>Put the shipment in or out</translation>
    </message>
    <message>
        <source>poner o quitar</source>
        <translation>in or out</translation>
    </message>
    <message numerus="yes">
        <source>Agregar %n guía(s)</source>
        <translation>
            <numerusform>Add %n shipment</numerusform>
            <numerusform>Add %n shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CP</source>
        <translation>
            <numerusform>%n postal code</numerusform>
            <numerusform>%n postal codes</numerusform>
        </translation>
    </message>
    <message>
        <source>por cobrar {0}</source>
        <translation>{0} to collect</translation>
    </message>
    <message>
        <source>Elige qué guías van</source>
        <translation>Choose which shipments go</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Escanea una etiqueta o filtra: 44380, Oblatos, nombre...</source>
        <translation>Scan a slip or filter: 44380, Oblatos, a name…</translation>
    </message>
    <message>
        <source>Por CP</source>
        <translation>By postal code</translation>
    </message>
    <message>
        <source>Por promesa</source>
        <translation>By promise</translation>
    </message>
    <message>
        <source>Por registro</source>
        <translation>By entry</translation>
    </message>
    <message>
        <source>Orden</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Guías sin ruta</source>
        <translation>Shipments without a route</translation>
    </message>
    <message>
        <source>CP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Colonia</source>
        <translation>Colonia</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Cobro</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>{0} de {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>{0} no espera ruta</source>
        <translation>{0} does not wait for a route</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>etiqueta de prueba</source>
        <translation>trial slip</translation>
    </message>
    <message>
        <source>bulto {0} de {1}</source>
        <translation>parcel {0} of {1}</translation>
    </message>
</context>
<context>
    <name>PinPopover</name>
    <message>
        <source>PIN de ahora</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>PIN nuevo</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Otra vez el nuevo</source>
        <translation>The new one again</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Mi PIN</source>
        <translation>My PIN</translation>
    </message>
    <message>
        <source>De cuatro a ocho cifras. Vacío: entras sin PIN.</source>
        <translation>Four to eight figures. Empty: no PIN to come in.</translation>
    </message>
    <message>
        <source>No son iguales.</source>
        <translation>They differ.</translation>
    </message>
    <message>
        <source>Tu PIN cambió</source>
        <translation>Your PIN is changed</translation>
    </message>
    <message>
        <source>Ahora entras sin PIN</source>
        <translation>You now come in without a PIN</translation>
    </message>
</context>
<context>
    <name>Plans</name>
    <message>
        <source>{0} pasó al lugar {1}</source>
        <translation>{0} moved to place {1}</translation>
    </message>
    <message>
        <source>La ruta ya salió: esta parada se marca o se decide al cerrar.</source>
        <translation>The route has left: this stop is marked, or decided at the closing.</translation>
    </message>
    <message>
        <source>{0} salió de la ruta</source>
        <translation>{0} left the route</translation>
    </message>
    <message>
        <source>Agregar guías a {0}</source>
        <translation>Add shipments to {0}</translation>
    </message>
    <message>
        <source>Van al final, en este orden</source>
        <translation>They go at the end, in this order</translation>
    </message>
    <message numerus="yes">
        <source>Ruta {0} lista con %n guía(s)</source>
        <translation>
            <numerusform>Route {0} ready with %n shipment</numerusform>
            <numerusform>Route {0} ready with %n shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) pasaron a la {0}</source>
        <translation>
            <numerusform>%n shipment moved to {0}</numerusform>
            <numerusform>%n shipments moved to {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} cambiada</source>
        <translation>{0} changed</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Entiendo: el libro vuelve a ese momento</source>
        <translation>I understand: the ledger goes back to that moment</translation>
    </message>
    <message>
        <source>Volver a {moment}</source>
        <translation>Back to {moment}</translation>
    </message>
    <message>
        <source>Nada se borra: el libro de hoy queda en la lista, «antes de restaurar», y vuelve igual.</source>
        <translation>Nothing is deleted: the present ledger stays in the list, “before restoring”, and comes back the same way.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hecho(s) en su historia</source>
        <translation>
            <numerusform>%Ln event in its history</numerusform>
            <numerusform>%Ln events in its history</numerusform>
        </translation>
    </message>
    <message>
        <source>lo último, {moment}</source>
        <translation>the newest, {moment}</translation>
    </message>
    <message>
        <source>comprobado contra su historia</source>
        <translation>verified against its history</translation>
    </message>
    <message>
        <source>archivo revisado</source>
        <translation>file checked</translation>
    </message>
    <message>
        <source>No se va nada: desde entonces no se anotó nada.</source>
        <translation>Nothing goes: nothing has been noted since.</translation>
    </message>
    <message>
        <source>También vuelven a como estaban los ajustes, el personal y los borradores.</source>
        <translation>Settings, staff and drafts go back to how they were too.</translation>
    </message>
    <message numerus="yes">
        <source>Y vuelve(n) %Ln hecho(s) que hoy no está(n).</source>
        <translation>
            <numerusform>And %Ln event that is not there now comes back.</numerusform>
            <numerusform>And %Ln events that are not there now come back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Se iría lo anotado desde {since} hasta {newest}:</source>
        <translation>What was noted from {since} to {newest} would go:</translation>
    </message>
    <message>
        <source>Otro envío: guía o nombre</source>
        <translation>Another shipment: number or name</translation>
    </message>
    <message>
        <source>Como si faltaran los datos</source>
        <translation>As if the values were missing</translation>
    </message>
    <message>
        <source>Ejemplo</source>
        <translation>Example</translation>
    </message>
    <message>
        <source>todavía no hay envíos</source>
        <translation>there are no shipments yet</translation>
    </message>
</context>
<context>
    <name>PricePopover</name>
    <message>
        <source>Precio</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Vale desde</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Quitar</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Escribe el día como 01/10/2026.</source>
        <translation>Type the day like 01/10/2026.</translation>
    </message>
    <message>
        <source>De cada parte del SMS.</source>
        <translation>Of each part of the SMS.</translation>
    </message>
    <message>
        <source>De cada mensaje.</source>
        <translation>Of each message.</translation>
    </message>
    <message>
        <source>Precio de un mensaje</source>
        <translation>Price of a message</translation>
    </message>
    <message>
        <source>Servicio</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>De qué</source>
        <translation>Of what</translation>
    </message>
    <message>
        <source>País de quien recibe</source>
        <translation>Recipient&apos;s country</translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation>Currency</translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message>
        <source>Precios</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>Cualquier país</source>
        <translation>Any country</translation>
    </message>
    <message numerus="yes">
        <source>%n mensajes</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partes</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message>
        <source>sin precio</source>
        <translation>no price</translation>
    </message>
    <message>
        <source>{0} aprox.</source>
        <translation>{0} approx.</translation>
    </message>
    <message>
        <source>{0} sin precio</source>
        <translation>{0} without a price</translation>
    </message>
    <message>
        <source>desde el {0}</source>
        <translation>from {0}</translation>
    </message>
</context>
<context>
    <name>PricesCard</name>
    <message>
        <source>Mes anterior</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>Mes siguiente</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Agregar precio…</source>
        <translation>Add a price…</translation>
    </message>
    <message>
        <source>Los precios los fija tu proveedor y cambian: escribe los tuyos para estimar. Lo que él informe de cada mensaje va primero. Los tramos incluidos en tu plan no se descuentan aquí.</source>
        <translation>Prices are set by your provider and change: type yours in to estimate. What it reports of each message goes first. What your plan includes is not deducted here.</translation>
    </message>
    <message>
        <source>Es el mes en curso.</source>
        <translation>This is the current month.</translation>
    </message>
    <message>
        <source>Ningún mensaje salió solo en este mes.</source>
        <translation>No message went by itself this month.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>tarjeta de motivos.pdf</source>
        <translation>reason card.pdf</translation>
    </message>
    <message>
        <source>Guardando {0}</source>
        <translation>Saving {0}</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Tarjeta de motivos</source>
        <translation>Reason card</translation>
    </message>
    <message>
        <source>Guardar PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Imprimiendo en {0}</source>
        <translation>Printing on {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n etiqueta(s) enviada(s) a {0}</source>
        <translation>
            <numerusform>%n slip sent to {0}</numerusform>
            <numerusform>%n slips sent to {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelado: no se guardó nada.</source>
        <translation>Cancelled: nothing was saved.</translation>
    </message>
</context>
<context>
    <name>ProblemsTable</name>
    <message>
        <source>Fila</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Columna</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Qué pasa y qué hacer</source>
        <translation>What is wrong and what to do</translation>
    </message>
    <message>
        <source>Problemas</source>
        <translation>Problems</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Esc cancela</source>
        <translation>Esc cancels</translation>
    </message>
    <message>
        <source>{0} de {1} · Esc cancela</source>
        <translation>{0} of {1} · Esc cancels</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Prometido</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>sin hora</source>
        <translation>no time</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Estimado</source>
        <translation>Estimated</translation>
    </message>
    <message>
        <source>+{0} min</source>
        <translation>+{0} min</translation>
    </message>
    <message>
        <source>+{0} h</source>
        <translation>+{0} h</translation>
    </message>
</context>
<context>
    <name>PromiseField</name>
    <message>
        <source>Día prometido</source>
        <translation>Promised day</translation>
    </message>
    <message>
        <source>Entre</source>
        <translation>Between</translation>
    </message>
    <message>
        <source>10–13; vacío, todo el día</source>
        <translation>10–13; empty, all day</translation>
    </message>
    <message>
        <source>Sin día</source>
        <translation>No day</translation>
    </message>
    <message>
        <source>Falta el día de esas horas.</source>
        <translation>Those hours need a day.</translation>
    </message>
    <message>
        <source>Escribe las horas así: 10–13 o 16:30–18.</source>
        <translation>Type the hours like this: 10–13 or 16:30–18.</translation>
    </message>
    <message>
        <source>La hora final va después de la inicial.</source>
        <translation>The last hour comes after the first.</translation>
    </message>
</context>
<context>
    <name>PromiseStrip</name>
    <message>
        <source>ahora</source>
        <translation>now</translation>
    </message>
</context>
<context>
    <name>PublishPopover</name>
    <message>
        <source>¿Sale a reparto?</source>
        <translation>Does it leave now?</translation>
    </message>
    <message>
        <source>Publicar</source>
        <translation>Publish</translation>
    </message>
    <message numerus="yes">
        <source>Se congelan %n ventana(s)</source>
        <translation>
            <numerusform>%n window is frozen</numerusform>
            <numerusform>%n windows are frozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conserva(n) la hora acordada</source>
        <translation>
            <numerusform>%n keeps its agreed time</numerusform>
            <numerusform>%n keep their agreed time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se preparan %n aviso(s) «va en camino»</source>
        <translation>
            <numerusform>%n “on its way” message is prepared</numerusform>
            <numerusform>%n “on its way” messages are prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin aviso: pidió BAJA o no tiene teléfono</source>
        <translation>
            <numerusform>%n without message: opted out or no phone</numerusform>
            <numerusform>%n without message: opted out or no phone</numerusform>
        </translation>
    </message>
    <message>
        <source>Va sin repartidor: puedes ponerlo después</source>
        <translation>It has no driver: you may add one later</translation>
    </message>
</context>
<context>
    <name>ReasonPopover</name>
    <message>
        <source>Motivos</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>¿Qué pasó?</source>
        <translation>What happened?</translation>
    </message>
    <message>
        <source>¿Cuántas llamadas hizo?</source>
        <translation>How many calls were made?</translation>
    </message>
    <message>
        <source>¿Por qué no se entregó?</source>
        <translation>Why was it not delivered?</translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Volver a los motivos</source>
        <translation>Back to the reasons</translation>
    </message>
    <message>
        <source>Enter registra; vacío, queda pendiente</source>
        <translation>Enter records; empty, it stays owed</translation>
    </message>
    <message>
        <source>{0}. El número registra el motivo.</source>
        <translation>{0}. The number records the reason.</translation>
    </message>
    <message>
        <source>El 0 abre los otros motivos</source>
        <translation>0 opens the other reasons</translation>
    </message>
    <message>
        <source>Sus números son los de la tarjeta: 01 a 08</source>
        <translation>Their numbers are the card&apos;s: 01 to 08</translation>
    </message>
    <message>
        <source>Este motivo pide una nota: escribe qué pasó.</source>
        <translation>This reason asks for a note: type what happened.</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>reintento</source>
        <translation>retry</translation>
    </message>
    <message>
        <source>se detiene</source>
        <translation>on hold</translation>
    </message>
    <message>
        <source>a mostrador</source>
        <translation>to counter</translation>
    </message>
    <message>
        <source>se devuelve</source>
        <translation>goes back</translation>
    </message>
    <message>
        <source>decide oficina</source>
        <translation>office decides</translation>
    </message>
    <message>
        <source>pide una foto de la fachada</source>
        <translation>asks for a photo of the front</translation>
    </message>
    <message>
        <source>pide cuántas llamadas</source>
        <translation>asks how many calls</translation>
    </message>
    <message>
        <source>pide una nota</source>
        <translation>asks for a note</translation>
    </message>
    <message>
        <source>pide el nuevo día</source>
        <translation>asks for the new day</translation>
    </message>
    <message>
        <source>pide anotar el contratiempo</source>
        <translation>asks for the setback</translation>
    </message>
    <message>
        <source>No gasta intento</source>
        <translation>Spends no attempt</translation>
    </message>
    <message>
        <source>Gasta el intento {0} de {1}</source>
        <translation>Spends attempt {0} of {1}</translation>
    </message>
    <message>
        <source>Era el último intento: pasa a mostrador y se prepara el aviso</source>
        <translation>The last attempt: it goes to the counter, message ready</translation>
    </message>
    <message>
        <source>Se prepara el aviso: habrá otro intento, y puede elegir el día</source>
        <translation>Message ready: another attempt, they may pick the day</translation>
    </message>
    <message>
        <source>Se detiene en bodega; el aviso le pregunta el domicilio</source>
        <translation>Held at the depot; the message asks for the address</translation>
    </message>
    <message>
        <source>Queda en mostrador; el aviso le dice cómo recogerlo</source>
        <translation>At the counter; the message says how to collect it</translation>
    </message>
    <message>
        <source>Vuelve al remitente; el aviso le da hoy para arrepentirse</source>
        <translation>Goes back; the message gives them today to change it</translation>
    </message>
    <message>
        <source>La oficina decide; el aviso dice que se está revisando</source>
        <translation>The office decides; the message says it is checked</translation>
    </message>
    <message>
        <source>Ocho más: sin acceso, zona de riesgo, falla de unidad, clima…</source>
        <translation>Eight more: no access, unsafe area, vehicle fault, weather…</translation>
    </message>
    <message>
        <source>Los nueve primeros</source>
        <translation>The first nine</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>pide</source>
        <translation>asks for</translation>
    </message>
    <message>
        <source>después</source>
        <translation>then</translation>
    </message>
</context>
<context>
    <name>RecoveryPopover</name>
    <message>
        <source>Ya lo anoté</source>
        <translation>I have noted it</translation>
    </message>
    <message>
        <source>Si se olvida el PIN de {name}</source>
        <translation>If {name}&apos;s PIN is forgotten</translation>
    </message>
    <message>
        <source>Anota este número fuera de la computadora: no se vuelve a mostrar. Escrito en lugar del PIN deja entrar una vez y quita el PIN, para elegir otro.</source>
        <translation>Write this number down away from the computer: it is not shown again. Typed in place of the PIN it lets in once and takes the PIN away, to choose another.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message numerus="yes">
        <source>%n guía(s) quedaron como estaban</source>
        <translation>
            <numerusform>%n shipment stayed as it was</numerusform>
            <numerusform>%n shipments stayed as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Las otras %n sí cambiaron.</source>
        <translation>
            <numerusform>The other one did change.</numerusform>
            <numerusform>The other %n did change.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>y %n más</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>titular</source>
        <translation>recipient</translation>
    </message>
    <message>
        <source>familiar</source>
        <translation>family</translation>
    </message>
    <message>
        <source>vigilante</source>
        <translation>guard</translation>
    </message>
    <message>
        <source>vecino</source>
        <translation>neighbour</translation>
    </message>
    <message>
        <source>empleado</source>
        <translation>employee</translation>
    </message>
    <message>
        <source>recepción</source>
        <translation>reception</translation>
    </message>
    <message>
        <source>compañero</source>
        <translation>colleague</translation>
    </message>
    <message>
        <source>otro</source>
        <translation>other</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>Respaldos</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Otro archivo…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>Ver qué cambiaría</source>
        <translation>See what would change</translation>
    </message>
    <message>
        <source>Restaurar</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Elige un respaldo</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>Abriendo el respaldo…</source>
        <translation>Opening the backup…</translation>
    </message>
    <message>
        <source>Preparando…</source>
        <translation>Preparing…</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Restaurar un respaldo</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>ver qué cambiaría</source>
        <translation>see what would change</translation>
    </message>
    <message>
        <source>restaurar</source>
        <translation>restore</translation>
    </message>
    <message>
        <source>otro archivo</source>
        <translation>another file</translation>
    </message>
</context>
<context>
    <name>RestoreViews</name>
    <message>
        <source>Frase de los respaldos</source>
        <translation>Passphrase of the backups</translation>
    </message>
    <message>
        <source>Elige un respaldo</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>Primero verás qué cambiaría. Nada se toca todavía.</source>
        <translation>First you see what would change. Nothing is touched yet.</translation>
    </message>
    <message>
        <source>Este respaldo está cifrado. Sin la frase no se abre.</source>
        <translation>This backup is encrypted. Without the passphrase it does not open.</translation>
    </message>
    <message>
        <source>El libro de hoy quedó como estaba.</source>
        <translation>The present ledger is as it was.</translation>
    </message>
</context>
<context>
    <name>ReviewPane</name>
    <message>
        <source>Columnas del archivo</source>
        <translation>Columns of the file</translation>
    </message>
    <message>
        <source>Columnas</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Nuevas</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Cambios</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Problemas</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Qué ver del archivo</source>
        <translation>What to see of the file</translation>
    </message>
    <message>
        <source>Siguiente por revisar</source>
        <translation>Next to check</translation>
    </message>
    <message>
        <source>Guardar las filas con problema…</source>
        <translation>Save the rows to mend…</translation>
    </message>
    <message>
        <source>El archivo no tiene columnas</source>
        <translation>The file has no columns</translation>
    </message>
    <message>
        <source>Ninguna guía nueva</source>
        <translation>No new shipment</translation>
    </message>
    <message>
        <source>Todo lo del archivo ya está aquí.</source>
        <translation>All that the file holds is here already.</translation>
    </message>
    <message>
        <source>Ningún cambio</source>
        <translation>No change</translation>
    </message>
    <message>
        <source>La tienda no cambió nada de lo que ya está aquí.</source>
        <translation>The shop changed nothing of what is here already.</translation>
    </message>
    <message>
        <source>Ningún problema</source>
        <translation>No problem</translation>
    </message>
    <message>
        <source>Todas las filas se entienden.</source>
        <translation>Every row is understood.</translation>
    </message>
    <message numerus="yes">
        <source>%n columna(s) por revisar: ¿dicen lo que creemos?</source>
        <translation>
            <numerusform>%n column to check: does it hold what we think?</numerusform>
            <numerusform>%n columns to check: do they hold what we think?</numerusform>
        </translation>
    </message>
    <message>
        <source>Pulsa el dato de una columna para cambiarlo.</source>
        <translation>Press a column&apos;s field to change it.</translation>
    </message>
    <message>
        <source>Se ven las primeras {0} de {1}.</source>
        <translation>Showing the first {0} of {1}.</translation>
    </message>
    <message>
        <source>Espacio quita lo que no quieras cambiar.</source>
        <translation>Space leaves out what you do not want to change.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Ahí no queda ninguna guía por entregar.</source>
        <translation>Nothing is left to deliver there.</translation>
    </message>
    <message>
        <source>Editar el mensaje</source>
        <translation>Edit the message</translation>
    </message>
    <message>
        <source>editar mensaje</source>
        <translation>edit message</translation>
    </message>
    <message>
        <source>Lo que queda en la bitácora</source>
        <translation>What the log will say</translation>
    </message>
</context>
<context>
    <name>RouteColumn</name>
    <message>
        <source>Rutas del día</source>
        <translation>Routes of the day</translation>
    </message>
    <message>
        <source>Armar ruta</source>
        <translation>Build route</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) sin ruta</source>
        <translation>
            <numerusform>%n without a route</numerusform>
            <numerusform>%n without a route</numerusform>
        </translation>
    </message>
    <message>
        <source>Todo tiene ruta</source>
        <translation>Everything has a route</translation>
    </message>
    <message numerus="yes">
        <source>%n para ese día</source>
        <translation>
            <numerusform>%n for that day</numerusform>
            <numerusform>%n for that day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n para hoy</source>
        <translation>
            <numerusform>%n for today</numerusform>
            <numerusform>%n for today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RouteFields</name>
    <message>
        <source>Nombre de la ruta</source>
        <translation>Route name</translation>
    </message>
    <message>
        <source>Repartidor</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>Nombre del repartidor</source>
        <translation>Driver&apos;s name</translation>
    </message>
    <message>
        <source>Vehículo</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>Sale a las</source>
        <translation>Leaves at</translation>
    </message>
    <message>
        <source>Minutos por parada</source>
        <translation>Minutes per stop</translation>
    </message>
    <message>
        <source>Sin repartidor todavía</source>
        <translation>No driver yet</translation>
    </message>
    <message>
        <source>Repartidor nuevo…</source>
        <translation>New driver…</translation>
    </message>
    <message>
        <source>Ponle un nombre: la zona o las colonias</source>
        <translation>Give it a name: the zone or the neighbourhoods</translation>
    </message>
</context>
<context>
    <name>RouteHead</name>
    <message>
        <source>Publicar</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>sin repartidor</source>
        <translation>no driver</translation>
    </message>
    <message>
        <source>termina {0}</source>
        <translation>ends {0}</translation>
    </message>
    <message>
        <source>cobrado {0}</source>
        <translation>{0} collected</translation>
    </message>
    <message>
        <source>por cobrar {0}</source>
        <translation>{0} to collect</translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message>
        <source>Parada {0} · {1}</source>
        <translation>Stop {0} · {1}</translation>
    </message>
    <message>
        <source>se cobra</source>
        <translation>cash</translation>
    </message>
    <message>
        <source>sin vehículo</source>
        <translation>no vehicle</translation>
    </message>
    <message>
        <source>Entre calles: {0}</source>
        <translation>Between streets: {0}</translation>
    </message>
    <message>
        <source>Referencias: {0}</source>
        <translation>Landmarks: {0}</translation>
    </message>
    <message>
        <source>No apareció</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>No cupo</source>
        <translation>Did not fit</translation>
    </message>
    <message>
        <source>Dañado</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Detenido</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>Va otro día</source>
        <translation>Goes another day</translation>
    </message>
    <message>
        <source>Mañana</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>A mostrador</source>
        <translation>To counter</translation>
    </message>
    <message>
        <source>Detener</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Devolver</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>carga {0} de {1}</source>
        <translation>loaded {0} of {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n parada(s)</source>
        <translation>
            <numerusform>%n stop</numerusform>
            <numerusform>%n stops</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} de {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>cerrada</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>en carga</source>
        <translation>loading</translation>
    </message>
    <message>
        <source>sale {0}</source>
        <translation>leaves {0}</translation>
    </message>
    <message>
        <source>abierta de {0}</source>
        <translation>open from {0}</translation>
    </message>
    <message>
        <source>terminada</source>
        <translation>finished</translation>
    </message>
    <message numerus="yes">
        <source>%n fallida(s)</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message>
        <source>int.</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>entregado</source>
        <translation>delivered</translation>
    </message>
    <message>
        <source>recibió {0}</source>
        <translation>received by {0}</translation>
    </message>
    <message>
        <source>sin entregar · {0}</source>
        <translation>not delivered · {0}</translation>
    </message>
    <message>
        <source>por cobrar</source>
        <translation>to collect</translation>
    </message>
    <message>
        <source>sin anotar</source>
        <translation>not noted</translation>
    </message>
    <message>
        <source>cobrado</source>
        <translation>collected</translation>
    </message>
    <message>
        <source>{0}/{1} leídos</source>
        <translation>{0}/{1} scanned</translation>
    </message>
    <message>
        <source>{0}/{1} bultos</source>
        <translation>{0}/{1} parcels</translation>
    </message>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
    <message>
        <source>Ya estaba cargada · {0}</source>
        <translation>Loaded already · {0}</translation>
    </message>
    <message>
        <source>Es de la {0}</source>
        <translation>Belongs to {0}</translation>
    </message>
    <message>
        <source>No va en esta ruta</source>
        <translation>Not on this route</translation>
    </message>
    <message>
        <source>No es una guía de esta oficina</source>
        <translation>Not a shipment of this office</translation>
    </message>
</context>
<context>
    <name>RoutesCard</name>
    <message>
        <source>Rutas</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Armar ruta</source>
        <translation>Build route</translation>
    </message>
    <message>
        <source>Hoy no hay rutas</source>
        <translation>No routes today</translation>
    </message>
</context>
<context>
    <name>RoutesPage</name>
    <message>
        <source>En la puerta</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>Entregado: quién recibió y el cobro</source>
        <translation>Delivered: who received it and the cash</translation>
    </message>
    <message>
        <source>Fallido, luego el número del motivo</source>
        <translation>Failed, then the reason&apos;s number</translation>
    </message>
    <message>
        <source>La siguiente marca lleva otra hora</source>
        <translation>The next mark bears another time</translation>
    </message>
    <message>
        <source>La siguiente parada por hacer</source>
        <translation>The next stop to do</translation>
    </message>
    <message>
        <source>Ver la guía completa</source>
        <translation>View the whole shipment</translation>
    </message>
    <message>
        <source>Subir la parada un lugar</source>
        <translation>Move the stop up</translation>
    </message>
    <message>
        <source>Bajar la parada un lugar</source>
        <translation>Move the stop down</translation>
    </message>
    <message>
        <source>Quitar la parada de la ruta</source>
        <translation>Take the stop off the route</translation>
    </message>
    <message>
        <source>Quitar lo dicho sobre las paradas</source>
        <translation>Clear what is said over the stops</translation>
    </message>
    <message>
        <source>Armar una ruta</source>
        <translation>Build a route</translation>
    </message>
    <message>
        <source>Agregar guías a la ruta</source>
        <translation>Add shipments to the route</translation>
    </message>
    <message>
        <source>Cambiar nombre, repartidor u horas</source>
        <translation>Change name, driver or times</translation>
    </message>
    <message>
        <source>Publicar: sale y las ventanas se congelan</source>
        <translation>Publish: it leaves and the windows are frozen</translation>
    </message>
    <message>
        <source>Reasignar lo que falta a otra persona</source>
        <translation>Hand what is left to someone else</translation>
    </message>
    <message>
        <source>Declarar un contratiempo de la ruta</source>
        <translation>Declare a setback of the route</translation>
    </message>
    <message>
        <source>Ir al campo de carga, y volver</source>
        <translation>Go to the load field, and back</translation>
    </message>
    <message>
        <source>Cerrar la carga</source>
        <translation>Close the load</translation>
    </message>
    <message>
        <source>Cerrar la ruta</source>
        <translation>Close the route</translation>
    </message>
    <message>
        <source>Hoja de ruta y tarjeta de motivos</source>
        <translation>Run sheet and reason card</translation>
    </message>
    <message>
        <source>La ruta de arriba</source>
        <translation>The route above</translation>
    </message>
    <message>
        <source>La ruta de abajo</source>
        <translation>The route below</translation>
    </message>
    <message>
        <source>El día anterior</source>
        <translation>The day before</translation>
    </message>
    <message>
        <source>El día siguiente</source>
        <translation>The day after</translation>
    </message>
    <message>
        <source>armar ruta</source>
        <translation>build route</translation>
    </message>
    <message>
        <source>ir a la carga</source>
        <translation>go to the load</translation>
    </message>
    <message>
        <source>día</source>
        <translation>day</translation>
    </message>
    <message>
        <source>parada</source>
        <translation>stop</translation>
    </message>
    <message>
        <source>hoja de ruta</source>
        <translation>run sheet</translation>
    </message>
    <message>
        <source>ver la guía</source>
        <translation>view shipment</translation>
    </message>
    <message>
        <source>mover</source>
        <translation>move</translation>
    </message>
    <message>
        <source>quitar</source>
        <translation>take off</translation>
    </message>
    <message>
        <source>agregar guías</source>
        <translation>add shipments</translation>
    </message>
    <message>
        <source>cambiar</source>
        <translation>change</translation>
    </message>
    <message>
        <source>publicar</source>
        <translation>publish</translation>
    </message>
    <message>
        <source>cerrar carga</source>
        <translation>close load</translation>
    </message>
    <message>
        <source>en la puerta</source>
        <translation>at the door</translation>
    </message>
    <message>
        <source>entregado</source>
        <translation>delivered</translation>
    </message>
    <message>
        <source>fallido, luego el número</source>
        <translation>failed, then the number</translation>
    </message>
    <message>
        <source>siguiente</source>
        <translation>next</translation>
    </message>
    <message>
        <source>deshacer</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>cerrar ruta</source>
        <translation>close route</translation>
    </message>
    <message numerus="yes">
        <source>%n ruta(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n en la calle</source>
        <translation>
            <numerusform>%n on the road</numerusform>
            <numerusform>%n on the road</numerusform>
        </translation>
    </message>
    <message>
        <source>Ayer</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Mañana</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>Ninguna ruta salió ese día</source>
        <translation>No route left that day</translation>
    </message>
    <message>
        <source>Armar ruta</source>
        <translation>Build route</translation>
    </message>
    <message>
        <source>Ninguna ruta todavía</source>
        <translation>No route yet</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) esperan: elígelas, ponlas en orden y sal.</source>
        <translation>
            <numerusform>%n shipment waits: pick it and go.</numerusform>
            <numerusform>%n shipments wait: pick them, put them in order and go.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ninguna guía espera ruta: registra o importa envíos y arma la ruta.</source>
        <translation>No shipment waits for a route: enter or import some, then build it.</translation>
    </message>
    <message>
        <source>Agregar guías</source>
        <translation>Add shipments</translation>
    </message>
    <message>
        <source>Esta ruta no tiene paradas</source>
        <translation>This route has no stops</translation>
    </message>
    <message>
        <source>Agrégale guías de las que esperan.</source>
        <translation>Add some of the shipments that wait.</translation>
    </message>
    <message>
        <source>Día</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hoja de ruta</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>Cerrar ruta</source>
        <translation>Close route</translation>
    </message>
    <message>
        <source>Rutas</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Ya no quedan paradas por hacer: F12 cierra la ruta.</source>
        <translation>No stops left to do: F12 closes the route.</translation>
    </message>
    <message>
        <source>a las {0}</source>
        <translation>at {0}</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Avisos</source>
        <translation>Messages</translation>
    </message>
</context>
<context>
    <name>SampleBar</name>
    <message>
        <source>Este es un día de ejemplo: juega con él, tus guías están aparte y nada se envía solo.</source>
        <translation>This is a sample day: play with it, your own shipments are kept apart and nothing is sent by itself.</translation>
    </message>
    <message>
        <source>Volver a lo mío</source>
        <translation>Back to my own</translation>
    </message>
</context>
<context>
    <name>SampleMaker</name>
    <message>
        <source>Preparando el día de ejemplo</source>
        <translation>Making the sample day</translation>
    </message>
</context>
<context>
    <name>SavedCard</name>
    <message>
        <source>Imprimir etiqueta</source>
        <translation>Print slip</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>Eso no es una guía ni la tarjeta de motivos: {0}</source>
        <translation>That is neither a shipment nor the reason card: {0}</translation>
    </message>
    <message>
        <source>La guía {0} no va en ninguna ruta de este día</source>
        <translation>Shipment {0} is on no route of this day</translation>
    </message>
</context>
<context>
    <name>ScopePicker</name>
    <message>
        <source>Ruta</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Zona</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Repartidor</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>Lista</source>
        <translation>List</translation>
    </message>
    <message>
        <source>¿A quién afecta?</source>
        <translation>Who is affected?</translation>
    </message>
    <message>
        <source>No hay rutas abiertas</source>
        <translation>No open routes</translation>
    </message>
    <message>
        <source>No hay repartidores</source>
        <translation>No drivers</translation>
    </message>
    <message>
        <source>Códigos postales</source>
        <translation>Postal codes</translation>
    </message>
    <message>
        <source>CP o como empiezan: 44380, 443</source>
        <translation>Postal codes or how they begin: 44380, 443</translation>
    </message>
    <message>
        <source>Guías</source>
        <translation>Shipments</translation>
    </message>
    <message>
        <source>Escanea o escribe guías y Enter</source>
        <translation>Scan or type numbers, then Enter</translation>
    </message>
</context>
<context>
    <name>SealingLine</name>
    <message>
        <source>Cifrar…</source>
        <translation>Encrypt…</translation>
    </message>
    <message>
        <source>Cambiar la frase…</source>
        <translation>Change the passphrase…</translation>
    </message>
    <message>
        <source>Dejar de cifrar</source>
        <translation>Stop encrypting</translation>
    </message>
    <message>
        <source>Cifrar también los anteriores</source>
        <translation>Encrypt the earlier ones too</translation>
    </message>
    <message>
        <source>Respaldos cifrados</source>
        <translation>Encrypted backups</translation>
    </message>
    <message numerus="yes">
        <source>Sin la frase nadie los abre. %n anterior(es) sigue(n) sin cifrar.</source>
        <translation>
            <numerusform>Without the passphrase nobody opens them. %n earlier one is still not encrypted.</numerusform>
            <numerusform>Without the passphrase nobody opens them. %n earlier ones are still not encrypted.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sin la frase nadie los abre, y si se pierde, nadie la recupera. Guárdala también en papel.</source>
        <translation>Without the passphrase nobody opens them, and once lost nobody gets it back. Keep it on paper too.</translation>
    </message>
    <message>
        <source>Quien tenga el archivo lee nombres, teléfonos y domicilios. Cífralos si van en una memoria USB.</source>
        <translation>Whoever has the file reads names, phones and addresses. Encrypt them if they go on a USB drive.</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Resultados</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Nada con «{0}». Prueba con la guía, el nombre o el teléfono.</source>
        <translation>Nothing with “{0}”. Try the number, the name or the phone.</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>No se pudo abrir WhatsApp ni el navegador. El aviso sigue esperando.</source>
        <translation>Neither WhatsApp nor the browser could be opened. The message is still waiting.</translation>
    </message>
    <message>
        <source>Los mensajes esperan: {why}</source>
        <translation>The messages wait: {why}</translation>
    </message>
    <message>
        <source>El envío automático tropezó y sigue en un minuto. Nada se perdió.</source>
        <translation>Automatic sending stumbled and goes on in a minute. Nothing was lost.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n shipment</numerusform>
            <numerusform>%n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Deshecho: {what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>lo último</source>
        <translation>the last thing</translation>
    </message>
</context>
<context>
    <name>Setback</name>
    <message>
        <source>Sigue en su ventana: no hace falta avisarle.</source>
        <translation>Still in its window: no need to tell them.</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Prometido</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>Estimado</source>
        <translation>Estimated</translation>
    </message>
    <message>
        <source>Qué recibe</source>
        <translation>What they get</translation>
    </message>
    <message>
        <source>con tus palabras</source>
        <translation>in your words</translation>
    </message>
    <message>
        <source>Guías afectadas</source>
        <translation>Shipments affected</translation>
    </message>
    <message>
        <source>Aviso con dos opciones</source>
        <translation>A message with two choices</translation>
    </message>
    <message>
        <source>Un aviso, nueva hora</source>
        <translation>A message, new time</translation>
    </message>
    <message>
        <source>Sin aviso: lo quitaste</source>
        <translation>No message: you left it out</translation>
    </message>
    <message>
        <source>Sigue en su ventana</source>
        <translation>Still in its window</translation>
    </message>
    <message>
        <source>{0}, dos opciones</source>
        <translation>{0}, two choices</translation>
    </message>
    <message>
        <source>{0}, nueva hora</source>
        <translation>{0}, new time</translation>
    </message>
    <message>
        <source>Pidió BAJA</source>
        <translation>Opted out</translation>
    </message>
    <message>
        <source>Pidió BAJA el {0} · llamar</source>
        <translation>Opted out on {0} · call</translation>
    </message>
    <message>
        <source>Pidió BAJA el {0}</source>
        <translation>Opted out on {0}</translation>
    </message>
    <message numerus="yes">
        <source>Ya recibió %n aviso(s) hoy</source>
        <translation>
            <numerusform>Got %n message today already</numerusform>
            <numerusform>Got %n messages today already</numerusform>
        </translation>
    </message>
    <message>
        <source>Ya no da tiempo hoy</source>
        <translation>Too late for today</translation>
    </message>
    <message>
        <source>Ya se le avisó</source>
        <translation>Told already</translation>
    </message>
    <message>
        <source>Sin canal encendido</source>
        <translation>No channel on</translation>
    </message>
    <message>
        <source>Sin dirección en ese canal</source>
        <translation>No address on that channel</translation>
    </message>
    <message>
        <source>No quiere ese canal</source>
        <translation>Refused that channel</translation>
    </message>
    <message>
        <source>Sin teléfono válido</source>
        <translation>No valid phone</translation>
    </message>
</context>
<context>
    <name>SetbackDrawer</name>
    <message>
        <source>Guías del contratiempo</source>
        <translation>Shipments of the setback</translation>
    </message>
    <message>
        <source>Levantar</source>
        <translation>Lift</translation>
    </message>
    <message>
        <source>Ver mensajes</source>
        <translation>View messages</translation>
    </message>
    <message>
        <source>Lo declaró {0}, {1}</source>
        <translation>Declared by {0}, {1}</translation>
    </message>
    <message>
        <source>Levantado {0}</source>
        <translation>Lifted {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n shipment</numerusform>
            <numerusform>%n shipments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetbackForm</name>
    <message>
        <source>Las demás causas</source>
        <translation>The other causes</translation>
    </message>
    <message>
        <source>causa</source>
        <translation>cause</translation>
    </message>
    <message>
        <source>A quién afecta</source>
        <translation>Who is affected</translation>
    </message>
    <message>
        <source>Cuántos minutos</source>
        <translation>How many minutes</translation>
    </message>
    <message>
        <source>Nueva ventana o minutos</source>
        <translation>New window or minutes</translation>
    </message>
    <message>
        <source>Nota para la bitácora</source>
        <translation>Note for the log</translation>
    </message>
    <message>
        <source>no la ve el destinatario</source>
        <translation>the recipient never sees it</translation>
    </message>
    <message>
        <source>Causa</source>
        <translation>Cause</translation>
    </message>
</context>
<context>
    <name>SetbackSheet</name>
    <message>
        <source>Declarar contratiempo</source>
        <translation>Declare setback</translation>
    </message>
    <message>
        <source>nada sale hasta que lo revises</source>
        <translation>nothing goes out until you have looked it over</translation>
    </message>
    <message>
        <source>Registrar y preparar los avisos</source>
        <translation>Record it and prepare the messages</translation>
    </message>
    <message>
        <source>registrar</source>
        <translation>record</translation>
    </message>
    <message>
        <source>Solo registrar</source>
        <translation>Only record</translation>
    </message>
    <message>
        <source>solo registrar</source>
        <translation>only record</translation>
    </message>
    <message>
        <source>se retoma tu borrador · nada sale hasta que lo revises</source>
        <translation>your draft is back · nothing goes out until you have looked it over</translation>
    </message>
    <message>
        <source>Ahí no queda ninguna guía por entregar.</source>
        <translation>Nothing is left to deliver there.</translation>
    </message>
    <message numerus="yes">
        <source>Registrar y preparar %n aviso(s)</source>
        <translation>
            <numerusform>Record and prepare %n message</numerusform>
            <numerusform>Record and prepare %n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation>Record</translation>
    </message>
    <message numerus="yes">
        <source>Registrar y enviar %n aviso(s)</source>
        <translation>
            <numerusform>Record it and send %n message</numerusform>
            <numerusform>Record it and send %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bloqueado(s) queda(n) en Hoy como «llamar por teléfono».</source>
        <translation>
            <numerusform>%n blocked one stays in Today under “to phone”.</numerusform>
            <numerusform>%n blocked ones stay in Today under “to phone”.</numerusform>
        </translation>
    </message>
    <message>
        <source>La lista acaba de cambiar: revísala y repite.</source>
        <translation>The list has just changed: look it over and do it again.</translation>
    </message>
    <message numerus="yes">
        <source>Contratiempo registrado: %n guía(s)</source>
        <translation>
            <numerusform>Setback recorded: %n shipment</numerusform>
            <numerusform>Setback recorded: %n shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deshecho: el contratiempo de %n guía(s)</source>
        <translation>
            <numerusform>Undone: the setback of %n shipment</numerusform>
            <numerusform>Undone: the setback of %n shipments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>El del sistema</source>
        <translation>The system&apos;s</translation>
    </message>
    <message>
        <source>Claro</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Oscuro</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Compacta</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Amplia</source>
        <translation>Roomy</translation>
    </message>
    <message>
        <source>Elegir…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Quitar</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Logotipo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Color en hexadecimal</source>
        <translation>Colour in hexadecimal</translation>
    </message>
    <message>
        <source>Elige una carpeta</source>
        <translation>Choose a folder</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Canales y servicios</source>
        <translation>Channels and services</translation>
    </message>
    <message>
        <source>Estrategia de avisos</source>
        <translation>Strategy of notices</translation>
    </message>
    <message>
        <source>Plantillas</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>Costos de los mensajes</source>
        <translation>Message costs</translation>
    </message>
    <message>
        <source>Repartidores</source>
        <translation>Drivers</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Respaldos</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Exportar</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Cuidado del libro</source>
        <translation>Care of the ledger</translation>
    </message>
    <message>
        <source>Cada cambio se guarda al salir del campo y vale desde ese momento.</source>
        <translation>Each change is saved when you leave the field and counts from then on.</translation>
    </message>
    <message>
        <source>Ajustes</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>La empresa</source>
        <translation>The company</translation>
    </message>
    <message>
        <source>La ventana</source>
        <translation>The window</translation>
    </message>
    <message>
        <source>La promesa</source>
        <translation>The promise</translation>
    </message>
    <message>
        <source>Los avisos</source>
        <translation>The messages</translation>
    </message>
    <message>
        <source>Las etiquetas</source>
        <translation>The slips</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ShipmentActs</name>
    <message>
        <source>En la puerta</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s): {0}</source>
        <translation>
            <numerusform>%n shipment: {0}</numerusform>
            <numerusform>%n shipments: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Deshecho</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>vuelve a bodega para otro intento</source>
        <translation>back to the depot for another attempt</translation>
    </message>
    <message>
        <source>queda en mostrador</source>
        <translation>waits at the counter</translation>
    </message>
    <message>
        <source>queda detenida</source>
        <translation>on hold</translation>
    </message>
    <message>
        <source>vuelve al remitente</source>
        <translation>goes back to the sender</translation>
    </message>
    <message>
        <source>nueva ruta</source>
        <translation>new route</translation>
    </message>
    <message>
        <source>{0} pasó a {1}</source>
        <translation>{0} moved to {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) pasaron a {0}</source>
        <translation>
            <numerusform>%n shipment moved to {0}</numerusform>
            <numerusform>%n shipments moved to {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pregunta(s) de domicilio por enviar</source>
        <translation>
            <numerusform>%n address question to send</numerusform>
            <numerusform>%n address questions to send</numerusform>
        </translation>
    </message>
    <message>
        <source>No había domicilio que preguntar, o ya se preguntó</source>
        <translation>No address to ask for, or it was asked already</translation>
    </message>
    <message>
        <source>Anotado: ese teléfono no quiere avisos</source>
        <translation>Noted: that phone wants no messages</translation>
    </message>
    <message>
        <source>Anotado: ese teléfono quiere avisos otra vez</source>
        <translation>Noted: that phone wants messages again</translation>
    </message>
    <message>
        <source>Copiado: {0}</source>
        <translation>Copied: {0}</translation>
    </message>
</context>
<context>
    <name>ShipmentColumns</name>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Colonia</source>
        <translation>Colonia</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Ruta</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Intento</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>Días</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>CP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Remitente</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Cobro</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>{0}, con contratiempo</source>
        <translation>{0}, with a setback</translation>
    </message>
    <message>
        <source>{0} · domicilio incompleto</source>
        <translation>{0} · incomplete address</translation>
    </message>
    <message>
        <source>Cobrado: {0}</source>
        <translation>Collected: {0}</translation>
    </message>
</context>
<context>
    <name>ShipmentDesk</name>
    <message>
        <source>Poner en ruta {0}</source>
        <translation>Put {0} on a route</translation>
    </message>
    <message>
        <source>Ruta nueva</source>
        <translation>New route</translation>
    </message>
    <message>
        <source>Nombre</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Armarla</source>
        <translation>Build it</translation>
    </message>
    <message>
        <source>Avisar {0}</source>
        <translation>Notify {0}</translation>
    </message>
    <message numerus="yes">
        <source>toca %n guía(s)</source>
        <translation>
            <numerusform>touches %n shipment</numerusform>
            <numerusform>touches %n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Deshacer: {0}</source>
        <translation>Undo: {0}</translation>
    </message>
    <message>
        <source>Corregir datos…</source>
        <translation>Correct details…</translation>
    </message>
    <message>
        <source>Copiar su enlace</source>
        <translation>Copy its link</translation>
    </message>
    <message>
        <source>Quiere avisos otra vez</source>
        <translation>Wants messages again</translation>
    </message>
    <message>
        <source>No quiere avisos</source>
        <translation>Wants no messages</translation>
    </message>
    <message>
        <source>No hay teléfono anotado.</source>
        <translation>No phone is noted.</translation>
    </message>
    <message>
        <source>Historia y corrección…</source>
        <translation>History and correction…</translation>
    </message>
    <message>
        <source>Datos de esta persona…</source>
        <translation>This person&apos;s data…</translation>
    </message>
    <message>
        <source>¿Qué sigue?</source>
        <translation>What is next?</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n shipment</numerusform>
            <numerusform>%n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Ficha del destinatario…</source>
        <translation>Recipient&apos;s card…</translation>
    </message>
</context>
<context>
    <name>ShipmentDrawer</name>
    <message>
        <source>Contratiempo</source>
        <translation>Setback</translation>
    </message>
    <message>
        <source>Historia</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Avisos</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>ver su vida</source>
        <translation>see its life</translation>
    </message>
    <message>
        <source>Marcar</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Más</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Ficha del envío</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Copiar la guía</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>El anterior</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>El siguiente</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Cerrar la ficha</source>
        <translation>Close the drawer</translation>
    </message>
    <message>
        <source>intento {0} de {1}</source>
        <translation>attempt {0} of {1}</translation>
    </message>
    <message>
        <source>ver los {0}</source>
        <translation>see all {0}</translation>
    </message>
    <message>
        <source>ver menos</source>
        <translation>see fewer</translation>
    </message>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} de {1} cargados</source>
        <translation>{0} of {1} loaded</translation>
    </message>
    <message>
        <source>valor declarado {0}</source>
        <translation>declared value {0}</translation>
    </message>
    <message>
        <source>con acuse firmado</source>
        <translation>with signed copy</translation>
    </message>
    <message>
        <source>pedido {0}</source>
        <translation>order {0}</translation>
    </message>
    <message>
        <source>la calle</source>
        <translation>the street</translation>
    </message>
    <message>
        <source>el número</source>
        <translation>the number</translation>
    </message>
    <message>
        <source>el código postal</source>
        <translation>the postal code</translation>
    </message>
    <message>
        <source>la colonia</source>
        <translation>the neighbourhood</translation>
    </message>
    <message>
        <source>foto de la fachada</source>
        <translation>photo of the front</translation>
    </message>
    <message>
        <source>cuántas llamadas</source>
        <translation>how many calls</translation>
    </message>
    <message>
        <source>nota</source>
        <translation>note</translation>
    </message>
    <message>
        <source>nuevo día</source>
        <translation>new day</translation>
    </message>
    <message>
        <source>contratiempo</source>
        <translation>setback</translation>
    </message>
</context>
<context>
    <name>ShipmentFilters</name>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Abiertos</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Sin ruta</source>
        <translation>No route</translation>
    </message>
    <message>
        <source>Domicilio incompleto</source>
        <translation>Incomplete address</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Vista: hoy</source>
        <translation>View: today</translation>
    </message>
    <message>
        <source>Vista: abiertos</source>
        <translation>View: open</translation>
    </message>
    <message>
        <source>Vista: sin ruta</source>
        <translation>View: no route</translation>
    </message>
    <message>
        <source>Vista: domicilio incompleto</source>
        <translation>View: incomplete address</translation>
    </message>
    <message>
        <source>Vista: todos</source>
        <translation>View: all</translation>
    </message>
    <message>
        <source>Fallido</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Mostrador</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Colonia</source>
        <translation>Colonia</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Cobro</source>
        <translation>To collect</translation>
    </message>
</context>
<context>
    <name>ShipmentForm</name>
    <message>
        <source>Escribe los kilos así: 1.5</source>
        <translation>Type the kilos like this: 1.5</translation>
    </message>
    <message>
        <source>Lleva acuse: regresa firmado al remitente</source>
        <translation>With a signed copy that goes back to the sender</translation>
    </message>
    <message>
        <source>de una guía anterior</source>
        <translation>from an earlier shipment</translation>
    </message>
    <message>
        <source>Nombre o tienda</source>
        <translation>Name or shop</translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Para quitarla, corrígela en la historia (Ctrl+H).</source>
        <translation>To take it off, correct it in the history (Ctrl+H).</translation>
    </message>
    <message>
        <source>Nombre</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Empresa</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Idioma de los avisos</source>
        <translation>Language of the messages</translation>
    </message>
    <message>
        <source>Bultos</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>Peso, kg</source>
        <translation>Weight, kg</translation>
    </message>
    <message>
        <source>Contenido</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Por cobrar</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>Valor declarado</source>
        <translation>Declared value</translation>
    </message>
    <message>
        <source>Nota para el repartidor</source>
        <translation>Note for the driver</translation>
    </message>
    <message>
        <source>Calle</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Núm. exterior</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Interior</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Colonia</source>
        <translation>Colonia</translation>
    </message>
    <message>
        <source>Código postal</source>
        <translation>Postal code</translation>
    </message>
    <message>
        <source>Municipio o alcaldía</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Entre calles</source>
        <translation>Between streets</translation>
    </message>
    <message>
        <source>Referencias</source>
        <translation>Landmarks</translation>
    </message>
    <message>
        <source>Remitente</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Domicilio</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Paquete</source>
        <translation>Parcel</translation>
    </message>
    <message>
        <source>Entrega</source>
        <translation>Delivery</translation>
    </message>
</context>
<context>
    <name>ShipmentKeys</name>
    <message>
        <source>filtrar por letra</source>
        <translation>filter by letter</translation>
    </message>
    <message>
        <source>Todas las de la vista</source>
        <translation>All of the view</translation>
    </message>
    <message>
        <source>Añadir o quitar: {0}</source>
        <translation>Add or take out: {0}</translation>
    </message>
    <message>
        <source>Con contratiempo</source>
        <translation>With a setback</translation>
    </message>
    <message>
        <source>Por cobrar</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>Cerrar o quitar lo último puesto</source>
        <translation>Close, or take off what was set last</translation>
    </message>
    <message>
        <source>Seleccionar</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>seleccionar</source>
        <translation>select</translation>
    </message>
    <message>
        <source>Ampliar la selección</source>
        <translation>Extend the selection</translation>
    </message>
    <message>
        <source>ampliar</source>
        <translation>extend</translation>
    </message>
    <message>
        <source>Seleccionar todas</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Abrir o cerrar la ficha</source>
        <translation>Open or close the drawer</translation>
    </message>
    <message>
        <source>ficha</source>
        <translation>drawer</translation>
    </message>
    <message>
        <source>cerrar</source>
        <translation>close</translation>
    </message>
    <message>
        <source>Cambiar de vista</source>
        <translation>Change the view</translation>
    </message>
    <message>
        <source>Ordenar por otra columna</source>
        <translation>Sort by another column</translation>
    </message>
    <message>
        <source>Marcar lo que pasó</source>
        <translation>Mark what happened</translation>
    </message>
    <message>
        <source>marcar</source>
        <translation>mark</translation>
    </message>
    <message>
        <source>Poner en ruta</source>
        <translation>Put on a route</translation>
    </message>
    <message>
        <source>Imprimir etiquetas</source>
        <translation>Print slips</translation>
    </message>
    <message>
        <source>Avisar</source>
        <translation>Notify</translation>
    </message>
    <message>
        <source>Más</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Declarar un contratiempo</source>
        <translation>Declare a setback</translation>
    </message>
    <message>
        <source>Hacer el paso que sigue</source>
        <translation>Do the next step</translation>
    </message>
    <message>
        <source>Historia, y corregirla</source>
        <translation>The history, and correct it</translation>
    </message>
    <message>
        <source>La vida de su último aviso</source>
        <translation>The life of its newest message</translation>
    </message>
    <message>
        <source>Copiar la guía</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Vista</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Ordenar</source>
        <translation>Sort</translation>
    </message>
</context>
<context>
    <name>ShipmentList</name>
    <message numerus="yes">
        <source>%n bulto(s)</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} por cobrar</source>
        <translation>{0} to collect</translation>
    </message>
</context>
<context>
    <name>ShipmentMenus</name>
    <message>
        <source>En la puerta</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>{0} de {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Ruta nueva…</source>
        <translation>New route…</translation>
    </message>
    <message numerus="yes">
        <source>%n parada(s)</source>
        <translation>
            <numerusform>%n stop</numerusform>
            <numerusform>%n stops</numerusform>
        </translation>
    </message>
    <message>
        <source>ya salió</source>
        <translation>on the road</translation>
    </message>
    <message>
        <source>Otro intento: vuelve a bodega</source>
        <translation>Another attempt: back to the depot</translation>
    </message>
    <message>
        <source>A mostrador, que pase por él</source>
        <translation>To the counter, they collect it</translation>
    </message>
    <message>
        <source>Detener hasta aclarar</source>
        <translation>Hold until it is cleared up</translation>
    </message>
    <message>
        <source>Devolver al remitente</source>
        <translation>Return to the sender</translation>
    </message>
    <message>
        <source>lo usual</source>
        <translation>the usual</translation>
    </message>
    <message>
        <source>Ninguna de las elegidas tiene el domicilio incompleto.</source>
        <translation>None of those chosen has an incomplete address.</translation>
    </message>
    <message numerus="yes">
        <source>%n incompleta(s)</source>
        <translation>
            <numerusform>%n incomplete</numerusform>
            <numerusform>%n incomplete</numerusform>
        </translation>
    </message>
    <message>
        <source>Marcar…</source>
        <translation>Mark…</translation>
    </message>
    <message>
        <source>Recibir en bodega</source>
        <translation>Receive at the depot</translation>
    </message>
    <message>
        <source>Pasar a mostrador</source>
        <translation>Move to the counter</translation>
    </message>
    <message>
        <source>Preguntar domicilio</source>
        <translation>Ask for the address</translation>
    </message>
    <message>
        <source>Contratiempo…</source>
        <translation>Setback…</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Cancelar…</source>
        <translation>Cancel…</translation>
    </message>
    <message>
        <source>Enviar los avisos que esperan</source>
        <translation>Send the messages that wait</translation>
    </message>
    <message>
        <source>Contratiempo: avisar nueva hora…</source>
        <translation>Setback: tell the new time…</translation>
    </message>
</context>
<context>
    <name>ShipmentsPage</name>
    <message>
        <source>Envíos</source>
        <translation>Shipments</translation>
    </message>
    <message numerus="yes">
        <source>%Ln guía(s)</source>
        <translation>
            <numerusform>%Ln shipment</numerusform>
            <numerusform>%Ln shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>más de %Ln guía(s)</source>
        <translation>
            <numerusform>more than %Ln shipment</numerusform>
            <numerusform>more than %Ln shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seleccionada(s)</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipDesk</name>
    <message>
        <source>Tarjeta de motivos en PDF</source>
        <translation>Reason card as PDF</translation>
    </message>
    <message>
        <source>Imprimir la tarjeta de motivos</source>
        <translation>Print the reason card</translation>
    </message>
    <message>
        <source>Más para imprimir</source>
        <translation>More to print</translation>
    </message>
    <message>
        <source>No hay etiquetas en la lista.</source>
        <translation>There are no slips in the list.</translation>
    </message>
    <message>
        <source>prueba</source>
        <translation>trial</translation>
    </message>
    <message>
        <source>etiquetas</source>
        <translation>slips</translation>
    </message>
</context>
<context>
    <name>SlipList</name>
    <message>
        <source>Importar un archivo</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Armar ruta</source>
        <translation>Build route</translation>
    </message>
    <message>
        <source>Ir a Envíos</source>
        <translation>Go to Shipments</translation>
    </message>
    <message>
        <source>Ninguna etiqueta por imprimir</source>
        <translation>No slips to print</translation>
    </message>
    <message>
        <source>Las guías que entren aparecen aquí hasta que se entregan.</source>
        <translation>Shipments that come in appear here until they are delivered.</translation>
    </message>
    <message>
        <source>Esta ruta no tiene paradas</source>
        <translation>This route has no stops</translation>
    </message>
    <message>
        <source>Asígnale guías en Rutas.</source>
        <translation>Put shipments on it in Routes.</translation>
    </message>
    <message>
        <source>No has elegido guías</source>
        <translation>No shipments chosen</translation>
    </message>
    <message>
        <source>Márcalas en Envíos con Espacio y pulsa I.</source>
        <translation>Check them in Shipments with Space and press I.</translation>
    </message>
    <message>
        <source>Etiqueta de prueba</source>
        <translation>Trial slip</translation>
    </message>
    <message>
        <source>Imprímela, mídela con una regla y lee los dos códigos con tu lector: así sabes que el tamaño y la impresora están bien.</source>
        <translation>Print it, measure it with a ruler and scan both codes: then you know that the size and the printer are right.</translation>
    </message>
</context>
<context>
    <name>SlipPanel</name>
    <message>
        <source>Etiqueta anterior</source>
        <translation>Previous slip</translation>
    </message>
    <message>
        <source>Etiqueta siguiente</source>
        <translation>Next slip</translation>
    </message>
    <message>
        <source>100 × 150 mm</source>
        <translation>100 × 150 mm</translation>
    </message>
    <message>
        <source>4 × 6 in</source>
        <translation>4 × 6 in</translation>
    </message>
    <message>
        <source>Tamaño de la etiqueta</source>
        <translation>Slip size</translation>
    </message>
    <message>
        <source>Vista de la etiqueta</source>
        <translation>View of the slip</translation>
    </message>
    <message>
        <source>Abrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Imprimir</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Guardar PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Más</source>
        <translation>More</translation>
    </message>
    <message numerus="yes">
        <source>Saldrán %n etiqueta(s)</source>
        <translation>
            <numerusform>%n slip will come out</numerusform>
            <numerusform>%n slips will come out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>de %n guía(s)</source>
        <translation>
            <numerusform>of %n shipment</numerusform>
            <numerusform>of %n shipments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipTable</name>
    <message>
        <source>Guía</source>
        <translation>Shipment</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Colonia</source>
        <translation>Colonia</translation>
    </message>
    <message>
        <source>Ruta</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Bultos</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>Cobro</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>Guías por imprimir</source>
        <translation>Shipments to print</translation>
    </message>
</context>
<context>
    <name>SlipsPage</name>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Por ruta</source>
        <translation>By route</translation>
    </message>
    <message>
        <source>Selección</source>
        <translation>Selection</translation>
    </message>
    <message>
        <source>Prueba</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>Qué etiquetas</source>
        <translation>Which slips</translation>
    </message>
    <message>
        <source>Ruta</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Ver: {0}</source>
        <translation>View: {0}</translation>
    </message>
    <message>
        <source>ver</source>
        <translation>view</translation>
    </message>
    <message>
        <source>bulto</source>
        <translation>parcel</translation>
    </message>
    <message>
        <source>Imprimir</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>imprimir</source>
        <translation>print</translation>
    </message>
    <message>
        <source>Guardar PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>guardar PDF</source>
        <translation>save PDF</translation>
    </message>
    <message>
        <source>Etiqueta anterior</source>
        <translation>Previous slip</translation>
    </message>
    <message>
        <source>Etiqueta siguiente</source>
        <translation>Next slip</translation>
    </message>
    <message>
        <source>Marcar la guía; sin marcas salen todas</source>
        <translation>Mark the shipment; with no marks all come out</translation>
    </message>
    <message>
        <source>marcar</source>
        <translation>mark</translation>
    </message>
    <message>
        <source>Marcar todas o ninguna</source>
        <translation>Mark all or none</translation>
    </message>
    <message>
        <source>Cambiar el tamaño de la etiqueta</source>
        <translation>Change the slip&apos;s size</translation>
    </message>
    <message>
        <source>tamaño</source>
        <translation>size</translation>
    </message>
    <message>
        <source>Más: tarjeta de motivos</source>
        <translation>More: the reason card</translation>
    </message>
    <message>
        <source>Cancelar, o quitar las marcas</source>
        <translation>Cancel, or clear the marks</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n shipment</numerusform>
            <numerusform>%n shipments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffCard</name>
    <message>
        <source>Personal</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Nombre</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>PIN, si quieres</source>
        <translation>PIN, if you like</translation>
    </message>
    <message>
        <source>Agregar persona</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>Papel</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>{name} es dueño y no tiene PIN: cualquiera puede entrar con su nombre y cambiarlo todo.</source>
        <translation>{name} is an owner and has no PIN: anybody can come in under that name and change everything.</translation>
    </message>
    <message>
        <source>Nadie está definido: quien abre el programa puede hacerlo todo. La primera persona que agregues será dueña; las demás tendrán el papel que les des.</source>
        <translation>Nobody is defined: whoever opens the program may do everything. The first person you add will be an owner; the others get the role you give them.</translation>
    </message>
    <message>
        <source>Solo un dueño cambia el personal.</source>
        <translation>Only an owner changes the staff.</translation>
    </message>
    <message>
        <source>{name} ya puede entrar: {role}</source>
        <translation>{name} can come in now: {role}</translation>
    </message>
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>Abrir en WhatsApp</source>
        <translation>Open in WhatsApp</translation>
    </message>
</context>
<context>
    <name>StandLines</name>
    <message>
        <source>{0}: de {1} a {2}</source>
        <translation>{0}: from {1} to {2}</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Contratiempo</source>
        <translation>Setback</translation>
    </message>
    <message>
        <source>Ruta</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Intentos</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Cobrado</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>Recibió</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Destinatario</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Domicilio</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Bultos</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>Por cobrar</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>Valor declarado</source>
        <translation>Declared value</translation>
    </message>
    <message>
        <source>Acuse firmado</source>
        <translation>Signed copy</translation>
    </message>
    <message>
        <source>Peso</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Contenido</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Nota</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>sí</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>StandList</name>
    <message>
        <source>Qué cambia</source>
        <translation>What changes</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>El servicio dijo: {said}</source>
        <translation>The service said: {said}</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>El día de ejemplo no se respalda</source>
        <translation>The sample day is not backed up</translation>
    </message>
    <message>
        <source>El primero se hace solo en cuanto haya guías, y al cerrar.</source>
        <translation>The first is made by itself once there are shipments, and on closing.</translation>
    </message>
    <message>
        <source>Todavía no hay respaldos</source>
        <translation>No backups yet</translation>
    </message>
    <message>
        <source>Último respaldo: {moment}</source>
        <translation>Last backup: {moment}</translation>
    </message>
    <message>
        <source>solo en esta computadora: elige un segundo lugar</source>
        <translation>only on this computer: choose a second place</translation>
    </message>
    <message>
        <source>falta llevarlo al segundo lugar</source>
        <translation>still to be taken to the second place</translation>
    </message>
    <message>
        <source>aquí y en el segundo lugar</source>
        <translation>here and in the second place</translation>
    </message>
    <message>
        <source>en camino al segundo lugar</source>
        <translation>on its way to the second place</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Preparado</source>
        <translation>Prepared</translation>
    </message>
    <message>
        <source>Abierto</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>en WhatsApp</source>
        <translation>in WhatsApp</translation>
    </message>
    <message>
        <source>Pudo salir</source>
        <translation>May have gone</translation>
    </message>
    <message>
        <source>En camino</source>
        <translation>On its way</translation>
    </message>
    <message>
        <source>sin respuesta</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>nadie lo confirmó</source>
        <translation>nobody confirmed it</translation>
    </message>
    <message>
        <source>Confirmado</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>por ti</source>
        <translation>by you</translation>
    </message>
</context>
<context>
    <name>StopActions</name>
    <message>
        <source>En la puerta</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Fallido</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Siguiente</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Subir</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Bajar</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Quitar</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Ver guía</source>
        <translation>View shipment</translation>
    </message>
    <message>
        <source>intento {0} de {1}</source>
        <translation>attempt {0} of {1}</translation>
    </message>
    <message>
        <source>acuse firmado</source>
        <translation>signed copy</translation>
    </message>
</context>
<context>
    <name>StopsView</name>
    <message>
        <source>Paradas</source>
        <translation>Stops</translation>
    </message>
</context>
<context>
    <name>Strategy</name>
    <message>
        <source>Canales en orden</source>
        <translation>Channels in order</translation>
    </message>
    <message>
        <source>sin servicio encendido</source>
        <translation>no service on</translation>
    </message>
    <message>
        <source>Escribe la hora como 09:30.</source>
        <translation>Type the time like 09:30.</translation>
    </message>
    <message>
        <source>Se avisa</source>
        <translation>Is told</translation>
    </message>
    <message>
        <source>Juntar varios paquetes de una persona</source>
        <translation>Merge several parcels of one person</translation>
    </message>
    <message>
        <source>Se intenta en este orden</source>
        <translation>Tried in this order</translation>
    </message>
    <message>
        <source>Desde las</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Hasta las</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Espera (min)</source>
        <translation>Wait (min)</translation>
    </message>
    <message>
        <source>Tope al día</source>
        <translation>Limit a day</translation>
    </message>
    <message>
        <source>Se avisa: {name}</source>
        <translation>Is told: {name}</translation>
    </message>
    <message>
        <source>La espera deja deshacer una marca; a mano no la hay. Tope 0 = sin tope.</source>
        <translation>The wait leaves time to undo a mark; by hand there is none. Limit 0 = no limit.</translation>
    </message>
    <message>
        <source>La espera deja tiempo para deshacer una marca; a mano no hay espera.</source>
        <translation>The wait leaves time to undo a mark; by hand there is none.</translation>
    </message>
    <message>
        <source>Como venía</source>
        <translation>As it came</translation>
    </message>
    <message>
        <source>Igual que Todos</source>
        <translation>As for everybody</translation>
    </message>
    <message>
        <source>Va después de la primera.</source>
        <translation>It comes after the first.</translation>
    </message>
    <message>
        <source>Qué tienda</source>
        <translation>Which shop</translation>
    </message>
    <message>
        <source>Qué se le avisa</source>
        <translation>What it is told</translation>
    </message>
    <message>
        <source>Igual que todas</source>
        <translation>As for all</translation>
    </message>
    <message>
        <source>A las</source>
        <translation>At</translation>
    </message>
    <message>
        <source>A las tiendas</source>
        <translation>To the shops</translation>
    </message>
    <message>
        <source>Todas las tiendas</source>
        <translation>All shops</translation>
    </message>
    <message>
        <source>La tienda no recibe mensajes del programa.</source>
        <translation>The shop gets no messages from the program.</translation>
    </message>
    <message>
        <source>Un mensaje por cada envío entregado, fallido, retrasado o que regresa.</source>
        <translation>A message for each parcel that is delivered, failed, delayed or returning.</translation>
    </message>
    <message>
        <source>Un mensaje al día: qué se entregó, qué falló y por qué, qué va tarde. Sin novedades no sale.</source>
        <translation>One message a day: what was delivered, what failed and why, what is late. None goes without news.</translation>
    </message>
    <message>
        <source>A las empresas. Lo que no cambies aquí sigue a Todos.</source>
        <translation>For companies. What you do not change here follows Everybody.</translation>
    </message>
    <message>
        <source>A los clientes especiales. Lo que no cambies aquí sigue a Todos.</source>
        <translation>For special customers. What you do not change here follows Everybody.</translation>
    </message>
    <message>
        <source>Un día antes</source>
        <translation>A day earlier</translation>
    </message>
    <message>
        <source>Un día después</source>
        <translation>A day later</translation>
    </message>
    <message>
        <source>Leyendo los avisos de ese día…</source>
        <translation>Reading that day&apos;s notices…</translation>
    </message>
    <message>
        <source>Ese es el último día completo.</source>
        <translation>That is the last whole day.</translation>
    </message>
    <message>
        <source>Por qué se habrían bloqueado</source>
        <translation>Why they would have been blocked</translation>
    </message>
    <message>
        <source>encendido</source>
        <translation>on</translation>
    </message>
    <message>
        <source>apagado</source>
        <translation>off</translation>
    </message>
    <message>
        <source>Tiendas</source>
        <translation>Shops</translation>
    </message>
    <message numerus="yes">
        <source>espera %n min</source>
        <translation>
            <numerusform>%n minute&apos;s wait</numerusform>
            <numerusform>%n minutes&apos; wait</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>Avisos</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Empresas</source>
        <translation>Companies</translation>
    </message>
    <message>
        <source>Especiales</source>
        <translation>Special</translation>
    </message>
    <message>
        <source>Para quién</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>Horario</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Espera</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>Juntar</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Tope</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Canales</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Ese día</source>
        <translation>That day</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>A mano por WhatsApp</source>
        <translation>By hand on WhatsApp</translation>
    </message>
    <message>
        <source>A mano</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>desde {time}</source>
        <translation>from {time}</translation>
    </message>
    <message>
        <source>hasta {time}</source>
        <translation>until {time}</translation>
    </message>
    <message>
        <source>Nada</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>Cada envío</source>
        <translation>Each parcel</translation>
    </message>
    <message>
        <source>Un resumen al día</source>
        <translation>One digest a day</translation>
    </message>
    <message>
        <source>Ayer, {day}</source>
        <translation>Yesterday, {day}</translation>
    </message>
    <message>
        <source>Ese día no hubo avisos con qué probar.</source>
        <translation>That day had no notices to try it on.</translation>
    </message>
    <message numerus="yes">
        <source>Habría enviado %n mensaje(s)</source>
        <translation>
            <numerusform>Would have sent %n message</numerusform>
            <numerusform>Would have sent %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bloqueado(s)</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
    <message>
        <source>cerca de {cost}</source>
        <translation>about {cost}</translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s) se juntaron con otro</source>
        <translation>
            <numerusform>%n notice went along with another</numerusform>
            <numerusform>%n notices went along with others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n apagado(s)</source>
        <translation>
            <numerusform>%n switched off</numerusform>
            <numerusform>%n switched off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin precio anotado</source>
        <translation>
            <numerusform>%n without a price</numerusform>
            <numerusform>%n without a price</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrategyCard</name>
    <message>
        <source>Ver y cambiar</source>
        <translation>View and change</translation>
    </message>
    <message>
        <source>Como viene: cada aviso por el primer canal encendido, y a mano si no hay ninguno.</source>
        <translation>As it comes: each notice by the first channel that is on, and by hand where there is none.</translation>
    </message>
    <message numerus="yes">
        <source>%n de 12 avisos encendidos</source>
        <translation>
            <numerusform>%n of 12 notices on</numerusform>
            <numerusform>%n of 12 notices on</numerusform>
        </translation>
    </message>
    <message>
        <source>a las tiendas: {what}</source>
        <translation>to the shops: {what}</translation>
    </message>
</context>
<context>
    <name>StrategySheet</name>
    <message>
        <source>Estrategia de avisos</source>
        <translation>Strategy of notices</translation>
    </message>
    <message>
        <source>Qué se avisa, a quién, por dónde y a qué hora</source>
        <translation>What is told, to whom, by which way and when</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Restaurar todo</source>
        <translation>Restore all</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Encender o apagar el aviso</source>
        <translation>Switch the notice on or off</translation>
    </message>
    <message>
        <source>encender o apagar</source>
        <translation>on or off</translation>
    </message>
    <message>
        <source>Ir al aviso elegido, y volver</source>
        <translation>Go to the chosen notice, and back</translation>
    </message>
    <message>
        <source>cambiar</source>
        <translation>change</translation>
    </message>
    <message>
        <source>Subir el canal elegido</source>
        <translation>Move the chosen channel up</translation>
    </message>
    <message>
        <source>Bajar el canal elegido</source>
        <translation>Move the chosen channel down</translation>
    </message>
    <message>
        <source>Juntar o no los paquetes</source>
        <translation>Merge the parcels or not</translation>
    </message>
    <message>
        <source>juntar</source>
        <translation>merge</translation>
    </message>
    <message>
        <source>Dejar el aviso como venía</source>
        <translation>Leave the notice as it came</translation>
    </message>
    <message>
        <source>como venía</source>
        <translation>as it came</translation>
    </message>
    <message>
        <source>Reglas para todos</source>
        <translation>Rules for everybody</translation>
    </message>
    <message>
        <source>Reglas para empresas</source>
        <translation>Rules for companies</translation>
    </message>
    <message>
        <source>Reglas para clientes especiales</source>
        <translation>Rules for special customers</translation>
    </message>
    <message>
        <source>Probar un día antes</source>
        <translation>Try a day earlier</translation>
    </message>
    <message>
        <source>otro día</source>
        <translation>another day</translation>
    </message>
    <message>
        <source>Probar un día después</source>
        <translation>Try a day later</translation>
    </message>
    <message>
        <source>Deshacer el último cambio</source>
        <translation>Undo the last change</translation>
    </message>
    <message>
        <source>deshacer</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>Guardar la estrategia</source>
        <translation>Save the strategy</translation>
    </message>
    <message>
        <source>guardar</source>
        <translation>save</translation>
    </message>
    <message>
        <source>Tope por persona al día</source>
        <translation>Limit for a person a day</translation>
    </message>
    <message>
        <source>Tope de avisos por persona al día; 0 = sin tope</source>
        <translation>Limit of notices to a person a day; 0 = no limit</translation>
    </message>
    <message>
        <source>Solo detiene avisos intermedios; un resultado siempre se avisa. 0 = sin tope.</source>
        <translation>Only holds back notices in between; a result is always told. 0 = no limit.</translation>
    </message>
    <message>
        <source>Tu papel no cambia ajustes. Pídelo a un dueño.</source>
        <translation>Your role does not change settings. Ask an owner.</translation>
    </message>
    <message>
        <source>No hay nada por guardar.</source>
        <translation>There is nothing to save.</translation>
    </message>
    <message>
        <source>No hay cambios que deshacer.</source>
        <translation>There are no changes to undo.</translation>
    </message>
    <message>
        <source>Ya está como viene.</source>
        <translation>It is as it came.</translation>
    </message>
    <message>
        <source>Cambios sin guardar</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>La estrategia quedó guardada y vale desde ahora.</source>
        <translation>The strategy is saved and counts from now on.</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Copiar</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Texto para pedir la aprobación</source>
        <translation>Text to submit for approval</translation>
    </message>
    <message>
        <source>Nombre: {0} · categoría: utilidad (UTILITY)</source>
        <translation>Name: {0} · category: utility (UTILITY)</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Guardado: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
</context>
<context>
    <name>TemplateActs</name>
    <message>
        <source>Palabras guardadas.</source>
        <translation>Words saved.</translation>
    </message>
    <message>
        <source>Plantilla elegida.</source>
        <translation>Template chosen.</translation>
    </message>
    <message>
        <source>Ya no hay plantilla para este aviso.</source>
        <translation>There is no template for this notice any more.</translation>
    </message>
    <message>
        <source>Ningún envío con eso.</source>
        <translation>No shipment with that.</translation>
    </message>
    <message>
        <source>Preguntando…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Plantillas al día.</source>
        <translation>Templates up to date.</translation>
    </message>
    <message>
        <source>Copiado: pégalo en el administrador de WhatsApp.</source>
        <translation>Copied: paste it into the WhatsApp manager.</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Sin guardar</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Del programa</source>
        <translation>The program&apos;s</translation>
    </message>
    <message>
        <source>Tuyo · {0}</source>
        <translation>Yours · {0}</translation>
    </message>
    <message>
        <source>Avisos</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Mensaje</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>WhatsApp oficial</source>
        <translation>Official WhatsApp</translation>
    </message>
    <message>
        <source>Va por WhatsApp y Telegram, y por correo si el correo no tiene el suyo.</source>
        <translation>Goes by WhatsApp and Telegram, and by e-mail if e-mail has none of its own.</translation>
    </message>
    <message>
        <source>Va por SMS, más corto: cada parte se cobra.</source>
        <translation>Goes by SMS, shorter: each part is charged.</translation>
    </message>
    <message>
        <source>Va por correo, con su asunto.</source>
        <translation>Goes by e-mail, with its subject.</translation>
    </message>
    <message>
        <source>Fuera de las 24 horas de su último mensaje, WhatsApp solo deja pasar una plantilla aprobada.</source>
        <translation>Outside the 24 hours after their last message, WhatsApp lets only an approved template through.</translation>
    </message>
    <message>
        <source>Tus palabras de Mensaje</source>
        <translation>Your words of Message</translation>
    </message>
    <message>
        <source>Palabras del programa</source>
        <translation>The program&apos;s words</translation>
    </message>
    <message>
        <source>Tus palabras · {0}, {1}</source>
        <translation>Your words · {0}, {1}</translation>
    </message>
    <message>
        <source>{0}/{1} · {2} SMS</source>
        <translation>{0}/{1} · {2} SMS</translation>
    </message>
    <message>
        <source>{0} aprox.</source>
        <translation>{0} approx.</translation>
    </message>
    <message>
        <source>Sin acentos. Con acentos serían {0} SMS.</source>
        <translation>Without accents. With accents it would be {0} SMS.</translation>
    </message>
    <message>
        <source>Lleva letras que encogen el SMS a 70.</source>
        <translation>It has letters that shrink the SMS to 70.</translation>
    </message>
    <message>
        <source>Los acentos se quitan al enviar.</source>
        <translation>Accents are stripped at the send.</translation>
    </message>
    <message>
        <source>Quedan {0} letras.</source>
        <translation>{0} characters left.</translation>
    </message>
</context>
<context>
    <name>TemplatesCard</name>
    <message>
        <source>Ver y cambiar</source>
        <translation>View and change</translation>
    </message>
    <message>
        <source>12 avisos en español, inglés y portugués</source>
        <translation>12 notices in Spanish, English and Portuguese</translation>
    </message>
    <message numerus="yes">
        <source>%n con tus palabras</source>
        <translation>
            <numerusform>%n in your words</numerusform>
            <numerusform>%n in your words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin guardar</source>
        <translation>
            <numerusform>%n not saved</numerusform>
            <numerusform>%n not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplatesSheet</name>
    <message>
        <source>Plantillas</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>Poner las del programa</source>
        <translation>Put the program&apos;s there</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>guardar</source>
        <translation>save</translation>
    </message>
    <message>
        <source>Siguiente aviso</source>
        <translation>Next notice</translation>
    </message>
    <message>
        <source>otro aviso</source>
        <translation>another notice</translation>
    </message>
    <message>
        <source>Aviso anterior</source>
        <translation>Notice before</translation>
    </message>
    <message>
        <source>Otro idioma</source>
        <translation>Another language</translation>
    </message>
    <message>
        <source>otro idioma</source>
        <translation>another language</translation>
    </message>
    <message>
        <source>Probar con otro envío</source>
        <translation>Try another shipment</translation>
    </message>
    <message>
        <source>otro envío</source>
        <translation>another shipment</translation>
    </message>
    <message>
        <source>Mensaje</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Oficial</source>
        <translation>Official</translation>
    </message>
    <message>
        <source>traer</source>
        <translation>get</translation>
    </message>
    <message>
        <source>Copiar el texto sugerido</source>
        <translation>Copy the suggested text</translation>
    </message>
    <message>
        <source>datos</source>
        <translation>values</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Pasadas 24 horas de su último mensaje, {0} no deja salir este texto. Elige su plantilla aprobada: Ctrl+4.</source>
        <translation>Once 24 hours have passed since their last message, {0} does not let this text go. Choose its approved template: Ctrl+4.</translation>
    </message>
</context>
<context>
    <name>TimePopover</name>
    <message>
        <source>¿A qué hora fue?</source>
        <translation>What time was it?</translation>
    </message>
    <message>
        <source>Usar esta hora</source>
        <translation>Use this time</translation>
    </message>
    <message>
        <source>Hora de la hoja</source>
        <translation>Time on the sheet</translation>
    </message>
    <message>
        <source>La siguiente marca llevará esta hora</source>
        <translation>The next mark will bear this time</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>estimado</source>
        <translation>estimate</translation>
    </message>
    <message numerus="yes">
        <source>sin noticias hace %n min</source>
        <translation>
            <numerusform>no news for %n min</numerusform>
            <numerusform>no news for %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>carga {loaded} de {pieces}</source>
        <translation>loaded {loaded} of {pieces}</translation>
    </message>
    <message>
        <source>{done} de {stops}</source>
        <translation>{done} of {stops}</translation>
    </message>
    <message>
        <source>sale a las {time}</source>
        <translation>leaves at {time}</translation>
    </message>
    <message>
        <source>todas las paradas decididas</source>
        <translation>all stops decided</translation>
    </message>
    <message>
        <source>en la puerta · {place}</source>
        <translation>at the door · {place}</translation>
    </message>
    <message>
        <source>siguiente {time} · {place}</source>
        <translation>next {time} · {place}</translation>
    </message>
    <message>
        <source>termina {time}</source>
        <translation>ends {time}</translation>
    </message>
    <message>
        <source>por cargar</source>
        <translation>to load</translation>
    </message>
    <message>
        <source>en carga</source>
        <translation>loading</translation>
    </message>
    <message>
        <source>cerrada</source>
        <translation>closed</translation>
    </message>
    <message numerus="yes">
        <source>%n parada(s) fuera de su ventana, sin avisar</source>
        <translation>
            <numerusform>%n stop out of its window, nobody told</numerusform>
            <numerusform>%n stops out of their window, nobody told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) por enviar a mano</source>
        <translation>
            <numerusform>%n message to send by hand</numerusform>
            <numerusform>%n messages to send by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n persona(s) por llamar por teléfono</source>
        <translation>
            <numerusform>%n person to phone</numerusform>
            <numerusform>%n people to phone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intento(s) fallido(s) por decidir</source>
        <translation>
            <numerusform>%n failed attempt to decide</numerusform>
            <numerusform>%n failed attempts to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) pudo haber salido</source>
        <translation>
            <numerusform>%n message may have gone out</numerusform>
            <numerusform>%n messages may have gone out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mensaje(s) no llegó</source>
        <translation>
            <numerusform>%n message did not arrive</numerusform>
            <numerusform>%n messages did not arrive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domicilio(s) por completar</source>
        <translation>
            <numerusform>%n address to complete</numerusform>
            <numerusform>%n addresses to complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parada(s) de días pasados sin cerrar</source>
        <translation>
            <numerusform>%n stop from days past not closed</numerusform>
            <numerusform>%n stops from days past not closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ruta(s) en carga</source>
        <translation>
            <numerusform>%n route loading</numerusform>
            <numerusform>%n routes loading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ruta(s) por cerrar</source>
        <translation>
            <numerusform>%n route to close</numerusform>
            <numerusform>%n routes to close</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n día(s) sin respaldo en el segundo lugar</source>
        <translation>
            <numerusform>%n day without a backup in the second place</numerusform>
            <numerusform>%n days without a backup in the second place</numerusform>
        </translation>
    </message>
    <message>
        <source>No se ha podido respaldar</source>
        <translation>No backup could be made</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) sin movimiento</source>
        <translation>
            <numerusform>%n shipment not moving</numerusform>
            <numerusform>%n shipments not moving</numerusform>
        </translation>
    </message>
    <message>
        <source>Declarar</source>
        <translation>Declare</translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Ver</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Decidir</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Revisar</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Completar</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Cargar</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>{route} · la peor +{minutes} min, {number} {name}</source>
        <translation>{route} · worst +{minutes} min, {number} {name}</translation>
    </message>
    <message>
        <source>{routes} · el más antiguo, preparado a las {time}</source>
        <translation>{routes} · the oldest, prepared at {time}</translation>
    </message>
    <message>
        <source>el más antiguo, preparado a las {time}</source>
        <translation>the oldest, prepared at {time}</translation>
    </message>
    <message>
        <source>{gateway} sin línea; se intenta a las {time}</source>
        <translation>{gateway} has no line; tried at {time}</translation>
    </message>
    <message>
        <source>{gateway} en pausa desde las {time}</source>
        <translation>{gateway} paused since {time}</translation>
    </message>
    <message>
        <source>{gateway} con un problema desde las {time}</source>
        <translation>{gateway} in trouble since {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n espera(n)</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
    <message>
        <source>La puso en pausa {who}.</source>
        <translation>Paused by {who}.</translation>
    </message>
    <message numerus="yes">
        <source>También %n más.</source>
        <translation>
            <numerusform>%n more too.</numerusform>
            <numerusform>%n more too.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, abierto a las {time} · se revisa, no se reenvía</source>
        <translation>{name}, opened at {time} · to check, not to resend</translation>
    </message>
    <message>
        <source>{name}: falta {parts}</source>
        <translation>{name}: {parts} missing</translation>
    </message>
    <message>
        <source>{route}: van {loaded} de {pieces} bultos</source>
        <translation>{route}: {loaded} of {pieces} parcels so far</translation>
    </message>
    <message numerus="yes">
        <source>%n día(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} {status}, hace {days}</source>
        <translation>{number} {status}, {days} ago</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Abrir el día de ejemplo</source>
        <translation>Open the sample day</translation>
    </message>
    <message>
        <source>ejemplo</source>
        <translation>sample</translation>
    </message>
    <message>
        <source>Imprimir una prueba</source>
        <translation>Print a trial</translation>
    </message>
    <message>
        <source>prueba</source>
        <translation>trial</translation>
    </message>
    <message>
        <source>Cancelar lo que se prepara</source>
        <translation>Cancel what is being made</translation>
    </message>
    <message>
        <source>Ir al asunto {0}</source>
        <translation>Go to line {0}</translation>
    </message>
    <message>
        <source>ir al asunto</source>
        <translation>go to the line</translation>
    </message>
    <message>
        <source>Hacer lo marcado</source>
        <translation>Do what is marked</translation>
    </message>
    <message>
        <source>hacer lo marcado</source>
        <translation>do what is marked</translation>
    </message>
    <message>
        <source>Declarar un contratiempo</source>
        <translation>Declare a setback</translation>
    </message>
    <message>
        <source>contratiempo</source>
        <translation>setback</translation>
    </message>
    <message>
        <source>entregadas</source>
        <translation>delivered</translation>
    </message>
    <message>
        <source>en su ventana</source>
        <translation>in their window</translation>
    </message>
    <message>
        <source>fallidas</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>por cobrar</source>
        <translation>to collect</translation>
    </message>
    <message>
        <source>Contratiempo</source>
        <translation>Setback</translation>
    </message>
    <message numerus="yes">
        <source>%n ruta(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s)</source>
        <translation>
            <numerusform>%n shipment</numerusform>
            <numerusform>%n shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por cobrar</source>
        <translation>
            <numerusform>%n with cash</numerusform>
            <numerusform>%n with cash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToldLine</name>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Escanea o escribe: guía, nombre, teléfono, calle…</source>
        <translation>Scan or type: number, name, phone, street…</translation>
    </message>
    <message>
        <source>Importar</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Nueva guía</source>
        <translation>New shipment</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Elige la carpeta del libro</source>
        <translation>Choose the ledger&apos;s folder</translation>
    </message>
    <message>
        <source>Recuperar un respaldo</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>Recuperando…</source>
        <translation>Restoring…</translation>
    </message>
    <message>
        <source>El libro de ahora se guarda aparte, entre los respaldos.</source>
        <translation>The present ledger is kept aside, among the backups.</translation>
    </message>
    <message>
        <source>Se lee página por página. El archivo dañado no se toca.</source>
        <translation>It is read page by page. The damaged file is not touched.</translation>
    </message>
    <message>
        <source>Rescatando lo que se lee…</source>
        <translation>Salvaging what can be read…</translation>
    </message>
    <message>
        <source>Usar el libro rescatado</source>
        <translation>Use the salvaged ledger</translation>
    </message>
    <message>
        <source>Se rescató todo: no falta nada.</source>
        <translation>All was salvaged: nothing is missing.</translation>
    </message>
    <message>
        <source>Se rescató lo que se puede leer. Revisa lo que falta.</source>
        <translation>What can be read was salvaged. See what is missing.</translation>
    </message>
    <message>
        <source>El rescate está listo</source>
        <translation>The salvage is ready</translation>
    </message>
    <message>
        <source>El libro dañado se guarda aparte, entre los respaldos.</source>
        <translation>The damaged ledger is kept aside, among the backups.</translation>
    </message>
    <message>
        <source>Poniendo el libro rescatado en su lugar…</source>
        <translation>Putting the salvaged ledger in its place…</translation>
    </message>
    <message>
        <source>No se pudo</source>
        <translation>It could not be done</translation>
    </message>
    <message>
        <source>Volver</source>
        <translation>Back</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s) quedaron en otro estado; revísalas: {0}</source>
        <translation>
            <numerusform>%n shipment is in another state now; check it: {0}</numerusform>
            <numerusform>%n shipments are in another state now; check them: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Es de {0} y tiene %Ln guía(s).</source>
        <translation>
            <numerusform>Made {0}, with %Ln shipment.</numerusform>
            <numerusform>Made {0}, with %Ln shipments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln guía(s)</source>
        <translation>
            <numerusform>%Ln shipment</numerusform>
            <numerusform>%Ln shipments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anotación(es) de su historia</source>
        <translation>
            <numerusform>%Ln entry of its history</numerusform>
            <numerusform>%Ln entries of its history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln de ellas del respaldo</source>
        <translation>
            <numerusform>%Ln of them from the backup</numerusform>
            <numerusform>%Ln of them from the backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anotación(es) se perdieron: {0}</source>
        <translation>
            <numerusform>%Ln entry is lost: {0}</numerusform>
            <numerusform>%Ln entries are lost: {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comienzo(s) de guías o rutas se rehicieron de lo guardado</source>
        <translation>
            <numerusform>The beginning of %Ln shipment or route was made again from what was kept</numerusform>
            <numerusform>The beginnings of %Ln shipments or routes were made again from what was kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anotación(es) no están como se escribieron</source>
        <translation>
            <numerusform>%Ln entry is not as it was written</numerusform>
            <numerusform>%Ln entries are not as they were written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>De %Ln anotación(es) no se sabe quién las hizo</source>
        <translation>
            <numerusform>Nobody knows who made %Ln entry</numerusform>
            <numerusform>Nobody knows who made %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln nombre(s), direcciones o notas quedaron en blanco</source>
        <translation>
            <numerusform>%Ln name, address or note is blank now</numerusform>
            <numerusform>%Ln names, addresses or notes are blank now</numerusform>
        </translation>
    </message>
    <message>
        <source>El informe completo: {0}</source>
        <translation>The whole report: {0}</translation>
    </message>
    <message>
        <source>Tu libro necesita atención</source>
        <translation>Your ledger needs attention</translation>
    </message>
    <message>
        <source>Cerrar el programa</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Recuperar el último respaldo</source>
        <translation>Restore the last backup</translation>
    </message>
    <message>
        <source>Antes ves qué se iría; el libro de ahora se guarda aparte.</source>
        <translation>You see first what would go; the present ledger is kept aside.</translation>
    </message>
    <message>
        <source>Ver el respaldo</source>
        <translation>See the backup</translation>
    </message>
    <message>
        <source>Rescatar lo que se lee</source>
        <translation>Salvage what can be read</translation>
    </message>
    <message>
        <source>Todo lo legible pasa a un libro nuevo y lo que falte se toma del respaldo. El dañado no se toca.</source>
        <translation>All that can be read goes into a new ledger, and what is missing comes from the backup. The damaged one is not touched.</translation>
    </message>
    <message>
        <source>Rescatar</source>
        <translation>Salvage</translation>
    </message>
    <message>
        <source>Está bien así</source>
        <translation>It is fine as it is</translation>
    </message>
    <message>
        <source>El libro sigue con lo que tiene y ya no se avisa.</source>
        <translation>The ledger goes on with what it has, and you are not told again.</translation>
    </message>
    <message>
        <source>Seguir</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Empezar un libro nuevo</source>
        <translation>Begin a new ledger</translation>
    </message>
    <message>
        <source>Vacío, en esta carpeta. Los respaldos se quedan donde están.</source>
        <translation>Empty, in this folder. The backups stay where they are.</translation>
    </message>
    <message>
        <source>Empezar</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Abrir solo para ver</source>
        <translation>Open only to look</translation>
    </message>
    <message>
        <source>Puedes buscar y consultar; no se guarda nada.</source>
        <translation>You can search and read; nothing is saved.</translation>
    </message>
    <message>
        <source>Ver</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Intentar de nuevo</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Cuando esté arreglado, sin cerrar esta ventana.</source>
        <translation>Once it is mended, without closing this window.</translation>
    </message>
    <message>
        <source>Intentar</source>
        <translation>Try</translation>
    </message>
    <message>
        <source>Abrir de todos modos</source>
        <translation>Open anyway</translation>
    </message>
    <message>
        <source>Solo si en la otra computadora ya está cerrado.</source>
        <translation>Only if it is closed on the other computer.</translation>
    </message>
    <message>
        <source>Abrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Elegir otra carpeta</source>
        <translation>Choose another folder</translation>
    </message>
    <message>
        <source>La de otro libro tuyo, o una vacía para empezar.</source>
        <translation>That of another ledger of yours, or an empty one to begin.</translation>
    </message>
    <message>
        <source>Elegir…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Aquí se verá la plantilla aprobada que elijas.</source>
        <translation>The approved template that you choose will show here.</translation>
    </message>
    <message>
        <source>Tu papel no cambia ajustes.</source>
        <translation>Your role does not change settings.</translation>
    </message>
    <message>
        <source>Quitar la elección</source>
        <translation>Let go of the choice</translation>
    </message>
    <message>
        <source>No hay ninguna elegida.</source>
        <translation>None is chosen.</translation>
    </message>
    <message>
        <source>Poner las del programa</source>
        <translation>Put the program&apos;s there</translation>
    </message>
    <message>
        <source>Ya son las del programa.</source>
        <translation>They are the program&apos;s already.</translation>
    </message>
    <message>
        <source>No hay nada por guardar.</source>
        <translation>There is nothing to save.</translation>
    </message>
</context>
<context>
    <name>Turns</name>
    <message>
        <source>Nadie ha entrado</source>
        <translation>Nobody has come in</translation>
    </message>
    <message>
        <source>Cambiar de persona o bloquear</source>
        <translation>Change person or lock</translation>
    </message>
    <message>
        <source>Mi PIN</source>
        <translation>My PIN</translation>
    </message>
    <message>
        <source>cambiarlo o quitarlo</source>
        <translation>change or remove it</translation>
    </message>
    <message>
        <source>Para bloquear la pantalla, agrega antes a tu personal en Ajustes</source>
        <translation>To lock the screen, add your staff in Settings first</translation>
    </message>
    <message>
        <source>{name} entró con su número de rescate y ya no tiene PIN: elige otro abajo a la izquierda</source>
        <translation>{name} came in with the recovery number and has no PIN now: choose another at the lower left</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>VariablePopover</name>
    <message>
        <source>Datos del mensaje</source>
        <translation>The message&apos;s values</translation>
    </message>
    <message>
        <source>Buscar un dato</source>
        <translation>Find a value</translation>
    </message>
    <message>
        <source>Datos</source>
        <translation>Values</translation>
    </message>
</context>
<context>
    <name>ViewChoice</name>
    <message>
        <source>Vista</source>
        <translation>View</translation>
    </message>
    <message>
        <source>A mano</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>En cola</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Por revisar</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>Automáticos</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Historial</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Horas de silencio hasta las {0}</source>
        <translation>Quiet hours until {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s) listo(s) para enviar por WhatsApp</source>
        <translation>
            <numerusform>%n message ready to send by WhatsApp</numerusform>
            <numerusform>%n messages ready to send by WhatsApp</numerusform>
        </translation>
    </message>
    <message>
        <source>Envío a mano por WhatsApp</source>
        <translation>Sent by hand through WhatsApp</translation>
    </message>
    <message>
        <source>Esperan a que terminen las horas de silencio</source>
        <translation>Waiting for the quiet hours to end</translation>
    </message>
    <message>
        <source>Lo que pudo salir, lo bloqueado y lo que venció</source>
        <translation>What may have gone, what is blocked, what expired</translation>
    </message>
    <message>
        <source>Lo que sale solo</source>
        <translation>What goes by itself</translation>
    </message>
    <message>
        <source>Quién hizo qué, y cuándo</source>
        <translation>Who did what, and when</translation>
    </message>
    <message>
        <source>Pasan a «A mano» a su hora.</source>
        <translation>They move to “By hand” in due time.</translation>
    </message>
    <message>
        <source>Se preguntan uno por uno.</source>
        <translation>They are asked about one by one.</translation>
    </message>
    <message>
        <source>Nada por enviar</source>
        <translation>Nothing to send</translation>
    </message>
    <message>
        <source>Nada en cola</source>
        <translation>Nothing queued</translation>
    </message>
    <message>
        <source>Nada por revisar</source>
        <translation>Nothing to check</translation>
    </message>
    <message>
        <source>Nada sale solo todavía</source>
        <translation>Nothing goes by itself yet</translation>
    </message>
    <message>
        <source>Todavía no hay avisos</source>
        <translation>No messages yet</translation>
    </message>
    <message numerus="yes">
        <source>Quedan %n más en otra tanda.</source>
        <translation>
            <numerusform>%n more waits in another batch.</numerusform>
            <numerusform>%n more wait in another batch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n espera(n) en cola; el primero, {0}.</source>
        <translation>
            <numerusform>%n waits in the queue, {0}.</numerusform>
            <numerusform>%n wait in the queue; the first, {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Los avisos aparecen aquí cuando una guía avanza o se declara un contratiempo.</source>
        <translation>Messages appear here when a shipment moves on or a setback is declared.</translation>
    </message>
    <message>
        <source>Ningún aviso quedó en duda.</source>
        <translation>No message is in doubt.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Empecemos por las guías de hoy.</source>
        <translation>Let us begin with today&apos;s shipments.</translation>
    </message>
    <message>
        <source>Aquí verás lo que te necesita: mensajes, paradas tarde, intentos, cobros. Todavía no hay nada.</source>
        <translation>Here you will see what needs you: messages, late stops, attempts, cash. There is nothing yet.</translation>
    </message>
    <message>
        <source>Suelta aquí el archivo de tu tienda o tu hoja de guías</source>
        <translation>Drop your shop&apos;s file or your own sheet here</translation>
    </message>
    <message>
        <source>CSV, TSV o Excel de Shopify, WooCommerce, Tiendanube, Mercado Libre, Amazon o la tuya.
Verás cada columna y cada problema antes de guardar. Nada se pierde.</source>
        <translation>CSV, TSV or Excel from Shopify, WooCommerce, Tiendanube, Mercado Libre, Amazon, or your own.
You see every column and every problem before anything is saved. Nothing is lost.</translation>
    </message>
    <message>
        <source>Elegir archivo…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Teclear una guía</source>
        <translation>Type a shipment</translation>
    </message>
    <message>
        <source>Abrir el ejemplo</source>
        <translation>Open the sample</translation>
    </message>
    <message>
        <source>Ponerlos</source>
        <translation>Set them</translation>
    </message>
    <message>
        <source>Imprimir prueba</source>
        <translation>Print a trial</translation>
    </message>
    <message>
        <source>Ver un día de ejemplo</source>
        <translation>See a sample day</translation>
    </message>
    <message>
        <source>Un día completo ya hecho: guías, rutas, avisos y un contratiempo. Se borra de un clic.</source>
        <translation>A whole day already made: shipments, routes, messages and a setback. One click removes it.</translation>
    </message>
    <message>
        <source>Tu número y tu logo</source>
        <translation>Your number and your logo</translation>
    </message>
    <message>
        <source>Salen en la etiqueta y en cada aviso. El color de tu marca pinta toda la ventana.</source>
        <translation>They appear on the slip and in every message. Your brand&apos;s colour paints the whole window.</translation>
    </message>
    <message>
        <source>Probar la impresora</source>
        <translation>Try the printer</translation>
    </message>
    <message>
        <source>Una etiqueta de prueba de 100 × 150 mm, a su tamaño exacto.</source>
        <translation>A trial slip of 100 × 150 mm, at its exact size.</translation>
    </message>
    <message>
        <source>Todo queda en esta computadora. Funciona sin internet y sin cuenta; lo que necesite red espera y te lo dice.</source>
        <translation>Everything stays on this computer. It works with no internet and no account; what needs the network waits and tells you.</translation>
    </message>
</context>
<context>
    <name>WhoBlock</name>
    <message>
        <source>Entre calles</source>
        <translation>Between streets</translation>
    </message>
    <message>
        <source>Referencias</source>
        <translation>Landmarks</translation>
    </message>
    <message>
        <source>Sin nombre</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>Sin domicilio</source>
        <translation>No address</translation>
    </message>
    <message>
        <source>Falta {0} para encontrar la puerta</source>
        <translation>{0} missing to find the door</translation>
    </message>
    <message>
        <source>sin teléfono</source>
        <translation>no phone</translation>
    </message>
    <message>
        <source>Copiar el teléfono</source>
        <translation>Copy the phone</translation>
    </message>
    <message>
        <source>No se lee como teléfono</source>
        <translation>Not a phone number</translation>
    </message>
</context>
<context>
    <name>WhyList</name>
    <message>
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>WindowProgram</name>
    <message>
        <source>Restaurado. Lo de antes quedó en la lista de respaldos.</source>
        <translation>Restored. What was there before is in the list of backups.</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>Importar</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>Aplicar %n cambio(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importar %n guía(s)</source>
        <translation>
            <numerusform>Import %n shipment</numerusform>
            <numerusform>Import %n shipments</numerusform>
        </translation>
    </message>
    <message>
        <source>Nada se guarda hasta que importes.</source>
        <translation>Nothing is saved until you import.</translation>
    </message>
    <message>
        <source>Espera un momento: se están revisando los pedidos.</source>
        <translation>One moment: the orders are being checked.</translation>
    </message>
    <message>
        <source>Escribe el remitente: de qué tienda o persona son las guías.</source>
        <translation>Type the sender: whose shipments these are, the shop or the person.</translation>
    </message>
    <message>
        <source>No hay nada nuevo que importar de este archivo.</source>
        <translation>There is nothing new to import from this file.</translation>
    </message>
</context>
<context>
    <name>WordsPane</name>
    <message>
        <source>Canal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Asunto</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Palabras del aviso</source>
        <translation>The notice&apos;s words</translation>
    </message>
    <message>
        <source>Más datos</source>
        <translation>More values</translation>
    </message>
    <message>
        <source>Alt y su número ponen el dato. Lo que va entre [ ] se omite si el dato falta.</source>
        <translation>Alt and its number put a value in. What stands in [ ] is left out when the value is missing.</translation>
    </message>
</context>
<context>
    <name>_AllKeys</name>
    <message>
        <source>todas las teclas</source>
        <translation>all keys</translation>
    </message>
</context>
<context>
    <name>_Count</name>
    <message>
        <source>{0} de {1}</source>
        <translation>{0} of {1}</translation>
    </message>
</context>
<context>
    <name>_Ground</name>
    <message>
        <source>vista previa</source>
        <translation>preview</translation>
    </message>
</context>
<context>
    <name>_Listed</name>
    <message>
        <source>Vaciar</source>
        <translation>Clear</translation>
    </message>
    <message numerus="yes">
        <source>%n guía(s): </source>
        <translation>
            <numerusform>%n shipment: </numerusform>
            <numerusform>%n shipments: </numerusform>
        </translation>
    </message>
    <message>
        <source>Ninguna guía todavía</source>
        <translation>No shipment yet</translation>
    </message>
    <message>
        <source>No encontré: {0}</source>
        <translation>Not found: {0}</translation>
    </message>
</context>
<context>
    <name>_MinutesField</name>
    <message>
        <source>minutos</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>Minutos de retraso</source>
        <translation>Minutes late</translation>
    </message>
</context>
<context>
    <name>_ShipmentCard</name>
    <message>
        <source>Ver envío</source>
        <translation>View shipment</translation>
    </message>
    <message>
        <source>Contratiempo</source>
        <translation>Setback</translation>
    </message>
    <message>
        <source>Prometido {0}</source>
        <translation>Promised {0}</translation>
    </message>
    <message>
        <source>entregado {0}</source>
        <translation>delivered {0}</translation>
    </message>
    <message>
        <source>estimado {0}</source>
        <translation>estimated {0}</translation>
    </message>
</context>
<context>
    <name>_Story</name>
    <message numerus="yes">
        <source>%n intento(s) antes de estos</source>
        <translation>
            <numerusform>%n send before these</numerusform>
            <numerusform>%n sends before these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_VariableRows</name>
    <message>
        <source>Encabezado</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Botón</source>
        <translation>Button</translation>
    </message>
</context>
</TS>
