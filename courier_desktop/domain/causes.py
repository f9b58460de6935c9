"""Why things run late: the causes of a delay, which lies beside the status."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.words import Words


class Cause(StrEnum):
    """The stable codes of the causes; their order is the order of the keys 1-9, 0, -."""

    TRAFFIC = "traffic"
    WEATHER = "weather"
    ROAD_CLOSURE = "road_closure"
    ACCIDENT = "accident"
    VEHICLE = "vehicle"
    VOLUME = "volume"
    LATE_DEPARTURE = "late_departure"
    SENDER_LATE = "sender_late"
    ADDRESS_CHECK = "address_check"
    SECURITY = "security"
    HOLIDAY = "holiday"


CAUSES: dict[Cause, Words] = {
    Cause.TRAFFIC: Words("Tráfico", "Traffic", "Trânsito"),
    Cause.WEATHER: Words("Clima", "Weather", "Clima"),
    Cause.ROAD_CLOSURE: Words("Bloqueo u obra", "Closed road or works", "Bloqueio ou obra"),
    Cause.ACCIDENT: Words("Accidente", "Accident", "Acidente"),
    Cause.VEHICLE: Words("Falla de unidad", "Vehicle fault", "Falha do veículo"),
    Cause.VOLUME: Words("Exceso de guías", "Too many shipments", "Excesso de remessas"),
    Cause.LATE_DEPARTURE: Words("Salida tarde", "Late departure", "Saída atrasada"),
    Cause.SENDER_LATE: Words("El remitente entregó tarde", "Sender handed over late", "Remetente entregou com atraso"),
    Cause.ADDRESS_CHECK: Words("Revisión de domicilio", "Address being checked", "Verificação de endereço"),
    Cause.SECURITY: Words("Seguridad", "Security", "Segurança"),
    Cause.HOLIDAY: Words("Día inhábil", "Public holiday", "Feriado"),
}
