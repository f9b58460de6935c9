"""What `--help` and the grammar's own errors say, in three languages."""

from __future__ import annotations

from courier_desktop.domain.words import Words

PROGRAM = Words(
    "Courier Desktop: certeza para quien espera, calma para quien reparte. Sin orden abre la ventana.",
    "Courier Desktop: certainty for the people who wait, calm for the people who deliver. No command opens the window.",
    "Courier Desktop: certeza para quem espera, calma para quem entrega. Sem comando abre a janela.",
)
EPILOG = Words(
    "Estado de salida: 0 hecho · 1 no se hizo nada por lo que se dio · 2 mal escrito · 3 no abrió el libro.\n"
    "In English: --lang en --help.   Em português: --lang pt --help.",
    "Exit status: 0 done · 1 nothing done because of the input · 2 wrong usage · 3 the ledger did not open.\n"
    "En español: --lang es --help.   Em português: --lang pt --help.",
    "Estado de saída: 0 feito · 1 nada feito por causa da entrada · 2 uso errado · 3 o livro não abriu.\n"
    "En español: --lang es --help.   In English: --lang en --help.",
)
USAGE = Words("uso", "usage", "uso")
COMMANDS = Words("órdenes", "commands", "comandos")
COMMAND = Words("ORDEN", "COMMAND", "COMANDO")
ARGUMENTS = Words("argumentos", "arguments", "argumentos")
OPTIONS = Words("opciones", "options", "opções")
HELP = Words("muestra esta ayuda", "show this help", "mostra esta ajuda")
VERSION = Words("muestra la versión", "show the version", "mostra a versão")
SELF_TEST = Words(
    "prueba que el programa esté completo, sin tocar nada tuyo",
    "try that the program is whole, touching nothing of yours",
    "testa se o programa está completo, sem tocar em nada seu",
)
FOLDER = Words(
    "carpeta del libro (si no, COURIER_DATA_DIR o la del usuario)",
    "the ledger's folder (else COURIER_DATA_DIR or the user's own)",
    "pasta do livro (senão COURIER_DATA_DIR ou a do usuário)",
)
LANG = Words("idioma de lo que se dice", "language of what is said", "idioma do que se diz")
JSON = Words(
    "respuesta para máquinas, con claves fijas", "answer for machines, with stable keys", "resposta para máquinas"
)
ACTOR = Words("a nombre de quién queda", "in whose name it is recorded", "em nome de quem fica")

# ------------------------------------------------------------------------------------------ the grammar's own errors

REQUIRED = Words("falta {0}", "{0} is missing", "falta {0}")
ONE_OF = Words("hace falta uno de {0}", "one of {0} is needed", "é preciso um de {0}")
NOT_WITH = Words("{0} no va junto con {1}", "{0} does not go with {1}", "{0} não vai junto com {1}")
NO_VALUE = Words("a {0} le falta su valor", "{0} lacks its value", "falta o valor de {0}")
NO_CHOICE = Words(
    "{0} no puede ser “{1}”; es uno de {2}", "{0} cannot be “{1}”; one of {2}", "{0} não pode ser “{1}”; um de {2}"
)
BAD_VALUE = Words("{0} no puede ser “{1}”", "{0} cannot be “{1}”", "{0} não pode ser “{1}”")
UNKNOWN = Words("sobra {0}", "{0} is not known here", "sobra {0}")
NO_COMMAND = Words("falta la orden", "the command is missing", "falta o comando")

# ------------------------------------------------------------------------------------------------------- the commands

