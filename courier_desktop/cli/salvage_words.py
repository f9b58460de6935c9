"""What the command `salvage` says, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SALVAGE = Words(
    "rescata a un libro nuevo todo lo que se lea de uno dañado, sin tocarlo",
    "salvage into a new ledger all that can be read of a damaged one, leaving it alone",
    "resgata para um livro novo tudo o que se lê de um danificado, sem tocá-lo",
)
FILE = Words("el libro dañado, o su carpeta", "the damaged ledger, or its folder", "o livro danificado, ou sua pasta")
TO = Words("carpeta para el libro nuevo", "folder for the new ledger", "pasta para o livro novo")
BACKUP = Words(
    "toma lo que falte de este respaldo (newest = el último)",
    "take what is lost from this backup (newest = the last one)",
    "pega o que faltar deste backup (newest = o último)",
)
PASSPHRASE_FILE = Words(
    "archivo con la frase del respaldo", "file with the backup's passphrase", "arquivo com a frase do backup"
)

KEPT = Words(
    "Se rescató: {shipments} guías con {events} anotaciones, en {path}. El dañado no se tocó.",
    "Salvaged: {shipments} shipments with {events} entries, in {path}. The damaged one was left alone.",
    "Resgatado: {shipments} guias com {events} anotações, em {path}. O danificado não foi tocado.",
)
FROM_BACKUP = Words(
    "Del respaldo: {count} anotaciones.", "From the backup: {count} entries.", "Do backup: {count} anotações."
)
WHOLE = Words("No falta nada.", "Nothing is missing.", "Não falta nada.")
MISSING = Words(
    "Faltan {count} anotaciones: {ranges}.",
    "{count} entries are missing: {ranges}.",
    "Faltam {count} anotações: {ranges}.",
)
MENDED = Words(
    "Rehechas de lo guardado: {count} guías o rutas cuyo comienzo se perdió.",
    "Written anew from what was kept: {count} shipments or routes whose beginning is lost.",
    "Refeitas do que estava salvo: {count} guias ou rotas cujo começo se perdeu.",
)
NOBODY = Words(
    "De {count} anotaciones no se sabe quién las hizo.",
    "Of {count} entries nobody knows who made them.",
    "De {count} anotações não se sabe quem as fez.",
)
NAMELESS = Words(
    "Quedaron en blanco: {count} nombres, direcciones o notas.",
    "Left blank: {count} names, addresses or notes.",
    "Ficaram em branco: {count} nomes, endereços ou notas.",
)
ALTERED = Words(
    "No están como se escribieron: {numbers}.",
    "Not as they were recorded: {numbers}.",
    "Não estão como foram escritas: {numbers}.",
)
OTHERWISE = Words(
    "Quedaron en otro estado; revísalas: {numbers}.",
    "In another status now; look at them: {numbers}.",
    "Ficaram em outro status; confira: {numbers}.",
)
REPORT = Words("El informe: {path}", "The report: {path}", "O relatório: {path}")
