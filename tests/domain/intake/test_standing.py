"""What shops' words say of an order, in three languages."""

from __future__ import annotations

import pytest

from courier_desktop.domain.intake.standing import (
    Standing,
    is_bare_cash,
    is_cash_at_door,
    is_pickup,
    ships_elsewhere,
    standing_of,
    truth,
)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Cancelada por el comprador", Standing.CANCELLED),
        ("Venta cancelada. No despaches.", Standing.CANCELLED),
        ("voided", Standing.CANCELLED),
        ("wc-cancelled", Standing.CANCELLED),
        ("Cancelado", Standing.CANCELLED),
        ("partially_refunded", Standing.PARTLY_REFUNDED),
        ("Parcialmente reembolsado", Standing.PARTLY_REFUNDED),
        ("refunded", Standing.REFUNDED),
        ("Estornado", Standing.REFUNDED),
        ("Devolución para revisar hasta el jueves", Standing.RETURNED),
        ("Entregado", Standing.DELIVERED),
        ("Entregue", Standing.DELIVERED),
        ("No entregado", Standing.UNDELIVERED),
        ("Recusado", Standing.REJECTED),
        ("Pendiente", Standing.PENDING),
        ("on-hold", Standing.PENDING),
        ("No pagado", Standing.PENDING),
        ("partially_paid", Standing.PART_PAID),
        ("paid", Standing.PAID),
        ("Recibido", Standing.PAID),
        ("En almacén", Standing.AT_DEPOT),
        ("Abierta", Standing.OPEN),
        ("Paquete de 2 productos", Standing.OPEN),
        ("No está empaquetado", Standing.OPEN),
        ("Jalisco", Standing.UNKNOWN),
        ("", Standing.UNKNOWN),
    ],
)
def test_how_an_order_stands(text: str, standing: Standing) -> None:
    assert standing_of(text) is standing


@pytest.mark.parametrize(
    "text",
    [
        "Contra entrega",
        "Cash on Delivery (COD)",
        "cod",
        "Pago contra reembolso",
        "OCURRE X COBRAR",
        "Efectivo al recibir",
        "Pagamento na entrega",
        "Pay on delivery",
    ],
)
def test_paid_at_the_door(text: str) -> None:
    assert is_cash_at_door(text)


@pytest.mark.parametrize(
    "text", ["PREPAGADO", "Tarjeta", "Mercado Pago", "Stripe + manual", "No se cobra", "Pago Nube", ""]
)
def test_not_paid_at_the_door(text: str) -> None:
    assert not is_cash_at_door(text)


def test_bare_cash() -> None:
    assert is_bare_cash("Efectivo")
    assert not is_bare_cash("Tarjeta")


@pytest.mark.parametrize(
    "text", ["Punto de retiro", "local_pickup", "Recoger en tienda", "Retiro en local", "Retirada na loja"]
)
def test_picked_up_by_the_buyer(text: str) -> None:
    assert is_pickup(text)


@pytest.mark.parametrize("text", ['Andreani Estándar "Envío a domicilio"', "Sedex", "Express", "Mercado Envíos Flex"])
def test_carried_to_the_door(text: str) -> None:
    assert not is_pickup(text)
    assert not ships_elsewhere(text)


def test_shipped_by_the_market_place() -> None:
    assert ships_elsewhere("Mercado Envíos Full")


def test_yes_and_no() -> None:
    assert truth("Sí") is True
    assert truth("FALSE") is False
    assert truth("1250") is None
