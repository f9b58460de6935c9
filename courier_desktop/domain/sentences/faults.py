"""What befalls the ledger's file: what happened, what was kept, what to do. Each is a row of docs/faults.md."""

from __future__ import annotations

from courier_desktop.domain.words import Words

OPENING: dict[str, Words] = {
    "ledger_open": Words(
        "No se pudo abrir el libro de la mensajería[ en {path}]. Nada se perdió; inténtalo de nuevo.",
        "The courier's ledger could not be opened[ in {path}]. Nothing is lost; try again.",
        "Não foi possível abrir o livro da empresa[ em {path}]. Nada se perdeu; tente de novo.",
    ),
    "ledger_missing_folder": Words(
        "No se puede llegar a la carpeta del libro[: {path}]. No se tocó nada. Conecta el disco o elige otra carpeta.",
        "The ledger's folder cannot be reached[: {path}]. Nothing was touched. Connect the disk or choose another.",
        "Não dá para chegar à pasta do livro[: {path}]. Nada foi tocado. Conecte o disco ou escolha outra pasta.",
    ),
    "ledger_read_only": Words(
        "Aquí no se puede escribir[: {path}]. El libro quedó como estaba. Pide permiso, elige otra carpeta o solo"
        " míralo.",
        "Nothing can be written here[: {path}]. The ledger is as it was. Ask for permission, choose another folder or"
        " only look at it.",
        "Aqui não se pode gravar[: {path}]. O livro ficou como estava. Peça permissão, escolha outra pasta ou só olhe.",
    ),
    "ledger_not_ours": Words(
        "Ese archivo no es un libro de este programa[: {path}]. No se tocó; elige otra carpeta.",
        "That file is no ledger of this program[: {path}]. It was not touched; choose another folder.",
        "Esse arquivo não é um livro deste programa[: {path}]. Não foi tocado; escolha outra pasta.",
    ),
    "ledger_newer": Words(
        "Una versión más nueva del programa escribió este libro[: {path}]. No se tocó; actualiza el programa para"
        " abrirlo.",
        "A newer version of the program wrote this ledger[: {path}]. It was not touched; update the program to open"
        " it.",
        "Uma versão mais nova do programa gravou este livro[: {path}]. Não foi tocado; atualize o programa para"
        " abri-lo.",
    ),
    "ledger_not_migrated": Words(
        "No se pudo poner el libro al día con esta versión[: {path}]. Quedó como estaba; usa la versión anterior y"
        " manda el archivo de ayuda.",
        "The ledger could not be brought to this version[: {path}]. It is as it was; use the earlier version and send"
        " the support file.",
        "Não foi possível atualizar o livro para esta versão[: {path}]. Ficou como estava; use a versão anterior e"
        " envie o arquivo de ajuda.",
    ),
    "ledger_locked": Words(
        "Otro programa tiene ocupado el libro[: {path}]. Lo último no se guardó, lo anterior sí. Ciérralo y repite.",
        "Another program keeps the ledger busy[: {path}]. The last thing was not saved, all before it was. Close it and"
        " repeat.",
        "Outro programa está ocupando o livro[: {path}]. O último não foi salvo, o anterior sim. Feche-o e repita.",
    ),
    "ledger_closed": Words(
        "El libro ya se cerró y está completo. Abre el programa otra vez.",
        "The ledger has been closed and is whole. Start the program again.",
        "O livro já foi fechado e está completo. Abra o programa outra vez.",
    ),
}

