"""The titles that are known: canonical words (see titles.py) and the field they mean, in three languages at once."""

from __future__ import annotations

from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.titles import words_of

Words = frozenset[str]


def _table(rows: dict[Field | None, str]) -> dict[Words, Field | None]:
    """Phrases parted by "|" as sets of canonical words, so that order, spelling and fillers do not matter."""
    return {frozenset(words_of(phrase)): field for field, phrases in rows.items() for phrase in phrases.split("|")}


# Looked up first, with all words, because here "envio", "cliente" or "producto" is part of the meaning.
WHOLE: dict[Words, Field | None] = _table(
    {
        Field.ORDER_NUMBER: "numero pedido|pedido|pedido id|id pedido|numero venta|folio|folio pedido|numero folio"
        "|numero guia|guia|id venta|pedido codigo|referencia pedido|referencia cliente pedido|numero interno"
        "|numero envio|codigo envio|id envio|envio id|referencia externa|external id|numero referencia"
        "|referencia numero|numero remision|remision|numero ticket|ticket|numero factura|factura numero"
        "|codigo pedido|pedido nombre|sales record numero|transaction id pedido|numero interno pedido|venta"
        "|numero rastreo cliente|codigo|clave|clave pedido|numero control|increment id|customer referencia"
        "|referencia cliente|cliente referencia|shipment id|nro pedido|hbl|awb",
        Field.SHIPPING_METHOD: "envio metodo|metodo envio|metodo entrega|entrega metodo|envio servicio|servicio"
        "|envio titulo metodo|servicio envio|metodo servicio|nivel servicio|ship service level|envio service level"
        "|envio service|servicio entrega|envio modalidad|modalidad entrega|modalidad",
        Field.SHIPPING_STATUS: "envio estado|envio estatus|estado entrega|estatus entrega|fulfillment estatus"
        "|estado paquete|estatus bulto|estado bulto",
        Field.ORDER_STATUS: "estatus|pedido estado|pedido estatus|venta estado|estado guia|guia estatus"
        "|venta estatus|envio pedido estatus|estado actual|estado pedido descripcion|pedido estatus nombre",
        Field.PAYMENT_STATUS: "pago estado|pago estatus|financial estatus|estatus financial|estado financiero|pagado",
        Field.PAYMENT_METHOD: "metodo pago|pago|metodo cobro|pago titulo metodo|pago titulo|pago gateway"
        "|metodo cobranza"
        "|condicion pago|condiciones pago|pago terms|metodo pago envio|cobranza|metodo flete|flete"
        "|pedido metodo pago",
        Field.CASH_ON_DELIVERY: "cobro|cobro entrega|contra entrega|cod|valor cobro|monto cobro|cod valor|valor cod"
        "|cash entrega|contra entrega valor|contra reembolso|reembolso|reembolso valor|valor contra reembolso"
        "|valor contra entrega|cobro valor|total cobro|efectivo|efectivo cobro|valor recaudo|cobro contra entrega"
        "|pago contra entrega|pago contra entrega valor|saldo cobro|valor cobro entrega|cobro destinatario|recaudo"
        "|importe cobro|cobro destino|cash collect|valor collect|pagamento entrega|valor receber|receber entrega"
        "|cobro efectivo|contrareembolso|valor contrareembolso|cash|collect|cod total|valor reembolso entrega",
        Field.OUTSTANDING: "outstanding balance|saldo|saldo pendiente|balance|valor pendiente|pendiente pago"
        "|valor pago pendiente"
        "|balance due|saldo devedor|adeudo|resta|restante|valor restante",
        Field.TOTAL: "total|pedido total|total pedido|pedido total valor|total valor|venta total|total venta"
        "|grand total"
        "|total precio|valor total|total pagar|precio total|pedido valor|valor pedido|total general",
        Field.REFUNDED: "refunded valor|pedido refund valor|valor refunded|valor reembolsado pedido"
        "|valor reembolso pedido|refund valor|valor reembolsado|total refunded"
        "|valor devuelto|estornado valor",
        Field.CURRENCY: "moneda|pedido moneda|moneda codigo",
        Field.CANCELLED_AT: "cancelled|cancelled fecha|fecha cancelacion|fecha hora cancelacion|cancelacion fecha"
        "|canceled|canceled fecha|fecha hora cancelamento|fecha cancelamento|cancelado|cancelled at",
        Field.DELIVERED_AT: "fecha entregado|entregado|fecha hora entregado|delivered|fecha delivered|fecha entregue"
        "|delivered hora|fecha real entrega|entrega real|fecha entrega real",
        Field.PROMISE_DATE: "entrega|fecha entrega|fecha promesa|promesa|fecha prometida|fecha compromiso"
        "|fecha cita|cita"
        "|entrega fecha estimada|fecha programada|entrega programada|fecha entrega programada|fecha estimada entrega"
        "|fecha entrega estimada|fecha prevista|previsao entrega|entrega prevista|dia entrega|fecha entregar"
        "|scheduled fecha|envio entrega fecha|fecha prometida entrega|fecha compromiso entrega|entrega dia"
        "|scheduled entrega fecha|expected entrega fecha|estimated entrega fecha",
        Field.PROMISE_FROM: "desde|hora desde|hora entrega desde|entrega desde|hora cita desde|cita desde"
        "|entrega hora desde|hora inicial|entrega desde fecha|entrega start fecha|ventana desde|cita hora desde"
        "|ventana inicio|entrega inicial hora|desde entrega fecha|desde estimated entrega fecha",
        Field.PROMISE_TO: "hasta|hora hasta|hora entrega hasta|entrega hasta|hora cita hasta|cita hasta|hora final"
        "|entrega hora hasta|hora limite|hora limite entrega|entrega hasta fecha|ventana hasta|cita hora hasta"
        "|hasta entrega fecha|hasta estimated entrega fecha",
        Field.PROMISE_WINDOW: "hora|hora entrega|entrega hora|ventana|ventana entrega|ventana hora|rango hora"
        "|entrega ventana|hora preferido|franja|franja hora|turno|hora preferencia|entrega window|hora window"
        "|disponibilidad|rango entrega|entrega preferido hora|hora cita",
        Field.NOTE: "nota|observacion|indicaciones|instrucciones|entrega instrucciones|entrega instructions"
        "|instructions"
        "|nota comprador|cliente nota|comprador nota|nota vendedor|pedido nota|entrega nota|envio nota|nota cliente"
        "|observacion entrega|indicaciones entrega|instrucciones especiales|instrucciones entrega|envio observacion"
        "|nota cliente pedido|pedido observacion|mensaje|special instructions|cuidados|nota entrega"
        "|comprador nota pedido"
        "|envio instrucciones|envio instructions|observacion cliente|observacion pedido",
        Field.CONTENTS: "contenido|descripcion|descripcion contenido|contenido descripcion|contenido bulto"
        "|bulto contenido"
        "|producto|producto nombre|nombre producto|producto titulo|titulo producto|producto descripcion"
        "|titulo publicacion"
        "|publicacion|contenido envio|descripcion bulto|descripcion envio|que contiene|contiene|concepto"
        "|contenido paquete"
        "|producto comprado|contenido pedido|descripcion pedido|producto pedido|pedido producto|lista producto"
        "|titulo",
        Field.QUANTITY: "cantidad|unidades|producto cantidad|cantidad producto|cantidad purchased|cantidad comprada"
        "|cantidad comprado|producto unidades|cantidad refund|pedido cantidad|units|unidades producto"
        "|cantidad ordered",
        Field.TO_SHIP: "cantidad hasta envio|cantidad envio|cantidad pendiente envio",
        Field.REQUIRES_SHIPPING: "producto requires envio|requires envio|producto fisico|fisico|requiere envio",
        Field.VARIANT: "variante|variacion|producto variante|variant|producto variacion|talla|producto variation"
        "|variation",
        Field.PIECES: "bulto|numero bulto|cantidad bulto|total bulto|bulto cantidad|bulto numero|numero total bulto"
        "|envio bulto|pedido bulto|no bulto|cantidad paquete",
        Field.DECLARED_VALUE: "valor declarado|valor asegurado|bulto valor|valor bulto|declared valor|valor contenido"
        "|valor mercancia|valor declarado envio|asegurado|valor seguro|contenido valor|valor envio declarado"
        "|valor producto declarado|valor comercial|declarado|insured valor|valor declarado iva|valor declarado c iva"
        "|valor contenido pesos argentinos",
        Field.SIGNED_COPY: "acuse|acuse recibo|acuse firmado|retorno acuse|acuses|comprobante firmado|canhoto"
        "|signed copy"
        "|acuse documento|evidencia firmada",
        Field.SENDER_NAME: "remitente|remitente nombre|tienda remitente|nombre tienda remitente|remitente contacto",
        Field.SHOP: "tienda oficial|vendor|tienda|nombre tienda|comercio|marca|store nombre|store|shop|loja",
        Field.PROBLEM: "problema|problem",
        Field.LANGUAGE: "idioma|language|locale|cliente locale|lang|cliente idioma|lenguaje",
        Field.PLACE: "provincia localidad cp|provincia localidad cp destinatario|estado ciudad cp|ciudad estado cp"
        "|estado municipio cp|localidad provincia cp",
        Field.BETWEEN: "entre calle|entre|entre calles|cruzamientos|cruces|cruce|cruzamiento|entrecalles|between"
        "|between calle|calle cruce|calles|entre rua|entre ruas|esquina|esquinas",
        Field.EMAIL: "correo|correo electronico|correo direccion|direccion correo|electronico"
        "|comprador correo electronico",
        None: "fecha|fecha pedido|fecha venta|fecha creacion|creacion|created|fecha pago|fecha envio|fecha camino"
        "|fecha asignacion|fecha registro|purchase fecha|pagos fecha|payments fecha|reporting fecha|promise fecha"
        "|days past promise|subtotal|descuento|envio costo|costo envio|valor flete|impuestos|impuesto|taxes|tax|iva"
        "|dni|rfc|curp|cuit|dni cuit|cpf|cnpj|cpf cnpj|ruc|nit|cedula|metodo documento|documento|numero documento"
        "|metodo numero documento|cupon descuento|descuento codigo|descuento valor|sku|producto sku|codigo sku"
        "|descripcion sat|codigo sat|clave sat|seguro|precio|alto|largo|ancho|altura|profundidad|alto cm|largo cm"
        "|ancho cm|profundidad cm|altura cm|sucursal|conductor|repartidor|chofer|ruta|operador|canal|medios"
        "|numero publicacion"
        "|numero seguimiento|seguimiento|url seguimiento|tracking|tracking numero|transportista|paqueteria"
        "|nombre paqueteria"
        "|codigo tracking envio|codigo rastreio envio|rastreo|carrier|numero rastreo|paga|id|comprador usuario"
        "|comprador username|username|usuario|user|cliente usuario|cliente id|id cliente|numero cliente"
        "|cliente numero"
        "|envio precio|envio tax|envio total|valor envio|envio valor|pedido envio valor|precio producto"
        "|producto precio"
        "|producto tax|valor producto|producto valor|envio impuesto|envio by fecha|sale fecha|paid|paid fecha"
        "|fecha paid"
        "|pagado fecha|transaction id|pago referencia|referencia pago|paquete guardado|bulto guardado|metodo producto"
        "|metodo venta|estado descripcion|descripcion estado|pertenece kit|bulto varios producto|accepts marketing"
        "|tags|risk level|source|fuente|duties|receipt numero|employee|location|device id|con cita|cita con"
        "|motivo cancelacion|reference motivo|vendedor|producto id|id producto|producto numero|numero producto"
        "|pedido producto id|is business pedido|is iba|purchase pedido numero|precio designation|verge cancellation"
        "|verge lateshipment|verge late envio|sales canal|entrega hora zone|cantidad envio ped|cantidad shipped"
        "|fulfillment canal|asin|modelo venta|venta publicidad|identificador pedido|sucursal venta"
        "|identificador transaccion metodo pago|persona registro venta|nota attributes|pago id|pago references"
        "|producto costo"
        "|fulfilled|fulfilled fecha|next pago due|unidad|volumen|dimensiones|medidas|nota interna"
        "|fecha hora|telefono remitente extra|envio hasta envio|envio url|url|consecutivo|renglon|fila|linea",
    }
)

