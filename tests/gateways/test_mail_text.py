"""What somebody wrote in an answer, told from what they quoted, in three languages and many mail programs' ways."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.gateways.mail_html import text_of_html
from courier_desktop.gateways.mail_text import LONGEST_WHOLE, tidy, written_text

OWN = "Sí, aquí estaré.\n\n¿A qué hora?"
QUOTED = "> Su paquete llega hoy\n> entre 10 y 12"
INTRODUCTIONS = (
    "El vie, 20 nov 2026 a las 10:12, Paquetería Norte (<avisos@norte.example>) escribió:",
    "El vie, 20 nov 2026 a las 10:12, Paquetería Norte (\n<avisos@norte.example>) escribió:",
    "El vie., 20 de nov. de 2026 10:12, Paquetería Norte y Envíos\nLocales <avisos@norte.example>\nescribió:",
    "El 20/11/2026 a las 10:12, Norte escribió:",
    "El 20 nov 2026, a la(s) 10:12, Norte <avisos@norte.example> escribió:",
    "El viernes, 20 de noviembre de 2026, 10:12:33 GMT-6, Norte <avisos@norte.example> escribió:",
    "2026-11-20 10:12 GMT-06:00 Norte <avisos@norte.example>:",
    "On Fri, Nov 20, 2026 at 10:12 AM Norte <avisos@norte.example> wrote:",
    "On Nov 20, 2026, at 10:12, Norte\n<avisos@norte.example> wrote:",
    "Em sex., 20 de nov. de 2026 às 10:12, Norte <avisos@norte.example>\nescreveu:",
    "Em 20/11/2026 10:12, Norte escreveu:",
)
HEADS = (
    "De: Norte <avisos@norte.example>\nEnviado el: viernes, 20 de noviembre\nPara: Ana\nAsunto: Llega hoy",
    "____________________\nDe: Norte <avisos@norte.example>\nEnviado: viernes, 20 de nov\nPara: Ana\nAsunto: X",
    "*De:* Norte <avisos@norte.example>\n*Enviado:* viernes\n*Para:* Ana\n*Asunto:* Llega hoy",
    "From: Norte <avisos@norte.example>\nSent: Friday, November 20, 2026 10:12\nTo: Ana\nSubject: Arrives today",
    "De: Norte <avisos@norte.example>\nEnviada em: sexta-feira\nPara: Ana\nAssunto: Chega hoje",
    "-----Mensaje original-----\nDe: Norte\nEnviado el: viernes\nPara: Ana\nAsunto: Llega hoy",
    "-----Original Message-----\nFrom: Norte\nSent: Friday\nTo: Ana\nSubject: X",
    "-----Mensagem original-----\nDe: Norte\nEnviada em: sexta\nPara: Ana\nAssunto: X",
    "---------- Forwarded message ---------\nDe: Norte\nDate: vie, 20 nov 2026\nSubject: X\nTo: <ana@cliente.example>",
)
SIGNATURES = (
    "Enviado desde mi iPhone",
    "Enviado desde mi Samsung Galaxy",
    "Enviado desde Outlook para Android",
    "Sent from my iPhone",
    "Enviado do meu iPhone",
    "Obtener Outlook para iOS",
    "Enviado desde Yahoo Mail para Android",
    "-- \nAna López\nTel. 555",
)


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_the_answer_stands_above_the_quoted_mail(introduction: str) -> None:
    assert written_text(f"{OWN}\n\n{introduction}\n\n{QUOTED}\n") == OWN


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_the_answer_stands_below_the_quoted_mail(introduction: str) -> None:
    assert written_text(f"{introduction}\n{QUOTED}\n\n{OWN}\n") == OWN


@pytest.mark.parametrize("head", HEADS)
def test_the_answer_stands_above_a_copied_head(head: str) -> None:
    assert written_text(f"{OWN}\n\n{head}\n\nSu paquete llega hoy\nentre 10 y 12") == OWN


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("rest", ["", f"\n\n{INTRODUCTIONS[0]}\n{QUOTED}", f"\n\n{HEADS[0]}\n\nviejo"])
def test_no_signature_is_an_answer(signature: str, rest: str) -> None:
    assert written_text(f"{OWN}\n\n{signature}{rest}") == OWN


@pytest.mark.parametrize(
    "text",
    [
        "El señor de la tienda escribió:\nno abrimos",
        "De: la esquina, dos casas más",
        "Para: mañana mejor",
        "El 20 me va bien",
        "On Friday is fine",
        "Enviado",
        "Gracias\nA las 10:30 no, a las 11",
        "Sí",
        "BAJA",
        "a > b",
        "--",
    ],
)
def test_own_sentences_are_not_cut(text: str) -> None:
    assert written_text(text) == text


def test_answers_in_between_are_all_kept() -> None:
    assert written_text("> ¿Estará en casa?\nSí\n> ¿A las 10?\nMejor a las 11\n") == "Sí\nMejor a las 11"


def test_a_mail_that_only_quotes_says_nothing() -> None:
    assert written_text(f"{INTRODUCTIONS[0]}\n{QUOTED}") == ""
    assert written_text(f"\n\n{HEADS[0]}\n\nSu paquete llega hoy") == ""
    assert written_text("") == ""


def test_a_page_is_read_as_it_is_seen() -> None:
    page = """<html><head><title>t</title><style>p{color:red}</style></head><body>
    <div style="DISPLAY : none">oculto</div><span hidden>oculto</span><!-- oculto <p>oculto -->
    <p>Hola&nbsp;<b>Ana</b> &amp; c&iacute;a &#x1F69A;</p><script>malo("<p>x</p>")</script>
    <table><tr><td>Guía</td><td>CLB-12</td></tr></table>uno<br>dos<img src="http://x/espia.gif" alt="espía">
    <a href="https://maps.example/?q=1">aquí</a> <a href="javascript:x()">no</a> 1 < 2
    <pre>a  b
