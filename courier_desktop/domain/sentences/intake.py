"""What an imported sheet has wrong: the file, its columns, one of its rows."""

from __future__ import annotations

from courier_desktop.domain.words import Words

PHONES: dict[str, Words] = {
    "phone_missing": Words(
        "No hay teléfono. La guía entra, pero no podrá recibir avisos hasta que lo escribas.",
        "There is no phone. The shipment goes in, but gets no notices until you type one.",
        "Não há telefone. A guia entra, mas não recebe avisos até você digitar um.",
    ),
    "phone_unreadable": Words(
        "En el teléfono no hay un número legible[: “{value}”]. Pídelo y corrígelo.",
        "The phone holds no readable number[: “{value}”]. Ask for it and correct it.",
        "O telefone não traz um número legível[: “{value}”]. Peça e corrija.",
    ),
    "phone_truncated": Words(
        "La hoja de cálculo recortó el teléfono[: “{value}”]. Búscalo en la tienda o pídelo; no se adivina.",
        "The spreadsheet cut the phone short[: “{value}”]. Look it up in the shop or ask; it is never guessed.",
        "A planilha cortou o telefone[: “{value}”]. Procure na loja ou peça; não se adivinha.",
    ),
    "phone_incomplete": Words(
        "Al teléfono le faltan dígitos[: “{value}”]. Pídelo completo.",
        "The phone lacks digits[: “{value}”]. Ask for the whole number.",
        "Faltam dígitos no telefone[: “{value}”]. Peça o número completo.",
    ),
    "phone_too_long": Words(
        "Al teléfono le sobran dígitos[: “{value}”]. Revísalo; si es de otro país, escríbelo con + y su clave.",
        "The phone has too many digits[: “{value}”]. Check it; if it is abroad, write + and its country code.",
        "O telefone tem dígitos a mais[: “{value}”]. Confira; se é de outro país, escreva com + e o código.",
    ),
    "phone_invalid": Words(
        "Ese teléfono no existe en ningún plan de numeración[: “{value}”]. Revísalo.",
        "No such phone number can exist[: “{value}”]. Check it.",
        "Esse telefone não existe em nenhum plano de numeração[: “{value}”]. Confira.",
    ),
}

