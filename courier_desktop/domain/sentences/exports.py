"""What is said of exports: why one is not written, why one does not go in."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SENTENCES: dict[str, Words] = {
    "export_folder_taken": Words(
        "En la carpeta {path} ya hay un archivo {file} que no es de una exportación y no se toca. Elige otra carpeta.",
        "The folder {path} holds a file {file} that is of no export and is left alone. Choose another folder.",
        "Na pasta {path} já há um arquivo {file} que não é de uma exportação e não se toca. Escolha outra pasta.",
    ),
    "export_unknown": Words(
        "Ahí no hay una exportación de este programa[: {path}]. Elige la carpeta o el ZIP que tiene manifest.json.",
        "There is no export of this program[: {path}]. Choose the folder or the ZIP that holds manifest.json.",
        "Aí não há uma exportação deste programa[: {path}]. Escolha a pasta ou o ZIP que tem manifest.json.",
    ),
    "export_newer": Words(
        "Una versión más nueva del programa hizo esta exportación[: {path}]. Actualiza el programa; no entró nada.",
        "A newer version of the program made this export[: {path}]. Update the program; nothing went in.",
        "Uma versão mais nova do programa fez esta exportação[: {path}]. Atualize o programa; nada entrou.",
    ),
    "export_damaged": Words(
        "La exportación está dañada o alguien la cambió: {file}[, fila {row}]. No entró nada; usa otra copia.",
        "The export is damaged or somebody changed it: {file}[, row {row}]. Nothing went in; use another copy.",
        "A exportação está danificada ou alguém a alterou: {file}[, linha {row}]. Nada entrou; use outra cópia.",
    ),
    "export_event_changed": Words(
        "El hecho {seq} de la historia[ (guía {number})] no es como se registró: la exportación está dañada o alguien"
        " la cambió. No entró nada; usa otra copia.",
        "Event {seq} of the history[ (shipment {number})] is not as it was recorded: the export is damaged or somebody"
        " changed it. Nothing went in; use another copy.",
        "O fato {seq} do histórico[ (guia {number})] não está como foi registrado: a exportação está danificada ou"
        " alguém a alterou. Nada entrou; use outra cópia.",
    ),
    "export_needs_empty": Words(
        "Una exportación entra solo en un libro vacío, y este ya tiene datos. Usa otra carpeta con --data-dir.",
        "An export goes only into an empty ledger, and this one holds something. Use another folder with --data-dir.",
        "Uma exportação só entra em um livro vazio, e este já tem dados. Use outra pasta com --data-dir.",
    ),
}
