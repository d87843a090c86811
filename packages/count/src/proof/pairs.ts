// Pairs of people that still need a reason to be different.

/** Pairs of people, by index, still without a reason. */
export class Pairs {
  readonly #size: number;
  readonly #explained: Uint8Array;
  left: number;

  constructor(size: number) {
    this.#size = size;
    this.#explained = new Uint8Array(size * size);
    this.left = (size * (size - 1)) / 2;
  }

  isOpen(a: number, b: number): boolean {
    return a !== b && this.#explained[Math.min(a, b) * this.#size + Math.max(a, b)] === 0;
  }

  close(a: number, b: number): void {
    if (!this.isOpen(a, b)) return;
    this.#explained[Math.min(a, b) * this.#size + Math.max(a, b)] = 1;
    this.left--;
  }

  openAmong(people: readonly number[]): number {
    let open = 0;
    for (let i = 0; i < people.length; i++)
      for (let j = i + 1; j < people.length; j++) if (this.isOpen(people[i] ?? 0, people[j] ?? 0)) open++;
    return open;
  }

  closeAmong(people: readonly number[]): void {
    for (let i = 0; i < people.length; i++)
      for (let j = i + 1; j < people.length; j++) this.close(people[i] ?? 0, people[j] ?? 0);
  }
}