ROWS: dict[str, Words] = {
    "missing_name": Words(
        "Falta el nombre. Escríbelo y vuelve a intentar.",
        "The name is missing. Type it and try again.",
        "Falta o nome. Digite e tente de novo.",
    ),
    "missing_address": Words(
        "No hay dirección. Pídela al destinatario.",
        "There is no address. Ask the recipient for it.",
        "Não há endereço. Peça ao destinatário.",
    ),
    "address_incomplete": Words(
        "A la dirección le falta {missing}. La guía entra y queda por completar.",
        "The address lacks {missing}. The shipment goes in and waits to be completed.",
        "Falta {missing} no endereço. A guia entra e fica para completar.",
    ),
    "bad_postal_code": Words(
        "El código postal no es válido[: “{value}”]. En México son cinco dígitos, con su cero inicial.",
        "The postal code is not valid[: “{value}”]. In Mexico it has five digits, leading zero included.",
        "O código postal não é válido[: “{value}”]. No México são cinco dígitos, com o zero inicial.",
    ),
    "bad_email": Words(
        "El correo no es válido[: “{value}”]. La guía entra sin él.",
        "The e-mail is not valid[: “{value}”]. The shipment goes in without it.",
        "O e-mail não é válido[: “{value}”]. A guia entra sem ele.",
    ),
    "bad_amount": Words(
        "No se entiende el importe[: “{value}”]. Escríbelo como 1250.00, sin otro signo.",
        "The amount cannot be read[: “{value}”]. Write it as 1250.00, with no other sign.",
        "Não dá para ler o valor[: “{value}”]. Escreva como 1250.00, sem outro sinal.",
    ),
    "bad_date": Words(
        "No se entiende la fecha[: “{value}”]. Escríbela como 2026-11-23.",
        "The date cannot be read[: “{value}”]. Write it as 2026-11-23.",
        "Não dá para ler a data[: “{value}”]. Escreva como 2026-11-23.",
    ),
    "bad_pieces": Words(
        "El número de bultos no se entiende[: “{value}”]. Escribe un entero del 1 al 999.",
        "The number of pieces cannot be read[: “{value}”]. Write a whole number from 1 to 999.",
        "Não dá para ler o número de volumes[: “{value}”]. Escreva um inteiro de 1 a 999.",
    ),
    "bad_weight": Words(
        "No se entiende el peso[: “{value}”]. La guía entra sin él.",
        "The weight cannot be read[: “{value}”]. The shipment goes in without it.",
        "Não dá para ler o peso[: “{value}”]. A guia entra sem ele.",
    ),
    "unknown_status": Words(
        "Ese estado no existe[: “{value}”][: “{status}”]. Elige uno de la lista.",
        "There is no such status[: “{value}”][: “{status}”]. Choose one from the list.",
        "Esse status não existe[: “{value}”][: “{status}”]. Escolha um da lista.",
    ),
    "cancelled_order": Words(
        "El pedido[ {order}] está cancelado en la tienda[ (“{value}”)]. No se envía.",
        "The order[ {order}] is cancelled in the shop[ (“{value}”)]. It is not shipped.",
        "O pedido[ {order}] está cancelado na loja[ (“{value}”)]. Não é enviado.",
    ),
    "refunded_order": Words(
        "El pedido[ {order}] fue reembolsado[ (“{value}”)]. No se envía.",
        "The order[ {order}] was refunded[ (“{value}”)]. It is not shipped.",
        "O pedido[ {order}] foi reembolsado[ (“{value}”)]. Não é enviado.",
    ),
    "unpaid_order": Words(
        "El pedido[ {order}] no está pagado y no es contra entrega. Confírmalo con la tienda antes de enviarlo.",
        "The order[ {order}] is unpaid and not cash on delivery. Ask the shop before you ship it.",
        "O pedido[ {order}] não está pago nem é pagamento na entrega. Confirme com a loja antes de enviar.",
    ),
    "already_fulfilled": Words(
        "La tienda dice que el pedido[ {order}] ya se envió. No se vuelve a registrar.",
        "The shop says that the order[ {order}] has been shipped already. It is not registered again.",
        "A loja diz que o pedido[ {order}] já foi enviado. Não é registrado de novo.",
    ),
    "pickup_order": Words(
        "El cliente recoge el pedido[ {order}] en la tienda[ (“{value}”)]. No se envía.",
        "The customer collects the order[ {order}] at the shop[ (“{value}”)]. It is not shipped.",
        "O cliente retira o pedido[ {order}] na loja[ (“{value}”)]. Não é enviado.",
    ),
    "digital_only": Words(
        "El pedido[ {order}] no trae nada que entregar: todo es digital.",
        "The order[ {order}] has nothing to deliver: all of it is digital.",
        "O pedido[ {order}] não tem nada para entregar: tudo é digital.",
    ),
    "no_order_lines": Words(
        "Esta fila continúa un pedido que no está en el archivo. Exporta el pedido completo.",
        "This row continues an order that is not in the file. Export the whole order.",
        "Esta linha continua um pedido que não está no arquivo. Exporte o pedido inteiro.",
    ),
    "duplicate_in_file": Words(
        "El pedido[ {order}] ya está en este archivo[, en la fila {first}]. Se toma la primera.",
        "The order[ {order}] is in this file already[, in row {first}]. The first one is taken.",
        "O pedido[ {order}] já está neste arquivo[, na linha {first}]. Vale a primeira.",
    ),
    "row_too_long": Words(
        "La fila tiene más celdas que encabezados. Revisa que un texto con comas vaya entre comillas.",
        "The row has more cells than there are headers. Check that text with commas is quoted.",
        "A linha tem mais células que cabeçalhos. Confira se o texto com vírgulas está entre aspas.",
    ),
    "change_refused": Words(
        "El pedido[ {order}] cambió en la tienda, pero su guía[ {number}] ya está en “{status}”. No se cambia nada.",
        "The order[ {order}] changed in the shop, but its shipment[ {number}] is “{status}”. Nothing is changed.",
        "O pedido[ {order}] mudou na loja, mas sua guia[ {number}] já está em “{status}”. Nada é alterado.",
    ),
    "row_not_an_order": Words(
        "La fila no es un pedido[: “{value}”]. Se deja fuera.",
        "The row is no order[: “{value}”]. It is left out.",
        "A linha não é um pedido[: “{value}”]. Fica de fora.",
    ),
    "row_without_recipient": Words(
        "La fila no dice a quién ni a dónde se entrega. Complétala y vuelve a importarla.",
        "The row names nobody and no place. Complete it and import it again.",
        "A linha não diz para quem nem onde entregar. Complete e importe de novo.",
    ),
    "name_missing": Words(
        "Falta el nombre del destinatario. La guía entra; escríbelo antes de imprimir la etiqueta.",
        "The recipient's name is missing. The shipment goes in; type it before you print the slip.",
        "Falta o nome do destinatário. A guia entra; digite-o antes de imprimir a etiqueta.",
    ),
    "phone_column_missing": Words(
        "Ninguna columna trae teléfonos. Las guías entran, pero nadie recibirá avisos.",
        "No column holds phones. The shipments go in, but nobody gets notices.",
        "Nenhuma coluna traz telefones. As guias entram, mas ninguém recebe avisos.",
    ),
    "country_unknown": Words(
        "No se reconoce el país[: “{value}”].[ Se toma {country}.] Corrígelo si no es.",
        "The country is not recognised[: “{value}”].[ {country} is assumed.] Correct it if it is wrong.",
        "O país não é reconhecido[: “{value}”].[ Considera-se {country}.] Corrija se não for.",
    ),
    "cash_amount_missing": Words(
        "Es contra entrega[ (“{value}”)], pero no dice cuánto cobrar. Escríbelo en la guía.",
        "It is cash on delivery[ (“{value}”)], but the amount is missing. Type it on the shipment.",
        "É pagamento na entrega[ (“{value}”)], mas não diz quanto cobrar. Digite na guia.",
    ),
    "payment_pending": Words(
        "La tienda aún espera el pago[ (“{value}”)] y no es contra entrega. Confírmalo antes de entregar.",
        "The shop still waits for the payment[ (“{value}”)], and it is not cash on delivery. Ask before you deliver.",
        "A loja ainda espera o pagamento[ (“{value}”)] e não é na entrega. Confirme antes de entregar.",
    ),
    "order_returned": Words(
        "El pedido[ {order}] fue devuelto[ (“{value}”)]. No se envía.",
        "The order[ {order}] was sent back[ (“{value}”)]. It is not shipped.",
        "O pedido[ {order}] foi devolvido[ (“{value}”)]. Não é enviado.",
    ),
    "order_payment_rejected": Words(
        "El pago del pedido[ {order}] no pasó[ (“{value}”)]. No se envía mientras la tienda no lo aclare.",
        "The payment of the order[ {order}] failed[ (“{value}”)]. It is not shipped until the shop settles it.",
        "O pagamento do pedido[ {order}] não passou[ (“{value}”)]. Não é enviado até a loja resolver.",
    ),
    "order_ships_elsewhere": Words(
        "El pedido[ {order}] lo lleva otra empresa[ (“{value}”)]. No se registra aquí.",
        "Another carrier takes the order[ {order}][ (“{value}”)]. It is not registered here.",
        "Outra empresa leva o pedido[ {order}][ (“{value}”)]. Não é registrado aqui.",
    ),
    "order_nothing_to_ship": Words(
        "Al pedido[ {order}] no le queda nada por enviar: la tienda dice que ya salió.",
        "The order[ {order}] has nothing left to ship: the shop says that it has gone.",
        "O pedido[ {order}] não tem mais nada a enviar: a loja diz que já saiu.",
    ),
    "order_number_mangled": Words(
        "La hoja de cálculo deformó el número de pedido[: “{value}”]. Revísalo; si no, podría entrar dos veces.",
        "The spreadsheet mangled the order number[: “{value}”]. Check it, or the order may go in twice.",
        "A planilha deformou o número do pedido[: “{value}”]. Confira, senão pode entrar duas vezes.",
    ),
    "promise_past": Words(
        "La fecha prometida ya pasó[: “{value}”]. La guía entra sin ella.",
        "The promised date has passed[: “{value}”]. The shipment goes in without it.",
        "A data prometida já passou[: “{value}”]. A guia entra sem ela.",
    ),
    "order_stopped": Words(
        "La tienda detuvo el pedido[ {order}][: “{value}”], y su guía {number} sigue abierta. Cancélala o devuélvela.",
        "The shop stopped the order[ {order}][: “{value}”], but its shipment {number} is open. Cancel or return it.",
        "A loja parou o pedido[ {order}][: “{value}”], mas sua guia {number} segue aberta. Cancele ou devolva.",
    ),
    "order_number_taken": Words(
        "El pedido[ {order}] ya es de otro destinatario (guía {number}). Si es de otra tienda, elige el remitente.",
        "The order[ {order}] is another recipient's (shipment {number}). If it is another shop's, choose the sender.",
        "O pedido[ {order}] já é de outro destinatário (guia {number}). Se é de outra loja, escolha o remetente.",
    ),
}

