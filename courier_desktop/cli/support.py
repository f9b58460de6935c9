"""`support`: one file for whoever helps, also when the ledger does not open."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli.answer import Answer
from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language, Words
from courier_desktop.paths import default_data_dir

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands

_log = logging.getLogger(__name__)

SUPPORT = Words(
    "un archivo para quien ayuda: versiones, cuentas y bitácora, sin datos de nadie",
    "a file for whoever helps: versions, counts and log, nobody's data",
    "um arquivo para quem ajuda: versões, contagens e registro, sem dados de ninguém",
)
SUPPORT_OUT = Words("archivo .zip que deja", "the .zip to write", "arquivo .zip a gravar")
PACKED = Words(
    "{path}: {count} archivos, {kb} kB. No lleva nombres, teléfonos, domicilios ni textos.",
    "{path}: {count} files, {kb} kB. It holds no names, phones, addresses or texts.",
    "{path}: {count} arquivos, {kb} kB. Não leva nomes, telefones, endereços nem textos.",
)


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("support", SUPPORT, alone=pack)
    commands.option(parser, "--out", said=SUPPORT_OUT, type=Path, default=None, metavar="FILE")


def pack(options: argparse.Namespace, language: Language) -> Answer:
    """Write the support file of that data folder."""
    from courier_desktop.services import support
    from courier_desktop.services.open import Opening, close_context, open_context

    data_dir = getattr(options, "data_dir", None) or default_data_dir()
    out = options.out or Path(support.file_name(datetime.now().astimezone()))
    try:
        ctx = open_context(data_dir, how=Opening.TO_LOOK)
    except LedgerOpenError as error:
        _log.error("the ledger did not open", exc_info=error)
        why = str(error.params.get("why") or error.code)
        packed, told = support.pack(support.Unopened(data_dir, why), out), say(error.code, language, **error.params)
    else:
        try:
            packed, told = support.pack(ctx, out), ""
        finally:
            close_context(ctx)
    values: Json = {
        "out": str(packed.path),
        "bytes": packed.bytes,
        "files": list(packed.files),
        "ledger": told or None,
    }
    said = PACKED.in_(language).format(path=packed.path, count=len(packed.files), kb=-(-packed.bytes // 1024))
    return Answer(values, (said,), told=(told,) if told else ())
