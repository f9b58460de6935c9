"""A column's title taken apart: whose column it is, and the words that say what stands in it."""

from __future__ import annotations

import re
from enum import StrEnum

from courier_desktop.domain.fold import fold
from courier_desktop.domain.values import dataclass

_CAMEL = re.compile(r"(?<=[a-záéíóúñ])(?=[A-ZÁÉÍÓÚÑ])")
_EXAMPLE = re.compile(r"\b(?:ej|eg|e\.g|ejemplo|example|exemplo|ex)\s*[.:].*", re.IGNORECASE | re.DOTALL)
_HINT = re.compile(r"\((?:obligatori|opcional|required|optional|obrigat|requerid|solo |only )[^)]*\)?", re.IGNORECASE)
_WORD = re.compile("[a-z\ufffd]+|[0-9]+")
_TITLE_LENGTH = 200

# One spelling for each word that people write in many ways.
_SPELLINGS: dict[str, str] = {
    word: canonical
    for canonical, words in {
        "numero": "num no nro nr n number numeros numbers numb",
        "telefono": "tel telefone fone phone telf tlf telephone telefonos phones teléfono fijo",
        "celular": "cel movil mobile whatsapp whats wsp wapp telemovel cell",
        "cp": "zip cep postcode zipcode codpostal codigopostal postalcode cpostal",
        "codigo": "code",
        "calle": "street rua logradouro av avenida",
        "direccion": "dir address endereco domicilio dom addr",
        "colonia": "col neighborhood neighbourhood bairro barrio fraccionamiento fracc suburb asentamiento",
        "municipio": "mpio mun municipality alcaldia delegacion",
        "ciudad": "cd city cidade town poblacion",
        "pais": "country",
        "nombre": "nom name nome nombres names",
        "apellido": "apellidos lastname surname sobrenome apell",
        "destinatario": "dest destino destination recipient consignado consignatario consignee receptor receiver recibe"
        " addressee dst destinatarios receives",
        "remitente": "rem remit remetente sender shipper origen origin origem expedidor envia",
        "correo": "email mail",
        "referencia": "ref refs referencias reference references refer",
        "observacion": "obs observaciones observacoes observacao",
        "nota": "notas note notes anotacion anotacoes anotaciones comentario comentarios comments comment remarks memo",
        "cantidad": "cant qty quantity quantidade qtd cantidades",
        "contenido": "contents content conteudo mercancia",
        "producto": "product producto produto articulo articulos item items productos products produtos lineitem"
        " mercaderia",
        "descripcion": "desc descr description descricao",
        "peso": "weight",
        "valor": "value importe monto amount",
        "pedido": "order orden pedidos compra ordem",
        "fecha": "date data",
        "hora": "time horario hour",
        "exterior": "ext",
        "interior": "int piso floor andar complemento complement apartment apartamento apto apt unit suite depto dpto"
        " departamento",
        "empresa": "company compania negocio razonsocial",
        "cliente": "customer client clientes",
        "comprador": "buyer purchaser",
        "pago": "payment pagamento pay",
        "metodo": "method medio forma meio tipo type modo",
        "envio": "shipping shipment envios ship",
        "entrega": "delivery entregas entregar deliver",
        "facturacion": "billing bill factura faturamento cobranca fiscal invoice",
        "guia": "guias",
        "latitud": "lat latitude",
        "longitud": "lng lon long longitude",
        "bulto": "bultos paquetes paquete pieza piezas packages package pieces parcels volumes volume cajas pkgs pzas"
        " pzs pza",
        "moneda": "currency moeda",
        "cobro": "cobrar recaudo recaudar",
        "titulo": "title",
        "estatus": "status situacao",
        "desde": "from inicio start min minima minimo das",
        "hasta": "to fin end max maxima maximo ate",
        "precio": "price preco precios",
        "descuento": "discount desconto",
        "flete": "frete freight",
        "venta": "sale sales venda vendas ventas",
        "costo": "cost custo costos",
        "estado": "edo",
        "provincia": "prov province state",
    }.items()
    for word in words.split()
}
_EMPTY_WORDS = frozenset(
    {
        *(
            "de",
            "del",
            "la",
            "el",
            "los",
            "las",
            "para",
            "the",
            "of",
            "do",
            "da",
            "dos",
            "e",
            "y",
            "al",
            "en",
            "on",
            "in",
        ),
        *("a", "at", "o", "or", "ou", "u", "por", "su", "your", "se", "le", "quien", "que", "requerido", "required"),
        *("obligatorio", "opcional", "mxn", "ars", "brl", "cop", "clp", "pen", "usd", "mx"),
    }
)
_CODED = frozenset(
    {
        *(
            "postal",
            "area",
            "pais",
            "provincia",
            "estado",
            "telefono",
            "celular",
            "pedido",
            "guia",
            "producto",
            "cliente",
        ),
        *("envio", "sat", "sku", "tracking", "rastreio"),
    }
)