# Looked up after the words of whose column it is are gone.
BARE: dict[Words, Field | None] = _table(
    {
        Field.RECIPIENT_NAME: "nombre|nombre completo|nombre apellido|completo nombre|first nombre|persona"
        "|razon social|nombre razon social|full nombre|primer nombre|titular|nombre entrega|nombre titular",
        Field.LAST_NAME: "apellido|last nombre|apellido paterno|apellido materno|segundo nombre|family nombre",
        Field.CONTACT: "contacto|atencion|atn|nombre contacto|contact|contact nombre|persona contacto|contato"
        "|nombre contact|atencion a|attn",
        Field.COMPANY: "empresa|nombre empresa|empresa nombre|negocio",
        Field.PHONE: "telefono|celular|numero telefono|numero celular|telefono celular|telefono contacto"
        "|telefono numero"
        "|celular numero|telefono movil|telefono principal|celular contacto|contacto telefono|telefono 1|telefono 2"
        "|celular 1|contact telefono|telefono alternativo|telefono alterno|telefono secundario"
        "|telefono casa|numero contacto|telefono oficina|telefono nombre|celular telefono|telefono o celular"
        "|contato telefono|numero telefonico|telefonico|codigo pais telefono",
        Field.PHONE_AREA: "codigo area tel|codigo area telefono|codigo area celular|celular codigo|lada|ddd"
        "|telefono codigo"
        "|codigo area|area telefono|telefono area|celular area|clave lada",
        Field.EMAIL: "correo|correo electronico|direccion correo|correo direccion|electronico correo",
        Field.FULL_ADDRESS: "direccion completa|completa direccion|direccion completo|full direccion|direccion full",
        Field.STREET: "calle|direccion|direccion 1|calle direccion|direccion line 1|calle 1|direccion linea 1"
        "|calle numero|calle altura|direccion numero"
        "|direccion calle|calle nombre|direccion lines 1 2|direccion 1 2|calle y numero|nombre calle|via|line 1"
        "|calle linea 1|1|direccion lineas 1 2|address|calle o avenida|calle avenida|direccion principal",
        Field.EXTERIOR: "exterior numero|exterior|numero|altura|numero casa|casa numero|numero puerta|house numero",
        Field.INTERIOR: "interior numero|interior|piso|interior piso|piso interior|numero piso|interior o piso|torre"
        "|edificio|interior exterior otro|numero interior letra|interior bloque|local|oficina|bloque",
        Field.ADDRESS_LINE2: "direccion 2|direccion 3|calle 2|direccion line 2|direccion line 3|direccion linea 2"
        "|line 2"
        "|calle linea 2|2|3|direccion segunda linea|resto direccion|direccion complementaria",
        Field.COLONIA: "colonia|localidad|distrito|urbanizacion|sector|colonia localidad|district|localidad colonia"
        "|colonia nombre|barriada|zona colonia|vereda|corregimiento",
        Field.POSTAL_CODE: "cp|codigo postal|postal|cp codigo|postal cp|cp postal|codigo cp|postal codigo cp",
        Field.MUNICIPALITY: "municipio|ciudad|municipio ciudad|municipio alcaldia|ciudad municipio|ciudad localidad"
        "|localidad ciudad|comuna|canton|ciudad comuna|partido|municipio o ciudad|ciudad delegacion",
        Field.STATE: "estado|provincia|region|estado provincia|provincia estado|provincia nombre|estado codigo"
        "|codigo estado|estado nombre|provincia codigo|codigo provincia|estado o provincia|uf|entidad"
        "|entidad federativa"
        "|provincia o estado|estado region|county|estado code|distrito federal|estado uf",
        Field.COUNTRY: "pais|pais codigo|codigo pais|pais nombre|pais region|nombre pais",
        Field.REFERENCES: "referencia|referencia direccion|referencia domicilio|referencia ubicacion|senas"
        "|senas particulares"
        "|referencia direccion adicional|punto referencia|indicaciones direccion|landmark|punto|reparos"
        "|referencia lugar|referencias adicionales|adicional referencia|adicionales",
        Field.LATITUDE: "latitud|ubicacion latitud|latitud y",
        Field.LONGITUDE: "longitud|ubicacion longitud|longitud x",
        Field.BETWEEN: "entre calle|entre calles|cruce|entre|cruces",
        Field.WEIGHT: "peso|peso kg|peso grs|peso gr|peso g|peso total|peso kilogramos|peso gramos|peso lb|peso lbs"
        "|peso kgs|kg|kilos"
        "|peso bulto|peso envio|peso real|peso volumetrico kg|peso bruto|peso grams|peso bulto kg|peso fisico",
        Field.NOTE: "observacion|nota|instrucciones|indicaciones|instructions",
        None: "rfc|dni|cuit|cpf|cnpj|documento|id|metodo|fecha|costo|estado descripcion|descripcion|impuesto|tax"
        "|curp|clave"
        "|sucursal|metodo documento|numero documento|identificacion|cedula|nit|ruc",
    }
)

