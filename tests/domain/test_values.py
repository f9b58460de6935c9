"""Our dataclasses behave as the library's, but that only the type checker keeps frozen ones from being changed."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain import values


@values.dataclass(frozen=True, slots=True)
class Ours:
    kind: ClassVar[str] = "parcel"
    number: str
    pieces: int = 1
    notes: list[str] = values.field(default_factory=list)
    late: bool = values.field(default=False, init=False)

    @property
    def many(self) -> bool:
        return self.pieces > 1


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    kind: ClassVar[str] = "parcel"
    number: str
    pieces: int = 1
    notes: list[str] = dataclasses.field(default_factory=list)
    late: bool = dataclasses.field(default=False, init=False)

    @property
    def many(self) -> bool:
        return self.pieces > 1


@values.dataclass(frozen=True, slots=True, kw_only=True)
class OurChild(Ours):
    door: str = ""
    floor: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TheirChild(Theirs):
    door: str = ""
    floor: int


@values.dataclass(slots=True)
class Loose:
    count: int = 0


@values.dataclass(frozen=True, slots=True)
class Frozen:
    name: str
    count: int


@values.dataclass(frozen=True, slots=True)
class Bare:
    pass


def told(value: object) -> str:
    return repr(value).replace("Theirs", "Ours").replace("TheirChild", "OurChild")


PLAIN = st.fixed_dictionaries(
    {"number": st.text(max_size=3)}, optional={"pieces": st.integers(0, 3), "notes": st.lists(st.text(max_size=2))}
)


@given(PLAIN, PLAIN)
def test_values_are_made_told_compared_and_changed_alike(one: dict[str, Any], other: dict[str, Any]) -> None:
    ours, theirs = Ours(**one), Theirs(**one)
    assert told(ours) == told(theirs)
    assert (ours.many, ours.kind) == (theirs.many, theirs.kind)
    assert (ours == Ours(**other)) == (theirs == Theirs(**other))
    assert told(values.replace(ours, **other)) == told(dataclasses.replace(theirs, **other))
    assert told(ours) == told(theirs), "the first one was not touched"


@pytest.mark.parametrize(
    "given_",
    [((), {}), (("a", 1, [], True), {}), (("a",), {"colour": 1}), (("a",), {"number": "b"}), (("a",), {"late": True})],
)
def test_what_cannot_be_made_raises_alike(given_: tuple[tuple[object, ...], dict[str, object]]) -> None:
    args, named = given_
    for cls in (Ours, Theirs):
        with pytest.raises(TypeError):
            cls(*args, **named)  # type: ignore[arg-type]  # wrong on purpose


def test_a_childs_own_fields_are_given_by_name() -> None:
    assert told(OurChild("a", 2, floor=3)) == told(TheirChild("a", 2, floor=3))
    with pytest.raises(TypeError):
        OurChild("a", 2, [], "door")  # type: ignore[call-arg]  # wrong on purpose
    assert OurChild("a", floor=1) != Ours("a")


def test_frozen_ones_are_keys_and_loose_ones_are_not() -> None:
    assert {Bare(): 1}[Bare()] == 1
    assert hash(Frozen("a", 2)) == hash(Frozen("a", 2))
    with pytest.raises(TypeError):
        hash(Loose())
    loose = Loose()
    loose.count += 1
    assert loose == Loose(1) != Loose()


@values.dataclass(frozen=True, slots=True, order=True)
class Weight:
    grams: int
    exact: bool = True


def test_ordered_ones_sort_by_their_fields() -> None:
    assert sorted([Weight(2), Weight(1), Weight(1, exact=False)]) == [Weight(1, exact=False), Weight(1), Weight(2)]
    assert (Weight(1) < Weight(2), Weight(1) >= Weight(1), Weight(3) <= Weight(2), Weight(1) > Weight(2)) == (
        (True, True, False, False)
    )


def test_each_value_has_a_list_of_its_own() -> None:
    one, other = Ours("a"), Ours("a")
    one.notes.append("x")
    assert other.notes == []


def test_the_library_takes_ours_apart() -> None:
    for ours, theirs in ((Ours, Theirs), (OurChild, TheirChild)):
        assert [(f.name, f.type, f.default, f.kw_only) for f in dataclasses.fields(ours)] == [
            (f.name, f.type, f.default, f.kw_only) for f in dataclasses.fields(theirs)
        ]
    assert dataclasses.asdict(OurChild("a", floor=1)) == dataclasses.asdict(TheirChild("a", floor=1))
    assert dataclasses.replace(Frozen("a", 1), count=2) == Frozen("a", 2)
    assert dataclasses.is_dataclass(Bare)


def test_values_match_by_place() -> None:
    match Ours("a", 7):
        case Ours(number, pieces):
            assert (number, pieces) == ("a", 7)


def test_an_unknown_field_cannot_be_replaced() -> None:
    with pytest.raises(TypeError, match="no field 'colour'"):
        values.replace(Ours("a"), colour="red")  # type: ignore[call-arg]  # wrong on purpose


def test_values_are_copied_and_packed() -> None:
    value = OurChild("a", 2, ["x"], floor=1)
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own


def test_a_slot_is_all_that_a_value_has() -> None:
    with pytest.raises(AttributeError):
        Ours("a").colour = "red"  # type: ignore[attr-defined]  # wrong on purpose
    with pytest.raises(TypeError):
        values.dataclass(slots=False)(Bare)


@values.dataclass(slots=True)
class Reticent:
    name: str
    key: str = values.field(repr=False)


def test_what_is_not_to_be_told_is_not_told() -> None:
    assert repr(Reticent("Ana", "hidden")) == "Reticent(name='Ana')"