FILES: dict[str, Words] = {
    "unknown_column": Words(
        "El archivo no tiene la columna “{column}”. Elige una de las que trae.",
        "The file has no column “{column}”. Choose one that it has.",
        "O arquivo não tem a coluna “{column}”. Escolha uma das que ele traz.",
    ),
    "unknown_field": Words(
        "“{field}” no es un dato que se pueda importar. Mira la lista de campos.",
        "“{field}” is nothing that can be imported. See the list of fields.",
        "“{field}” não é um dado que se possa importar. Veja a lista de campos.",
    ),
    "mapped_twice": Words(
        "Dos columnas dicen ser “{field}”. Deja una sola.",
        "Two columns claim to be “{field}”. Keep only one.",
        "Duas colunas dizem ser “{field}”. Deixe só uma.",
    ),
    "no_recipient_column": Words(
        "Ninguna columna trae al destinatario. Dile al programa cuál es y vuelve a importar.",
        "No column holds the recipient. Say which one it is and import again.",
        "Nenhuma coluna traz o destinatário. Diga qual é e importe de novo.",
    ),
    "empty_file": Words(
        "El archivo está vacío. Expórtalo otra vez.",
        "The file is empty. Export it again.",
        "O arquivo está vazio. Exporte outra vez.",
    ),
    "sheet_empty": Words(
        "La hoja no tiene filas de datos. Revisa que exportaste las ventas y no una plantilla.",
        "The sheet has no rows of orders. Check that you exported sales and not a template.",
        "A planilha não tem linhas de pedidos. Confira se exportou as vendas e não um modelo.",
    ),
    "no_header": Words(
        "No se encontró la fila de encabezados. Ponla arriba de los datos e impórtalo de nuevo.",
        "The row of headers was not found. Put it above the rows and import again.",
        "A linha de cabeçalhos não foi encontrada. Coloque-a acima dos dados e importe de novo.",
    ),
    "file_missing": Words(
        "No se encontró el archivo[ {path}]. Revisa dónde está.",
        "The file[ {path}] was not found. Check where it is.",
        "O arquivo[ {path}] não foi encontrado. Confira onde está.",
    ),
    "file_no_access": Words(
        "No se pudo abrir[ {path}]. Ciérralo si está en otro programa, o pide permiso para leerlo.",
        "The file[ {path}] could not be opened. Close it in the other program, or ask for permission to read it.",
        "Não foi possível abrir[ {path}]. Feche-o se está em outro programa ou peça permissão para ler.",
    ),
    "one_column": Words(
        "El archivo[ {path}] tiene una sola columna. Expórtalo con comas o punto y coma entre los datos.",
        "The file[ {path}] has only one column. Export it with commas or semicolons between the cells.",
        "O arquivo[ {path}] tem uma só coluna. Exporte com vírgulas ou ponto e vírgula entre os dados.",
    ),
    "file_unreadable": Words(
        "No se pudo leer el archivo[ {path}]. Expórtalo como CSV o XLSX e inténtalo de nuevo.",
        "The file[ {path}] could not be read. Export it as CSV or XLSX and try again.",
        "Não foi possível ler o arquivo[ {path}]. Exporte como CSV ou XLSX e tente de novo.",
    ),
    "file_too_large": Words(
        "El archivo es demasiado grande[: pasa de {limit}]. Divídelo e impórtalo por partes.",
        "The file is too large[: over {limit}]. Split it and import the parts.",
        "O arquivo é grande demais[: passa de {limit}]. Divida e importe por partes.",
    ),
    "encrypted_file": Words(
        "El archivo tiene contraseña. Guárdalo sin ella e impórtalo de nuevo.",
        "The file has a password. Save it without one and import again.",
        "O arquivo tem senha. Salve sem ela e importe de novo.",
    ),
    "wrong_type": Words(
        "Ese tipo de archivo no se importa[: {type}]. Usa CSV, TSV o XLSX.",
        "That type of file is not imported[: {type}]. Use CSV, TSV or XLSX.",
        "Esse tipo de arquivo não é importado[: {type}]. Use CSV, TSV ou XLSX.",
    ),
    "file_not_written": Words(
        "No se pudo escribir[ {path}]. Ciérralo si está abierto en otro programa, o elige otra carpeta.",
        "It could not be written[: {path}]. Close it if another program has it open, or choose another folder.",
        "Não foi possível gravar[ {path}]. Feche-o se está aberto em outro programa ou escolha outra pasta.",
    ),
}

SENTENCES: dict[str, Words] = PHONES | ROWS | FILES
