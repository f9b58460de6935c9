"""Days, hours and names as a message says them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.words import Language
from courier_desktop.services.spoken import first_name, is_company, spoken_day, spoken_time, spoken_when, spoken_window

ES, EN, PT = Language.ES, Language.EN, Language.PT
THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (THURSDAY, ES, "hoy"),
        (THURSDAY, EN, "today"),
        (THURSDAY, PT, "hoje"),
        (date(2026, 11, 20), ES, "mañana"),
        (date(2026, 11, 20), PT, "amanhã"),
        (date(2026, 11, 18), ES, "ayer"),
        (date(2026, 11, 24), ES, "el martes 24 de noviembre"),
        (date(2026, 11, 24), EN, "Tuesday, November 24"),
        (date(2026, 11, 24), PT, "terça-feira, 24 de novembro"),
        (date(2027, 1, 2), ES, "el sábado 2 de enero de 2027"),
        (date(2027, 1, 2), EN, "Saturday, January 2, 2027"),
        (date(2027, 1, 2), PT, "sábado, 2 de janeiro de 2027"),
    ],
)
def test_days_in_words(day: date, language: Language, words: str) -> None:
    assert spoken_day(day, THURSDAY, language) == words


def test_every_day_and_month_has_its_words() -> None:
    far = date(2026, 1, 1)
    for language in Language:
        said = {spoken_day(far + timedelta(days=n), far - timedelta(days=9), language) for n in range(365)}
        assert len(said) == 365


@pytest.mark.parametrize(
    ("clock", "es", "en", "pt"),
    [
        (time(11, 30), "11:30", "11:30 am", "11h30"),
        (time(13, 0), "13:00", "1:00 pm", "13h"),
        (time(0, 5), "0:05", "12:05 am", "0h05"),
        (time(12, 0), "12:00", "12:00 pm", "12h"),
    ],
)
def test_times_in_words(clock: time, es: str, en: str, pt: str) -> None:
    assert [spoken_time(clock, language) for language in (ES, EN, PT)] == [es, en, pt]


def test_a_moment_is_said_by_its_own_clock() -> None:
    moment = datetime(2026, 11, 19, 11, 42, tzinfo=ZoneInfo("America/Mexico_City"))
    assert spoken_time(moment, ES) == "11:42"


@pytest.mark.parametrize(
    ("start", "end", "language", "words"),
    [
        ("11:30", "13:30", ES, "entre 11:30 y 13:30"),
        ("11:30 am", "1:30 pm", EN, "between 11:30 am and 1:30 pm"),
        ("3:45 pm", "4:45 pm", EN, "between 3:45 and 4:45 pm"),
        ("11h30", "13h30", PT, "entre 11h30 e 13h30"),
        ("11:30", "11:30", ES, "a las 11:30"),
        ("11:30", "", ES, "después de las 11:30"),
        ("", "13:30", ES, "antes de las 13:30"),
        ("", "", ES, ""),
    ],
)
def test_windows_in_words(start: str, end: str, language: Language, words: str) -> None:
    assert spoken_window(start, end, language) == words


def test_a_day_and_its_window() -> None:
    assert spoken_when("hoy", "11:30", "13:30", ES) == "hoy entre 11:30 y 13:30"
    assert spoken_when("Tuesday, November 24", "1:00 pm", "2:00 pm", EN) == (
        "Tuesday, November 24, between 1:00 and 2:00 pm"
    )
    assert spoken_when("hoy", "", "", ES) == "hoy"
    assert spoken_when("", "", "", ES) == ""


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Dr. Raúl Ibáñez Cortés", "Raúl"),
        ("María Fernanda Güemes", "María Fernanda"),
        ("José Ángel Nuño Becerra", "José Ángel"),
        ("María del Carmen Ruiz Soto", "María del Carmen"),
        ("Ana López", "Ana"),
        ("Valeria Ruiz", "Valeria"),
        ("Gpe. Yazmín Orendáin", "Guadalupe"),
        ("Ma. Guadalupe Ruiz", "María Guadalupe"),
        ("RAÚL IBÁÑEZ", "Raúl"),
        ("  itzel\tochoa\n", "Itzel"),
        ("Ibáñez Cortés, Raúl", "Raúl"),
        ("C. Juan Pérez", "Juan"),
        ("Don Beto", "Beto"),
        ("Sra. Ruiz", "Sra. Ruiz"),
        ("Sr. de la Rosa", "Sr. de la Rosa"),
        ("J. Pérez", "J. Pérez"),
        ("Ferretería El Güero", "Ferretería El Güero"),
        ("Abarrotes La Providencia", "Abarrotes La Providencia"),
        ("Refaccionaria Hnos. Solís", "Refaccionaria Hnos. Solís"),
        ("Dulces S.A. de C.V.", "Dulces S.A. de C.V."),
        ("Pérez & Asociados", "Pérez & Asociados"),
        ("", ""),
        ("🌸", ""),
        ("{{ 7*7 }}", ""),
        ("<b>Ana</b>", ""),
    ],
)
def test_how_a_message_greets(name: str, greeting: str) -> None:
    assert first_name(name) == greeting


@pytest.mark.parametrize(
    "name", ["Óptica Santa Lucía", "Café Barra Cereza", "Estética Xóchitl", "7-Once", "Grupo Luz SA"]
)
def test_businesses_are_told_from_people(name: str) -> None:
    assert is_company(name)


@given(st.text(max_size=80))
def test_a_greeting_is_one_line_of_the_name(name: str) -> None:
    greeting = first_name(name)
    assert greeting == " ".join(greeting.split())
    assert not greeting or greeting[0].isalpha() or is_company(name)
