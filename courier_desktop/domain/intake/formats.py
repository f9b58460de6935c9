"""Known exports, told by their titles; each one refines what the columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.intake.columns import GROUP_MARK, PARTIAL, UNKNOWN, Guess
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.titles import title_key
from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

_KNOWN = 1.0


@dataclass(frozen=True, slots=True)
class Format:
    """A known export. `signs` are folded titles that all stand in it; `columns` and `ignored` overrule the guesses.

    `shop` = it comes from where goods are sold, so its name stands for the sender until somebody says more.
    A title in `columns` may end in "@2" for its second column of that name; a field may be marked as fallback.
    """

    title: str
    signs: frozenset[str]
    country: str = ""
    shop: bool = True
    columns: dict[str, Field] = field(default_factory=dict)
    fallback: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()


def _titles(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_SHOPIFY = Format(
    "Shopify",
    _titles("name|financial status|lineitem name|shipping name"),
    columns={
        "name": Field.ORDER_NUMBER,
        "email": Field.EMAIL,
        "financial status": Field.PAYMENT_STATUS,
        "currency": Field.CURRENCY,
        "total": Field.TOTAL,
        "shipping method": Field.SHIPPING_METHOD,
        "lineitem quantity": Field.QUANTITY,
        "lineitem name": Field.CONTENTS,
        "lineitem requires shipping": Field.REQUIRES_SHIPPING,
        "shipping name": Field.RECIPIENT_NAME,
        "shipping address1": Field.STREET,
        "shipping address2": Field.ADDRESS_LINE2,
        "shipping company": Field.COMPANY,
        "shipping city": Field.MUNICIPALITY,
        "shipping zip": Field.POSTAL_CODE,
        "shipping province name": Field.STATE,
        "shipping province": Field.STATE,
        "shipping country": Field.COUNTRY,
        "shipping phone": Field.PHONE,
        "billing name": Field.RECIPIENT_NAME,
        "billing address1": Field.STREET,
        "billing address2": Field.ADDRESS_LINE2,
        "billing company": Field.COMPANY,
        "billing city": Field.MUNICIPALITY,
        "billing zip": Field.POSTAL_CODE,
        "billing province name": Field.STATE,
        "billing province": Field.STATE,
        "billing country": Field.COUNTRY,
        "billing phone": Field.PHONE,
        "phone": Field.PHONE,
        "notes": Field.NOTE,
        "note attributes": Field.NOTE,
        "cancelled at": Field.CANCELLED_AT,
        "payment method": Field.PAYMENT_METHOD,
        "refunded amount": Field.REFUNDED,
        "outstanding balance": Field.OUTSTANDING,
        "vendor": Field.SHOP,
    },
    fallback=_titles(
        "billing name|billing address1|billing address2|billing company|billing city|billing zip"
        "|billing province name"
        "|billing province|billing country|billing phone|phone"
    ),
    # "Street" repeats both address lines; "fulfilled" only says that the shop handed the parcel over: to us.
    ignored=_titles(
        "shipping street|billing street|fulfillment status|fulfilled at|lineitem fulfillment status|id|tags|location"
        "|source|subtotal|taxes|shipping|created at|paid at|payment reference|payment references"
    ),
)
_TIENDANUBE_COLUMNS = {
    "numero de orden": Field.ORDER_NUMBER,
    "numero do pedido": Field.ORDER_NUMBER,
    "estado de la orden": Field.ORDER_STATUS,
    "status do pedido": Field.ORDER_STATUS,
    "estado del pago": Field.PAYMENT_STATUS,
    "status do pagamento": Field.PAYMENT_STATUS,
    "estado del envio": Field.SHIPPING_STATUS,
    "status do envio": Field.SHIPPING_STATUS,
    "moneda": Field.CURRENCY,
    "moeda": Field.CURRENCY,
    "total": Field.TOTAL,
    "nombre del comprador": Field.RECIPIENT_NAME,
    "nome do comprador": Field.RECIPIENT_NAME,
    "telefono": Field.PHONE,
    "telefone": Field.PHONE,
    "nombre para el envio": Field.RECIPIENT_NAME,
    "nome para a entrega": Field.RECIPIENT_NAME,
    "telefono para el envio": Field.PHONE,
    "telefone para a entrega": Field.PHONE,
    "direccion": Field.STREET,
    "endereco": Field.STREET,
    "numero": Field.EXTERIOR,
    "piso": Field.INTERIOR,
    "complemento": Field.INTERIOR,
    "localidad": Field.COLONIA,
    "bairro": Field.COLONIA,
    "ciudad": Field.MUNICIPALITY,
    "cidade": Field.MUNICIPALITY,
    "provincia o estado": Field.STATE,
    "estado": Field.STATE,
    "medio de envio": Field.SHIPPING_METHOD,
    "forma de entrega": Field.SHIPPING_METHOD,
    "medio de pago": Field.PAYMENT_METHOD,
    "forma de pagamento": Field.PAYMENT_METHOD,
    "meio de pagamento": Field.PAYMENT_METHOD,
    "notas del comprador": Field.NOTE,
    "anotacoes do comprador": Field.NOTE,
    "notas del vendedor": Field.NOTE,
    "anotacoes do vendedor": Field.NOTE,
    "nombre del producto": Field.CONTENTS,
    "nome do produto": Field.CONTENTS,
    "cantidad del producto": Field.QUANTITY,
    "quantidade comprada": Field.QUANTITY,
    "producto fisico": Field.REQUIRES_SHIPPING,
    "produto fisico": Field.REQUIRES_SHIPPING,
    "fecha y hora de cancelacion": Field.CANCELLED_AT,
    "data e hora do cancelamento": Field.CANCELLED_AT,
}
_TIENDANUBE_IGNORED = _titles(
    "fecha de envio|data de envio|fecha de pago|data de pagamento|sucursal de venta|local de venda|vendedor|canal"
    "|fecha|data"
    "|identificador de la orden|identificador do pedido|costo de envio|valor do frete"
)
_MERCADO_LIBRE = {
    "# de venta": Field.ORDER_NUMBER,
    "n.o de venda": Field.ORDER_NUMBER,
    "estado": Field.ORDER_STATUS,
    "estado@2": Field.STATE,
    "unidades": Field.QUANTITY,
    "titulo de la publicacion": Field.CONTENTS,
    "variante": Field.VARIANT,
    "tienda oficial": Field.SHOP,
    "comprador": Field.RECIPIENT_NAME,
    "domicilio": Field.FULL_ADDRESS,
    "municipio/alcaldia": Field.MUNICIPALITY,
    "ciudad": Field.MUNICIPALITY,
    "comuna": Field.MUNICIPALITY,
    "codigo postal": Field.POSTAL_CODE,
    "pais": Field.COUNTRY,
    "forma de entrega": Field.SHIPPING_METHOD,
    "fecha entregado": Field.DELIVERED_AT,
}
_MERCADO_LIBRE_IGNORED = _titles(
    "descripcion del estado|direccion|unidades@2|unidades@3|forma de entrega@2|fecha entregado@2|fecha en camino"
    "|destino|resultado"
    "|datos personales o de empresa|tipo y numero de documento|paquete de varios productos|pertenece a un kit"
    "|negocio|ife"
    "|total (mxn)|total (ars)|total (cop)|total (clp)|modelo de venta|orden de compra|sku|# de publicacion"
)

# The first whose signs all stand in the sheet is taken.
FORMATS: tuple[Format, ...] = (
    _SHOPIFY,
    Format(
        "Tiendanube",
        _titles("numero de orden|estado de la orden|estado del pago"),
        columns=_TIENDANUBE_COLUMNS,
        fallback=_titles("nombre del comprador|telefono"),
        ignored=_TIENDANUBE_IGNORED,
    ),
    Format(
        "Nuvemshop",
        _titles("numero do pedido|status do pedido|status do pagamento"),
        country="BR",
        columns=_TIENDANUBE_COLUMNS,
        fallback=_titles("nome do comprador|telefone"),
        ignored=_TIENDANUBE_IGNORED,
    ),
    Format(
        "Mercado Libre",
        _titles("# de venta|fecha de venta|estado|unidades"),
        columns=_MERCADO_LIBRE,
        ignored=_MERCADO_LIBRE_IGNORED,
    ),
    Format(
        "Amazon",
        _titles("order id|order item id|purchase date"),
        columns={
            "order id": Field.ORDER_NUMBER,
            "product name": Field.CONTENTS,
            "quantity purchased": Field.QUANTITY,
            "quantity": Field.QUANTITY,
            "quantity to ship": Field.TO_SHIP,
            "recipient name": Field.RECIPIENT_NAME,
            "ship phone number": Field.PHONE,
            "ship address 1": Field.STREET,
            "ship address 2": Field.ADDRESS_LINE2,
            "ship address 3": Field.ADDRESS_LINE2,
            "delivery start date": Field.PROMISE_FROM,
            "delivery end date": Field.PROMISE_TO,
            "delivery instructions": Field.NOTE,
            "order status": Field.ORDER_STATUS,
            "fulfillment channel": Field.SHIPPING_METHOD,
            "buyer phone number": Field.PHONE,
            "buyer email": Field.EMAIL,
            "buyer name": Field.RECIPIENT_NAME,
        },
        fallback=_titles("buyer phone number|buyer name"),
        ignored=_titles(
            "promise date|order item id|purchase order number|ship service level|item status|sku|is business order"
        ),
    ),
    Format(
        "Amazon",
        _titles("amazon order id|purchase date|order status"),
        columns={
            "amazon order id": Field.ORDER_NUMBER,
            "order status": Field.ORDER_STATUS,
            "fulfillment channel": Field.SHIPPING_METHOD,
            "product name": Field.CONTENTS,
            "quantity": Field.QUANTITY,
        },
        ignored=_titles("merchant order id|ship service level|item status|sku|order channel|sales channel"),
    ),
    Format(
        "VTEX",
        _titles("sequence|client name|receiver name|sla type"),
        columns={
            "order": Field.ORDER_NUMBER,
            "client name": Field.RECIPIENT_NAME,
            "client last name": Field.LAST_NAME,
            "receiver name": Field.RECIPIENT_NAME,
            "complement": Field.INTERIOR,
            "sku name": Field.CONTENTS,
            "quantity sku": Field.QUANTITY,
            "payment system name": Field.PAYMENT_METHOD,
            "status": Field.ORDER_STATUS,
            "total value": Field.TOTAL,
        },
        fallback=_titles("client name|client last name"),
        ignored=_titles("origin|address type|address identification|sla type|client document"),
    ),
    Format(
        "eBay",
        _titles("sales record number|order number|item title"),
        columns={
            "order number": Field.ORDER_NUMBER,
            "ship to name": Field.RECIPIENT_NAME,
            "ship to phone": Field.PHONE,
            "ship to address 1": Field.STREET,
            "ship to address 2": Field.ADDRESS_LINE2,
            "ship to city": Field.MUNICIPALITY,
            "ship to state": Field.STATE,
            "ship to zip": Field.POSTAL_CODE,
            "ship to country": Field.COUNTRY,
            "buyer note": Field.NOTE,
            "item title": Field.CONTENTS,
            "quantity": Field.QUANTITY,
            "total price": Field.TOTAL,
        },
        ignored=_titles("sales record number|item number|transaction id|ship by date|shipped on date"),
    ),
    Format("T1envios", _titles("c.p. dest.|calle destinatario|num. ext. destinatario"), country="MX", shop=False),
    Format("Guías MX", _titles("numero guia|calle destinatario|codigo postal destinatario"), country="MX", shop=False),
    Format(
        "Andreani",
        _titles("numero interno|dni|celular codigo|celular numero"),
        country="AR",
        shop=False,
        ignored=_titles("paquete guardado|dni|alto (cm)|ancho (cm)|profundidad (cm)"),
    ),
    Format(
        "Correo Argentino",
        _titles("provincia destino|altura destino|codpostal destino|numero orden"),
        country="AR",
        shop=False,
        columns={
            "altura destino": Field.EXTERIOR,
            "localidad destino": Field.MUNICIPALITY,
            "sucursal destino": Field.REFERENCES,
        },
        ignored=_titles("altura|largo|ancho|tipo producto"),
    ),
    Format("WooCommerce", _titles("billing first name|shipping first name")),
    Format("WooCommerce", _titles("first name (billing)|first name (shipping)")),
    Format("WooCommerce", _titles("first name (shipping)|order total amount")),
    Format("WooCommerce", _titles("nombre (facturacion)|nombre (envio)")),
    Format("WooCommerce", _titles("billing address 1|shipping address 1|payment method")),
)


def format_of(titles: Sequence[str]) -> Format | None:
    """The known export that these titles belong to, None for a sheet of somebody's own."""
    keys = {_key(title) for title in titles}
    return next((known for known in FORMATS if known.signs <= keys), None)


def refine(titles: Sequence[str], guesses: Sequence[Guess], known: Format) -> list[Guess]:
    """The guesses as the known export has them."""
    seen: dict[str, int] = {}
    refined: list[Guess] = []
    for title, guess in zip(titles, guesses, strict=True):
        key = _key(title)
        seen[key] = seen.get(key, 0) + 1
        numbered = f"{key}@{seen[key]}"
        if numbered in known.ignored or (key in known.ignored and (seen[key] == 1 or numbered not in known.columns)):
            refined.append(Guess(None, _KNOWN))
        elif field_ := known.columns.get(numbered) or (known.columns.get(key) if seen[key] == 1 else None):
            refined.append(Guess(field_, _KNOWN, key in known.fallback))
        elif guess.confidence > PARTIAL:
            refined.append(guess)
        else:
            refined.append(UNKNOWN)
    return refined


def _key(title: str) -> str:
    """The folded title without its group."""
    return title_key(title.rpartition(GROUP_MARK)[2])
