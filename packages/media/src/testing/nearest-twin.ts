// The plain twin of the kernel's pairing: every descriptor against every other, bit by bit.
import { descriptorBytes, type Features } from "@sightline/match";
import type { Nearest } from "../points/pair-points.ts";

export function nearestTwin(a: Features, b: Features): { ofA: Nearest; ofB: Nearest } {
  return { ofA: oneWay(a, b), ofB: oneWay(b, a) };
}

function oneWay(from: Features, to: Features): Nearest {
  const [count, others] = [from, to].map(({ descriptors }) => descriptors.length / descriptorBytes) as [
    number,
    number,
  ];
  const found = Array.from({ length: count }, (_, i) => {
    const all = Array.from({ length: others }, (_, j) => ({ j, bits: bitsBetween(from, i, to, j) }));
    const [best, next] = all.sort((x, y) => x.bits - y.bits || x.j - y.j);
    return { at: best?.j ?? -1, bits: best?.bits ?? 257, next: next?.bits ?? 257 };
  });
  return {
    at: Int32Array.from(found, ({ at }) => at),
    bits: Int32Array.from(found, ({ bits }) => bits),
    next: Int32Array.from(found, ({ next }) => next),
  };
}

export function bitsBetween(a: Features, i: number, b: Features, j: number): number {
  let bits = 0;
  for (let byte = 0; byte < descriptorBytes; byte++) {
    const left = a.descriptors[i * descriptorBytes + byte] ?? 0;
    const right = b.descriptors[j * descriptorBytes + byte] ?? 0;
    for (let differing = left ^ right; differing !== 0; differing &= differing - 1) bits++;
  }
  return bits;
}
