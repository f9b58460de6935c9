"""What the program itself has to say: the ledger's file, the settings, the command line."""

from __future__ import annotations

from courier_desktop.domain.words import Words

LEDGER: dict[str, Words] = {
    "drift_found": Words(
        "Lo guardado no coincide con la historia[; diferencias: {count}]. Usa rebuild para rehacerlo de la historia.",
        "What is kept does not match the history[; differences: {count}]. Use rebuild to derive it again.",
        "O que está salvo não confere com a história[; diferenças: {count}]. Use rebuild para refazer.",
    ),
}

SETTINGS: dict[str, Words] = {
    "setting_unknown": Words(
        "No hay un ajuste con ese nombre[: {name}].",
        "There is no setting of that name[: {name}].",
        "Não há configuração com esse nome[: {name}].",
    ),
    "setting_number": Words(
        "Escribe un número entero del {least} al {most}.",
        "Type a whole number from {least} to {most}.",
        "Digite um número inteiro de {least} a {most}.",
    ),
    "setting_value": Words(
        "Ese valor no vale aquí[: “{value}”]. Elige uno de los que se ofrecen.",
        "That value is not valid here[: “{value}”]. Choose one of those offered.",
        "Esse valor não vale aqui[: “{value}”]. Escolha um dos oferecidos.",
    ),
    "setting_prefix": Words(
        "El prefijo lleva de dos a cuatro letras de la A a la Z, sin Ñ ni acentos.",
        "The prefix has two to four letters, A to Z.",
        "O prefixo tem de duas a quatro letras de A a Z, sem acentos.",
    ),
}

GENERAL: dict[str, Words] = {
    "error": Words(
        "No se pudo hacer. Lo que ya estaba guardado sigue guardado.",
        "It could not be done. What was saved is still saved.",
        "Não foi possível. O que já estava salvo continua salvo.",
    ),
    "unexpected": Words(
        "El programa tropezó con algo que no esperaba. Lo guardado sigue guardado; manda el informe a quien lo cuida.",
        "The program met something unexpected. What was saved is still saved; send the report to whoever cares for it.",
        "O programa encontrou algo inesperado. O que foi salvo continua salvo; envie o relatório a quem cuida dele.",
    ),
    "cancelled_by_person": Words(
        "Lo cancelaste. No se guardó nada.",
        "You cancelled it. Nothing was kept.",
        "Você cancelou. Nada foi salvo.",
    ),
    "ledger_not_empty": Words(
        "El día de muestra solo cabe en un libro vacío; este ya tiene guías. Ábrelo en otra carpeta.",
        "The sample day fits only an empty ledger, and this one holds shipments. Open it in another folder.",
        "O dia de exemplo só cabe em um livro vazio; este já tem guias. Abra-o em outra pasta.",
    ),
    "wrong_usage": Words(
        "La orden no se entiende[: {detail}]. Escribe --help para ver cómo se usa.",
        "The command cannot be understood[: {detail}]. Type --help to see how it is used.",
        "O comando não foi entendido[: {detail}]. Digite --help para ver como se usa.",
    ),
    "nothing_done": Words(
        "No se hizo nada. Arriba dice por qué, renglón por renglón.",
        "Nothing was done. The lines above say why.",
        "Nada foi feito. As linhas acima dizem por quê.",
    ),
    "no_slips": Words(
        "No hay etiquetas que imprimir con eso. Di una guía, una ruta o --today.",
        "There are no slips to print there. Name a shipment, a route or --today.",
        "Não há etiquetas para imprimir com isso. Diga uma guia, uma rota ou --today.",
    ),
    "unknown_format": Words(
        "Ese tamaño de etiqueta no existe[: {value}]. Usa 100x150 o 4x6.",
        "There is no such slip size[: {value}]. Use 100x150 or 4x6.",
        "Esse tamanho de etiqueta não existe[: {value}]. Use 100x150 ou 4x6.",
    ),
    "printer_missing": Words(
        "No se encuentra la impresora[ {printer}]. Revisa que esté encendida, o guarda el PDF.",
        "The printer[ {printer}] cannot be found. Check that it is on, or save the PDF.",
        "A impressora[ {printer}] não foi encontrada. Confira se está ligada ou salve o PDF.",
    ),
    "demo_folder_taken": Words(
        "En la carpeta {path} hay otras cosas y no se tocan. Elige una vacía con --out.",
        "The folder {path} holds other things, which are left alone. Choose an empty one with --out.",
        "A pasta {path} tem outras coisas, que não se tocam. Escolha uma vazia com --out.",
    ),
    "no_screen": Words(
        "No hay pantalla para abrir la ventana. Usa las órdenes: courier-desktop --help.",
        "There is no screen to open the window on. Use the commands: courier-desktop --help.",
        "Não há tela para abrir a janela. Use os comandos: courier-desktop --help.",
    ),
}

SENTENCES: dict[str, Words] = LEDGER | SETTINGS | GENERAL
