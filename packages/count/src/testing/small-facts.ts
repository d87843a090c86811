// The facts of arbitrary small cases: single ones, and those that only mean something together.
import type { Case, Fact } from "../case/shape.ts";
import { pick } from "./small-draws.ts";
import type { Draw } from "./small-draws.ts";

type Shape = Draw["facts"][number];
type Base = Pick<Case, "items" | "sightings" | "groups">;
type Said = Fact extends infer F ? (F extends Fact ? Omit<F, keyof Stated> : never) : never;
type Stated = Pick<Fact, "id" | "basis" | "statedBy" | "reviewedBy" | "tier">;

/** In drawn order; a shape for which the case has nothing gives no fact. */
export function factsOf(shapes: readonly Shape[], base: Base, named: (n: number) => string): Fact[] {
  const said = shapes.flatMap((shape) => saidBy(shape, base).map((one) => ({ one, shape })));
  return said.map(({ one, shape: { tier, signed } }, i) => ({
    id: named(i),
    basis: "drawn",
    ...signed,
    ...one,
    ...(tier === undefined ? {} : { tier }),
  }));
}

function saidBy(shape: Shape, base: Base): Said[] {
  switch (shape.kind) {
    case "continuous": {
      const { id: item, kind } = pick(base.items, shape.a) ?? {};
      return item === undefined
        ? []
        : [{ kind: "continuous", item, span: kind === "photo" ? [0, 0] : shape.span }];
    }
    case "same":
    case "same twice":
    case "same ring":
    case "same chain":
    case "different":
      return ofSightings(shape, base);
    default:
      return ofGroups(shape, base);
  }
}

const link = (from: string, to: string): Said => ({ kind: "same", between: [from, to] });

function ofSightings({ kind, a, b }: Shape, { sightings }: Base): Said[] {
  const [one, other] = two(sightings, a, b);
  if (one === undefined || other === undefined) return [];
  if (kind === "different") return [{ kind, between: [one, other] }];
  const third = sightings.map(({ id }) => id).find((id) => id !== one && id !== other);
  if (kind === "same twice") return [link(one, other), link(other, one)];
  if (kind === "same" || third === undefined) return [link(one, other)];
  const chain = [link(one, third), link(third, other)];
  return kind === "same chain" ? chain : [...chain, link(other, one)];
}

function ofGroups({ kind, a, b }: Shape, { groups }: Base): Said[] {
  const [one, other] = two(groups, a, b);
  if (one === undefined || other === undefined) return [];
  if (kind === "within") return [{ kind, inner: one, outer: other }];
  if (kind === "within each other")
    return [
      { kind: "within", inner: one, outer: other },
      { kind: "within", inner: other, outer: one },
    ];
  const third = groups.map(({ id }) => id).find((id) => id !== one && id !== other);
  if (kind === "separate three" && third !== undefined)
    return [{ kind: "separate", groups: [one, other, third] }];
  const nest = groups.flatMap(({ id, members }) =>
    members
      .filter((member) => groups.some((group) => group.id === member))
      .map((inner) => [id, inner] as const),
  );
  const nested = pick(nest, a);
  if (kind === "separate nested" && nested) return [{ kind: "separate", groups: nested }];
  return [{ kind: "separate", groups: [one, other] }];
}

/** Two different ones where there are two. */
function two(list: readonly { readonly id: string }[], a: number, b: number): (string | undefined)[] {
  const one = pick(list, a)?.id;
  return [
    one,
    pick(
      list.filter(({ id }) => id !== one),
      b,
    )?.id,
  ];
}