# What an item's column says once "item", "producto" and the like are gone.
ITEM: dict[Words, Field | None] = _table(
    {
        Field.CONTENTS: "nombre|titulo|descripcion|detalle|nombre completo",
        Field.QUANTITY: "cantidad|unidades|cantidad purchased|cantidad comprada|cantidad refund|numero unidades"
        "|comprada",
        Field.VARIANT: "variante|variacion|variation|variant|talla|color|variation details",
        Field.REQUIRES_SHIPPING: "requires envio|fisico|requiere envio",
        None: "sku|precio|valor|id|numero|costo|codigo|peso|total|subtotal|taxable|compare precio|descuento|tax|metodo",
    }
)

# Words that tell alone, for titles that say more than is known ("Teléfono de quien recibe el paquete").
TELLING: dict[str, Field] = {
    "telefono": Field.PHONE,
    "celular": Field.PHONE,
    "correo": Field.EMAIL,
    "cp": Field.POSTAL_CODE,
    "postal": Field.POSTAL_CODE,
    "direccion": Field.STREET,
    "calle": Field.STREET,
    "colonia": Field.COLONIA,
    "municipio": Field.MUNICIPALITY,
    "ciudad": Field.MUNICIPALITY,
    "localidad": Field.MUNICIPALITY,
    "pais": Field.COUNTRY,
    "referencia": Field.REFERENCES,
    "observacion": Field.NOTE,
    "indicaciones": Field.NOTE,
    "instrucciones": Field.NOTE,
    "nota": Field.NOTE,
    "peso": Field.WEIGHT,
    "contenido": Field.CONTENTS,
    "bulto": Field.PIECES,
    "exterior": Field.EXTERIOR,
    "interior": Field.INTERIOR,
    "folio": Field.ORDER_NUMBER,
    "pedido": Field.ORDER_NUMBER,
    "guia": Field.ORDER_NUMBER,
    "cobro": Field.CASH_ON_DELIVERY,
    "apellido": Field.LAST_NAME,
    "nombre": Field.RECIPIENT_NAME,
}