DAMAGE: dict[str, Words] = {
    "ledger_damaged": Words(
        "El archivo del libro está dañado[: {path}]. No se tocó: no lo borres. Recupera el último respaldo o rescata lo"
        " que se lee.",
        "The ledger's file is damaged[: {path}]. It was not touched: do not delete it. Restore the last backup or"
        " salvage what can be read.",
        "O arquivo do livro está danificado[: {path}]. Não foi tocado: não o apague. Restaure o último backup ou"
        " resgate"
        " o que se lê.",
    ),
    "ledger_wal_damaged": Words(
        "Se dañó la cola con lo último anotado[: {path}-wal]. No se tocó nada. Rescata lo que se lee o recupera el"
        " último respaldo.",
        "The tail with the newest entries is damaged[: {path}-wal]. Nothing was touched. Salvage what can be read or"
        " restore the last backup.",
        "A cauda com as últimas anotações se danificou[: {path}-wal]. Nada foi tocado. Resgate o que se lê ou restaure"
        " o último backup.",
    ),
    "ledger_only_wal": Words(
        "Falta el archivo del libro[: {path}] y solo queda su cola. No se tocó nada. Devuelve el archivo a su lugar o"
        " recupera el último respaldo.",
        "The ledger's file is missing[: {path}], only its tail is left. Nothing was touched. Put the file back or"
        " restore the last backup.",
        "Falta o arquivo do livro[: {path}] e só resta a sua cauda. Nada foi tocado. Devolva o arquivo ao lugar ou"
        " restaure o último backup.",
    ),
    "ledger_gone": Words(
        "El libro no está en su lugar[: {path}], pero hay respaldos. No se tocó nada. Devuélvelo, recupera el último"
        " respaldo o empieza uno nuevo.",
        "The ledger is not in its place[: {path}], but there are backups. Nothing was touched. Put it back, restore the"
        " last backup or begin a new one.",
        "O livro não está no lugar[: {path}], mas há backups. Nada foi tocado. Devolva-o, restaure o último backup ou"
        " comece um novo.",
    ),
    "ledger_search_damaged": Words(
        "Se dañó el índice para buscar; las guías y su historia están completas. Rehazlo en Ajustes o con rebuild.",
        "The search index is damaged; the shipments and their history are whole. Rebuild it in Settings or by rebuild.",
        "O índice de busca se danificou; as guias e o histórico estão completos. Refaça-o em Ajustes ou com rebuild.",
    ),
    "ledger_altered": Words(
        "La historia no es como se anotó[; primera diferencia: {first}]. Algo la cambió por fuera del programa. Nada se"
        " borró: compara con el último respaldo.",
        "The history is not as it was recorded[; first difference: {first}]. Something changed it behind the program's"
        " back. Nothing was deleted: compare with the last backup.",
        "O histórico não está como foi anotado[; primeira diferença: {first}]. Algo o mudou por fora do programa. Nada"
        " foi apagado: compare com o último backup.",
    ),
    "ledger_went_back": Words(
        "Faltan las últimas anotaciones: este archivo llega a la {last} y se habían guardado {seen}[ ({at})]. Lo demás"
        " está completo. Busca el archivo que falta o combina con el último respaldo.",
        "The newest entries are missing: this file ends at {last}, and {seen} had been saved[ ({at})]. All else is"
        " whole. Look for the missing file or combine it with the last backup.",
        "Faltam as últimas anotações: este arquivo vai até a {last} e {seen} tinham sido salvas[ ({at})]. O resto está"
        " completo. Procure o arquivo que falta ou combine com o último backup.",
    ),
}

