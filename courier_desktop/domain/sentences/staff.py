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
    "actor_needed": Words(
        "En este libro hay personal: di quién eres con --actor NOMBRE; no se cambió nada.",
        "This ledger has staff: say who you are with --actor NAME; nothing was changed.",
        "Neste livro há equipe: diga quem é com --actor NOME; nada foi mudado.",
    ),
    "pin_variable": Words(
        "{name} tiene PIN: ponlo en la variable COURIER_PIN, nunca en la orden; no se cambió nada.",
        "{name} has a PIN: put it in the variable COURIER_PIN, never in the command; nothing was changed.",
        "{name} tem PIN: coloque na variável COURIER_PIN, nunca na ordem; nada foi mudado.",
    ),
    "role_unknown": Words(
        "No hay un papel que se llame “{value}”.",
        "There is no role called “{value}”.",
        "Não há um papel chamado “{value}”.",
    ),
    "pin_form": Words(
        "El PIN lleva de cuatro a ocho cifras, sin letras ni espacios.",
        "A PIN has four to eight figures, no letters, no blanks.",
        "O PIN tem de quatro a oito algarismos, sem letras nem espaços.",
    ),
    "pin_needed": Words(
        "Escribe el PIN[ de {name}]: de cuatro a ocho cifras.",
        "Type the PIN[ of {name}]: four to eight figures.",
        "Digite o PIN[ de {name}]: de quatro a oito algarismos.",
    ),
    "pin_wrong": Words(
        "Ese no es el PIN[ de {name}].[ Espera {wait} antes de probar otra vez.]",
        "That PIN[ of {name}] is wrong.[ Wait {wait} before you try again.]",
        "Esse não é o PIN[ de {name}].[ Espere {wait} antes de tentar de novo.]",
    ),
    "pin_wait": Words(
        "Hubo varios PIN equivocados[ de {name}]. Espera {wait} antes de probar otra vez.",
        "There were several wrong PINs[ of {name}]. Wait {wait} before you try again.",
        "Houve vários PIN errados[ de {name}]. Espere {wait} antes de tentar de novo.",
    ),
    "staff_unknown": Words(
        "En el personal no hay nadie activo[ que se llame {name}]. Revisa el nombre en Ajustes, Personal.",
        "Nobody active in the staff[ is called {name}]. See the names in Settings, Staff.",
        "Na equipe não há ninguém ativo[ que se chame {name}]. Veja os nomes em Ajustes, Equipe.",
    ),
    "staff_name_taken": Words(
        "Ya hay alguien que se llama {name}. Agrega un apellido para distinguirlos.",
        "Somebody is called {name} already. Add a surname to tell them apart.",
        "Já há alguém que se chama {name}. Acrescente um sobrenome para distinguir.",
    ),
    "staff_last_owner": Words(
        "{name} es el único dueño activo. Da primero ese papel a otra persona.",
        "{name} is the only active owner. Give that role to someone else first.",
        "{name} é o único dono ativo. Dê antes esse papel a outra pessoa.",
    ),
}
