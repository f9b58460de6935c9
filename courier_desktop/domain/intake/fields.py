"""What a column of a sheet may mean; the codes are those of `--map COLUMN=FIELD` and never change."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.words import Words


class Field(StrEnum):
    """The meaning of a column."""

    ORDER_NUMBER = "order_number"
    RECIPIENT_NAME = "recipient_name"
    LAST_NAME = "last_name"
    CONTACT = "contact"
    COMPANY = "company"
    PHONE = "phone"
    PHONE_AREA = "phone_area"
    EMAIL = "email"
    LANGUAGE = "language"
    FULL_ADDRESS = "full_address"
    STREET = "street"
    EXTERIOR = "exterior"
    INTERIOR = "interior"
    ADDRESS_LINE2 = "address_line2"
    COLONIA = "colonia"
    POSTAL_CODE = "postal_code"
    MUNICIPALITY = "municipality"
    STATE = "state"
    COUNTRY = "country"
    PLACE = "place"
    BETWEEN = "between"
    REFERENCES = "references"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    CONTENTS = "contents"
    VARIANT = "variant"
    QUANTITY = "quantity"
    TO_SHIP = "to_ship"
    REQUIRES_SHIPPING = "requires_shipping"
    PIECES = "pieces"
    WEIGHT = "weight"
    DECLARED_VALUE = "declared_value"
    TOTAL = "total"
    CASH_ON_DELIVERY = "cash_on_delivery"
    OUTSTANDING = "outstanding"
    REFUNDED = "refunded"
    CURRENCY = "currency"
    PAYMENT_METHOD = "payment_method"
    PAYMENT_STATUS = "payment_status"
    ORDER_STATUS = "order_status"
    SHIPPING_STATUS = "shipping_status"
    SHIPPING_METHOD = "shipping_method"
    CANCELLED_AT = "cancelled_at"
    DELIVERED_AT = "delivered_at"
    PROMISE_DATE = "promise_date"
    PROMISE_FROM = "promise_from"
    PROMISE_TO = "promise_to"
    PROMISE_WINDOW = "promise_window"
    NOTE = "note"
    SIGNED_COPY = "signed_copy"
    SENDER_NAME = "sender_name"
    SENDER_LAST_NAME = "sender_last_name"
    SENDER_COMPANY = "sender_company"
    SENDER_PHONE = "sender_phone"
    SENDER_EMAIL = "sender_email"
    SENDER_STREET = "sender_street"
    SENDER_EXTERIOR = "sender_exterior"
    SENDER_INTERIOR = "sender_interior"
    SENDER_COLONIA = "sender_colonia"
    SENDER_POSTAL_CODE = "sender_postal_code"
    SENDER_MUNICIPALITY = "sender_municipality"
    SENDER_STATE = "sender_state"
    SENDER_REFERENCES = "sender_references"
    SHOP = "shop"
    PROBLEM = "problem"


# In the order in which the mapping dialog offers them.
FIELD_WORDS: dict[Field, Words] = {
    Field.ORDER_NUMBER: Words("Número de pedido", "Order number", "Número do pedido"),
    Field.RECIPIENT_NAME: Words("Destinatario: nombre", "Recipient: name", "Destinatário: nome"),
    Field.LAST_NAME: Words("Destinatario: apellidos", "Recipient: last name", "Destinatário: sobrenome"),
    Field.CONTACT: Words("Destinatario: contacto", "Recipient: contact", "Destinatário: contato"),
    Field.COMPANY: Words("Destinatario: empresa", "Recipient: company", "Destinatário: empresa"),
    Field.PHONE: Words("Teléfono", "Phone", "Telefone"),
    Field.PHONE_AREA: Words("Teléfono: código de área", "Phone: area code", "Telefone: DDD"),
    Field.EMAIL: Words("Correo electrónico", "E-mail", "E-mail"),
    Field.LANGUAGE: Words("Idioma", "Language", "Idioma"),
    Field.FULL_ADDRESS: Words("Dirección completa en una celda", "Whole address in one cell", "Endereço completo"),
    Field.STREET: Words("Calle", "Street", "Rua"),
    Field.EXTERIOR: Words("Número exterior", "House number", "Número"),
    Field.INTERIOR: Words("Número interior, piso, depto.", "Unit, floor, apartment", "Complemento"),
    Field.ADDRESS_LINE2: Words("Segunda línea de la dirección", "Second address line", "Segunda linha do endereço"),
    Field.COLONIA: Words("Colonia o barrio", "Neighbourhood", "Bairro"),
    Field.POSTAL_CODE: Words("Código postal", "Postal code", "CEP"),
    Field.MUNICIPALITY: Words("Municipio o ciudad", "City", "Cidade"),
    Field.STATE: Words("Estado o provincia", "State", "Estado"),
    Field.COUNTRY: Words("País", "Country", "País"),
    Field.PLACE: Words("Provincia / localidad / CP", "State / city / postal code", "Estado / cidade / CEP"),
    Field.BETWEEN: Words("Entre calles", "Between streets", "Entre ruas"),
    Field.REFERENCES: Words("Referencias", "Landmarks", "Referências"),
    Field.LATITUDE: Words("Latitud", "Latitude", "Latitude"),
    Field.LONGITUDE: Words("Longitud", "Longitude", "Longitude"),
    Field.CONTENTS: Words("Contenido o producto", "Contents or product", "Conteúdo ou produto"),
    Field.VARIANT: Words("Variante del producto", "Product variant", "Variante do produto"),
    Field.QUANTITY: Words("Cantidad del producto", "Product quantity", "Quantidade do produto"),
    Field.TO_SHIP: Words("Cantidad por enviar", "Quantity to ship", "Quantidade a enviar"),
    Field.REQUIRES_SHIPPING: Words("¿Producto físico?", "Needs shipping?", "Produto físico?"),
    Field.PIECES: Words("Bultos", "Pieces", "Volumes"),
    Field.WEIGHT: Words("Peso", "Weight", "Peso"),
    Field.DECLARED_VALUE: Words("Valor declarado", "Declared value", "Valor declarado"),
    Field.TOTAL: Words("Total del pedido", "Order total", "Total do pedido"),
    Field.CASH_ON_DELIVERY: Words("Por cobrar al entregar", "Cash on delivery", "A cobrar na entrega"),
    Field.OUTSTANDING: Words("Saldo pendiente", "Outstanding balance", "Saldo em aberto"),
    Field.REFUNDED: Words("Importe reembolsado", "Refunded amount", "Valor reembolsado"),
    Field.CURRENCY: Words("Moneda", "Currency", "Moeda"),
    Field.PAYMENT_METHOD: Words("Forma de pago", "Payment method", "Forma de pagamento"),
    Field.PAYMENT_STATUS: Words("Estado del pago", "Payment status", "Status do pagamento"),
    Field.ORDER_STATUS: Words("Estado del pedido", "Order status", "Status do pedido"),
    Field.SHIPPING_STATUS: Words("Estado del envío", "Shipping status", "Status do envio"),
    Field.SHIPPING_METHOD: Words("Forma de envío", "Shipping method", "Forma de envio"),
    Field.CANCELLED_AT: Words("Fecha de cancelación", "Cancelled at", "Data do cancelamento"),
    Field.DELIVERED_AT: Words("Fecha en que se entregó", "Delivered at", "Data em que foi entregue"),
    Field.PROMISE_DATE: Words("Prometido: día", "Promised: day", "Prometido: dia"),
    Field.PROMISE_FROM: Words("Prometido: desde", "Promised: from", "Prometido: das"),
    Field.PROMISE_TO: Words("Prometido: hasta", "Promised: to", "Prometido: até"),
    Field.PROMISE_WINDOW: Words("Prometido: horario", "Promised: hours", "Prometido: horário"),
    Field.NOTE: Words("Nota o instrucciones", "Note or instructions", "Observação"),
    Field.SIGNED_COPY: Words("Acuse firmado", "Signed copy", "Canhoto assinado"),
    Field.SENDER_NAME: Words("Remitente: nombre", "Sender: name", "Remetente: nome"),
    Field.SENDER_LAST_NAME: Words("Remitente: apellidos", "Sender: last name", "Remetente: sobrenome"),
    Field.SENDER_COMPANY: Words("Remitente: empresa", "Sender: company", "Remetente: empresa"),
    Field.SENDER_PHONE: Words("Remitente: teléfono", "Sender: phone", "Remetente: telefone"),
    Field.SENDER_EMAIL: Words("Remitente: correo", "Sender: e-mail", "Remetente: e-mail"),
    Field.SENDER_STREET: Words("Remitente: calle", "Sender: street", "Remetente: rua"),
    Field.SENDER_EXTERIOR: Words("Remitente: número exterior", "Sender: house number", "Remetente: número"),
    Field.SENDER_INTERIOR: Words("Remitente: número interior", "Sender: unit", "Remetente: complemento"),
    Field.SENDER_COLONIA: Words("Remitente: colonia", "Sender: neighbourhood", "Remetente: bairro"),
    Field.SENDER_POSTAL_CODE: Words("Remitente: código postal", "Sender: postal code", "Remetente: CEP"),
    Field.SENDER_MUNICIPALITY: Words("Remitente: municipio", "Sender: city", "Remetente: cidade"),
    Field.SENDER_STATE: Words("Remitente: estado", "Sender: state", "Remetente: estado"),
    Field.SENDER_REFERENCES: Words("Remitente: referencias", "Sender: landmarks", "Remetente: referências"),
    Field.SHOP: Words("Tienda o marca", "Shop or brand", "Loja ou marca"),
    Field.PROBLEM: Words("Problema anotado por el programa", "Problem noted by the program", "Problema anotado"),
}

ADDRESS_FIELDS = frozenset(
    {
        Field.FULL_ADDRESS,
        Field.STREET,
        Field.EXTERIOR,
        Field.INTERIOR,
        Field.ADDRESS_LINE2,
        Field.COLONIA,
        Field.POSTAL_CODE,
        Field.MUNICIPALITY,
        Field.STATE,
        Field.COUNTRY,
        Field.PLACE,
        Field.BETWEEN,
    }
)
NAME_FIELDS = frozenset({Field.RECIPIENT_NAME, Field.LAST_NAME, Field.COMPANY, Field.CONTACT})
# Several columns of these are written one after the other; of all others the first that is filled counts.
JOINED_FIELDS = frozenset({Field.INTERIOR, Field.REFERENCES, Field.NOTE, Field.BETWEEN, Field.CONTENTS})
# What an order says once; what is not here belongs to each line of it.
LINE_FIELDS = frozenset(
    {Field.CONTENTS, Field.VARIANT, Field.QUANTITY, Field.TO_SHIP, Field.REQUIRES_SHIPPING, Field.SHOP}
)
SENDER_OF = {
    Field.RECIPIENT_NAME: Field.SENDER_NAME,
    Field.LAST_NAME: Field.SENDER_LAST_NAME,
    Field.CONTACT: Field.SENDER_NAME,
    Field.COMPANY: Field.SENDER_COMPANY,
    Field.PHONE: Field.SENDER_PHONE,
    Field.EMAIL: Field.SENDER_EMAIL,
    Field.FULL_ADDRESS: Field.SENDER_STREET,
    Field.STREET: Field.SENDER_STREET,
    Field.EXTERIOR: Field.SENDER_EXTERIOR,
    Field.INTERIOR: Field.SENDER_INTERIOR,
    Field.COLONIA: Field.SENDER_COLONIA,
    Field.POSTAL_CODE: Field.SENDER_POSTAL_CODE,
    Field.MUNICIPALITY: Field.SENDER_MUNICIPALITY,
    Field.STATE: Field.SENDER_STATE,
    Field.REFERENCES: Field.SENDER_REFERENCES,
}