DISK: dict[str, Words] = {
    "disk_full": Words(
        "El disco está lleno. Lo último no se guardó, lo anterior sí. Libera espacio y repítelo.",
        "The disk is full. The last thing was not saved, all before it was. Free some space and repeat it.",
        "O disco está cheio. O último não foi salvo, o anterior sim. Libere espaço e repita.",
    ),
    "ledger_vanished": Words(
        "El libro ya no está en su lugar[: {path}]. Lo último no se guardó, lo anterior sí. Vuelve a conectar el"
        " disco y"
        " repítelo.",
        "The ledger is no longer in its place[: {path}]. The last thing was not saved, all before it was. Connect the"
        " disk again and repeat it.",
        "O livro não está mais no lugar[: {path}]. O último não foi salvo, o anterior sim. Conecte o disco de novo e"
        " repita.",
    ),
    "ledger_swapped": Words(
        "Otro programa cambió el archivo del libro mientras estaba abierto[: {path}]. Lo último no se guardó. Cierra el"
        " programa y ábrelo otra vez.",
        "Another program exchanged the ledger's file while it was open[: {path}]. The last thing was not saved. Close"
        " the program and open it again.",
        "Outro programa trocou o arquivo do livro enquanto estava aberto[: {path}]. O último não foi salvo. Feche o"
        " programa e abra-o de novo.",
    ),
    "ledger_disk_fails": Words(
        "El disco no responde bien[: {path}]. Lo último no se guardó, lo anterior sí. Revisa el disco, su espacio y su"
        " cable, y repítelo.",
        "The disk does not answer well[: {path}]. The last thing was not saved, all before it was. Check the disk, its"
        " space and its cable, and repeat it.",
        "O disco não responde bem[: {path}]. O último não foi salvo, o anterior sim. Confira o disco, seu espaço e seu"
        " cabo, e repita.",
    ),
    "ledger_only_to_read": Words(
        "El libro está abierto solo para verlo. No se guardó nada. Ábrelo donde se pueda escribir para anotar.",
        "The ledger is open only to look at. Nothing was saved. Open it where it can be written to make entries.",
        "O livro está aberto só para olhar. Nada foi salvo. Abra-o onde se possa gravar para anotar.",
    ),
    "clock_set_back": Words(
        "El reloj de esta computadora va atrás de lo último anotado ({at}). Todo queda en su orden. Revisa la fecha y"
        " la"
        " hora.",
        "This computer's clock is behind the newest entry ({at}). Everything stays in order. Check the date and the"
        " time.",
        "O relógio deste computador está atrás da última anotação ({at}). Tudo fica em ordem. Confira a data e a hora.",
    ),
}

BESIDE: dict[str, Words] = {
    "ledger_elsewhere": Words(
        "El libro está abierto en otra computadora[: {host}]. No se tocó nada. Ciérralo allá; dos a la vez pueden"
        " dañarlo.",
        "The ledger is open on another computer[: {host}]. Nothing was touched. Close it there; two at once may"
        " damage it.",
        "O livro está aberto em outro computador[: {host}]. Nada foi tocado. Feche-o lá; dois ao mesmo tempo podem"
        " danificá-lo.",
    ),
    "window_brought_up": Words(
        "La ventana ya estaba abierta: se trajo al frente.",
        "The window was open already: it has been brought to the front.",
        "A janela já estava aberta: foi trazida para a frente.",
    ),
}

SALVAGE: dict[str, Words] = {
    "salvage_nothing": Words(
        "En ese archivo no se pudo leer nada del libro[: {path}]. No se tocó. Recupera el último respaldo.",
        "Nothing of the ledger could be read in that file[: {path}]. It was not touched. Restore the last backup.",
        "Nesse arquivo não se pôde ler nada do livro[: {path}]. Não foi tocado. Restaure o último backup.",
    ),
    "salvage_place_taken": Words(
        "En esa carpeta ya hay un libro[: {path}] y no se toca. Elige una vacía con --to.",
        "That folder holds a ledger already[: {path}], which is left alone. Choose an empty one with --to.",
        "Essa pasta já tem um livro[: {path}], que não se toca. Escolha uma vazia com --to.",
    ),
    "salvage_other_ledger": Words(
        "Ese respaldo es de otro libro: no tiene nada en común con el dañado. No se hizo nada; elige otro respaldo.",
        "That backup is another ledger's: it shares nothing with the damaged one. Nothing was done; choose another.",
        "Esse backup é de outro livro: não tem nada em comum com o danificado. Nada foi feito; escolha outro.",
    ),
}

SENTENCES: dict[str, Words] = OPENING | DAMAGE | DISK | BESIDE | SALVAGE
