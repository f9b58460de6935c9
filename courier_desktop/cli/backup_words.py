"""What the commands of backups say, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

# --------------------------------------------------------------------------------------------------------------- help

BACKUP = Words(
    "respalda el libro; también lista y revisa los respaldos",
    "back the ledger up; also list and check backups",
    "faz backup do livro; também lista e confere os backups",
)
TO = Words(
    "deja además una copia en esta carpeta, solo esta vez",
    "leave one more copy in this folder, this once",
    "deixa mais uma cópia nesta pasta, só desta vez",
)
LIST = Words("los respaldos que hay", "the backups there are", "os backups que há")
CHECK = Words(
    "abre un respaldo y lo compara con su historia",
    "open a backup and compare it with its history",
    "abre um backup e o compara com seu histórico",
)
FILE = Words(
    "el archivo, o su nombre en la lista",
    "the file, or its name in the list",
    "o arquivo, ou seu nome na lista",
)
PASSPHRASE_FILE = Words(
    "archivo con la frase de un respaldo cifrado; - la lee de la entrada",
    "file with the passphrase of an encrypted backup; - reads standard input",
    "arquivo com a frase de um backup cifrado; - lê da entrada",
)
RESTORE = Words(
    "pone un respaldo en lugar del libro; lo de antes se guarda",
    "put a backup in the ledger's place; what stood there is kept",
    "põe um backup no lugar do livro; o de antes fica guardado",
)
PREVIEW = Words("solo enseña qué traería y qué se iría", "only show what would come and go", "só mostra o que mudaria")
YES = Words("sin preguntar", "without asking", "sem perguntar")

# --------------------------------------------------------------------------------------------------------------- heads

DATE = Words("Fecha", "Date", "Data")
WHY = Words("Por qué", "Why", "Por quê")
SHIPMENTS = Words("Guías", "Shipments", "Guias")
SIZE = Words("MB", "MB", "MB")
WHERE = Words("Dónde", "Where", "Onde")
STATE = Words("Estado", "State", "Estado")
FILE_HEAD = Words("Archivo", "File", "Arquivo")

WHYS = {
    "by_hand": Words("a mano", "by hand", "à mão"),
    "closing": Words("al cerrar", "on closing", "ao fechar"),
    "timer": Words("cada tantas horas", "every so many hours", "a cada tantas horas"),
    "before_migration": Words("antes de poner al día", "before an update", "antes de atualizar"),
    "before_restore": Words("antes de restaurar", "before a restore", "antes de restaurar"),
}
HERE, SECOND = Words("aquí", "here", "aqui"), Words("segundo lugar", "second place", "segundo lugar")
DAMAGED = Words("dañado", "damaged", "danificado")
DRIFTED = Words("no cuadra con su historia", "differs from its history", "não confere com o histórico")
VERIFIED = Words("comprobado", "verified", "verificado")
LOOKED_INTO = Words("revisado", "checked", "conferido")
SEALED = Words("cifrado", "encrypted", "cifrado")

# --------------------------------------------------------------------------------------------------------------- said

MADE = Words(
    "Respaldado en {path}. Guías: {shipments} · hechos: {events}",
    "Backed up in {path}. Shipments: {shipments} · events: {events}",
    "Backup em {path}. Guias: {shipments} · fatos: {events}",
)
UNCHANGED = Words(
    "Nada cambió desde el último respaldo: {path}",
    "Nothing has changed since the last backup: {path}",
    "Nada mudou desde o último backup: {path}",
)
NONE = Words("Todavía no hay respaldos.", "There are no backups yet.", "Ainda não há backups.")
CHECKED = Words(
    "Está bien. Guías: {shipments} · hechos: {events}",
    "It is good. Shipments: {shipments} · events: {events}",
    "Está bom. Guias: {shipments} · fatos: {events}",
)
CHECKED_OLD = Words(
    "El archivo está entero y es de una versión anterior; se compara al restaurarlo. Hechos: {events}",
    "The file is whole and of an earlier version; it is compared when it is restored. Events: {events}",
    "O arquivo está inteiro e é de uma versão anterior; compara-se ao restaurar. Fatos: {events}",
)
HOLDS = Words(
    "{name}: guías {shipments}, hechos {events}, hasta {until}",
    "{name}: {shipments} shipments, {events} events, up to {until}",
    "{name}: guias {shipments}, fatos {events}, até {until}",
)
NOTHING_GONE = Words("No se iría nada.", "Nothing would be gone.", "Nada se perderia.")
GONE = Words(
    "Se irían {events} hechos, de {since} a {until}:",
    "{events} events would be gone, from {since} to {until}:",
    "Sairiam {events} fatos, de {since} a {until}:",
)
GONE_NUMBERS = Words("guías nuevas: {numbers}", "new shipments: {numbers}", "guias novas: {numbers}")
RETURNS = Words(
    "Volverían {events} hechos que hoy no están.",
    "{events} events that are not there now would come back.",
    "Voltariam {events} fatos que hoje não estão.",
)
PRESENTS = {
    "other": Words(
        "Es el libro de otra mensajería: todo lo de hoy se iría.",
        "It is another courier's ledger: all of today's would be gone.",
        "É o livro de outra empresa: tudo o de hoje sairia.",
    ),
    "empty": Words("El libro de hoy está vacío.", "Today's ledger is empty.", "O livro de hoje está vazio."),
    "missing": Words("Hoy no hay libro.", "There is no ledger today.", "Hoje não há livro."),
    "unreadable": Words(
        "El libro de hoy no se puede leer; se guarda como está.",
        "Today's ledger cannot be read; it is kept as it is.",
        "O livro de hoje não se pode ler; fica guardado como está.",
    ),
}
GROUPS = {
    "shipments": Words("guías nuevas", "new shipments", "guias novas"),
    "marks": Words("marcas", "marks", "marcas"),
    "routes": Words("pasos de rutas", "steps of routes", "passos de rotas"),
    "notices": Words("pasos de avisos", "steps of notices", "passos de avisos"),
    "delays": Words("contratiempos", "setbacks", "contratempos"),
    "other": Words("correcciones y otros", "corrections and others", "correções e outros"),
}
RESTORED = Words(
    "Restaurado. Guías: {shipments} · hechos: {events}",
    "Restored. Shipments: {shipments} · events: {events}",
    "Restaurado. Guias: {shipments} · fatos: {events}",
)
KEPT = Words(
    "Lo de antes quedó en {name}; se restaura igual.",
    "What stood there is kept as {name}; it is restored the same way.",
    "O de antes ficou em {name}; restaura-se igual.",
)
ASK = Words("¿Restaurar? [s/N] ", "Restore? [y/N] ", "Restaurar? [s/N] ")
NOT_DONE = Words(
    "No se cambió nada. Añade --yes para restaurar.",
    "Nothing was changed. Add --yes to restore.",
    "Nada mudou. Acrescente --yes para restaurar.",
)
PASSPHRASE = Words("Frase de los respaldos: ", "Passphrase of the backups: ", "Frase dos backups: ")
