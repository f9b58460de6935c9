"""What is said of backups and of restoring: what happened, what is safe, what to do."""

from __future__ import annotations

from courier_desktop.domain.words import Words

PLACES: dict[str, Words] = {
    "backup_place_full": Words(
        "No cabe el respaldo[ en {path}]: el disco está lleno. El libro sigue completo. Libera espacio o elige otra"
        " carpeta.",
        "The backup does not fit[ in {path}]: the disk is full. The ledger is whole. Free some space or choose another"
        " folder.",
        "O backup não cabe[ em {path}]: o disco está cheio. O livro continua completo. Libere espaço ou escolha outra"
        " pasta.",
    ),
    "backup_place_read_only": Words(
        "No se puede escribir el respaldo[ en {path}]. El libro sigue completo. Pide permiso para esa carpeta o elige"
        " otra.",
        "The backup cannot be written[ to {path}]. The ledger is whole. Ask for permission for that folder or choose"
        " another.",
        "Não dá para gravar o backup[ em {path}]. O livro continua completo. Peça permissão para essa pasta ou escolha"
        " outra.",
    ),
    "backup_place_gone": Words(
        "No se llega a la carpeta de respaldos[: {path}]. El libro sigue completo. Conecta la memoria o la red; se"
        " copia sola al volver.",
        "The backup folder cannot be reached[: {path}]. The ledger is whole. Connect the drive or the network; it is"
        " copied by itself when it is back.",
        "Não se chega à pasta de backups[: {path}]. O livro continua completo. Conecte o pendrive ou a rede; copia-se"
        " sozinho quando voltar.",
    ),
    "backup_place_wrong": Words(
        "Lo copiado[ a {path}] no se lee igual. La memoria puede estar fallando: cámbiala. El respaldo de esta"
        " computadora está bien.",
        "What was copied[ to {path}] does not read back the same. The drive may be failing: change it. The backup on"
        " this computer is good.",
        "O que foi copiado[ para {path}] não se lê igual. O pendrive pode estar falhando: troque-o. O backup deste"
        " computador está bom.",
    ),
    "backup_place_same": Words(
        "Esa carpeta es la del libro[: {path}]. Elige otra, mejor en una memoria USB o en otra computadora.",
        "That is the ledger's own folder[: {path}]. Choose another, best on a USB drive or another computer.",
        "Essa é a pasta do próprio livro[: {path}]. Escolha outra, melhor em um pendrive ou outro computador.",
    ),
    "backup_before_migration": Words(
        "No se pudo guardar una copia antes de poner el libro al día[, en {path}]. Quedó como estaba. Libera espacio o"
        " pide permiso, y ábrelo otra vez.",
        "No copy could be kept before bringing the ledger up to date[, in {path}]. It is as it was. Free some space or"
        " ask for permission, and open it again.",
        "Não foi possível guardar uma cópia antes de atualizar o livro[, em {path}]. Ficou como estava. Libere espaço"
        " ou peça permissão, e abra-o outra vez.",
    ),
    "backup_not_here": Words(
        "Ese respaldo no está[: {name}]. Elige otro de la lista, o el archivo donde esté.",
        "That backup is not there[: {name}]. Choose another from the list, or the file where it is.",
        "Esse backup não está lá[: {name}]. Escolha outro da lista, ou o arquivo onde estiver.",
    ),
}

FILES: dict[str, Words] = {
    "backup_damaged": Words(
        "Ese respaldo está dañado[: {name}]. No se cambió nada. Elige otro de la lista.",
        "That backup is damaged[: {name}]. Nothing was changed. Choose another from the list.",
        "Esse backup está danificado[: {name}]. Nada mudou. Escolha outro da lista.",
    ),
    "backup_changed": Words(
        "Ese archivo no es el que se respaldó: cambió después[: {name}]. No se cambió nada. Elige otro de la lista.",
        "That file is not what was backed up: it changed later[: {name}]. Nothing was changed. Choose another from the"
        " list.",
        "Esse arquivo não é o que foi salvo: mudou depois[: {name}]. Nada mudou. Escolha outro da lista.",
    ),
    "backup_not_ours": Words(
        "Ese archivo no es un respaldo de este programa[: {name}]. No se cambió nada.",
        "That file is no backup of this program[: {name}]. Nothing was changed.",
        "Esse arquivo não é um backup deste programa[: {name}]. Nada mudou.",
    ),
    "backup_newer": Words(
        "Una versión más nueva del programa hizo ese respaldo[: {name}]. No se cambió nada. Actualiza el programa.",
        "A newer version of the program made that backup[: {name}]. Nothing was changed. Update the program.",
        "Uma versão mais nova do programa fez esse backup[: {name}]. Nada mudou. Atualize o programa.",
    ),
    "restore_staging_gone": Words(
        "Lo preparado para restaurar ya no está. No se cambió nada. Elige el respaldo otra vez.",
        "What was prepared for the restore is no longer there. Nothing was changed. Choose the backup again.",
        "O que estava preparado para restaurar não está mais. Nada mudou. Escolha o backup outra vez.",
    ),
}

KEYS: dict[str, Words] = {
    "backup_passphrase_short": Words(
        "La frase necesita al menos {least} letras. Unas cuatro palabras que recuerdes son mejores que una rara.",
        "The passphrase needs at least {least} letters. Four words you remember are better than one odd one.",
        "A frase precisa de ao menos {least} letras. Quatro palavras que você lembre são melhores que uma estranha.",
    ),
    "backup_passphrase_wrong": Words(
        "Esa frase no abre el respaldo. No se cambió nada. Revisa mayúsculas y acentos, y escríbela otra vez.",
        "That passphrase does not open the backup. Nothing was changed. Check capitals and accents, and type it again.",
        "Essa frase não abre o backup. Nada mudou. Confira maiúsculas e acentos, e digite outra vez.",
    ),
    "backup_passphrase_differs": Words(
        "Las dos frases no son iguales. Escríbelas otra vez.",
        "The two passphrases differ. Type them again.",
        "As duas frases não são iguais. Digite outra vez.",
    ),
    "backup_passphrase_needed": Words(
        "Ese respaldo está cifrado. Escribe la frase con la que se guardan los respaldos.",
        "That backup is encrypted. Type the passphrase that the backups are kept with.",
        "Esse backup está cifrado. Digite a frase com que os backups são guardados.",
    ),
    "backup_key_missing": Words(
        "Falta la llave del respaldo, backup-key.age. Búscala junto a los otros respaldos y ponla al lado de este.",
        "The backup's key, backup-key.age, is missing. Look for it beside the other backups and put it beside"
        " this one.",
        "Falta a chave do backup, backup-key.age. Procure-a junto dos outros backups e coloque-a ao lado deste.",
    ),
    "backup_key_other": Words(
        "La llave que hay no es la de ese respaldo[: {name}]. Busca la que se guardó junto a él.",
        "The key here is not that backup's[: {name}]. Look for the one that was kept beside it.",
        "A chave que há não é a desse backup[: {name}]. Procure a que foi guardada junto dele.",
    ),
}

SENTENCES: dict[str, Words] = PLACES | FILES | KEYS