DEMO = Words(
    "un día entero de mensajería con la muestra, sin ventana",
    "a whole courier's day on the bundled sample, without a window",
    "um dia inteiro de entregas com a amostra, sem janela",
)
DEMO_OUT = Words(
    "carpeta donde deja el día (./demo-day)",
    "folder in which it leaves the day (./demo-day)",
    "pasta do dia (./demo-day)",
)
IMPORT = Words(
    "mete al libro los pedidos de un archivo (CSV, TSV, XLSX)",
    "enter the orders of a file (CSV, TSV, XLSX)",
    "lança os pedidos de um arquivo (CSV, TSV, XLSX)",
)
IMPORT_FILE = Words(
    "el archivo que exportó la tienda", "the file that the shop exported", "o arquivo que a loja exportou"
)
IMPORT_SENDER = Words("de quién son los pedidos", "whose orders they are", "de quem são os pedidos")
IMPORT_MAP = Words(
    "qué es una columna, p. ej. “Tel. casa=phone”; se puede repetir",
    "what a column is, e.g. “Tel. casa=phone”; may be repeated",
    "o que é uma coluna, p. ex. “Tel. casa=phone”; pode repetir",
)
IMPORT_DRY = Words("solo dice qué haría", "only say what it would do", "só diz o que faria")
SHIPMENTS = Words("lista las guías", "list the shipments", "lista as guias")
SHIPMENTS_QUERY = Words(
    "número, nombre, teléfono o calle", "number, name, phone or street", "número, nome, telefone ou rua"
)
SHIPMENTS_STATUS = Words(
    "solo en este estado (clave o palabra); se puede repetir",
    "only in this status (code or word); may be repeated",
    "só neste status (código ou palavra); pode repetir",
)
SHIPMENTS_VIEW = Words("qué lista", "which list", "qual lista")
SHIPMENTS_LIMIT = Words(
    "cuántas a lo más; 0 = todas (50)", "how many at most; 0 = all (50)", "quantas no máximo; 0 = todas (50)"
)
SHOW = Words(
    "una guía con su historia y sus avisos", "a shipment, its timeline, its notices", "uma guia com histórico e avisos"
)
NUMBER = Words("número de guía, o texto que lo contenga", "tracking number, or text that holds it", "número da guia")
MARK = Words(
    "marca qué pasó con una o varias guías",
    "mark what happened to shipments",
    "marca o que houve com uma ou mais guias",
)
MARK_WHAT = Words(
    "las guías y el estado: clave (delivered, at_door…) o palabra (entregado, “en la puerta”…)",
    "the numbers and the status: code (delivered, at_door…) or word (“at the door”…)",
    "as guias e o status: código (delivered, at_door…) ou palavra (entregue, “na porta”…)",
)
MARK_REASON = Words(
    "por qué falló: clave, número de la tarjeta o palabras",
    "why it failed: code, number on the card, or words",
    "por que falhou: código, número do cartão ou palavras",
)
NOTE = Words("nota", "note", "nota")
MARK_RECEIVED = Words("quién recibió", "who received it", "quem recebeu")
MARK_RELATION = Words("qué es de quien la espera", "their relation to the recipient", "o que é do destinatário")
MARK_COLLECTED = Words("cuánto se cobró", "the amount collected", "quanto se recebeu")
MARK_CALLS = Words("cuántas veces se le llamó", "how many calls were made", "quantas ligações foram feitas")
MARK_PROMISE = Words(
    "nueva ventana, p. ej. 2026-11-24T10:00/12:00", "new window, e.g. 2026-11-24T10:00/12:00", "nova janela"
)
MARK_AT = Words(
    "cuándo pasó: 10:42 o 2026-11-23T10:42",
    "when it happened: 10:42 or 2026-11-23T10:42",
    "quando foi: 10:42 ou 2026-11-23T10:42",
)
UNDO = Words("deshace lo último", "take back the last act", "desfaz o último ato")
ROUTE = Words(
    "rutas: hacer, cargar, publicar, cerrar", "routes: make, load, publish, close", "rotas: fazer, carregar, publicar"
)
ROUTE_CODE = Words("clave de la ruta, p. ej. R3", "the route's code, e.g. R3", "código da rota, p. ex. R3")
ROUTE_NEW = Words("hace una ruta", "make a route", "faz uma rota")
ROUTE_NAME = Words("nombre de la ruta", "the route's name", "nome da rota")
ROUTE_DRIVER = Words("nombre del repartidor", "the driver's name", "nome do entregador")
ROUTE_NEW_CODE = Words(
    "clave; si no, la siguiente libre", "code; else the next free one", "código; senão o próximo livre"
)
ROUTE_START = Words("a qué hora sale: 09:00", "when it leaves: 09:00", "a que hora sai: 09:00")
ROUTE_MINUTES = Words("minutos por parada", "minutes per stop", "minutos por parada")
ROUTE_CHANGE = Words(
    "cambia nombre, repartidor u horas", "change name, driver or times", "muda nome, entregador ou horas"
)
ROUTE_ADD = Words("agrega guías al final", "add shipments at its end", "adiciona guias no fim")
ROUTE_REMOVE = Words("quita guías", "take shipments off", "tira guias")
ROUTE_ORDER = Words(
    "pone las paradas en este orden; las demás quedan al final",
    "put the stops in this order; the others stay at the end",
    "põe as paradas nesta ordem; as outras ficam no fim",
)
ROUTE_LIST = Words("las rutas de un día", "a day's routes", "as rotas de um dia")
ROUTE_DAY = Words("el día, 2026-11-23 (hoy)", "the day, 2026-11-23 (today)", "o dia, 2026-11-23 (hoje)")
ROUTE_SHOW = Words("una ruta con sus paradas", "a route with its stops", "uma rota com suas paradas")
ROUTE_LOAD = Words(
    "revisa la carga: lo leído por renglón (de la entrada si no se da)",
    "the load check: one read each (from standard input if none is given)",
    "confere a carga: uma leitura cada (da entrada se não houver)",
)
ROUTE_READS = Words("lo que leyó el escáner", "what the scanner read", "o que o leitor leu")
ROUTE_LOAD_CLOSE = Words("cierra la carga", "close the load check", "fecha a carga")
ROUTE_LEFT = Words(
    "por qué se queda una guía: NUMERO=MOTIVO (not_found, no_room, damaged, held, other_day)",
    "why a shipment stays: NUMBER=REASON (not_found, no_room, damaged, held, other_day)",
    "por que uma guia fica: NUMERO=MOTIVO (not_found, no_room, damaged, held, other_day)",
)
ROUTE_REST = Words("lo mismo para todas las demás", "the same for all the others", "o mesmo para todas as outras")
ROUTE_PUBLISH = Words(
    "la ruta sale: se congelan sus ventanas y se preparan los avisos",
    "the route leaves: its windows freeze, its notices are prepared",
    "a rota sai: congela as janelas e prepara os avisos",
)
ROUTE_SHEET = Words("hoja de ruta en PDF", "the run sheet as PDF", "folha de rota em PDF")
ROUTE_CARD = Words("tarjeta de motivos en PDF", "the reason card as PDF", "cartão de motivos em PDF")
PAPER = Words("papel", "paper", "papel")
ROUTE_REASSIGN = Words(
    "pasa lo que falta a otro repartidor", "give the rest to another driver", "passa o resto a outro"
)
ROUTE_CLOSE = Words("cierra la ruta, cada parada decidida", "close the route, each stop decided", "fecha a rota")
ROUTE_DECIDE = Words(
    "qué sigue con una guía: NUMERO=DECISIÓN (tomorrow, counter, hold, return)",
    "what follows for a shipment: NUMBER=DECISION (tomorrow, counter, hold, return)",
    "o que segue para uma guia: NUMERO=DECISÃO (tomorrow, counter, hold, return)",
)
ROUTE_SUGGESTED = Words(
    "con las demás, lo que pide el motivo de cada una",
    "for the others, what each one's reason calls for",
    "com as outras, o que pede o motivo de cada uma",
)
DRIVERS = Words("lista o agrega repartidores", "list or add drivers", "lista ou adiciona entregadores")
DRIVER_PHONE = Words("teléfono", "phone", "telefone")
DRIVER_VEHICLE = Words("vehículo", "vehicle", "veículo")
DELAY = Words(
    "un contratiempo: a quién toca y qué se le dice",
    "a setback: whom it touches and what they are told",
    "um contratempo",
)
DELAY_CAUSE = Words("causa: clave o palabra", "cause: code or word", "causa: código ou palavra")
DELAY_ROUTE = Words("toda la ruta", "the whole route", "a rota toda")
DELAY_DRIVER = Words("todo lo de un repartidor", "all that a driver carries", "tudo de um entregador")
DELAY_ZONE = Words(
    "códigos postales, enteros o su comienzo", "postal codes, whole or their beginning", "CEPs, inteiros ou o começo"
)
DELAY_SHIPMENTS = Words("estas guías", "these shipments", "estas guias")
DELAY_MINUTES = Words("minutos de retraso", "minutes late", "minutos de atraso")
DELAY_WINDOW = Words("nueva ventana: 15:00/17:00", "new window: 15:00/17:00", "nova janela: 15:00/17:00")
DELAY_PREVIEW = Words("solo enseña qué pasaría", "only show what would happen", "só mostra o que aconteceria")
DELAY_LIST = Words("la bitácora de contratiempos", "the log of setbacks", "o registro de contratempos")
DELAY_LIFT = Words("levanta un contratiempo", "lift a setback", "encerra um contratempo")
MESSAGES = Words(
    "los avisos de hoy, y lo que falta enviar", "today's notices, and what waits to be sent", "os avisos de hoje"
)
MESSAGES_STATE = Words(
    "solo en este estado; se puede repetir", "only in this state; may be repeated", "só neste estado; pode repetir"
)
MESSAGES_SHIPMENT = Words("solo los de una guía", "only a shipment's", "só os de uma guia")
MESSAGES_ALL = Words("también los de otros días", "those of other days too", "também os de outros dias")
MESSAGES_CHANNEL = Words(
    "solo los de este canal; se puede repetir",
    "only this channel's; may be repeated",
    "só os deste canal; pode repetir",
)
MESSAGES_LIFE = Words(
    "la vida entera de uno: cada intento y qué contestó el servicio",
    "the whole life of one: each try, and what the service answered",
    "a vida inteira de um: cada tentativa e o que o serviço respondeu",
)
MESSAGES_OPEN = Words(
    "anota que se abrió WhatsApp y da el enlace",
    "note that WhatsApp was opened; gives the link",
    "anota que o WhatsApp foi aberto",
)
MESSAGES_CONFIRM = Words("confirma que se envió", "confirm that it was sent", "confirma que foi enviado")
MESSAGES_NOT_SENT = Words(
    "se abrió y no se envió: espera otra vez", "opened, not sent: it waits again", "aberto e não enviado: espera"
)
MESSAGES_SKIP = Words("no se enviará", "it will not be sent", "não será enviado")
SLIPS = Words("etiquetas en PDF", "slips as PDF", "etiquetas em PDF")
SLIPS_NUMBERS = Words("guías", "shipments", "guias")
SLIPS_ROUTE = Words("las de una ruta, en su orden", "a route's, in its order", "as de uma rota, na ordem")
SLIPS_TODAY = Words("las que aún salen", "those that still go out", "as que ainda saem")
SLIPS_FORMAT = Words("tamaño: 100x150 o 4x6", "size: 100x150 or 4x6", "tamanho: 100x150 ou 4x6")
OUT_FILE = Words("archivo PDF que deja", "the PDF file to write", "arquivo PDF a gravar")
VERIFY = Words(
    "compara lo guardado con la historia", "compare what is kept with the history", "compara o salvo com o histórico"
)
VERIFY_QUIETLY = Words(
    "lee también cada página del archivo y deja lo que halle para la ventana",
    "read every page of the file too and leave what it finds for the window",
    "lê também cada página do arquivo e deixa o que achar para a janela",
)
REBUILD = Words("rehace todo de la historia", "derive everything from the history again", "refaz tudo do histórico")
EXPORT = Words(
    "todo el libro en archivos: CSV, XLSX o JSON lines",
    "the whole ledger as files: CSV, XLSX or JSON lines",
    "todo o livro em arquivos: CSV, XLSX ou JSON lines",
)
EXPORT_OUT = Words("carpeta (./courier-export)", "folder (./courier-export)", "pasta (./courier-export)")
EXPORT_FORMAT = Words(
    "csv y xlsx para hojas de cálculo, jsonl para máquinas",
    "csv and xlsx for spreadsheets, jsonl for machines",
    "csv e xlsx para planilhas, jsonl para máquinas",
)
EXPORT_ZIP = Words(
    "un solo archivo .zip en vez de la carpeta", "one .zip file instead of the folder", "um só arquivo .zip"
)
RESTORE_EXPORT = Words(
    "mete una exportación completa en un libro vacío",
    "take a whole export into an empty ledger",
    "põe uma exportação completa em um livro vazio",
)
RESTORE_EXPORT_SOURCE = Words("la carpeta o el .zip", "the folder or the .zip", "a pasta ou o .zip")
SETTINGS = Words("los ajustes, o cambia uno", "the settings, or change one", "as configurações, ou muda uma")
SETTINGS_NAME = Words("nombre del ajuste", "the setting's name", "nome da configuração")
SETTINGS_VALUE = Words("su nuevo valor", "its new value", "seu novo valor")