c</pre><blockquote>viejo<blockquote>más</blockquote></blockquote>fin</body></html>"""
    assert [one for one in text_of_html(page).split("\n") if one] == [
        *("Hola Ana & cía 🚚", "Guía CLB-12", "uno"),
        *("dos aquí <https://maps.example/?q=1> no 1 < 2", "a  b", "c"),
        *("> viejo", "> > más", "fin"),
    ]


PAGES = {
    "gmail": '<div dir="ltr">{own}</div><br><div class="gmail_quote"><div dir="ltr">El vie, 20 nov 2026 a las 10:12, '
    'Norte (&lt;<a href="mailto:a@n.mx">a@n.mx</a>&gt;) escribió:<br></div><blockquote>Su '
    "paquete<br>llega</blockquote></div>",
    "outlook": '<html xmlns:o="urn:schemas"><head><style><!-- p.MsoNormal {{margin:0cm}} --></style></head><body><p '
    'class="MsoNormal">{own}<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><div style="border-top:solid #E1E1E1 '
    '1.0pt"><p><b>De:</b> Norte &lt;a@n.mx&gt; <br><b>Enviado el:</b> viernes, 20 de noviembre de '
    "2026<br><b>Para:</b> Ana<br><b>Asunto:</b> Llega<o:p></o:p></p></div><p>Su paquete llega "
    "hoy</p></body></html>",
    "apple": '<html><head></head><body dir="auto">{own}<br><div dir="ltr">Enviado desde mi '
    'iPhone</div><div><br><blockquote type="cite">El 20 nov 2026, a la(s) 10:12&nbsp;a.m., Norte '
    '&lt;a@n.mx&gt; escribió:<br><br></blockquote></div><blockquote type="cite"><div>Su paquete llega '
    "hoy</div></blockquote></body></html>",
    "yahoo": "<div>{own}</div><div><br></div><div>Enviado desde Yahoo Mail para iPhone<br></div><div>El viernes, 20 de "
    "noviembre de 2026, 10:12, Norte &lt;a@n.mx&gt; escribió:<br><p>Su paquete</p></div>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_mail_programs_page_is_stripped_like_its_text(page: str) -> None:
    assert written_text(tidy(text_of_html(page.format(own="Sí, aquí estaré")))) == "Sí, aquí estaré"


@given(page=st.text(alphabet="<>/!-?&;#x\"'= abpdivstyle\n", max_size=300))
def test_any_page_is_read(page: str) -> None:
    assert isinstance(text_of_html(page), str)
    assert isinstance(written_text(page), str)


@given(text=st.text(max_size=500))
def test_what_is_tidied_stays_tidy(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\r" not in once
    assert "\n\n\n" not in once
    assert len(tidy(text * 200)) <= LONGEST_WHOLE


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<![CDATA[", "&", "<div>", "<a href='", "</", "<script>", "&#9", '<a "', "<p a=" + '"'],
)
def test_no_page_takes_for_ever(piece: str) -> None:
    """Half a million characters of unfinished tags: quadratic reading would take minutes."""
    began = time.process_time()
    text_of_html(piece * (500_000 // len(piece)))
    assert time.process_time() - began < 30
