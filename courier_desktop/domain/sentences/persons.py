"""What stands in the way of exporting or erasing a person."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SENTENCES: dict[str, Words] = {
    "erase_under_way": Words(
        "Esa persona tiene guías sin terminar[: {numbers}]. Entrégalas o cancélalas, o borra solo lo terminado.",
        "That person has shipments under way[: {numbers}]. Finish or cancel them, or erase only what has ended.",
        "Essa pessoa tem guias em andamento[: {numbers}]. Termine ou cancele, ou apague só o que terminou.",
    ),
    "erase_nothing": Words(
        "No queda nada que borrar de esa persona.",
        "There is nothing left to erase about that person.",
        "Não resta nada para apagar dessa pessoa.",
    ),
    "person_erased": Words(
        "Se borraron los datos de esa persona; ya no se le puede avisar.",
        "That person's data were erased; no notice can reach them any more.",
        "Os dados dessa pessoa foram apagados; não dá mais para avisar.",
    ),
    "person_unknown": Words(
        "No hay nadie así en el libro[: “{who}”]. Prueba con su teléfono completo o con una de sus guías.",
        "There is nobody like that in the ledger[: “{who}”]. Try the whole phone, or one of their shipments.",
        "Não há ninguém assim no livro[: “{who}”]. Tente o telefone completo ou uma das guias.",
    ),
    "person_ambiguous": Words(
        "Hay más de una persona así[: {count}]. Di cuáles son la misma con --pick, p. ej. --pick 1,2.",
        "More than one person is like that[: {count}]. Say which are the same one with --pick, e.g. --pick 1,2.",
        "Há mais de uma pessoa assim[: {count}]. Diga quais são a mesma com --pick, p. ex. --pick 1,2.",
    ),
    "person_pick": Words(
        "La opción --pick lleva los números de la lista, del 1 al {most}, separados por comas.",
        "The option --pick takes the numbers of the list, 1 to {most}, with commas between.",
        "A opção --pick leva os números da lista, de 1 a {most}, separados por vírgulas.",
    ),
    "erase_not_sure": Words(
        "No se borró nada: esto no se puede deshacer. Mira lo que se borraría con --preview y repite con --yes.",
        "Nothing was erased: this cannot be undone. See what would go with --preview, then repeat with --yes.",
        "Nada foi apagado: isto não pode ser desfeito. Veja o que sairia com --preview e repita com --yes.",
    ),
    "telegram_bot_missing": Words(
        "No hay un bot de Telegram encendido. Ponlo en Ajustes, en la conexión de Telegram.",
        "No Telegram bot is switched on. Set it in Settings, under the Telegram gateway.",
        "Não há um bot do Telegram ligado. Configure nos Ajustes, na conexão do Telegram.",
    ),
    "contact_has_phone": Words(
        "Quien escribió ya se conoce con otro teléfono[: {phone}]. No se juntó nada.",
        "Whoever wrote is known by another phone already[: {phone}]. Nothing was joined.",
        "Quem escreveu já é conhecido por outro telefone[: {phone}]. Nada foi juntado.",
    ),
    "zone_unknown": Words(
        "No existe esa zona horaria[: {value}]. Elige una de la lista.",
        "There is no such time zone[: {value}]. Choose one from the list.",
        "Esse fuso horário não existe[: {value}]. Escolha um da lista.",
    ),
}
