// The 16×16 lowest frequencies (without the constant one) of a 64×64 picture, in the reference's float32 order.

const side = 64;
const kept = 16;

// Row i holds the cosine of frequency i + 1: the constant term says only how bright the picture is.
const cosines = new Float32Array(kept * side);
const scale = Math.fround(Math.sqrt(2 / side));
for (let i = 0; i < kept; i++) {
  for (let j = 0; j < side; j++) {
    cosines[i * side + j] = scale * Math.cos((Math.PI / 2 / side) * (i + 1) * (2 * j + 1));
  }
}

const half = new Float32Array(kept * side);

/** cosines · picture · cosinesᵀ. `picture` is 64×64, `into` 16×16, both row-major. */
export function lowFrequencies(picture: Float32Array, into: Float32Array): void {
  for (let i = 0; i < kept; i++) {
    for (let j = 0; j < side; j += 4) transformColumns(picture, i, j);
  }
  for (let i = 0; i < kept; i++) {
    for (let j = 0; j < kept; j++) into[i * kept + j] = rowTimesCosine(i, j);
  }
}

// Four columns at once: four independent sums keep the processor busy, each in the reference's order.
function transformColumns(picture: Float32Array, i: number, j: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let k = 0; k < side; k++) {
    const cosine = cosines[i * side + k] as number;
    const at = k * side + j;
    a = Math.fround(a + Math.fround(cosine * (picture[at] as number)));
    b = Math.fround(b + Math.fround(cosine * (picture[at + 1] as number)));
    c = Math.fround(c + Math.fround(cosine * (picture[at + 2] as number)));
    d = Math.fround(d + Math.fround(cosine * (picture[at + 3] as number)));
  }
  const out = i * side + j;
  half[out] = a;
  half[out + 1] = b;
  half[out + 2] = c;
  half[out + 3] = d;
}

function rowTimesCosine(i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < side; k++) {
    const product = Math.fround((half[i * side + k] as number) * (cosines[j * side + k] as number));
    sum = Math.fround(sum + product);
  }
  return sum;
}