class Role(StrEnum):
    """Whose column it is."""

    NONE = "none"
    RECIPIENT = "recipient"
    BILLING = "billing"
    BUYER = "buyer"
    SENDER = "sender"
    ITEM = "item"


_ROLE_OF: dict[str, Role] = {
    "destinatario": Role.RECIPIENT,
    "envio": Role.RECIPIENT,
    "entrega": Role.RECIPIENT,
    "facturacion": Role.BILLING,
    "comprador": Role.BUYER,
    "cliente": Role.BUYER,
    "remitente": Role.SENDER,
    "pickup": Role.SENDER,
    "recoleccion": Role.SENDER,
    "recogida": Role.SENDER,
    "coleta": Role.SENDER,
    "producto": Role.ITEM,
    "line": Role.ITEM,
}
KNOWN_WORDS = frozenset(_SPELLINGS) | frozenset(_SPELLINGS.values())


@dataclass(frozen=True, slots=True)
class Title:
    """A title's canonical words, and the same without those that only say whose column it is."""

    words: frozenset[str]
    bare: frozenset[str]
    role: Role


def clean_title(raw: str) -> str:
    """The title without its example and its bracketed rule: "Nombre * Ej: Ana" is "Nombre"."""
    text = _HINT.sub(" ", _EXAMPLE.sub(" ", raw[: _TITLE_LENGTH * 8]))
    return " ".join(text.replace("*", " ").split())[:_TITLE_LENGTH].strip(" :;-") or " ".join(raw.split())[:60]


def title_key(raw: str) -> str:
    """The title folded for comparison with a known format's: "Número de orden" is "numero de orden"."""
    text = fold(clean_title(raw)).replace("_", " ").replace("-", " ")
    return " ".join(text.split())


def words_of(raw: str) -> list[str]:
    """The canonical words of a title in their order, fillers gone."""
    text = _CAMEL.sub(" ", clean_title(raw))
    folded = fold(
        text.replace("#", " numero ").replace("nº", " numero ").replace("N°", " numero ").replace("n°", " numero ")
    )
    folded = folded.replace("c.p.", " cp ").replace("c. p.", " cp ").replace("e-mail", " correo ")
    words = [_SPELLINGS.get(word, word) for word in _WORD.findall(folded) if word not in _EMPTY_WORDS]
    # "Cód. postal" is a code, "COD" is cash on delivery.
    if "cod" in words and not _CODED.isdisjoint(words):
        words[words.index("cod")] = "codigo"
    return words


def read_title(raw: str) -> Title:
    """A title taken apart."""
    words = words_of(raw)
    roles = [_ROLE_OF[word] for word in words if word in _ROLE_OF]
    bare = frozenset(word for word in words if word not in _ROLE_OF)
    # "Ship To Name": the "to" belongs to "ship", it is no "until".
    if words[:2] == ["envio", "hasta"]:
        bare -= {"hasta"}
    return Title(frozenset(words), bare, _strongest(roles))


def _strongest(roles: list[Role]) -> Role:
    """The one role of a title that names several: the party before the way, an item before all."""
    for role in (Role.ITEM, Role.SENDER, Role.BILLING, Role.RECIPIENT, Role.BUYER):
        if role in roles:
            return role
    return Role.NONE
