// An investigation without who works on it: what a data-only viewer is shown. Numbered members stand for those that there are.
import type { ItemRow, Source } from "../item/item.ts";
import type { Rows, Table } from "../journal/nouns.ts";
import type { Held } from "../investigation/held.ts";
import type { Keyed } from "../investigation/keyed.ts";

/** What of each table's rows names a member. */
const NAMING: { readonly [T in Table]?: readonly (keyof Rows[T])[] } = {
  item: ["marksStatedBy", "marksReviewedBy", "assignee"],
  check: ["by"],
  review: ["by"],
  decision: ["by"],
  headcount: ["statedBy", "reviewedBy"],
  blind: ["askedBy", "asked", "by"],
  group: ["statedBy", "reviewedBy", "describedBy", "agreedBy"],
  fact: ["statedBy", "reviewedBy"],
  claim: ["statedBy", "reviewedBy", "foundBy"],
  voice: ["statedBy", "reviewedBy"],
  segment: ["statedBy"],
  statement: ["statedBy", "reviewedBy"],
  // Whoever translated may be no member, and is known by name.
  translation: ["translator", "statedBy", "reviewedBy"],
};

type Naming = (member: string) => string;

/** What members say to each other is theirs, and so is what they look for; by an address nobody finds what its source keeps closed. */
const UNSAID = {
  comment: new Map(),
  doubt: new Map(),
  wanted: new Map(),
  commentsOf: new Map(),
  doubtsOn: new Map(),
  itemsAt: new Map(),
};

const hidden = new WeakMap<Held, Held>();

/** The same rows in which each member is a number, in the order in which they came, and no path of anybody's machine. */
export function withoutNames(held: Held): Held {
  const known = hidden.get(held);
  if (known) return known;
  const numbers = new Map([...held.member.keys()].map((id, index) => [id, `member-${index + 1}`]));
  // Who is no member of what stands here has no number, and no name either.
  const naming: Naming = (id) => numbers.get(id) ?? "member-0";
  const nameless: Held = { ...held, ...tables(held, naming), ...lookedUp(held, naming) };
  hidden.set(held, nameless);
  return nameless;
}

function tables(held: Held, naming: Naming): Partial<Held> {
  const entries = Object.entries(NAMING).map(([table, fields]) => {
    const rows = held[table as Table] as Keyed<object>;
    return [table, new Shown(rows, (row) => renamed(row, fields, naming))];
  });
  const item = new Shown(held.item, (row) => withoutPaths(renamed(row, NAMING.item ?? [], naming)));
  const members = [...held.member.values()].map(({ id, role }, index) => {
    const number = naming(id);
    return [number, { id: number, name: `Member ${index + 1}`, role }] as const;
  });
  return { ...Object.fromEntries(entries), item, member: new Map(members), ...UNSAID };
}

/** Where a file lay on somebody's machine tells whose that is; who found it is named, and a closed source names nobody. */
const withoutPaths = (row: ItemRow): ItemRow => ({
  ...row,
  seenBy: row.seenBy && [],
  account: row.source.closed === true ? null : row.account,
  credit: row.source.closed === true ? null : row.credit,
  source: withoutPath(row.source),
  alsoFound: row.alsoFound.map(withoutPath),
});

function withoutPath({ pathBytes: _, foundBy: __, zip: ___, note: ____, ...source }: Source): Source {
  const named = source.closed === true ? { ...source, url: null, account: null, credit: null } : source;
  return { ...named, path: null };
}

const lookedUp = (held: Held, naming: Naming): Partial<Held> => {
  const review = <Row extends object>(row: Row) => renamed(row, NAMING.review ?? [], naming);
  const reviews = <Row extends object>(rows: readonly Row[]) => rows.map(review);
  return {
    reviewsOf: new Shown(held.reviewsOf, reviews),
    voidedOf: new Shown(held.voidedOf, reviews),
    answerOf: new Shown(held.answerOf, (row) => renamed(row, NAMING.check ?? [], naming)),
    decisionOf: new Shown(held.decisionOf, (row) => renamed(row, NAMING.decision ?? [], naming)),
    restricted: new Shown(held.restricted, ({ seenBy }) => ({ seenBy: seenBy && [] })),
    membersSpelt: new Map(),
  };
};

function renamed<Row extends object>(row: Row, fields: readonly PropertyKey[], naming: Naming): Row {
  const named = Object.entries(row).filter(
    ([field, value]) => fields.includes(field) && typeof value === "string",
  );
  return { ...row, ...Object.fromEntries(named.map(([field, value]) => [field, naming(value as string)])) };
}

/** Rows as they are shown, each made when it is first asked for and the same from then on. */
class Shown<T> implements Keyed<T> {
  readonly #rows: Keyed<T>;
  readonly #show: (row: T) => T;
  readonly #made = new Map<string, T>();

  constructor(rows: Keyed<T>, show: (row: T) => T) {
    this.#rows = rows;
    this.#show = show;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): T | undefined {
    const known = this.#made.get(id);
    const row = known === undefined ? this.#rows.get(id) : undefined;
    if (row === undefined) return known;
    const made = this.#show(row);
    this.#made.set(id, made);
    return made;
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  keys(): Iterable<string> {
    return this.#rows.keys();
  }

  *values(): Generator<T> {
    for (const id of this.#rows.keys()) {
      const row = this.get(id);
      if (row !== undefined) yield row;
    }
  }
}
