# ruff: noqa: INP001 - a script beside what it makes
"""Write the four scan sounds as small WAV files, made of plain sines with soft ends; standard library only."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
HERE = Path(__file__).resolve().parent
Tone = tuple[float, float]  # hertz (0 = silence), seconds

SOUNDS: dict[str, tuple[Tone, ...]] = {
    "right": ((1568.0, 0.09),),
    "wrong": ((233.0, 0.16), (0.0, 0.05), (175.0, 0.24)),
    "cash": ((1046.5, 0.07), (1318.5, 0.07), (1568.0, 0.12)),
    "already": ((784.0, 0.07), (0.0, 0.04), (784.0, 0.07)),
}


def samples(tone: Tone) -> list[int]:
    """One tone as 16-bit samples, with a second harmonic and 8 ms of fading at both ends."""
    hertz, seconds = tone
    count, fade = int(RATE * seconds), int(RATE * 0.008)
    made = []
    for n in range(count):
        angle = 2 * math.pi * hertz * n / RATE
        loud = min(1.0, n / fade, (count - n) / fade)
        made.append(int(11_000 * loud * (math.sin(angle) + 0.25 * math.sin(2 * angle))))
    return made


def main() -> None:
    """Write every sound beside this script."""
    for name, tones in SOUNDS.items():
        data = [sample for tone in tones for sample in samples(tone)]
        with wave.open(str(HERE / f"{name}.wav"), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(struct.pack(f"<{len(data)}h", *data))


if __name__ == "__main__":
    main()
