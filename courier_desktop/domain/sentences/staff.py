"""What is said when a role, a PIN or a name stands in the way."""

from __future__ import annotations

from courier_desktop.domain.words import Words

SENTENCES: dict[str, Words] = {
    "role_forbids": Words(
        "Con el papel “{role}” no se puede {right}. Pídelo a quien tenga permiso; no se cambió nada.",
        "The role “{role}” may not {right}. Ask someone who may; nothing was changed.",
        "Com o papel “{role}” não se pode {right}. Peça a quem tem permissão; nada foi mudado.",
    ),
    "nobody_in": Words(
        "Nadie ha entrado. Elige tu nombre en la ventana, o escribe --actor en la orden; no se cambió nada.",
        "Nobody has come in. Choose your name in the window, or add --actor to the command; nothing was changed.",
        "Ninguém entrou. Escolha seu nome na janela, ou escreva --actor na ordem; nada foi mudado.",
    ),
}
